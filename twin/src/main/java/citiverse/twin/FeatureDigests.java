package citiverse.twin;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Ids and content digests of features, by id.
///
/// @param ids ids in ascending order, never changed
/// @param digests 32 bytes for each id in turn, see [ContentHash#feature]; never changed
public record FeatureDigests(String[] ids, byte[] digests) {
    /// Bytes of one digest.
    public static final int LENGTH = 32;

    public FeatureDigests {
        if (digests.length != ids.length * LENGTH) {
            throw new IllegalArgumentException("as many digests as ids are needed");
        }
    }

    /// The digests of these features, in whatever order they come.
    public static FeatureDigests of(Stream<Feature> features) {
        List<Feature> sorted =
                features.sorted(Comparator.comparing(Feature::id)).toList();
        var ids = new String[sorted.size()];
        var digests = new byte[sorted.size() * LENGTH];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = sorted.get(i).id();
            System.arraycopy(ContentHash.feature(sorted.get(i)), 0, digests, i * LENGTH, LENGTH);
        }
        return new FeatureDigests(ids, digests);
    }

    public int size() {
        return ids.length;
    }

    /// The digest of a feature, or null where there is none with that id.
    public byte[] digest(String id) {
        int at = Arrays.binarySearch(ids, id);
        return at < 0 ? null : Arrays.copyOfRange(digests, at * LENGTH, (at + 1) * LENGTH);
    }
}
