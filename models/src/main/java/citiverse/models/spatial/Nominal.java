package citiverse.models.spatial;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// The gaps between the planes of two bodies over an area, before the offsets of their heights. Differences of
/// planes are least and greatest at corners of the areas that two parts share.
///
/// @param leastBelow least of bottom of the second − top of the first
/// @param greatestBelow greatest of the same
/// @param leastAbove least of bottom of the first − top of the second
/// @param greatestAbove greatest of the same
record Nominal(double leastBelow, double greatestBelow, double leastAbove, double greatestAbove) {

    static Nominal of(Body a, Body b, Geometry shared) {
        var extremes = new Extremes();
        if (a.patches().size() == 1 && b.patches().size() == 1) {
            extremes.take(a.patches().getFirst(), b.patches().getFirst(), shared);
            return extremes.nominal();
        }
        for (Patch pa : a.patches()) {
            if (!pa.footprint().getEnvelopeInternal().intersects(shared.getEnvelopeInternal())) {
                continue;
            }
            for (Patch pb : b.patches()) {
                Geometry both = Footprints.shared(pa.footprint(), pb.footprint());
                if (!both.isEmpty()) {
                    extremes.take(pa, pb, both);
                }
            }
        }
        return extremes.any ? extremes.nominal() : lids(a, b);
    }

    /// The shared ground is a sliver that no two parts share: the lids of the whole bodies hold there too.
    private static Nominal lids(Body a, Body b) {
        Interval below = b.bottoms().minus(a.tops());
        Interval above = a.bottoms().minus(b.tops());
        return new Nominal(below.low(), below.high(), above.low(), above.high());
    }

    private static final class Extremes {
        private double leastBelow = Double.POSITIVE_INFINITY;
        private double greatestBelow = Double.NEGATIVE_INFINITY;
        private double leastAbove = Double.POSITIVE_INFINITY;
        private double greatestAbove = Double.NEGATIVE_INFINITY;
        private boolean any;

        void take(Patch a, Patch b, Geometry area) {
            any = true;
            for (Coordinate at : area.getCoordinates()) {
                double below = b.bottom().at(at.x, at.y) - a.top().at(at.x, at.y);
                double above = a.bottom().at(at.x, at.y) - b.top().at(at.x, at.y);
                leastBelow = Math.min(leastBelow, below);
                greatestBelow = Math.max(greatestBelow, below);
                leastAbove = Math.min(leastAbove, above);
                greatestAbove = Math.max(greatestAbove, above);
            }
        }

        Nominal nominal() {
            return new Nominal(leastBelow, greatestBelow, leastAbove, greatestAbove);
        }
    }
}
