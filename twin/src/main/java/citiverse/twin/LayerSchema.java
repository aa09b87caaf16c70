package citiverse.twin;

import java.util.List;
import java.util.Optional;

/// What the features of one type look like: the declaration behind a layer.
///
/// @param type feature type and layer name, `[a-z0-9_]+`
/// @param title name for people
/// @param geometry kind of geometry as GeoPackage names it: `POINT`, `LINESTRING`, `POLYGON`, `MULTIPOLYGON`,
///     `GEOMETRY`, or `NONE`
/// @param columns the properties that become columns of the layer; others are kept, but only in the version table
public record LayerSchema(String type, String title, String geometry, List<Column> columns) {

    public LayerSchema {
        columns = List.copyOf(columns);
    }

    /// One property of a layer.
    ///
    /// @param name property name
    /// @param kind kind of its values
    /// @param unit UCUM unit of a number (`m`, `{person}`, `1`), empty for what is not a quantity
    /// @param description what it means, for people
    /// @param group where the column counts people of one group: `dimension/group`, such as `age/65plus`; else empty
    public record Column(String name, Kind kind, String unit, String description, String group) {
        public Column(String name, Kind kind, String unit, String description) {
            this(name, kind, unit, description, "");
        }
    }

    /// Kinds of values a column can hold.
    public enum Kind {
        TEXT,
        WHOLE,
        REAL,
        FLAG,
        BYTES
    }

    /// The column of that name.
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
