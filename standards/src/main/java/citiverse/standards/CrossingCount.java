package citiverse.standards;

import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.SegmentStringUtil;

/// Counts where segments of a geometry cross each other, and stops at a bound.
final class CrossingCount implements SegmentIntersector {
    private final LineIntersector intersector = new RobustLineIntersector();
    private final int bound;
    private int crossings;

    private CrossingCount(int bound) {
        this.bound = bound;
    }

    /// True where there are no more crossings than the bound.
    static boolean isAtMost(int bound, Geometry geometry) {
        var count = new CrossingCount(bound);
        new MCIndexNoder(count).computeNodes(SegmentStringUtil.extractSegmentStrings(geometry));
        return count.crossings <= bound;
    }

    @Override
    public void processIntersections(SegmentString a, int i, SegmentString b, int j) {
        if (a == b && i == j) {
            return;
        }
        intersector.computeIntersection(
                a.getCoordinate(i), a.getCoordinate(i + 1), b.getCoordinate(j), b.getCoordinate(j + 1));
        if (intersector.hasIntersection() && (intersector.isProper() || intersector.getIntersectionNum() > 1)) {
            crossings++;
        }
    }

    @Override
    public boolean isDone() {
        return crossings > bound;
    }
}
