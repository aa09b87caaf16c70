package citiverse.models.spatial;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// The vertical gaps between two bodies over the ground that both cover.
///
/// @param shares false where they share no ground wider than the tolerance; then nothing else is told
/// @param below the least of (bottom of the second − top of the first)
/// @param above the least of (bottom of the first − top of the second)
/// @param x of a point of the shared ground
/// @param y of that point
/// @param unknown why the gaps are not known; empty where they are
/// @param rests what the gaps rest on besides the heights of the bodies
record Gap(boolean shares, Interval below, Interval above, double x, double y, String unknown, String rests) {
    /// What a tag that tells the order of a crossing is worth as a gap, at least: the upper lies over the lower.
    private static final double ORDERED_METRES = 0.01;

    private static final Gap NONE = new Gap(false, Interval.ANY, Interval.ANY, 0, 0, "", "");

    /// The gaps of two bodies.
    static Gap between(Body a, Body b, double toleranceMetres, Ground ground) {
        Geometry shared = Footprints.shared(a.footprint(), b.footprint());
        if (shared.isEmpty() || Footprints.meanWidth(shared) <= toleranceMetres) {
            return NONE;
        }
        Coordinate at = shared.getInteriorPoint().getCoordinate();
        Shift shift = Shift.align(a, b, shared, ground);
        if (!shift.reason().isEmpty()) {
            return new Gap(true, Interval.ANY, Interval.ANY, at.x, at.y, shift.reason(), "");
        }
        double[] least = nominal(a, b, shared);
        Interval bottomA = a.levels().bottom().plus(shift.ofFirst());
        Interval topA = a.levels().top().plus(shift.ofFirst());
        Interval bottomB = b.levels().bottom().plus(shift.ofSecond());
        Interval topB = b.levels().top().plus(shift.ofSecond());
        var gap = new Gap(
                true,
                bottomB.minus(topA).plus(least[0]),
                bottomA.minus(topB).plus(least[1]),
                at.x,
                at.y,
                "",
                shift.rests());
        return gap.ordered(a.levels(), b.levels());
    }

    /// Where no value tells the heights of either, but tags tell which passes over the other, that is certain.
    private Gap ordered(Levels a, Levels b) {
        boolean told = a.order() != Levels.NO_ORDER && b.order() != Levels.NO_ORDER && a.order() != b.order();
        if (!told || !a.assumed() || !b.assumed()) {
            return this;
        }
        Interval over = new Interval(ORDERED_METRES, Double.POSITIVE_INFINITY);
        Interval under = new Interval(Double.NEGATIVE_INFINITY, -ORDERED_METRES);
        boolean firstLower = a.order() < b.order();
        String why = "layer " + a.order() + (firstLower ? " under layer " : " over layer ") + b.order();
        return new Gap(
                true,
                within(below, firstLower ? over : under),
                within(above, firstLower ? under : over),
                x,
                y,
                "",
                rests.isEmpty() ? why : rests + ", " + why);
    }

    /// The values of one interval that lie in the other; the nearest of the other where none do.
    private static Interval within(Interval gap, Interval bounds) {
        return new Interval(
                Math.clamp(gap.low(), bounds.low(), bounds.high()),
                Math.clamp(gap.high(), bounds.low(), bounds.high()));
    }

    /// The gaps without offsets: first below second, first above second.
    private static double[] nominal(Body a, Body b, Geometry shared) {
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        if (a.patches().size() == 1 && b.patches().size() == 1) {
            lower(a.patches().getFirst(), b.patches().getFirst(), shared, least);
            return least;
        }
        for (Patch pa : a.patches()) {
            if (!pa.footprint().getEnvelopeInternal().intersects(shared.getEnvelopeInternal())) {
                continue;
            }
            for (Patch pb : b.patches()) {
                Geometry both = Footprints.shared(pa.footprint(), pb.footprint());
                if (!both.isEmpty()) {
                    lower(pa, pb, both, least);
                }
            }
        }
        if (Double.isInfinite(least[0])) {
            // The shared ground is a sliver that no two parts share: the lids of the whole bodies hold there too.
            Interval topA = lid(a, true);
            Interval topB = lid(b, true);
            least[0] = lid(b, false).low() - topA.high();
            least[1] = lid(a, false).low() - topB.high();
        }
        return least;
    }

    private static Interval lid(Body body, boolean top) {
        Levels levels = body.levels();
        return top ? body.tops().minus(levels.top()) : body.bottoms().minus(levels.bottom());
    }

    /// A difference of planes is least at a corner of the area.
    private static void lower(Patch a, Patch b, Geometry area, double[] least) {
        for (Coordinate at : area.getCoordinates()) {
            least[0] = Math.min(least[0], b.bottom().at(at.x, at.y) - a.top().at(at.x, at.y));
            least[1] = Math.min(least[1], a.bottom().at(at.x, at.y) - b.top().at(at.x, at.y));
        }
    }

    /// What is to be added to the heights of two bodies so that they count from the same level.
    ///
    /// @param ofFirst metres
    /// @param ofSecond metres
    /// @param reason why they cannot be compared; empty where they can
    /// @param rests what the comparison rests on
    record Shift(Interval ofFirst, Interval ofSecond, String reason, String rests) {

        static Shift align(Body a, Body b, Geometry shared, Ground ground) {
            Levels la = a.levels();
            Levels lb = b.levels();
            if (la.reference().kind() == Reference.Kind.NONE) {
                return unknown(la.bottomFrom());
            }
            if (lb.reference().kind() == Reference.Kind.NONE) {
                return unknown(lb.bottomFrom());
            }
            if (la.reference().equals(lb.reference())) {
                return new Shift(Interval.ZERO, Interval.ZERO, "", "");
            }
            Optional<Interval> downA = toGround(la);
            Optional<Interval> downB = toGround(lb);
            if (downA.isPresent() && downB.isPresent()) {
                return new Shift(downA.get(), downB.get(), "", "ground_metres");
            }
            Optional<Interval> terrain = ground.over(shared);
            if (terrain.isPresent()) {
                Optional<Interval> upA = toDatum(la, terrain.get(), ground.reference());
                Optional<Interval> upB = toDatum(lb, terrain.get(), ground.reference());
                if (upA.isPresent() && upB.isPresent()) {
                    return new Shift(upA.get(), upB.get(), "", "terrain " + terrain.get());
                }
            }
            return unknown("heights of the first are in " + la.reference().spoken() + ", of the second in "
                    + lb.reference().spoken());
        }

        private static Shift unknown(String reason) {
            return new Shift(Interval.ZERO, Interval.ZERO, reason, "");
        }

        /// From a datum down to the ground, where the body knows its ground in that datum.
        private static Optional<Interval> toGround(Levels levels) {
            if (levels.reference().kind() == Reference.Kind.GROUND) {
                return Optional.of(Interval.ZERO);
            }
            boolean same = levels.groundKnown() && levels.groundReference().equals(levels.reference());
            return same ? Optional.of(levels.ground().negative()) : Optional.empty();
        }

        private static Optional<Interval> toDatum(Levels levels, Interval terrain, Reference datum) {
            if (levels.reference().kind() == Reference.Kind.GROUND) {
                return Optional.of(terrain);
            }
            return levels.reference().equals(datum) ? Optional.of(Interval.ZERO) : Optional.empty();
        }
    }
}
