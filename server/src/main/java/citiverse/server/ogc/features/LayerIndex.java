package citiverse.server.ogc.features;

import citiverse.twin.Feature;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.hprtree.HPRtree;

/// Where the features of a layer are: their rectangles in flat arrays, in the order of the layer, and a Hilbert-packed
/// tree over them. Safe to share among threads.
final class LayerIndex {
    /// By the list itself: a snapshot keeps the lists of layers that have not changed.
    private static final Cache<List<Feature>, LayerIndex> KNOWN =
            Caffeine.newBuilder().weakKeys().build();

    private final double[] west;
    private final double[] south;
    private final double[] east;
    private final double[] north;
    private final Envelope extent = new Envelope();
    private final HPRtree tree = new HPRtree();

    private LayerIndex(List<Feature> features) {
        int count = features.size();
        west = new double[count];
        south = new double[count];
        east = new double[count];
        north = new double[count];
        for (int i = 0; i < count; i++) {
            Geometry shape = features.get(i).shape();
            Envelope box = shape == null ? new Envelope() : shape.getEnvelopeInternal();
            boolean placed = !box.isNull();
            west[i] = placed ? box.getMinX() : Double.NaN;
            south[i] = placed ? box.getMinY() : Double.NaN;
            east[i] = placed ? box.getMaxX() : Double.NaN;
            north[i] = placed ? box.getMaxY() : Double.NaN;
            extent.expandToInclude(box);
            if (placed) {
                tree.insert(box, i);
            }
        }
        tree.build();
    }

    static LayerIndex of(List<Feature> features) {
        return KNOWN.get(features, LayerIndex::new);
    }

    /// What the features cover, null where none has a place.
    Envelope extent() {
        return new Envelope(extent);
    }

    /// Adds the places of the features whose rectangles touch a box.
    void touching(Envelope box, BitSet found) {
        if (!box.isNull()) {
            tree.query(box, place -> found.set((Integer) place));
        }
    }

    /// True where the feature lies within.
    boolean within(int i, Envelope box) {
        return west[i] >= box.getMinX()
                && east[i] <= box.getMaxX()
                && south[i] >= box.getMinY()
                && north[i] <= box.getMaxY();
    }
}
