package citiverse.twin.store;

import citiverse.twin.ContentHash;
import citiverse.twin.LayerJson;
import citiverse.twin.LayerSchema;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.ledger.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Checks the rows that imports wrote against the payloads of their entries, import by import.
final class ContentVerifier {
    private static final String ROW = "SELECT row, id, type, from_seq, valid_from, valid_to, geometry, properties,"
            + " provenance, digest, typeof(id) = 'text' AND typeof(type) = 'text' AND typeof(properties) = 'text'"
            + " AND typeof(geometry) IN ('blob', 'null') AND typeof(digest) = 'blob'"
            + " AND typeof(valid_from) IN ('text', 'null') AND typeof(valid_to) IN ('text', 'null')"
            + " AND typeof(to_seq) IN ('integer', 'null') AND typeof(from_seq) = 'integer'"
            + " FROM feature_version WHERE row >= ? AND row < ? ORDER BY row";

    private final Sqlite db;
    private final Findings findings;
    private final FeatureRows reader;
    private final TreeMap<String, LayerSchema> layers = new TreeMap<>();
    private final TreeSet<String> lastChanges = new TreeSet<>();
    private final TreeMap<String, Long> rasters = new TreeMap<>();
    private final List<Long> imports = new ArrayList<>();
    private long nextRow = 1;
    private long rasterVersions;
    private long layerRows;
    private Instant present;
    private String hash;

    ContentVerifier(Sqlite db, Findings findings) {
        this.db = db;
        this.findings = findings;
        this.reader = new FeatureRows(db);
    }

    /// Feature versions seen.
    long rows() {
        return nextRow - 1;
    }

    /// The layers as the ledger declares them.
    TreeMap<String, LayerSchema> layers() {
        return layers;
    }

    /// The times at which `gpkg_contents` may say that a layer changed.
    TreeSet<String> lastChanges() {
        return lastChanges;
    }

    /// The instant at which the layer tables hold, null where nothing was imported.
    Instant present() {
        return present;
    }

    void verify(Entry entry, Map<?, ?> payload) throws SQLException {
        long seq = entry.seq();
        imports.add(seq);
        lastChanges.add(LayerTables.lastChange(entry.recordedAt()));
        Map<?, ?> rows = ImportPayload.map(payload, "rows");
        featureRows(seq, ImportPayload.number(rows, "first"), ImportPayload.map(rows, "digests"));
        ended(seq, ImportPayload.map(payload, "ended"));
        rasters(seq, ImportPayload.map(payload, "rasters"));
        for (Object tree : ImportPayload.list(payload, "layers")) {
            LayerSchema layer = LayerJson.layer((Map<?, ?>) tree);
            layers.put(layer.type(), layer);
            layerRows++;
            expect(
                    seq,
                    "citiverse_layer",
                    "type = ? AND seq = ? AND layer = ?",
                    layer.type(),
                    seq,
                    CanonicalJson.write(tree));
        }
        Map<?, ?> source = ImportPayload.map(payload, "source");
        expect(
                seq,
                "citiverse_source",
                "seq = ? AND id = ? AND source = ?",
                seq,
                ImportPayload.text(source, "id"),
                CanonicalJson.write(source));
        Map<?, ?> state = ImportPayload.map(payload, "state");
        present = Instant.parse(ImportPayload.text(state, "asOf"));
        hash = ImportPayload.text(state, "hash");
        expect(seq, "citiverse_state", "seq = ? AND as_of = ? AND hash = ?", seq, present.toString(), hash);
    }

    private void expect(long seq, String table, String condition, Object... values) throws SQLException {
        if (db.number("SELECT count(*) FROM " + table + " WHERE " + condition, values) != 1) {
            findings.add(seq, table, "its row of entry " + seq + " was altered or is gone");
        }
    }

    private void featureRows(long seq, long first, Map<?, ?> told) throws SQLException {
        long count = ImportPayload.number(told, "count");
        long end = first + count;
        if (first != nextRow) {
            findings.add(seq, "feature_version", "entry " + seq + " begins at row " + first + ", not at " + nextRow);
        }
        nextRow = first;
        var root = new ChunkedRoot();
        var badChunks = new TreeSet<Long>();
        try (ResultSet row = db.bind(ROW, first, end).executeQuery()) {
            while (row.next()) {
                long number = row.getLong(1);
                for (; nextRow < number; nextRow++) {
                    findings.add(seq, "feature_version, row " + nextRow, "it is gone");
                    badChunks.add((nextRow - first) / ChunkedRoot.ITEMS);
                    root.add(new byte[32]);
                }
                if (!intact(row, seq)) {
                    badChunks.add((number - first) / ChunkedRoot.ITEMS);
                }
                byte[] digest = row.getBytes(10);
                root.add(digest == null ? new byte[0] : digest);
                nextRow++;
            }
        }
        for (; nextRow < end; nextRow++) {
            findings.add(seq, "feature_version, row " + nextRow, "it is gone");
            badChunks.add((nextRow - first) / ChunkedRoot.ITEMS);
        }
        List<?> expected = ImportPayload.list(told, "chunks");
        List<?> actual = (List<?>) root.tree().get("chunks");
        for (int chunk = 0; chunk < expected.size(); chunk++) {
            boolean same = chunk < actual.size() && expected.get(chunk).equals(actual.get(chunk));
            if (!same && !badChunks.contains((long) chunk)) {
                long from = first + (long) chunk * ChunkedRoot.ITEMS;
                String place = "feature_version, rows " + from + " to " + Math.min(end, from + ChunkedRoot.ITEMS)
                        + ", the last not included";
                findings.add(seq, place, "one of them was rewritten together with its digest");
            }
        }
    }

    private boolean intact(ResultSet row, long seq) throws SQLException {
        String place = "feature_version, row " + row.getLong(1);
        String id = row.getString(2);
        byte[] properties = row.getBytes(8);
        if (row.getInt(11) != 1 || id == null || row.getString(3) == null || properties == null) {
            findings.add(seq, place, "a value has another kind than was written");
            return false;
        }
        place += " (" + id + ')';
        if (row.getLong(4) != seq) {
            findings.add(seq, place, "it says that entry " + row.getLong(4) + " recorded it");
            return false;
        }
        byte[] digest;
        try {
            digest = ContentHash.feature(
                    id,
                    row.getString(3),
                    row.getString(5),
                    row.getString(6),
                    reader.provenance(row.getLong(9)),
                    properties,
                    row.getBytes(7));
        } catch (IllegalArgumentException e) {
            findings.add(seq, place, "it was altered: " + e.getMessage());
            return false;
        }
        if (!Arrays.equals(digest, row.getBytes(10))) {
            findings.add(seq, place, "it was altered: its content does not give its digest");
            return false;
        }
        return true;
    }

    private void ended(long seq, Map<?, ?> told) throws SQLException {
        var root = new ChunkedRoot();
        List<Long> firsts = new ArrayList<>();
        long[] count = {0};
        db.each(
                row -> {
                    if (count[0]++ % ChunkedRoot.ITEMS == 0) {
                        firsts.add(row.getLong(1));
                    }
                    root.add(ImportSession.bytes(row.getLong(1)));
                },
                "SELECT row FROM feature_version WHERE to_seq = ? ORDER BY row",
                seq);
        List<?> expected = ImportPayload.list(told, "chunks");
        List<?> actual = (List<?>) root.tree().get("chunks");
        for (int chunk = 0; chunk < Math.max(expected.size(), actual.size()); chunk++) {
            if (chunk >= expected.size()
                    || chunk >= actual.size()
                    || !expected.get(chunk).equals(actual.get(chunk))) {
                String from = chunk < firsts.size() ? " from row " + firsts.get(chunk) + " on" : "";
                findings.add(
                        seq,
                        "feature_version, to_seq" + from,
                        "entry " + seq + " ended " + ImportPayload.number(told, "count") + " versions; the file has "
                                + count[0] + ", or others");
                return;
            }
        }
    }

    private void rasters(long seq, Map<?, ?> told) throws SQLException {
        Map<?, ?> put = ImportPayload.map(told, "put");
        for (Object name : ImportPayload.list(told, "ended")) {
            endRaster(seq, (String) name);
        }
        for (Object key : put.keySet()) {
            String name = (String) key;
            endRaster(seq, name);
            long row = db.number(
                    "SELECT row FROM raster_version WHERE name = ? AND from_seq = ?"
                            + " AND typeof(name) = 'text' ORDER BY row DESC LIMIT 1",
                    name,
                    seq);
            String place = "raster_version, row " + row + " (" + name + ')';
            if (row == 0) {
                findings.add(seq, "raster_version", "raster " + name + " of entry " + seq + " was altered or is gone");
                continue;
            }
            rasterVersions++;
            rasters.put(name, row);
            findings.guarded(seq, place, () -> {
                String digest = ContentHash.hex(ContentHash.raster(RasterStore.read(db, row)));
                boolean stored = digest.equals(ContentHash.hex(RasterStore.digest(db, row)));
                if (!stored || !digest.equals(put.get(name))) {
                    findings.add(seq, place, "it or its tiles were altered");
                }
            });
        }
    }

    private void endRaster(long seq, String name) throws SQLException {
        Long row = rasters.remove(name);
        if (row != null && db.number("SELECT to_seq FROM raster_version WHERE row = ?", row) != seq) {
            findings.add(seq, "raster_version, row " + row + " (" + name + ')', "it does not end at entry " + seq);
        }
    }

    /// Checks what no single import records: that there is nothing else, and that the last state has its hash.
    void finish() throws SQLException {
        if (db.number("SELECT count(*) FROM feature_version") != nextRow - 1) {
            findings.add(0, "feature_version", "it has rows that no entry records, or lacks some");
        }
        String seqs = imports.toString().replace('[', '(').replace(']', ')');
        db.each(
                row -> findings.add(
                        0,
                        "feature_version, row " + row.getLong(1),
                        "it ends at entry " + row.getString(2) + ", which is no import"),
                "SELECT row, to_seq FROM feature_version WHERE to_seq IS NOT NULL AND to_seq NOT IN " + seqs
                        + " LIMIT 10");
        for (var current : rasters.entrySet()) {
            if (db.number("SELECT count(*) FROM raster_version WHERE row = ? AND to_seq IS NULL", current.getValue())
                    != 1) {
                findings.add(
                        0, "raster_version, row " + current.getValue(), "no entry ended raster " + current.getKey());
            }
        }
        long tiles = db.number("SELECT count(*) FROM raster_tile WHERE raster NOT IN (SELECT row FROM raster_version)");
        if (db.number("SELECT count(*) FROM raster_version") != rasterVersions || tiles != 0) {
            findings.add(0, "raster_version, raster_tile", "they have rows that no entry records");
        }
        if (db.number("SELECT count(*) FROM citiverse_provenance WHERE number NOT IN"
                        + " (SELECT provenance FROM feature_version)")
                > 0) {
            findings.add(0, "citiverse_provenance", "it has rows that no feature version uses");
        }
        if (db.number("SELECT count(*) FROM citiverse_source") != imports.size()
                || db.number("SELECT count(*) FROM citiverse_state") != imports.size()
                || db.number("SELECT count(*) FROM citiverse_layer") != layerRows) {
            findings.add(
                    0, "citiverse_source, citiverse_state, citiverse_layer", "they have rows that no entry records");
        }
        lastState();
    }

    private void lastState() throws SQLException {
        if (imports.isEmpty()) {
            return;
        }
        var sum = new ContentHash.Sum();
        db.each(
                row -> {
                    if (FeatureRows.validity(row.getString(2)).holdsAt(present)) {
                        sum.feature(row.getBytes(1), 0);
                    }
                },
                "SELECT digest, " + FeatureRows.VALIDITY + " FROM feature_version WHERE to_seq IS NULL ORDER BY id");
        long last = imports.getLast();
        for (String name : RasterStore.names(db, last)) {
            sum.raster(RasterStore.digest(db, RasterStore.row(db, name, last)));
        }
        if (!sum.hex().equals(hash)) {
            findings.add(
                    last,
                    "feature_version",
                    "the state after the last import does not give the hash that its entry records");
        }
    }
}
