package citiverse.models.spatial;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// The vertical gaps between two bodies over the ground that both cover.
///
/// @param shares false where they share no ground wider than the tolerance; then nothing else is told
/// @param surely false where only assumed widths make them share ground
/// @param below the least of (bottom of the second − top of the first)
/// @param above the least of (bottom of the first − top of the second)
/// @param x of a point of the shared ground
/// @param y of that point
/// @param unknown why the gaps are not known; empty where they are
/// @param rests what the gaps rest on besides the heights of the bodies
record Gap(
        boolean shares,
        boolean surely,
        Interval below,
        Interval above,
        double x,
        double y,
        String unknown,
        String rests) {
    /// What a tag that tells the order of a crossing is worth as a gap, at least: the upper lies over the
    /// lower.
    private static final double ORDERED_METRES = 0.01;

    private static final Gap NONE = new Gap(false, false, Interval.ANY, Interval.ANY, 0, 0, "", "");

    /// The gaps of two bodies: their lower ends over all ground that both may cover, their upper ends over the
    /// ground that both cover for certain, or over any part of it where that is none.
    static Gap between(Body a, Body b, double toleranceMetres, Ground ground) {
        Geometry shared = sharedGround(a, b, a, b);
        if (shared.isEmpty() || Footprints.meanWidth(shared) <= toleranceMetres) {
            return NONE;
        }
        Coordinate at = shared.getInteriorPoint().getCoordinate();
        Shift shift = Shift.align(a, b, shared, ground);
        boolean exact = a.exact() && b.exact();
        Geometry certain = exact ? shared : sharedGround(a.certain(), b.certain(), a, b);
        boolean surely = !certain.isEmpty() && Footprints.meanWidth(certain) > toleranceMetres;
        if (!shift.reason().isEmpty()) {
            return new Gap(true, surely, Interval.ANY, Interval.ANY, at.x, at.y, shift.reason(), "");
        }
        Nominal wide = Nominal.of(a, b, shared);
        Nominal narrow = exact || !surely ? wide : Nominal.of(a.certain(), b.certain(), certain);
        Interval bottomA = a.levels().bottom().plus(shift.ofFirst());
        Interval topA = a.levels().top().plus(shift.ofFirst());
        Interval bottomB = b.levels().bottom().plus(shift.ofSecond());
        Interval topB = b.levels().top().plus(shift.ofSecond());
        Interval below = surely
                ? new Interval(wide.leastBelow(), Math.max(wide.leastBelow(), narrow.leastBelow()))
                : new Interval(wide.leastBelow(), wide.greatestBelow());
        Interval above = surely
                ? new Interval(wide.leastAbove(), Math.max(wide.leastAbove(), narrow.leastAbove()))
                : new Interval(wide.leastAbove(), wide.greatestAbove());
        String rests = surely ? shift.rests() : joined(shift.rests(), "they share ground only by assumed widths");
        var gap = new Gap(
                true, surely, below.plus(bottomB.minus(topA)), above.plus(bottomA.minus(topB)), at.x, at.y, "", rests);
        return gap.ordered(a.levels(), b.levels());
    }

    /// The ground that two bodies share, without that around the nodes at which they are joined.
    private static Geometry sharedGround(Body a, Body b, Body jointsA, Body jointsB) {
        Geometry shared = Footprints.shared(a.footprint(), b.footprint());
        for (Body.Joint one : jointsA.joints()) {
            for (Body.Joint other : jointsB.joints()) {
                if (one.node() == other.node() && !shared.isEmpty()) {
                    double reach = one.reachMetres() + other.reachMetres();
                    shared = Footprints.without(shared, Footprints.disc(one.x(), one.y(), reach));
                }
            }
        }
        return shared;
    }

    private static String joined(String one, String other) {
        return one.isEmpty() ? other : one + ", " + other;
    }

    /// Tags that tell which of two passes over the other are certain where both heights are assumed; where one
    /// is told, as far as it leaves room; where both are told, these count alone.
    private Gap ordered(Levels a, Levels b) {
        if (a.order() == Levels.NO_ORDER || b.order() == Levels.NO_ORDER || a.order() == b.order()) {
            return this;
        }
        Interval over = new Interval(ORDERED_METRES, Double.POSITIVE_INFINITY);
        Interval under = new Interval(Double.NEGATIVE_INFINITY, -ORDERED_METRES);
        boolean firstLower = a.order() < b.order();
        Interval surerBelow = within(below, firstLower ? over : under, a.topAssumed(), b.bottomAssumed());
        Interval surerAbove = within(above, firstLower ? under : over, b.topAssumed(), a.bottomAssumed());
        if (surerBelow.equals(below) && surerAbove.equals(above)) {
            return this;
        }
        String why = "layer " + a.order() + (firstLower ? " under layer " : " over layer ") + b.order();
        return new Gap(true, surely, surerBelow, surerAbove, x, y, "", joined(rests, why));
    }

    private static Interval within(Interval gap, Interval bounds, boolean oneAssumed, boolean otherAssumed) {
        double low = Math.max(gap.low(), bounds.low());
        double high = Math.min(gap.high(), bounds.high());
        if (!oneAssumed && !otherAssumed) {
            return gap;
        }
        if (low <= high) {
            return new Interval(low, high);
        }
        return oneAssumed && otherAssumed ? Interval.of(gap.high() < bounds.low() ? bounds.low() : bounds.high()) : gap;
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
            if (stands(la, lb.reference())) {
                return new Shift(la.ground(), Interval.ZERO, "", "ground_metres");
            }
            if (stands(lb, la.reference())) {
                return new Shift(Interval.ZERO, lb.ground(), "", "ground_metres");
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

        /// True where a body counts from its ground, and that is known in a datum.
        private static boolean stands(Levels levels, Reference datum) {
            return levels.reference().kind() == Reference.Kind.GROUND
                    && levels.groundKnown()
                    && levels.groundReference().equals(datum);
        }

        private static Optional<Interval> toDatum(Levels levels, Interval terrain, Reference datum) {
            if (levels.reference().kind() == Reference.Kind.GROUND) {
                return Optional.of(terrain);
            }
            return levels.reference().equals(datum) ? Optional.of(Interval.ZERO) : Optional.empty();
        }
    }
}
