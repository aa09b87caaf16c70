package citiverse.standards.cql2;

import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.operation.valid.IsValidOp;

/// Makes geometries of the positions of literals.
final class Shapes {
    private static final double WORLD = 180;

    private final GeometryFactory factory = new GeometryFactory();
    private final Budget budget;

    Shapes(Budget budget) {
        this.budget = budget;
    }

    Geometry point(Coordinate position) {
        return factory.createPoint(sequence(List.of(position)));
    }

    LineString line(List<Coordinate> positions) {
        if (positions.size() < 2) {
            throw wrong("a line has fewer than two positions");
        }
        return factory.createLineString(sequence(positions));
    }

    Polygon polygon(List<List<Coordinate>> rings) {
        var made = new ArrayList<LinearRing>();
        for (List<Coordinate> ring : rings) {
            if (ring.size() < 4) {
                throw wrong("a ring has fewer than four positions");
            }
            if (!ring.getFirst().equals2D(ring.getLast())) {
                throw wrong("a ring is not closed: its last position is not its first");
            }
            made.add(factory.createLinearRing(sequence(ring)));
        }
        if (made.isEmpty()) {
            throw wrong("a polygon has no ring");
        }
        LinearRing shell = made.removeFirst();
        return factory.createPolygon(shell, made.toArray(LinearRing[]::new));
    }

    Geometry points(List<Coordinate> positions) {
        return factory.createMultiPoint(
                positions.stream().map(this::point).toArray(org.locationtech.jts.geom.Point[]::new));
    }

    Geometry lines(List<List<Coordinate>> lines) {
        return factory.createMultiLineString(lines.stream().map(this::line).toArray(LineString[]::new));
    }

    Geometry polygons(List<List<List<Coordinate>>> polygons) {
        return factory.createMultiPolygon(polygons.stream().map(this::polygon).toArray(Polygon[]::new));
    }

    Geometry collection(List<Geometry> parts) {
        return factory.createGeometryCollection(parts.toArray(Geometry[]::new));
    }

    /// A box of four or six numbers, lower corner first.
    Expression.Box box(List<Double> numbers) {
        boolean high = numbers.size() == 6;
        if (!high && numbers.size() != 4) {
            throw wrong("a box has four or six numbers, not " + numbers.size());
        }
        int upper = numbers.size() / 2;
        var box = new Expression.Box(
                numbers.get(0) + 0.0,
                numbers.get(1) + 0.0,
                high ? numbers.get(2) + 0.0 : Double.NaN,
                numbers.get(upper) + 0.0,
                numbers.get(upper + 1) + 0.0,
                high ? numbers.get(5) + 0.0 : Double.NaN);
        budget.position(box.west(), box.south());
        budget.position(box.east(), box.north());
        return box;
    }

    private static CoordinateArraySequence sequence(List<Coordinate> positions) {
        boolean high = positions.stream().anyMatch(position -> !(position instanceof CoordinateXY));
        Coordinate[] all = positions.stream()
                .map(position -> high ? new Coordinate(position.x, position.y, position.getZ()) : position)
                .toArray(Coordinate[]::new);
        return new CoordinateArraySequence(all, high ? 3 : 2, 0);
    }

    private static Problem wrong(String reason) {
        return Budget.literal(reason);
    }

    /// What a box in CRS84 covers: two parts where it crosses the antimeridian; a line or a point where it is flat.
    ///
    /// @throws Problem `CV-CQL2-006` where its south lies north of its north
    static Geometry area(Expression.Box box) {
        if (box.south() > box.north()) {
            throw wrong("the box has its south at " + box.south() + ", north of its north at " + box.north())
                    .remedy("Give the lower corner first");
        }
        var factory = new GeometryFactory();
        if (box.west() <= box.east()) {
            return factory.toGeometry(new Envelope(box.west(), box.east(), box.south(), box.north()));
        }
        Geometry before =
                factory.toGeometry(new Envelope(box.west(), Math.max(WORLD, box.west()), box.south(), box.north()));
        Geometry after =
                factory.toGeometry(new Envelope(Math.min(-WORLD, box.east()), box.east(), box.south(), box.north()));
        return factory.buildGeometry(List.of(before, after));
    }

    /// @throws Problem `CV-CQL2-006` where an area crosses itself
    static Geometry valid(Geometry geometry) {
        var check = new IsValidOp(geometry);
        if (!check.isValid()) {
            throw wrong("a geometry of the filter is not valid: "
                            + check.getValidationError().getMessage())
                    .remedy("Draw rings that do not cross themselves or each other");
        }
        return geometry;
    }
}
