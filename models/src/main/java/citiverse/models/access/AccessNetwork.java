package citiverse.models.access;

import citiverse.twin.Snapshot;
import java.util.List;

/// The streets and the timetable of a city, compiled once into flat arrays. Immutable; shared by all threads.
public final class AccessNetwork {

    private AccessNetwork() {}

    /// Compiles the streets, stops, patterns and services of a city.
    public static AccessNetwork compile(Snapshot snapshot) {
        throw new UnsupportedOperationException("not yet compiled: " + snapshot.hash());
    }

    /// Joins places to the streets and gets ready to compute travel times between them.
    ///
    /// @throws citiverse.twin.Problem `CV-ACCESS-001` where the timetable has no service on the date, with the dates
    ///     that it has
    public AccessRun run(Places origins, Places destinations, AccessSettings settings) {
        throw new UnsupportedOperationException(origins.layer() + destinations.layer() + settings);
    }

    /// Number of street segments that can be walked, over which [#segmentId], [#bridge] and [#segmentUse] run.
    public int segments() {
        return 0;
    }

    /// Feature id of a segment's `street` feature.
    public String segmentId(int segment) {
        throw new IndexOutOfBoundsException(segment);
    }

    /// True where the segment is tagged as a bridge.
    public boolean bridge(int segment) {
        throw new IndexOutOfBoundsException(segment);
    }

    /// How much each segment is walked on shortest walks between all pairs of places: the sum over pairs within
    /// `maxSeconds` of (origin weight × destination weight), for every segment on the pair's shortest walk.
    ///
    /// @param originWeights such as people at each origin
    /// @param destinationWeights such as jobs at each destination
    /// @return by segment
    public double[] segmentUse(
            Places origins, double[] originWeights, Places destinations, double[] destinationWeights, int maxSeconds,
            AccessSettings settings) {
        throw new UnsupportedOperationException(origins.layer() + originWeights.length + destinations.layer()
                + destinationWeights.length + maxSeconds + settings);
    }

    /// The segments of greatest use, greatest first, ties by feature id.
    public List<Integer> mostUsed(double[] use, int count) {
        throw new UnsupportedOperationException("" + use.length + count);
    }
}
