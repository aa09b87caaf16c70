package citiverse.twin.store;

import citiverse.twin.City;
import citiverse.twin.ContentHash;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.LayerJson;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.PropertiesJson;
import citiverse.twin.Provenance;
import citiverse.twin.Raster;
import citiverse.twin.Source;
import citiverse.twin.Twin;
import citiverse.twin.Validity;
import citiverse.twin.Wkb;
import citiverse.twin.json.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// An import under way: one transaction, features straight to the file.
final class ImportSession implements Twin.Import {
    private final Sqlite db;
    private final City city;
    private final Source source;
    private final Clock clock;
    private final String actor;
    private final Runnable ended;
    private final Instant begun;
    private final long seq;
    private final long firstRow;
    private final LayerTables layers;
    private final Map<Provenance, Long> provenances = new HashMap<>();
    private final TreeSet<String> rastersSeen = new TreeSet<>();
    private final TreeMap<String, Object> rastersPut = new TreeMap<>();
    private long nextRow;
    private long added;
    private long altered;
    private long removed;
    private long unchanged;
    private boolean open = true;

    /// Begins the transaction.
    ///
    /// @param ended called once when it is committed or given up
    ImportSession(Sqlite db, City city, Source source, Clock clock, String actor, Runnable ended) {
        this.db = db;
        this.city = city;
        this.source = source;
        this.clock = clock;
        this.actor = actor;
        this.ended = ended;
        this.begun = clock.instant();
        db.perform(Transactions::begin);
        try {
            seq = 1 + db.run(store -> store.number("SELECT max(seq) FROM ledger_entry"));
            firstRow = 1 + db.run(store -> store.number("SELECT max(row) FROM feature_version"));
            nextRow = firstRow;
            layers = new LayerTables(db, State.layers(db, seq));
            db.perform(store -> store.execute("CREATE TEMP TABLE IF NOT EXISTS seen (row INTEGER PRIMARY KEY)"));
            db.perform(store -> store.execute("DELETE FROM temp.seen"));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the import of " + source.id() + " has ended");
        }
    }

    private Problem refused(String reason) {
        return Problem.user("CV-TWIN-009", reason).in(source.file());
    }

    @Override
    public void layer(LayerSchema schema) {
        requireOpen();
        if (Tables.isReserved(schema.type())) {
            throw refused("a layer cannot be called " + schema.type() + ", since the file has tables of such names")
                    .remedy("Give the layer another name");
        }
        layers.declare(schema);
    }

    @Override
    public void put(Feature feature) {
        requireOpen();
        check(feature);
        byte[] wkb = feature.shape() == null ? null : Wkb.write(feature.shape());
        byte[] properties;
        try {
            properties = PropertiesJson.bytes(feature.properties());
        } catch (IllegalArgumentException e) {
            throw refused("feature " + feature.id() + " cannot be kept: " + e.getMessage())
                    .causedBy(e);
        }
        byte[] digest = ContentHash.feature(feature, properties, wkb);
        db.perform(store -> store(feature, properties, wkb, digest));
    }

    private void check(Feature feature) {
        LayerSchema layer = layers.declared(feature.type());
        if (layer == null) {
            throw new IllegalArgumentException("layer " + feature.type() + " must be declared before " + feature.id());
        }
        FeatureId id;
        try {
            id = FeatureId.parse(feature.id());
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage())
                    .remedy("Ids are urn:citiverse:<city>:<source>:<type>:<local>")
                    .causedBy(e);
        }
        if (!id.city().equals(city.id()) || !id.type().equals(feature.type())) {
            throw refused("feature " + feature.id() + " of type " + feature.type() + " is not of the city " + city.id()
                            + ", or its id names another type")
                    .remedy("One twin holds one city; import this file into a twin of its own");
        }
        if (!layer.admits(feature.shape())) {
            throw refused("feature " + feature.id() + " is a " + feature.shape().getGeometryType() + ", but layer "
                            + layer.type() + " is declared " + layer.geometry())
                    .remedy("Declare the layer as GEOMETRY");
        }
    }

    private void store(Feature feature, byte[] properties, byte[] wkb, byte[] digest) throws SQLException {
        List<Long> ends = new ArrayList<>();
        boolean ofBefore = false;
        String find = "SELECT row, from_seq, lower(hex(digest)), " + FeatureRows.VALIDITY
                + " FROM feature_version WHERE type = ? AND id = ? AND to_seq IS NULL";
        try (ResultSet rows = db.bind(find, feature.type(), feature.id()).executeQuery()) {
            while (rows.next()) {
                if (!overlap(FeatureRows.validity(rows.getString(4)), feature.validity())) {
                    continue;
                }
                long row = rows.getLong(1);
                boolean before = rows.getLong(2) < seq;
                if (ContentHash.hex(digest).equals(rows.getString(3))) {
                    same(row, before);
                    return;
                }
                ends.add(row);
                ofBefore |= before;
            }
        }
        for (long row : ends) {
            end(row, feature.type());
        }
        if (ofBefore) {
            altered++;
        } else if (ends.isEmpty()) {
            added++;
        }
        insert(feature, properties, wkb, digest);
    }

    private static boolean overlap(Validity one, Validity other) {
        return one.from().isBefore(other.to()) && other.from().isBefore(one.to());
    }

    private void same(long row, boolean before) throws SQLException {
        if (before && db.update("INSERT OR IGNORE INTO temp.seen VALUES (?)", row) > 0) {
            unchanged++;
        }
    }

    private void end(long row, String type) throws SQLException {
        db.update("UPDATE feature_version SET to_seq = ? WHERE row = ?", seq, row);
        layers.hide(row, type);
    }

    private void insert(Feature feature, byte[] properties, byte[] wkb, byte[] digest) throws SQLException {
        Validity validity = feature.validity();
        db.update(
                "INSERT INTO feature_version VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)",
                nextRow,
                feature.id(),
                feature.type(),
                seq,
                ContentHash.bound(validity.from()),
                ContentHash.bound(validity.to()),
                wkb,
                new String(properties, StandardCharsets.UTF_8),
                provenance(feature.provenance()),
                digest);
        if (validity.equals(Validity.ALWAYS)) {
            layers.show(nextRow, feature, wkb);
        }
        nextRow++;
    }

    private long provenance(Provenance provenance) throws SQLException {
        Long known = provenances.get(provenance);
        if (known == null) {
            db.update(
                    "INSERT INTO citiverse_provenance (source, activity) SELECT ?1, ?2 WHERE NOT EXISTS"
                            + " (SELECT 1 FROM citiverse_provenance WHERE source = ?1 AND activity = ?2)",
                    provenance.source(),
                    provenance.activity());
            known = db.number(
                    "SELECT number FROM citiverse_provenance WHERE source = ? AND activity = ?",
                    provenance.source(),
                    provenance.activity());
            provenances.put(provenance, known);
        }
        return known;
    }

    @Override
    public void raster(Raster raster) {
        requireOpen();
        rastersSeen.add(raster.name());
        db.perform(store -> {
            if (RasterStore.put(store, raster, seq)) {
                rastersPut.put(raster.name(), ContentHash.hex(ContentHash.raster(raster)));
            }
        });
    }

    /// Ends the version that stands as a feature was read, for an edit.
    ///
    /// @throws Problem `CV-TWIN-015` where it is another now, or gone
    void remove(Feature before) {
        requireOpen();
        String find =
                "SELECT row FROM feature_version WHERE type = ? AND id = ? AND to_seq IS NULL AND digest = ? LIMIT 1";
        db.perform(store -> {
            long row = store.number(find, before.type(), before.id(), ContentHash.feature(before));
            if (row == 0) {
                throw changed("feature " + before.id() + " has been altered or removed meanwhile");
            }
            end(row, before.type());
        });
    }

    /// @throws Problem `CV-TWIN-015` where a feature of that id is there
    void requireAbsent(Feature feature) {
        String find = "SELECT count(*) FROM feature_version WHERE type = ? AND id = ? AND to_seq IS NULL";
        if (db.run(store -> store.number(find, feature.type(), feature.id())) > 0) {
            throw changed("feature " + feature.id() + " is there already");
        }
    }

    private static Problem changed(String reason) {
        return Problem.user("CV-TWIN-015", reason).remedy("Read the feature again, then edit it as it is now");
    }

    @Override
    public Twin.ImportReport commit(Twin.Quality quality) {
        requireOpen();
        List<Object> rastersEnded = source.fullReplacement() ? db.run(store -> removeAbsent()) : List.of();
        Map<String, Object> told = Map.of(
                "quality",
                ImportPayload.quality(quality),
                "counts",
                ImportPayload.counts(added, altered, removed, unchanged));
        Instant recorded = commit(ImportPayload.KIND, told, rastersEnded);
        return new Twin.ImportReport(seq, recorded, source, added, altered, removed, unchanged, quality);
    }

    /// Sequence of the entry that the commit will write.
    long sequence() {
        return seq;
    }

    /// Makes it durable as an entry of a kind, whose payload carries what is told besides the digests.
    Instant commit(String kind, Map<String, Object> told, List<Object> rastersEnded) {
        requireOpen();
        Instant recorded = clock.instant();
        db.perform(store -> {
            layers.finish(recorded);
            var payload = new LinkedHashMap<String, Object>(told);
            payload.put("source", LayerJson.tree(source));
            payload.put("rows", Map.of("first", firstRow, "digests", rows()));
            payload.put("ended", ended());
            payload.put("rasters", Map.of("put", rastersPut, "ended", rastersEnded));
            payload.put("layers", layers.altered().stream().map(LayerJson::tree).toList());
            String hash = hash(recorded);
            payload.put("state", Map.of("asOf", recorded.toString(), "hash", hash));
            keepDerived(recorded, hash);
            LedgerStore.append(
                    store,
                    new LedgerStore.Addition(begun, recorded, actor, kind, source.id(), CanonicalJson.write(payload)));
            Transactions.commit(store);
        });
        open = false;
        ended.run();
        return recorded;
    }

    /// Ends what the source told before and does not tell any more. Gives the rasters among it.
    private List<Object> removeAbsent() throws SQLException {
        Map<Long, String> absent = new LinkedHashMap<>();
        String some = "SELECT row, type FROM feature_version WHERE row > ? AND to_seq IS NULL AND from_seq < ?"
                + " AND provenance IN (SELECT number FROM citiverse_provenance WHERE source = ?)"
                + " AND row NOT IN (SELECT row FROM temp.seen) ORDER BY row LIMIT 1000";
        long last = 0;
        do {
            absent.clear();
            db.each(row -> absent.put(row.getLong(1), row.getString(2)), some, last, seq, source.id());
            for (var gone : absent.entrySet()) {
                end(gone.getKey(), gone.getValue());
                removed++;
                last = gone.getKey();
            }
        } while (!absent.isEmpty());
        List<Object> rasters = new ArrayList<>();
        db.each(
                row -> rasters.add(row.getString(1)),
                "SELECT name FROM raster_version WHERE to_seq IS NULL AND from_seq < ? AND source = ? ORDER BY name",
                seq,
                source.id());
        rasters.removeAll(rastersSeen);
        for (Object name : rasters) {
            RasterStore.end(db, (String) name, seq);
        }
        return rasters;
    }

    private Map<String, Object> rows() throws SQLException {
        var root = new ChunkedRoot();
        db.each(
                row -> root.add(row.getBytes(1)),
                "SELECT digest FROM feature_version WHERE row >= ? ORDER BY row",
                firstRow);
        return root.tree();
    }

    private Map<String, Object> ended() throws SQLException {
        var root = new ChunkedRoot();
        db.each(
                row -> root.add(bytes(row.getLong(1))),
                "SELECT row FROM feature_version WHERE to_seq = ? ORDER BY row",
                seq);
        return root.tree();
    }

    /// A row's number as an item of a [ChunkedRoot].
    static byte[] bytes(long row) {
        return ByteBuffer.allocate(8).putLong(row).array();
    }

    private String hash(Instant present) throws SQLException {
        var sum = new ContentHash.Sum();
        db.each(
                row -> {
                    if (FeatureRows.validity(row.getString(2)).holdsAt(present)) {
                        sum.feature(row.getBytes(1), 0);
                    }
                },
                "SELECT digest, " + FeatureRows.VALIDITY + " FROM feature_version WHERE to_seq IS NULL ORDER BY id");
        for (String name : RasterStore.names(db, seq)) {
            sum.raster(RasterStore.digest(db, RasterStore.row(db, name, seq)));
        }
        return sum.hex();
    }

    private void keepDerived(Instant recorded, String hash) throws SQLException {
        db.update(
                "INSERT INTO citiverse_source VALUES (?, ?, ?)",
                seq,
                source.id(),
                CanonicalJson.write(LayerJson.tree(source)));
        for (LayerSchema layer : layers.altered()) {
            db.update(
                    "INSERT INTO citiverse_layer VALUES (?, ?, ?)",
                    layer.type(),
                    seq,
                    CanonicalJson.write(LayerJson.tree(layer)));
        }
        db.update("INSERT INTO citiverse_state VALUES (?, ?, ?)", seq, recorded.toString(), hash);
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            try {
                db.perform(Transactions::rollback);
            } finally {
                ended.run();
            }
        }
    }
}
