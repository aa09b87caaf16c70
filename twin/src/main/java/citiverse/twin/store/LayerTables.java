package citiverse.twin.store;

import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Wkb;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps the layer tables in step with `feature_version` during one import.
final class LayerTables {
    /// Rows of a layer that are made anew at once, so that memory does not grow with the layer.
    private static final int AT_ONCE = 1_000;

    private final Sqlite db;
    private final TreeMap<String, LayerSchema> before;
    private final TreeMap<String, LayerSchema> now;
    private final TreeMap<String, LayerTable> tables = new TreeMap<>();
    /// Layers to be made anew at the end, since their declaration changed after their table was made.
    private final Set<String> stale = new TreeSet<>();
    private final Set<String> touched = new TreeSet<>();

    LayerTables(Sqlite db, TreeMap<String, LayerSchema> declared) {
        this.db = db;
        this.before = declared;
        this.now = new TreeMap<>(declared);
    }

    /// Declares a layer, or adds to its declaration.
    void declare(LayerSchema schema) {
        LayerSchema merged = now.merge(schema.type(), schema, LayerSchema::merge);
        LayerTable made = tables.get(schema.type());
        boolean there = made != null || before.containsKey(schema.type());
        LayerSchema shown = made != null ? made.schema() : before.get(schema.type());
        if (there && !merged.equals(shown)) {
            stale.add(schema.type());
        } else {
            stale.remove(schema.type());
        }
        touched.add(schema.type());
    }

    /// The declaration of a layer, null where there is none.
    LayerSchema declared(String type) {
        return now.get(type);
    }

    /// Declarations that this import made or altered.
    List<LayerSchema> altered() {
        List<LayerSchema> altered = new ArrayList<>();
        now.forEach((type, schema) -> {
            if (!schema.equals(before.get(type))) {
                altered.add(schema);
            }
        });
        return altered;
    }

    private LayerTable table(String type) throws SQLException {
        LayerTable table = tables.get(type);
        if (table == null) {
            boolean there = before.containsKey(type);
            table = new LayerTable(there ? before.get(type) : now.get(type));
            if (!there) {
                table.create(db);
            }
            tables.put(type, table);
        }
        return table;
    }

    /// Shows a new version that always holds; one that holds for a time is shown by [#finish].
    void show(long row, Feature feature, byte[] wkb) throws SQLException {
        touched.add(feature.type());
        if (!stale.contains(feature.type())) {
            LayerTable table = table(feature.type());
            db.update(table.insertSql(), table.values(row, feature, wkb));
        }
    }

    /// Takes a version that has ended off its layer.
    void hide(long row, String type) throws SQLException {
        touched.add(type);
        if (!stale.contains(type)) {
            db.update("DELETE FROM " + table(type).table() + " WHERE fid = ?", row);
        }
    }

    /// Makes stale layers anew, shows what holds at the present and hides what does not, and announces the layers.
    void finish(Instant present) throws SQLException {
        for (String type : stale) {
            remake(type);
        }
        stale.clear();
        var rows = new FeatureRows(db);
        List<Long> bounded = new ArrayList<>();
        db.each(
                row -> bounded.add(row.getLong(1)),
                "SELECT row FROM feature_version WHERE to_seq IS NULL AND"
                        + " (valid_from IS NOT NULL OR valid_to IS NOT NULL) ORDER BY row");
        for (long row : bounded) {
            Feature feature = rows.ofRow(row);
            boolean holds = feature.validity().holdsAt(present);
            LayerTable table = table(feature.type());
            boolean shown = db.number("SELECT count(*) FROM " + table.table() + " WHERE fid = ?", row) > 0;
            if (shown && !holds) {
                hide(row, feature.type());
            } else if (holds && !shown) {
                show(row, feature, feature.shape() == null ? null : Wkb.write(feature.shape()));
            }
        }
        for (String type : touched) {
            table(type).announce(db, lastChange(present));
        }
    }

    /// An instant as `gpkg_contents` writes it.
    static String lastChange(Instant instant) {
        String text = instant.truncatedTo(java.time.temporal.ChronoUnit.MILLIS).toString();
        return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
    }

    private void remake(String type) throws SQLException {
        LayerTable table = new LayerTable(now.get(type));
        db.forget();
        db.execute("DROP TABLE IF EXISTS " + table.table());
        table.create(db);
        tables.put(type, table);
        var rows = new FeatureRows(db);
        long last = 0;
        List<Long> some;
        do {
            some = new ArrayList<>();
            List<Long> found = some;
            // By row, and not by the index on the type, so that each part begins where the last one ended.
            db.each(
                    row -> found.add(row.getLong(1)),
                    "SELECT row FROM feature_version WHERE +type = ? AND to_seq IS NULL AND row > ?"
                            + " AND valid_from IS NULL AND valid_to IS NULL ORDER BY row LIMIT " + AT_ONCE,
                    type,
                    last);
            for (long row : some) {
                Feature feature = rows.ofRow(row);
                byte[] wkb = feature.shape() == null ? null : Wkb.write(feature.shape());
                db.update(table.insertSql(), table.values(row, feature, wkb));
                last = row;
            }
        } while (some.size() == AT_ONCE);
    }
}
