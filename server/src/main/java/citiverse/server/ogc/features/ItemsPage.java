package citiverse.server.ogc.features;

import citiverse.standards.cql2.Filter;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/// The features that a request finds.
///
/// @param features those of the page, by id
/// @param matched number of all that match
record ItemsPage(List<Feature> features, int matched) {
    /// Features times parts of a filter that one request may cost.
    private static final long MOST_WORK = 200_000_000;

    /// @throws Problem `CV-OGC-005` where the filter is too much for a layer of this size
    static ItemsPage of(ItemsRequest request, Layer layer) {
        List<Feature> all = layer.features();
        if (request.boxes().isEmpty() && request.filter().isEmpty()) {
            int from = Math.min(request.offset(), all.size());
            return new ItemsPage(all.subList(from, Math.min(all.size(), from + request.limit())), all.size());
        }
        request.filter().ifPresent(filter -> requireBearable(filter, all.size()));
        LayerIndex index = layer.index();
        BitSet candidates = candidates(request, index, all.size());
        var boxes = request.boxes().stream().map(Box::new).toList();
        List<Feature> page = new ArrayList<>();
        int matched = 0;
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            Feature feature = all.get(i);
            if (touches(boxes, index, i, feature)
                    && (request.filter().isEmpty() || request.filter().get().matches(feature))) {
                if (matched >= request.offset() && page.size() < request.limit()) {
                    page.add(feature);
                }
                matched++;
            }
        }
        return new ItemsPage(page, matched);
    }

    /// Places of the features that can match, as far as their rectangles tell.
    private static BitSet candidates(ItemsRequest request, LayerIndex index, int count) {
        var candidates = new BitSet(count);
        if (request.boxes().isEmpty()) {
            candidates.set(0, count);
        } else {
            request.boxes().forEach(box -> index.touching(box, candidates));
        }
        request.filter().flatMap(Filter::bounds).ifPresent(bounds -> {
            var bounded = new BitSet(count);
            index.touching(bounds, bounded);
            candidates.and(bounded);
        });
        return candidates;
    }

    private static void requireBearable(Filter filter, int features) {
        if ((long) filter.parts() * features > MOST_WORK) {
            throw Problem.user(
                            "CV-OGC-005",
                            "a filter of " + filter.parts() + " parts is too much for " + features + " features")
                    .at("parameter filter")
                    .remedy("Ask for less in one filter");
        }
    }

    /// A rectangle, ready to be asked of many features.
    private static final class Box {
        private final Envelope box;
        private RelateNG prepared;

        Box(Envelope box) {
            this.box = box;
        }

        boolean touches(LayerIndex index, int i, Geometry shape) {
            if (index.within(i, box)) {
                return true;
            }
            if (prepared == null) {
                prepared = RelateNG.prepare(new GeometryFactory().toGeometry(box));
            }
            return prepared.evaluate(shape, RelatePredicate.intersects());
        }
    }

    private static boolean touches(List<Box> boxes, LayerIndex index, int i, Feature feature) {
        if (boxes.isEmpty()) {
            return true;
        }
        for (Box box : boxes) {
            if (box.touches(index, i, feature.shape())) {
                return true;
            }
        }
        return false;
    }
}
