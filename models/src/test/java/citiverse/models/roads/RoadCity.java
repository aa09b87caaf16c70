package citiverse.models.roads;

import citiverse.models.plane.LocalMetres;
import citiverse.twin.Change;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Value;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// A city drawn in metres: junctions by number, streets between them, places and amenities beside.
final class RoadCity {
    static final double SOUTH = 45;
    static final double WEST = 7;
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final Provenance MADE = new Provenance("made", "draw");

    private final List<Feature> features = new ArrayList<>();
    private final TreeMap<Long, Coordinate> junctions = new TreeMap<>();

    /// A grid of two-way streets; junction `100 row + column` lies at that many times the spacing.
    static RoadCity grid(int columns, int rows, double spacing, String... tags) {
        var city = new RoadCity();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                city.junction(100 * row + column, column * spacing, row * spacing);
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (column + 1 < columns) {
                    city.street(100 * row + column, 100 * row + column + 1, tags);
                }
                if (row + 1 < rows) {
                    city.street(100 * row + column, 100 * row + column + 100, tags);
                }
            }
        }
        return city;
    }

    static Coordinate at(double metresEast, double metresNorth) {
        return new Coordinate(
                WEST + metresEast / LocalMetres.perDegreeLongitude(SOUTH),
                SOUTH + metresNorth / LocalMetres.perDegreeLatitude(SOUTH));
    }

    RoadCity junction(long node, double metresEast, double metresNorth) {
        junctions.put(node, at(metresEast, metresNorth));
        return this;
    }

    static String id(long from, long to) {
        return "urn:citiverse:drawn:made:street:" + way(from, to) + "-" + from + "-" + to;
    }

    static long way(long from, long to) {
        return 100_000 * from + to;
    }

    RoadCity street(long from, long to, String... tags) {
        var properties = Properties.builder()
                .put("way", way(from, to))
                .put("from_node", from)
                .put("to_node", to)
                .put("highway", "residential");
        for (int i = 0; i < tags.length; i += 2) {
            properties.put(tags[i], tags[i + 1]);
        }
        return add(
                Layers.STREET,
                id(from, to),
                SHAPES.createLineString(new Coordinate[] {junctions.get(from), junctions.get(to)}),
                properties.build());
    }

    RoadCity ban(String restriction, long from, long via, long to) {
        return add(
                Layers.TURN_RESTRICTION,
                "urn:citiverse:drawn:made:turn_restriction:" + features.size(),
                SHAPES.createPoint(junctions.get(via)),
                Properties.builder()
                        .put("restriction", restriction)
                        .put("from_way", wayBetween(from, via))
                        .put("via_node", via)
                        .put("to_way", wayBetween(via, to))
                        .build());
    }

    private long wayBetween(long a, long b) {
        return features.stream().anyMatch(feature -> feature.id().equals(id(a, b))) ? way(a, b) : way(b, a);
    }

    RoadCity cell(String name, double metresEast, double metresNorth, double people, double jobs) {
        return add(
                "cells",
                "urn:citiverse:drawn:made:cells:" + name,
                SHAPES.createPoint(at(metresEast, metresNorth)),
                Properties.builder().put("population", people).put("jobs", jobs).build());
    }

    RoadCity amenity(String kind, double metresEast, double metresNorth) {
        return add(
                Layers.AMENITY,
                "urn:citiverse:drawn:made:amenity:" + features.size(),
                SHAPES.createPoint(at(metresEast, metresNorth)),
                Properties.builder().put("kind", kind).build());
    }

    private RoadCity add(String layer, String id, Geometry shape, Properties properties) {
        features.add(new Feature(id, layer, shape, properties, MADE));
        return this;
    }

    MemorySnapshot snapshot() {
        var builder = MemorySnapshot.builder(new City("drawn", "Drawn", ZoneId.of("UTC"), "EPSG:32632", "en"));
        for (String layer : List.of(Layers.STREET, Layers.TURN_RESTRICTION, Layers.AMENITY, "cells")) {
            builder.with(new LayerSchema(layer, layer, "GEOMETRY", List.of()));
        }
        features.forEach(builder::with);
        return builder.build();
    }

    StreetNetwork network() {
        return StreetNetwork.compile(snapshot(), RoadClasses.defaults(), List.of());
    }

    CityTraffic traffic(TrafficSettings settings) {
        var city = snapshot();
        return CityTraffic.compile(city, TripPlaces.of(city, "cells", "population", "jobs"), settings);
    }

    /// Closes a street to cars.
    static Change closed(CityTraffic city, String street) {
        return set(city, street, "closed_to", Value.of("car"));
    }

    static Change set(CityTraffic city, String street, String name, Value value) {
        Feature before = city.snapshot.feature(street).orElseThrow();
        return new Change.Alter(before, before.with(before.properties().with(name, value)));
    }
}
