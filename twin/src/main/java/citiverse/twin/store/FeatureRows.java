package citiverse.twin.store;

import citiverse.twin.ChangesJson;
import citiverse.twin.Feature;
import citiverse.twin.FeatureDigests;
import citiverse.twin.PropertiesJson;
import citiverse.twin.Provenance;
import citiverse.twin.Validity;
import citiverse.twin.Wkb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final String COLUMNS = "id, geometry, properties, provenance, " + VALIDITY;

    private final Sqlite db;
    private final Map<Long, Provenance> provenances = new HashMap<>();
    private final PropertiesJson properties = new PropertiesJson();

    FeatureRows(Sqlite db) {
        this.db = db;
    }

    /// The features of a type, by id.
    List<Feature> features(String type, long seq, Instant asOf) {
        return db.run(store -> {
            List<Feature> features = new ArrayList<>();
            String sql = "SELECT " + COLUMNS + " FROM feature_version WHERE type = ? AND" + SEEN + " ORDER BY id";
            try (ResultSet rows = store.bind(sql, type, seq, seq).executeQuery()) {
                while (rows.next()) {
                    Validity validity = validity(rows.getString(5));
                    if (validity == Validity.ALWAYS || validity.holdsAt(asOf)) {
                        features.add(feature(rows, type, validity));
                    }
                }
            }
            return List.copyOf(features);
        });
    }

    Optional<Feature> feature(String type, String id, long seq, Instant asOf) {
        return db.run(store -> {
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
        return db.run(store -> {
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
        String from = ends.substring(0, slash);
        String to = ends.substring(slash + 1);
        return ChangesJson.validity(from.isEmpty() ? null : from, to.isEmpty() ? null : to);
    }

    /// The digests of all features, by id, without reading their content.
    FeatureDigests digests(long seq, Instant asOf) {
        return db.run(store -> {
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
                        System.arraycopy(rows.getBytes(2), 0, digests, at, FeatureDigests.LENGTH);
                        ids.add(rows.getString(1));
                    }
                }
            }
            return new FeatureDigests(
                    ids.toArray(String[]::new), Arrays.copyOf(digests, ids.size() * FeatureDigests.LENGTH));
        });
    }
}
