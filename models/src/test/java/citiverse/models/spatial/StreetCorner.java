package citiverse.models.spatial;

import citiverse.models.plane.Plane;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.LayerSchema;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Raster;
import citiverse.twin.Snapshot;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Draws a corner of a city in metres east and north of a place.
final class StreetCorner {
    static final Plane PLANE = Plane.around(7.42, 43.73);
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final List<Feature> features = new ArrayList<>();
    private Raster terrain;

    /// The feature of a layer drawn with that local id.
    static String id(String layer, String local) {
        return new FeatureId("corner", "drawn", layer, local).urn();
    }

    /// A line through points x, y and, where there are three numbers each, z.
    static Geometry line(int ordinates, double... points) {
        return SHAPES.createLineString(coordinates(ordinates, points));
    }

    static Geometry box(double west, double south, double east, double north) {
        return SHAPES.createPolygon(coordinates(2, west, south, east, south, east, north, west, north, west, south));
    }

    private static Coordinate[] coordinates(int ordinates, double... points) {
        var list = new Coordinate[points.length / ordinates];
        for (int i = 0; i < list.length; i++) {
            double x = PLANE.longitudeOf(points[ordinates * i]);
            double y = PLANE.latitudeOf(points[ordinates * i + 1]);
            list[i] = ordinates == 3 ? new Coordinate(x, y, points[3 * i + 2]) : new Coordinate(x, y);
        }
        return list;
    }

    StreetCorner add(String layer, String local, Geometry shape, Properties.Builder tags) {
        return add(layer, local, shape, tags, "drawn");
    }

    StreetCorner add(String layer, String local, Geometry shape, Properties.Builder tags, String source) {
        features.add(new Feature(id(layer, local), layer, shape, tags.build(), new Provenance(source, "import")));
        return this;
    }

    /// Ground of one height everywhere.
    StreetCorner ground(float metres, String datum) {
        float[] values = new float[9];
        java.util.Arrays.fill(values, metres);
        terrain = new Raster("terrain", "drawn", 3, 3, 7.40, 43.75, 0.02, 0.02, values, "m", datum);
        return this;
    }

    Snapshot city() {
        var city = MemorySnapshot.builder(new City("corner", "Corner", ZoneOffset.UTC, "EPSG:32632", "en"));
        var layers = new TreeSet<String>();
        features.forEach(feature -> layers.add(feature.type()));
        layers.forEach(layer -> city.layer(new LayerSchema(layer, layer, "GEOMETRY", List.of())));
        features.forEach(city::put);
        if (terrain != null) {
            city.raster(terrain);
        }
        return city.build();
    }

    /// How one drawn feature lies to another.
    static Relation relate(
            Snapshot city,
            String layer,
            String local,
            Predicate predicate,
            String other,
            String otherLocal,
            Terms terms) {
        var assumptions = Assumptions.standard();
        Body a = body(city, layer, local, assumptions);
        Body b = body(city, other, otherLocal, assumptions);
        return Spatial.of(city, PLANE, assumptions).relate(a, predicate, b, terms);
    }

    static Body body(Snapshot city, String layer, String local, Assumptions assumptions) {
        Feature feature = city.feature(id(layer, local)).orElseThrow();
        return Bodies.of(city, List.of(feature), PLANE, assumptions).bodies().getFirst();
    }
}
