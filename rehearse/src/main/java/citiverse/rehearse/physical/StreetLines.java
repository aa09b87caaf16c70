package citiverse.rehearse.physical;

import citiverse.models.air.CanyonShape;
import citiverse.models.air.Streets;
import citiverse.models.built.BuiltForm;
import citiverse.models.roads.StreetLoads;
import citiverse.twin.Feature;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// The streets of the road network as lines that emit, in the plane of the built form.
final class StreetLines {
    private StreetLines() {}

    /// The streets that carry traffic, with the canyons that buildings make of them.
    static Streets of(Snapshot city, BuiltForm built, StreetLoads loads) {
        var walls = new Walls(built);
        var ids = new ArrayList<String>();
        var lines = new ArrayList<double[]>();
        var heights = new ArrayList<Double>();
        var widths = new ArrayList<Double>();
        for (String id : loads.ids()) {
            city.feature(id).flatMap(Feature::geometry).ifPresent(shape -> {
                Coordinate[] line = shape.getCoordinates();
                double[] flat = new double[2 * line.length];
                for (int v = 0; v < line.length; v++) {
                    flat[2 * v] = built.plane().x(line[v].x);
                    flat[2 * v + 1] = built.plane().y(line[v].y);
                }
                if (line.length >= 2) {
                    CanyonShape canyon = CanyonShape.along(flat, walls);
                    ids.add(id);
                    lines.add(flat);
                    heights.add(canyon.heightMetres());
                    widths.add(canyon.widthMetres());
                }
            });
        }
        return Streets.of(ids, lines, numbers(heights), numbers(widths));
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
