package citiverse.standards.cql2;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// Finds the rectangle that every match of a filter touches.
final class Bounding {
    private Bounding() {}

    /// The rectangle; null where there is none.
    static Envelope of(Expression filter, Queryables queryables) {
        return switch (filter) {
            case Expression.Flag(boolean value) -> value ? null : new Envelope();
            case Expression.And(List<Expression> all) -> smallest(all, queryables);
            case Expression.Or(List<Expression> any) -> union(any, queryables);
            case Expression.Not(Expression.Spatial(SpatialRelation relation, Expression left, Expression right))
            when relation == SpatialRelation.S_DISJOINT -> touched(left, right, queryables);
            case Expression.Spatial(SpatialRelation relation, Expression left, Expression right)
            when relation != SpatialRelation.S_DISJOINT -> touched(left, right, queryables);
            default -> null;
        };
    }

    /// A match touches each of the rectangles, though not where they meet: so the smallest is taken.
    private static Envelope smallest(List<Expression> all, Queryables queryables) {
        Envelope smallest = null;
        for (Expression part : all) {
            Envelope bounds = of(part, queryables);
            if (bounds != null && (smallest == null || bounds.isNull() || bounds.getArea() < smallest.getArea())) {
                smallest = bounds;
                if (bounds.isNull()) {
                    return bounds;
                }
            }
        }
        return smallest;
    }

    private static Envelope union(List<Expression> any, Queryables queryables) {
        var union = new Envelope();
        for (Expression part : any) {
            Envelope bounds = of(part, queryables);
            if (bounds == null) {
                return null;
            }
            union.expandToInclude(bounds);
        }
        return union;
    }

    private static Envelope touched(Expression left, Expression right, Queryables queryables) {
        if (isGeometry(left, queryables)) {
            return envelope(right);
        }
        return isGeometry(right, queryables) ? envelope(left) : null;
    }

    private static boolean isGeometry(Expression operand, Queryables queryables) {
        return operand instanceof Expression.Property(String name)
                && queryables
                        .find(name)
                        .filter(found -> found.kind() == Queryables.Kind.GEOMETRY)
                        .isPresent();
    }

    private static Envelope envelope(Expression operand) {
        return switch (operand) {
            case Expression.Shape(Geometry geometry) -> geometry.getEnvelopeInternal();
            case Expression.Box box -> Shapes.area(box).getEnvelopeInternal();
            default -> null;
        };
    }
}
