package citiverse.standards.cql2;

import citiverse.twin.LayerSchema;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What filters on a layer may name: its columns but for packed content, and what every feature has.
///
/// The latter are `geometry` (also `geom`), `id` (the URN), `type`, `valid_from` and `valid_to`; a column of the same
/// name goes before.
public final class Queryables {
    /// Kinds of values.
    public enum Kind {
        TEXT,
        WHOLE,
        REAL,
        FLAG,
        /// A timestamp.
        INSTANT,
        GEOMETRY
    }

    /// One name that filters may use.
    ///
    /// @param name as it stands in filters
    /// @param kind kind of its values
    /// @param unit UCUM unit of a number, empty where it has none
    /// @param description what it means, for people; empty where not told
    /// @param column true where it is a column of the layer
    public record Queryable(String name, Kind kind, String unit, String description, boolean column) {}

    private static final String GEOMETRY = "geometry";
    private static final String GEOMETRY_TOO = "geom";

    private final Map<String, Queryable> byName = new LinkedHashMap<>();

    private Queryables() {}

    public static Queryables of(LayerSchema layer) {
        var made = new Queryables();
        if (!layer.geometry().equals("NONE")) {
            made.common(GEOMETRY, Kind.GEOMETRY, "Where it is");
        }
        made.common("id", Kind.TEXT, "Its URN");
        made.common("type", Kind.TEXT, "Its layer");
        made.common("valid_from", Kind.INSTANT, "When it begins to hold; unknown where open");
        made.common("valid_to", Kind.INSTANT, "When it holds no longer; unknown where open");
        for (LayerSchema.Column column : layer.columns()) {
            kind(column.kind())
                    .ifPresent(kind -> made.byName.put(
                            column.name(),
                            new Queryable(column.name(), kind, column.unit(), column.description(), true)));
        }
        return made;
    }

    private void common(String name, Kind kind, String description) {
        byName.put(name, new Queryable(name, kind, "", description, false));
    }

    private static Optional<Kind> kind(LayerSchema.Kind kind) {
        return switch (kind) {
            case TEXT -> Optional.of(Kind.TEXT);
            case WHOLE -> Optional.of(Kind.WHOLE);
            case REAL -> Optional.of(Kind.REAL);
            case FLAG -> Optional.of(Kind.FLAG);
            case BYTES -> Optional.empty();
        };
    }

    /// All of them: what every feature has first, then the columns in their order.
    public List<Queryable> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Queryable> find(String name) {
        Queryable found = byName.get(name);
        return Optional.ofNullable(found == null && name.equals(GEOMETRY_TOO) ? byName.get(GEOMETRY) : found);
    }

    /// @throws Problem `CV-CQL2-003`, with the nearest names
    public Queryable require(String name) {
        return find(name).orElseThrow(() -> Problem.user(
                        "CV-CQL2-003", "the layer has no property \"" + Names.shortened(name) + "\" to ask for")
                .at("filter")
                .remedy(NearestNames.remedy(Names.shortened(name), byName.keySet())));
    }
}
