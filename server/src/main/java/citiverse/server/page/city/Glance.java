package citiverse.server.page.city;

import citiverse.server.page.PageView;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// What a city is, in a few figures, each with its unit and its source.
///
/// @param box west, south, east, north of what is placed, degrees CRS84
/// @param figures the figures
record Glance(double[] box, List<Figure> figures) {
    private static final double METRES_PER_LATITUDE = 6_371_008.8 * Math.PI / 180;

    /// @param id name of the figure, a text key
    /// @param value in the unit
    /// @param unit UCUM
    /// @param layer where it was counted
    public record Figure(String id, double value, String unit, String layer) {}

    /// Counts what the reader may see.
    static Glance of(Snapshot city, List<LayerSchema> visible) {
        var box = new Envelope();
        var figures = new ArrayList<Figure>();
        people(visible).ifPresent(layer -> {
            LayerSchema.Column column = peopleColumn(layer).orElseThrow();
            double sum = 0;
            for (Feature feature : city.features(layer.type())) {
                sum += feature.properties().number(column.name()).orElse(0);
            }
            figures.add(new Figure("people", sum, "{person}", layer.type()));
        });
        for (LayerSchema layer : visible) {
            switch (layer.type()) {
                case Layers.STREET -> {
                    double metres = 0;
                    for (Feature street : city.features(layer.type())) {
                        if (street.shape() != null) {
                            box.expandToInclude(street.shape().getEnvelopeInternal());
                            metres += length(street.shape());
                        }
                    }
                    figures.add(new Figure("streets", metres / 1000, "km", layer.type()));
                }
                case Layers.BUILDING, Layers.TRANSIT_STOP, Layers.TRANSIT_ROUTE, Layers.GREEN ->
                    figures.add(
                            new Figure(layer.type(), city.features(layer.type()).size(), "1", layer.type()));
                default -> {
                    if (box.isNull() && !layer.geometry().equals("NONE")) {
                        city.features(layer.type()).forEach(feature -> feature.geometry()
                                .ifPresent(shape -> box.expandToInclude(shape.getEnvelopeInternal())));
                    }
                }
            }
        }
        return new Glance(
                box.isNull()
                        ? new double[] {-180, -85, 180, 85}
                        : new double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()},
                figures);
    }

    /// The layer that says where people live.
    static Optional<LayerSchema> people(List<LayerSchema> visible) {
        return visible.stream().filter(layer -> peopleColumn(layer).isPresent()).findFirst();
    }

    /// The column that counts all people, no group of them.
    static Optional<LayerSchema.Column> peopleColumn(LayerSchema layer) {
        return layer.columns().stream()
                .filter(column ->
                        column.unit().equals("{person}") && column.group().isEmpty())
                .findFirst();
    }

    private static double length(Geometry shape) {
        Coordinate[] line = shape.getCoordinates();
        double length = 0;
        for (int i = 1; i < line.length; i++) {
            double squeeze = StrictMath.cos(StrictMath.toRadians(line[i].y));
            length += StrictMath.hypot((line[i].x - line[i - 1].x) * squeeze, line[i].y - line[i - 1].y);
        }
        return length * METRES_PER_LATITUDE;
    }

    /// The value as the reader writes it, with its unit.
    static String written(PageView page, Figure figure) {
        return page.numbers().quantity(figure.value(), figure.unit().equals("1") ? "" : figure.unit(), 0);
    }
}
