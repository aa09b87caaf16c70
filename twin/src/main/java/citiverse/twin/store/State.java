package citiverse.twin.store;

import citiverse.twin.ContentHash;
import citiverse.twin.Feature;
import citiverse.twin.FeatureDigests;
import citiverse.twin.FeatureId;
import citiverse.twin.LayerJson;
import citiverse.twin.LayerSchema;
import citiverse.twin.Raster;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import citiverse.twin.json.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The city after one import, as it holds at one instant: read from the file layer by layer when asked for, then kept.
/// Versions are only ever added and ended, so it reads the same while others write.
final class State {
    private final Sqlite db;
    private final FeatureRows rows;
    private final long seq;
    private final long lastRow;
    private final Instant asOf;
    private final Map<String, List<Feature>> lists = new ConcurrentHashMap<>();
    private final Map<String, Raster> rasters = new ConcurrentHashMap<>();
    private volatile List<LayerSchema> layers;
    private volatile List<Source> sources;
    private volatile List<String> rasterNames;
    private volatile FeatureDigests digests;
    private volatile String hash;

    /// @param seq sequence of the import or edit, 0 for the empty city
    /// @param lastRow row of `feature_version` after which later ones stand
    State(Sqlite db, long seq, long lastRow, Instant asOf) {
        this.db = db;
        this.rows = new FeatureRows(db);
        this.seq = seq;
        this.lastRow = lastRow;
        this.asOf = asOf;
    }

    /// Keeps what an earlier state has read already and what has not changed since: layers without a version that was
    /// added, ended or bounded in time. After an edit of one feature the other layers are not read again.
    void takeOver(State before) {
        var changed = new TreeSet<String>();
        String sql = "SELECT type FROM feature_version WHERE row > ?1 UNION SELECT type FROM feature_version"
                + " WHERE to_seq > ?2 UNION SELECT DISTINCT type FROM feature_version"
                + " WHERE valid_from IS NOT NULL OR valid_to IS NOT NULL";
        db.perform(store -> store.each(row -> changed.add(row.getString(1)), sql, before.lastRow, before.seq));
        before.lists.forEach((type, list) -> {
            if (!changed.contains(type)) {
                lists.put(type, list);
            }
        });
        String newer = "SELECT count(*) FROM raster_version WHERE from_seq > ?1 OR to_seq > ?1";
        if (db.run(store -> store.number(newer, before.seq)) == 0) {
            rasters.putAll(before.rasters);
        }
    }

    long seq() {
        return seq;
    }

    Instant asOf() {
        return asOf;
    }

    List<Feature> features(String type) {
        List<Feature> known = lists.get(type);
        if (known == null) {
            // Two threads may both read a layer; the first one's list is kept.
            List<Feature> read = rows.features(type, seq, asOf);
            List<Feature> other = lists.putIfAbsent(type, read);
            known = other == null ? read : other;
        }
        return known;
    }

    Optional<Feature> feature(String id) {
        String type;
        try {
            type = FeatureId.parse(id).type();
        } catch (IllegalArgumentException e) {
            // What is no id names no feature.
            return Optional.empty();
        }
        List<Feature> known = lists.get(type);
        return known == null ? rows.feature(type, id, seq, asOf) : find(known, id);
    }

    private static Optional<Feature> find(List<Feature> sorted, String id) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = sorted.get(middle).id().compareTo(id);
            if (order == 0) {
                return Optional.of(sorted.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    FeatureDigests digests() {
        if (digests == null) {
            digests = rows.digests(seq, asOf);
        }
        return digests;
    }

    /// The hash that the import left where it was for this instant, else that of the digests.
    String hash(Snapshot shown) {
        if (hash == null) {
            String kept = db.read(store ->
                    store.text("SELECT hash FROM citiverse_state WHERE seq = ? AND as_of = ?", seq, asOf.toString()));
            hash = kept == null ? compute(shown) : kept;
        }
        return hash;
    }

    private String compute(Snapshot shown) {
        FeatureDigests features = digests();
        return db.read(store -> {
            var sum = new ContentHash.Sum();
            for (int i = 0; i < features.size(); i++) {
                sum.feature(features.digests(), i * FeatureDigests.LENGTH);
            }
            for (String name : shown.rasters()) {
                sum.raster(RasterStore.digest(store, RasterStore.row(store, name, seq)));
            }
            return sum.hex();
        });
    }

    List<LayerSchema> layers() {
        if (layers == null) {
            layers = db.read(store -> List.copyOf(layers(store, seq).values()));
        }
        return layers;
    }

    /// The declarations of layers as of a sequence, by type.
    static TreeMap<String, LayerSchema> layers(Sqlite store, long seq) {
        return store.read(db -> {
            var layers = new TreeMap<String, LayerSchema>();
            db.each(
                    row -> {
                        LayerSchema layer = LayerJson.layer(tree(row.getString(1)));
                        layers.put(layer.type(), layer);
                    },
                    "SELECT layer FROM citiverse_layer WHERE seq <= ? ORDER BY seq, type",
                    seq);
            return layers;
        });
    }

    List<Source> sources() {
        if (sources == null) {
            sources = db.read(store -> {
                var latest = new TreeMap<String, Source>();
                store.each(
                        row -> {
                            Source source = LayerJson.source(tree(row.getString(1)));
                            latest.put(source.id(), source);
                        },
                        "SELECT source FROM citiverse_source WHERE seq <= ? ORDER BY seq",
                        seq);
                return List.copyOf(latest.values());
            });
        }
        return sources;
    }

    private static Map<?, ?> tree(String json) {
        return (Map<?, ?>) CanonicalJson.parse(json);
    }

    List<String> rasterNames() {
        if (rasterNames == null) {
            rasterNames = db.read(store -> List.copyOf(new ArrayList<>(RasterStore.names(store, seq))));
        }
        return rasterNames;
    }

    Optional<Raster> raster(String name) {
        if (!rasterNames().contains(name)) {
            return Optional.empty();
        }
        return Optional.of(rasters.computeIfAbsent(
                name, wanted -> db.read(store -> RasterStore.read(store, RasterStore.row(store, wanted, seq)))));
    }
}
