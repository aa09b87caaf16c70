package citiverse.models.spatial;

import citiverse.models.plane.Plane;
import citiverse.twin.Snapshot;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// Tells how one body lies to another. Pure functions of the bodies and the terrain; safe to share among
/// threads.
///
/// The gap between two bodies is the least, over the ground that both cover, of bottom of the one − top of the
/// other. It is an interval, since heights are; with its ends, *below* is answered by [Interval#atLeast].
public final class Spatial {
    private final Ground ground;

    private Spatial(Ground ground) {
        this.ground = ground;
    }

    /// For the bodies of a city, whose terrain joins heights above ground with heights in its datum.
    public static Spatial of(Snapshot city, Plane plane, Assumptions assumptions) {
        return new Spatial(Ground.of(city, plane, assumptions));
    }

    /// Without terrain.
    public static Spatial of(Plane plane) {
        return new Spatial(Ground.none(plane));
    }

    /// How the first lies to the second.
    public Relation relate(Body first, Predicate predicate, Body second, Terms terms) {
        return switch (predicate) {
            case BELOW, CROSSES_BENEATH -> {
                Body object = predicate == Predicate.BELOW ? second : second.widened(terms.withinMetres());
                yield relatePrepared(first, predicate, object, terms);
            }
            case ABOVE, OVERLAPS, CLEARANCE, NEAR -> relatePrepared(first, predicate, second, terms);
        };
    }

    /// The same, where the corridor of [Predicate#CROSSES_BENEATH] is widened already.
    Relation relatePrepared(Body first, Predicate predicate, Body second, Terms terms) {
        return switch (predicate) {
            case BELOW, CROSSES_BENEATH -> {
                Gap gap = gap(first, second, terms);
                yield told(
                        first, predicate, second, gap, gap.below(), gap.below().atLeast(terms.clearanceMetres()));
            }
            case ABOVE -> {
                Relation turned = relatePrepared(second, Predicate.BELOW, first, terms);
                yield new Relation(
                        first.id(),
                        Predicate.ABOVE,
                        second.id(),
                        turned.answer(),
                        turned.clearance(),
                        turned.longitude(),
                        turned.latitude(),
                        turned.reason(),
                        turned.objectFrom(),
                        turned.subjectFrom());
            }
            case OVERLAPS -> {
                Gap gap = inOrder(first, second, terms);
                Interval apart = gap.below().greater(gap.above());
                yield told(
                        first, predicate, second, gap, apart, apart.atLeast(0).not());
            }
            case CLEARANCE -> {
                Gap gap = inOrder(first, second, terms);
                Interval apart = gap.below().greater(gap.above());
                yield told(first, predicate, second, gap, apart, apart.atLeast(terms.clearanceMetres()));
            }
            case NEAR -> near(first, second, terms);
        };
    }

    private Gap gap(Body first, Body second, Terms terms) {
        return Gap.between(first, second, terms.toleranceMetres(), ground);
    }

    /// The same whichever is named first.
    private Gap inOrder(Body first, Body second, Terms terms) {
        return first.id().compareTo(second.id()) <= 0 ? gap(first, second, terms) : gap(second, first, terms);
    }

    private Relation told(Body first, Predicate predicate, Body second, Gap gap, Interval clearance, Answer answer) {
        if (!gap.shares()) {
            Coordinate at = first.footprint().getCentroid().getCoordinate();
            return relation(first, predicate, second, Answer.NO, Interval.ANY, at.x, at.y, "they share no ground");
        }
        boolean known = gap.unknown().isEmpty();
        Answer certain = answer == Answer.YES && !gap.surely() ? Answer.POSSIBLY : answer;
        return relation(
                first,
                predicate,
                second,
                known ? certain : Answer.UNKNOWN,
                known ? clearance : Interval.ANY,
                gap.x(),
                gap.y(),
                known ? gap.rests() : gap.unknown());
    }

    private Relation near(Body first, Body second, Terms terms) {
        double plan = first.footprint().distance(second.footprint());
        Coordinate at = first.footprint().getCentroid().getCoordinate();
        if (plan > terms.withinMetres()) {
            var apart = new Interval(plan, Double.POSITIVE_INFINITY);
            return relation(first, Predicate.NEAR, second, Answer.NO, apart, at.x, at.y, "too far apart on the map");
        }
        Geometry both = first.footprint()
                .getFactory()
                .createGeometryCollection(new Geometry[] {first.footprint(), second.footprint()});
        Gap.Shift shift = Gap.Shift.align(first, second, both, ground);
        if (!shift.reason().isEmpty()) {
            return relation(first, Predicate.NEAR, second, Answer.UNKNOWN, Interval.ANY, at.x, at.y, shift.reason());
        }
        Distance distance = Distance.between(first, second, shift);
        Interval metres = distance.metres();
        if (!first.exact() || !second.exact()) {
            Interval narrow =
                    Distance.between(first.certain(), second.certain(), shift).metres();
            metres = new Interval(metres.low(), Math.max(metres.high(), narrow.high()));
        }
        Gap gap = inOrder(first, second, terms);
        if (gap.surely() && gap.unknown().isEmpty()) {
            // Over the shared ground the vertical gap itself is a way from one to the other.
            double most = Math.max(0, gap.below().greater(gap.above()).high());
            metres = new Interval(Math.min(metres.low(), most), Math.min(metres.high(), most));
        }
        Answer answer = metres.high() <= terms.withinMetres()
                ? Answer.YES
                : metres.low() > terms.withinMetres() ? Answer.NO : Answer.POSSIBLY;
        return relation(first, Predicate.NEAR, second, answer, metres, distance.x(), distance.y(), shift.rests());
    }

    private Relation relation(
            Body first,
            Predicate predicate,
            Body second,
            Answer answer,
            Interval clearance,
            double x,
            double y,
            String reason) {
        return new Relation(
                first.id(),
                predicate,
                second.id(),
                answer,
                clearance,
                ground.plane().longitudeOf(x),
                ground.plane().latitudeOf(y),
                reason,
                from(first.levels()),
                from(second.levels()));
    }

    private static String from(Levels levels) {
        return levels.bottomFrom().equals(levels.topFrom())
                ? levels.topFrom()
                : "bottom: " + levels.bottomFrom() + "; top: " + levels.topFrom();
    }
}
