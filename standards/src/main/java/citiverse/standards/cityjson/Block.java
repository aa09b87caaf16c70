package citiverse.standards.cityjson;

import citiverse.standards.crs.Crs;
import citiverse.standards.solid.IntList;
import citiverse.standards.solid.ShapeBuilder;
import citiverse.standards.solid.VertexPool;
import citiverse.twin.Feature;
import citiverse.twin.solid.Semantic;
import citiverse.twin.solid.Shape;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/// A thing of which only the outline, and perhaps the height, is known: a block of level 1, or a footprint of level 0.
///
/// @param steps x, y and z of its vertices
/// @param shapes its one geometry; none where it is no area
record Block(int[] steps, List<Shape> shapes) {
    private static final List<Semantic> SEMANTICS =
            List.of(new Semantic("GroundSurface"), new Semantic("RoofSurface"), new Semantic("WallSurface"));

    /// The block over the footprint of a feature.
    static Block of(Feature feature, CityJsonWriter.Head head, Crs crs) {
        double ground = feature.properties().number("ground_metres").orElse(0);
        double under = feature.properties().number("min_height_metres").orElse(0);
        double height = feature.properties().number("height_metres").orElse(0);
        List<Polygon> polygons = new ArrayList<>();
        Geometry shape = feature.shape();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                polygons.add(polygon);
            }
        }
        var pool = new VertexPool();
        if (polygons.isEmpty()) {
            return new Block(pool.toArray(), List.of());
        }
        boolean flat = height <= under;
        boolean one = polygons.size() == 1;
        var builder =
                new ShapeBuilder(flat ? Shape.Kind.MULTI_SURFACE : one ? Shape.Kind.SOLID : Shape.Kind.COMPOSITE_SOLID);
        int low = step(ground + under, head);
        int high = step(ground + height, head);
        if (flat) {
            builder.solid();
            builder.shell();
        }
        for (Polygon polygon : polygons) {
            List<int[]> rings = rings(polygon, head, crs);
            if (!flat) {
                builder.solid();
                builder.shell();
                surface(builder, pool, rings, low, false, 0);
                surface(builder, pool, rings, high, true, 1);
                rings.forEach(ring -> walls(builder, pool, ring, low, high));
            } else {
                surface(builder, pool, rings, low, true, -1);
            }
        }
        return new Block(pool.toArray(), List.of(builder.build(flat ? "0" : "1", flat ? List.of() : SEMANTICS)));
    }

    private static int step(double metres, CityJsonWriter.Head head) {
        return (int) Math.rint((metres - head.translate()[2]) / head.scale()[2]);
    }

    /// The outer ring counterclockwise and the inner ones clockwise, seen from above: x and y of one after another.
    private static List<int[]> rings(Polygon polygon, CityJsonWriter.Head head, Crs crs) {
        List<int[]> rings = new ArrayList<>();
        for (int r = 0; r <= polygon.getNumInteriorRing(); r++) {
            Coordinate[] places =
                    (r == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(r - 1)).getCoordinates();
            boolean turned = Orientation.isCCW(places) != (r == 0);
            int[] ring = new int[2 * (places.length - 1)];
            for (int i = 0; i < places.length - 1; i++) {
                Coordinate place = places[turned ? places.length - 1 - i : i];
                Coordinate at = crs.fromCrs84(place.x, place.y);
                ring[2 * i] = (int) Math.rint((at.x - head.translate()[0]) / head.scale()[0]);
                ring[2 * i + 1] = (int) Math.rint((at.y - head.translate()[1]) / head.scale()[1]);
            }
            rings.add(ring);
        }
        return rings;
    }

    private static void surface(
            ShapeBuilder builder, VertexPool pool, List<int[]> rings, int z, boolean up, int meaning) {
        builder.surface(meaning);
        for (int[] ring : rings) {
            var numbers = new IntList();
            int count = ring.length / 2;
            for (int i = 0; i < count; i++) {
                int at = up ? i : count - 1 - i;
                numbers.add(pool.number(ring[2 * at], ring[2 * at + 1], z));
            }
            builder.ring(numbers);
        }
    }

    private static void walls(ShapeBuilder builder, VertexPool pool, int[] ring, int low, int high) {
        int count = ring.length / 2;
        for (int i = 0; i < count; i++) {
            int j = (i + 1) % count;
            var numbers = new IntList();
            numbers.add(pool.number(ring[2 * i], ring[2 * i + 1], low));
            numbers.add(pool.number(ring[2 * j], ring[2 * j + 1], low));
            numbers.add(pool.number(ring[2 * j], ring[2 * j + 1], high));
            numbers.add(pool.number(ring[2 * i], ring[2 * i + 1], high));
            builder.surface(2);
            builder.ring(numbers);
        }
    }
}
