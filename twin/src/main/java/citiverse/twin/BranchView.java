package citiverse.twin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A snapshot with changes laid over it. Only the layers that change get lists of their own.
final class BranchView implements Snapshot {
    private final Snapshot base;
    private final List<LayerSchema> layers;
    /// What differs from the base, by id; empty where a feature is gone.
    private final TreeMap<String, Optional<Feature>> changed = new TreeMap<>();
    private final Map<String, List<String>> changedByType = new HashMap<>();
    private final Map<String, List<Feature>> lists = new ConcurrentHashMap<>();
    private volatile FeatureDigests digests;
    private volatile String hash;

    BranchView(Snapshot base, List<Change> changes) {
        this.base = base;
        var types = new TreeMap<String, LayerSchema>();
        base.layers().forEach(layer -> types.put(layer.type(), layer));
        for (int i = 0; i < changes.size(); i++) {
            apply(changes.get(i), i, types);
        }
        changed.forEach((id, now) -> {
            Stream.concat(now.stream(), base.feature(id).stream())
                    .map(Feature::type)
                    .distinct()
                    .forEach(type -> changedByType
                            .computeIfAbsent(type, any -> new ArrayList<>())
                            .add(id));
        });
        layers = List.copyOf(types.values());
    }

    private void apply(Change change, int index, Map<String, LayerSchema> types) {
        Optional<Feature> present = feature(change.id());
        switch (change) {
            case Change.Add(Feature after) -> {
                if (present.isPresent()) {
                    throw refused("CV-BRANCH-002", index, after.id() + " is there already, so it cannot be added")
                            .remedy("Alter it, or give the new one another id");
                }
                types.computeIfAbsent(
                        after.type(),
                        type -> new LayerSchema(type, type, after.shape() == null ? "NONE" : "GEOMETRY", List.of()));
                changed.put(after.id(), Optional.of(after));
            }
            case Change.Alter(Feature before, Feature after) -> {
                require(before, present, index, "altered");
                changed.put(after.id(), Optional.of(after));
            }
            case Change.Remove(Feature before) -> {
                require(before, present, index, "removed");
                changed.put(before.id(), Optional.empty());
            }
        }
    }

    private static void require(Feature before, Optional<Feature> present, int index, String what) {
        if (present.isEmpty()) {
            throw refused("CV-BRANCH-001", index, before.id() + " is not there, so it cannot be " + what)
                    .remedy("Check the id, and that no change before it removes the feature");
        }
        if (!present.get().equals(before)) {
            throw refused("CV-BRANCH-003", index, before.id() + " is not as the change says that it was")
                    .remedy("Make the change anew from the feature as it is now");
        }
    }

    private static Problem refused(String code, int index, String reason) {
        return Problem.user(code, reason).at("change " + (index + 1));
    }

    @Override
    public City city() {
        return base.city();
    }

    @Override
    public String hash() {
        if (hash == null) {
            hash = changed.isEmpty() ? base.hash() : ContentHash.of(digests(), this);
        }
        return hash;
    }

    @Override
    public FeatureDigests digests() {
        if (digests == null) {
            digests = changed.isEmpty() ? base.digests() : overlay(base.digests());
        }
        return digests;
    }

    private FeatureDigests overlay(FeatureDigests below) {
        int room = below.size() + changed.size();
        var ids = new String[room];
        var bytes = new byte[room * FeatureDigests.LENGTH];
        int at = 0;
        int next = 0;
        for (var entry : changed.entrySet()) {
            String id = entry.getKey();
            int found = Arrays.binarySearch(below.ids(), id);
            int until = found < 0 ? -found - 1 : found;
            at = copy(below, next, until, ids, bytes, at);
            next = found < 0 ? until : until + 1;
            if (entry.getValue().isPresent()) {
                ids[at] = id;
                byte[] digest = ContentHash.feature(entry.getValue().get());
                System.arraycopy(digest, 0, bytes, at * FeatureDigests.LENGTH, FeatureDigests.LENGTH);
                at++;
            }
        }
        at = copy(below, next, below.size(), ids, bytes, at);
        return new FeatureDigests(Arrays.copyOf(ids, at), Arrays.copyOf(bytes, at * FeatureDigests.LENGTH));
    }

    private static int copy(FeatureDigests from, int start, int end, String[] ids, byte[] bytes, int at) {
        System.arraycopy(from.ids(), start, ids, at, end - start);
        System.arraycopy(
                from.digests(),
                start * FeatureDigests.LENGTH,
                bytes,
                at * FeatureDigests.LENGTH,
                (end - start) * FeatureDigests.LENGTH);
        return at + end - start;
    }

    @Override
    public long position() {
        return base.position();
    }

    @Override
    public Instant asOf() {
        return base.asOf();
    }

    @Override
    public List<LayerSchema> layers() {
        return layers;
    }

    @Override
    public List<Source> sources() {
        return base.sources();
    }

    @Override
    public List<Feature> features(String type) {
        List<String> ids = changedByType.get(type);
        return ids == null ? base.features(type) : lists.computeIfAbsent(type, this::overlay);
    }

    private List<Feature> overlay(String type) {
        List<Feature> features = new ArrayList<>(base.features(type));
        for (String id : changedByType.get(type)) {
            int at = indexOf(features, id);
            Optional<Feature> now =
                    changed.get(id).filter(feature -> feature.type().equals(type));
            if (at >= 0 && now.isPresent()) {
                features.set(at, now.get());
            } else if (at >= 0) {
                features.remove(at);
            } else if (now.isPresent()) {
                features.add(-at - 1, now.get());
            }
        }
        return List.copyOf(features);
    }

    private static int indexOf(List<Feature> sorted, String id) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = sorted.get(middle).id().compareTo(id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    @Override
    public Optional<Feature> feature(String id) {
        Optional<Feature> now = changed.get(id);
        return now == null ? base.feature(id) : now;
    }

    @Override
    public Optional<Raster> raster(String name) {
        return base.raster(name);
    }

    @Override
    public List<String> rasters() {
        return base.rasters();
    }
}
