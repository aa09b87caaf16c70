package citiverse.models.built;

import citiverse.models.plane.Plane;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import java.time.ZoneId;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// A town drawn in metres around a place, as features.
public final class Town {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Plane plane;
    private final MemorySnapshot.Builder snapshot;

    public Town(double longitude, double latitude, String zone) {
        plane = Plane.around(longitude, latitude);
        snapshot = MemorySnapshot.builder(new City("town", "Town", ZoneId.of(zone), "EPSG:32631", "en"));
        for (String layer : List.of(Layers.BUILDING, Layers.BUILDING_PART, Layers.GREEN, "cells")) {
            snapshot.layer(new LayerSchema(layer, layer, "GEOMETRY", List.of()));
        }
    }

    public Plane plane() {
        return plane;
    }

    public MemorySnapshot.Builder snapshot() {
        return snapshot;
    }

    /// A whole id.
    public static String id(String layer, String local) {
        return "urn:citiverse:town:made:" + layer + ":" + local;
    }

    /// A ring of corners x, y in metres.
    public Geometry area(double... corners) {
        var ring = new Coordinate[corners.length / 2 + 1];
        for (int i = 0; i < corners.length / 2; i++) {
            ring[i] = new Coordinate(plane.longitudeOf(corners[2 * i]), plane.latitudeOf(corners[2 * i + 1]));
        }
        ring[ring.length - 1] = ring[0].copy();
        return GEOMETRY.createPolygon(ring);
    }

    public Geometry box(double minX, double minY, double maxX, double maxY) {
        return area(minX, minY, maxX, minY, maxX, maxY, minX, maxY);
    }

    public Geometry point(double x, double y) {
        return GEOMETRY.createPoint(new Coordinate(plane.longitudeOf(x), plane.latitudeOf(y)));
    }

    public static Feature feature(String layer, String local, Geometry shape, Properties properties) {
        return new Feature(id(layer, local), layer, shape, properties, new Provenance("made", "drawn"));
    }

    public Town with(String layer, String local, Geometry shape, Properties properties) {
        snapshot.put(feature(layer, local, shape, properties));
        return this;
    }

    public Town building(String local, double height, Geometry shape) {
        return with(
                Layers.BUILDING,
                local,
                shape,
                Properties.builder().put("height_metres", height).build());
    }

    public MemorySnapshot build() {
        return snapshot.build();
    }
}
