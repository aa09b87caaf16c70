package citiverse.twin.store;

import citiverse.twin.ChangesJson;
import citiverse.twin.Feature;
import citiverse.twin.FeatureDigests;
import citiverse.twin.PropertiesJson;
import citiverse.twin.Provenance;
import citiverse.twin.Validity;
import citiverse.twin.Wkb;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads features from `feature_version`.
final class FeatureRows {
    /// Both ends of validity in one column, so that the usual row, which has none, costs one call.
    static final String VALIDITY = "CASE WHEN valid_from IS NULL AND valid_to IS NULL THEN NULL"
            + " ELSE coalesce(valid_from, '') || '/' || coalesce(valid_to, '') END";

    private static final String SEEN = " from_seq <= ? AND (to_seq IS NULL OR to_seq > ?)";
    /// A whole row as one value, since each call into SQLite costs as much as reading the value: row, provenance,
    /// length of the id, length of the geometry (-1 for none) and ends of validity, each but the last with a comma,
    /// then a semicolon, id, geometry and properties. SQLite joins the bytes as they are.
    private static final String PACKED = "row || ',' || provenance || ',' || length(CAST(id AS BLOB)) || ','"
            + " || coalesce(length(geometry), -1) || ',' || coalesce(" + VALIDITY + ", '') || ';'"
            + " || id || coalesce(geometry, '') || properties";

    /// Where the rows of a type stand farther apart than this, they are visited one by one.
    private static final int SPARSEST = 4;

    private static final String COLUMNS = "id, geometry, properties, provenance, " + VALIDITY;

    private final Sqlite db;
    private final Map<Long, Provenance> provenances = new HashMap<>();
    private final PropertiesJson properties = new PropertiesJson();

    FeatureRows(Sqlite db) {
        this.db = db;
    }

    /// The features of a type, by id.
    ///
    /// The rows of one type mostly stand together in the order in which they were imported. Reading them in
    /// that order and placing them by id afterwards takes a third of the time of visiting them by id (measured
    /// on 30,000 streets in a cold virtual machine: 85 ms to 20 ms in SQLite alone).
    List<Feature> features(String type, long seq, Instant asOf) {
        return db.read(store -> {
            long[] byId = rowsById(store, type);
            if (byId.length == 0) {
                return List.of();
            }
            long first = Arrays.stream(byId).min().getAsLong();
            long last = Arrays.stream(byId).max().getAsLong();
            if ((last - first) / SPARSEST > byId.length) {
                return inOrder(store, type, seq, asOf);
            }
            var features = new Feature[Math.toIntExact(last - first + 1)];
            String sql =
                    "SELECT " + PACKED + " FROM feature_version WHERE row BETWEEN ? AND ? AND +type = ? AND" + SEEN;
            try (ResultSet rows = store.bind(sql, first, last, type, seq, seq).executeQuery()) {
                while (rows.next()) {
                    byte[] packed = rows.getBytes(1);
                    if (packed == null) {
                        throw TwinProblems.damaged("a feature of type " + type + " lacks a value", null);
                    }
                    unpack(packed, type, asOf, first, features);
                }
            }
            List<Feature> sorted = new ArrayList<>(byId.length);
            for (long row : byId) {
                Feature feature = features[(int) (row - first)];
                if (feature != null) {
                    sorted.add(feature);
                }
            }
            return Collections.unmodifiableList(sorted);
        });
    }

    private static long[] rowsById(Sqlite store, String type) throws SQLException {
        long[] rows = new long[1024];
        int count = 0;
        try (ResultSet found = store.bind("SELECT row FROM feature_version WHERE type = ? ORDER BY id, row", type)
                .executeQuery()) {
            while (found.next()) {
                if (count == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * count);
                }
                rows[count++] = found.getLong(1);
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private List<Feature> inOrder(Sqlite store, String type, long seq, Instant asOf) throws SQLException {
        List<Feature> features = new ArrayList<>();
        String sql = "SELECT " + COLUMNS + " FROM feature_version WHERE type = ? AND" + SEEN + " ORDER BY id";
        try (ResultSet rows = store.bind(sql, type, seq, seq).executeQuery()) {
            while (rows.next()) {
                Validity validity = validity(rows.getString(5));
                if (validity.holdsAt(asOf)) {
                    features.add(feature(rows, type, validity));
                }
            }
        }
        return Collections.unmodifiableList(features);
    }

    /// Reads a row of [#PACKED] and puts the feature at its place after the first row.
    private void unpack(byte[] packed, String type, Instant asOf, long first, Feature[] features) throws SQLException {
        try {
            var head = new Head(packed);
            Validity validity = head.validity(packed);
            if (validity.holdsAt(asOf)) {
                int shape = head.end + head.idLength;
                int rest = shape + Math.max(0, head.shapeLength);
                features[Math.toIntExact(head.row - first)] = new Feature(
                        new String(packed, head.end, head.idLength, StandardCharsets.UTF_8),
                        type,
                        head.shapeLength < 0 ? null : Wkb.read(packed, shape, head.shapeLength),
                        properties.read(packed, rest, packed.length),
                        provenance(head.provenance),
                        validity);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            throw TwinProblems.damaged("a feature of type " + type + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// What stands before the id in a row of [#PACKED].
    private static final class Head {
        private final long row;
        private final long provenance;
        private final int idLength;
        private final int shapeLength;
        private final int ends;
        private final int end;
        private int at;

        Head(byte[] packed) {
            row = number(packed);
            provenance = number(packed);
            idLength = Math.toIntExact(number(packed));
            shapeLength = Math.toIntExact(number(packed));
            ends = at;
            while (packed[at] != ';') {
                at++;
            }
            end = at + 1;
        }

        private long number(byte[] packed) {
            boolean negative = packed[at] == '-';
            at += negative ? 1 : 0;
            long number = 0;
            for (; packed[at] != ','; at++) {
                number = number * 10 + packed[at] - '0';
            }
            at++;
            return negative ? -number : number;
        }

        private Validity validity(byte[] packed) {
            int length = end - 1 - ends;
            return length == 0
                    ? Validity.ALWAYS
                    : FeatureRows.validity(new String(packed, ends, length, StandardCharsets.US_ASCII));
        }
    }

    Optional<Feature> feature(String type, String id, long seq, Instant asOf) {
        return db.read(store -> {
            String sql = "SELECT " + COLUMNS + " FROM feature_version WHERE type = ? AND id = ? AND" + SEEN;
            try (ResultSet rows = store.bind(sql, type, id, seq, seq).executeQuery()) {
                while (rows.next()) {
                    Validity validity = validity(rows.getString(5));
                    if (validity.holdsAt(asOf)) {
                        return Optional.of(feature(rows, type, validity));
                    }
                }
            }
            return Optional.empty();
        });
    }

    /// Reads a row with the columns id, geometry, properties, provenance, validity.
    private Feature feature(ResultSet row, String type, Validity validity) throws SQLException {
        String id = row.getString(1);
        try {
            byte[] wkb = row.getBytes(2);
            return new Feature(
                    id,
                    type,
                    wkb == null ? null : Wkb.read(wkb),
                    properties.read(row.getBytes(3)),
                    provenance(row.getLong(4)),
                    validity);
        } catch (IllegalArgumentException e) {
            throw TwinProblems.damaged("feature " + id + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// The feature in a row of `feature_version`.
    Feature ofRow(long number) {
        return db.read(store -> {
            String sql = "SELECT " + COLUMNS + ", type FROM feature_version WHERE row = ?";
            try (ResultSet row = store.bind(sql, number).executeQuery()) {
                if (!row.next()) {
                    throw TwinProblems.damaged("row " + number + " of feature_version is gone", null);
                }
                return feature(row, row.getString(6), validity(row.getString(5)));
            }
        });
    }

    Provenance provenance(long number) throws SQLException {
        Provenance known = provenances.get(number);
        if (known == null) {
            try (ResultSet row = db.bind("SELECT source, activity FROM citiverse_provenance WHERE number = ?", number)
                    .executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("provenance " + number + " is missing");
                }
                known = new Provenance(row.getString(1), row.getString(2));
            }
            provenances.put(number, known);
        }
        return known;
    }

    /// A validity from the two ends that [#VALIDITY] gives.
    static Validity validity(String ends) {
        if (ends == null) {
            return Validity.ALWAYS;
        }
        int slash = ends.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a validity: " + ends);
        }
        String from = ends.substring(0, slash);
        String to = ends.substring(slash + 1);
        return ChangesJson.validity(from.isEmpty() ? null : from, to.isEmpty() ? null : to);
    }

    /// The digests of all features, by id, without reading their content.
    FeatureDigests digests(long seq, Instant asOf) {
        return db.read(store -> {
            List<String> ids = new ArrayList<>();
            byte[] digests = new byte[1024 * FeatureDigests.LENGTH];
            String sql = "SELECT id, digest, " + VALIDITY + " FROM feature_version WHERE" + SEEN + " ORDER BY id";
            try (ResultSet rows = store.bind(sql, seq, seq).executeQuery()) {
                while (rows.next()) {
                    if (validity(rows.getString(3)).holdsAt(asOf)) {
                        int at = ids.size() * FeatureDigests.LENGTH;
                        if (at == digests.length) {
                            digests = Arrays.copyOf(digests, 2 * at);
                        }
                        byte[] digest = rows.getBytes(2);
                        if (digest == null || digest.length != FeatureDigests.LENGTH) {
                            throw TwinProblems.damaged("the digest of " + rows.getString(1) + " is none", null);
                        }
                        System.arraycopy(digest, 0, digests, at, FeatureDigests.LENGTH);
                        ids.add(rows.getString(1));
                    }
                }
            }
            return new FeatureDigests(
                    ids.toArray(String[]::new), Arrays.copyOf(digests, ids.size() * FeatureDigests.LENGTH));
        });
    }
}
