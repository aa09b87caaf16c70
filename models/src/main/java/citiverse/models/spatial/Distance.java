package citiverse.models.spatial;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.operation.distance.DistanceOp;

/// How far two bodies are apart in space.
///
/// @param metres from a bound that no value goes under to a distance that some two points have
/// @param x of a point of the first near the second
/// @param y of that point
record Distance(Interval metres, double x, double y) {

    /// For each two parts: the distance on the map and, at the nearest points, the vertical gap. Over flat parts both
    /// ends of the interval are exact; over sloping parts the lower end takes their lowest and highest corners.
    static Distance between(Body a, Body b, Gap.Shift shift) {
        Interval bottomA = a.levels().bottom().plus(shift.ofFirst());
        Interval topA = a.levels().top().plus(shift.ofFirst());
        Interval bottomB = b.levels().bottom().plus(shift.ofSecond());
        Interval topB = b.levels().top().plus(shift.ofSecond());
        double low = Double.POSITIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double x = 0;
        double y = 0;
        for (Patch pa : a.patches()) {
            for (Patch pb : b.patches()) {
                double box = pa.footprint()
                        .getEnvelopeInternal()
                        .distance(pb.footprint().getEnvelopeInternal());
                if (box >= high) {
                    continue;
                }
                Coordinate[] nearest = DistanceOp.nearestPoints(pa.footprint(), pb.footprint());
                double plan = nearest[0].distance(nearest[1]);
                double leastGap = Math.max(
                        pb.range(pb.bottom()).low() - pa.range(pa.top()).high() + bottomB.low() - topA.high(),
                        pa.range(pa.bottom()).low() - pb.range(pb.top()).high() + bottomA.low() - topB.high());
                low = Math.min(low, length(plan, leastGap));
                double atBelow =
                        pb.bottom().at(nearest[1].x, nearest[1].y) - pa.top().at(nearest[0].x, nearest[0].y);
                double atAbove =
                        pa.bottom().at(nearest[0].x, nearest[0].y) - pb.top().at(nearest[1].x, nearest[1].y);
                double some = length(
                        plan, Math.max(atBelow + bottomB.high() - topA.low(), atAbove + bottomA.high() - topB.low()));
                if (some < high) {
                    high = some;
                    x = nearest[0].x;
                    y = nearest[0].y;
                }
            }
        }
        return new Distance(new Interval(Math.min(low, high), high), x, y);
    }

    private static double length(double plan, double gap) {
        double up = Math.max(0, gap);
        return Math.sqrt(plan * plan + up * up);
    }
}
