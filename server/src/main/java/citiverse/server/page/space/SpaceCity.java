package citiverse.server.page.space;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import citiverse.models.plane.Plane;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/// A city compiled for looking at it: its built form, and streets, green and water by place.
///
/// @param city as the caller sees it
/// @param form its buildings and ground
/// @param box of its buildings and streets, degrees CRS84; null where there are none
/// @param surfaces streets, green and water by their boxes in degrees
/// @param names what has a name
record SpaceCity(Snapshot city, BuiltForm form, Envelope box, STRtree surfaces, Names names) {
    /// How far from the city one may stand, degrees.
    private static final double MARGIN = 0.05;
    /// Side of the fields in which the built volume is summed up to find the centre, metres.
    private static final double FIELD = 100;

    private static final int MOST_FIELDS = 4_000_000;

    static SpaceCity of(Snapshot city) {
        BuiltForm form = BuiltForm.compile(city);
        var box = new Envelope();
        for (String layer : List.of(Layers.BUILDING, Layers.STREET)) {
            city.features(layer).stream()
                    .filter(feature -> feature.shape() != null)
                    .forEach(feature -> box.expandToInclude(feature.shape().getEnvelopeInternal()));
        }
        var surfaces = new STRtree();
        for (String layer : List.of(Layers.STREET, Layers.GREEN, Layers.WATER)) {
            city.features(layer).stream()
                    .filter(feature ->
                            feature.shape() != null && !feature.shape().isEmpty())
                    .forEach(feature -> surfaces.insert(feature.shape().getEnvelopeInternal(), feature));
        }
        surfaces.build();
        return new SpaceCity(city, form, box.isNull() ? null : box, surfaces, Names.of(city, form));
    }

    Plane plane() {
        return form.plane();
    }

    /// True where one may stand: in the city or near it.
    boolean holds(double longitude, double latitude) {
        if (box == null) {
            return false;
        }
        var wide = new Envelope(box);
        wide.expandBy(MARGIN);
        return wide.contains(longitude, latitude);
    }

    /// Streets, green and water whose boxes meet a square around a place, in the order of their ids.
    ///
    /// @param x metres east on the plane
    /// @param y metres north on the plane
    List<Feature> surfacesAround(double x, double y, double reachMetres) {
        var square = new Envelope(
                plane().longitudeOf(x - reachMetres),
                plane().longitudeOf(x + reachMetres),
                plane().latitudeOf(y - reachMetres),
                plane().latitudeOf(y + reachMetres));
        List<?> found = surfaces.query(square);
        return found.stream()
                .map(Feature.class::cast)
                .sorted(Comparator.comparing(Feature::id))
                .toList();
    }

    /// Buildings of a form whose solids meet a square around a place, in the order of their ids.
    static List<Building> buildingsAround(BuiltForm form, double x, double y, double reachMetres) {
        var found = new TreeSet<Integer>();
        double minX = x - reachMetres;
        double maxX = x + reachMetres;
        double minY = y - reachMetres;
        double maxY = y + reachMetres;
        form.solids().visit(minX, minY, maxX, maxY, s -> {
            Solid solid = form.solids().solid(s);
            if (solid.minX() <= maxX && solid.maxX() >= minX && solid.minY() <= maxY && solid.maxY() >= minY) {
                found.add(form.buildingOf(s));
            }
        });
        return found.stream().map(number -> form.buildings().get(number)).toList();
    }

    /// Where one stands when no place is named: on a named street in the midst of the greatest built volume.
    Coordinate centre() {
        double[] best = densest();
        Coordinate middle = new Coordinate(plane().longitudeOf(best[0]), plane().latitudeOf(best[1]));
        return nearestStreet(best[0], best[1], 200)
                .map(street -> {
                    double[] foot = street.foot();
                    return new Coordinate(plane().longitudeOf(foot[0]), plane().latitudeOf(foot[1]));
                })
                .orElse(middle);
    }

    private double[] densest() {
        if (form.buildings().isEmpty()) {
            return box == null ? new double[2] : new double[] {plane().x(box.centre().x), plane().y(box.centre().y)};
        }
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        var all = new ArrayList<double[]>();
        for (Building building : form.buildings()) {
            for (Solid solid : building.solids()) {
                double volume = Rings.area(solid.rings()) * (solid.topMetres() - solid.baseMetres());
                double[] at = {(solid.minX() + solid.maxX()) / 2, (solid.minY() + solid.maxY()) / 2, volume};
                all.add(at);
                west = Math.min(west, at[0]);
                east = Math.max(east, at[0]);
                south = Math.min(south, at[1]);
                north = Math.max(north, at[1]);
            }
        }
        double side = FIELD;
        while ((east - west) / side * ((north - south) / side) > MOST_FIELDS) {
            side *= 2;
        }
        int columns = (int) ((east - west) / side) + 3;
        int rows = (int) ((north - south) / side) + 3;
        double[] sums = new double[columns * rows];
        for (double[] at : all) {
            sums[(int) ((at[1] - south) / side + 1) * columns + (int) ((at[0] - west) / side + 1)] += at[2];
        }
        int most = columns + 1;
        double greatest = -1;
        for (int row = 1; row < rows - 1; row++) {
            for (int column = 1; column < columns - 1; column++) {
                double sum = 0;
                for (int k = 0; k < 9; k++) {
                    sum += sums[(row + k / 3 - 1) * columns + column + k % 3 - 1];
                }
                if (sum > greatest) {
                    greatest = sum;
                    most = row * columns + column;
                }
            }
        }
        return new double[] {west + (most % columns - 0.5) * side, south + (most / columns - 0.5) * side};
    }

    /// A street beside a place.
    ///
    /// @param street the segment
    /// @param foot x and y of its nearest place, metres on the plane
    /// @param metres how far that is
    record Beside(Feature street, double[] foot, double metres) {}

    /// The nearest street that has a name, else the nearest one; empty where there is none in reach.
    Optional<Beside> nearestStreet(double x, double y, double reachMetres) {
        Beside[] best = new Beside[2];
        forStreets(x, y, reachMetres, found -> {
            int kind = found.street().properties().text("name").orElse("").isBlank() ? 1 : 0;
            if (best[kind] == null || found.metres() < best[kind].metres()) {
                best[kind] = found;
            }
        });
        return Optional.ofNullable(best[0] == null ? best[1] : best[0]);
    }

    private void forStreets(double x, double y, double reachMetres, Consumer<Beside> visitor) {
        for (Feature feature : surfacesAround(x, y, reachMetres)) {
            if (feature.type().equals(Layers.STREET)) {
                double[] foot = Rings.foot(Rings.line(feature.shape().getCoordinates(), plane()), x, y);
                double metres = Math.hypot(foot[0] - x, foot[1] - y);
                if (metres <= reachMetres) {
                    visitor.accept(new Beside(feature, foot, metres));
                }
            }
        }
    }
}
