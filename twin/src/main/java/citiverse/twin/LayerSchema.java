package citiverse.twin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;

/// What the features of one type look like: the declaration behind a layer.
///
/// @param type feature type and layer name, `[a-z0-9_]+`
/// @param title name for people
/// @param geometry kind of geometry as GeoPackage names it: `POINT`, `LINESTRING`, `POLYGON`, `MULTIPOLYGON`,
///     `GEOMETRY`, or `NONE`
/// @param columns the properties that become columns of the layer; others are kept, but only in the version table
/// @param access who may read it
public record LayerSchema(String type, String title, String geometry, List<Column> columns, ReadAccess access) {

    private static final Set<String> GEOMETRIES = Set.of(
            "NONE",
            "GEOMETRY",
            "POINT",
            "LINESTRING",
            "POLYGON",
            "MULTIPOINT",
            "MULTILINESTRING",
            "MULTIPOLYGON",
            "GEOMETRYCOLLECTION");

    /// A layer that everybody may read.
    public LayerSchema(String type, String title, String geometry, List<Column> columns) {
        this(type, title, geometry, columns, ReadAccess.PUBLIC);
    }

    public LayerSchema {
        columns = List.copyOf(columns);
        if (!type.matches("[a-z0-9_]{1,64}")) {
            throw new IllegalArgumentException("a layer name must match [a-z0-9_]{1,64}, not \"" + type + '"');
        }
        if (!GEOMETRIES.contains(geometry)) {
            throw new IllegalArgumentException("layer " + type + " has an unknown kind of geometry: " + geometry);
        }
    }

    /// This declaration and a later one of the same layer: columns are added, a whole column that is also real is
    /// real, other kinds that differ become text, geometries that differ become `GEOMETRY`. The strictest
    /// access wins: no later source opens what one has restricted.
    ///
    /// @throws Problem `CV-LAYER-001` where a column is declared in two units
    public LayerSchema merge(LayerSchema later) {
        if (!type.equals(later.type)) {
            throw new IllegalArgumentException("not the same layer: " + type + " and " + later.type);
        }
        var merged = new LinkedHashMap<String, Column>();
        columns.forEach(column -> merged.put(column.name(), column));
        for (Column column : later.columns) {
            merged.merge(column.name(), column, this::merge);
        }
        return new LayerSchema(
                type,
                title.isEmpty() ? later.title : title,
                mergeGeometry(geometry, later.geometry),
                List.copyOf(merged.values()),
                access.strictest(later.access));
    }

    private Column merge(Column one, Column other) {
        if (!one.unit.isEmpty() && !other.unit.isEmpty() && !one.unit.equals(other.unit)) {
            throw Problem.user(
                            "CV-LAYER-001",
                            "column " + one.name + " of layer " + type + " is in " + one.unit + " and in " + other.unit)
                    .remedy("Give one of them another name, or convert it");
        }
        return new Column(
                one.name,
                mergeKind(one.kind, other.kind),
                one.unit.isEmpty() ? other.unit : one.unit,
                one.description.isEmpty() ? other.description : one.description,
                one.group.isEmpty() ? other.group : one.group);
    }

    private static Kind mergeKind(Kind one, Kind other) {
        if (one == other) {
            return one;
        }
        boolean numbers = (one == Kind.WHOLE || one == Kind.REAL) && (other == Kind.WHOLE || other == Kind.REAL);
        return numbers ? Kind.REAL : Kind.TEXT;
    }

    private static String mergeGeometry(String one, String other) {
        if (one.equals(other) || other.equals("NONE")) {
            return one;
        }
        if (one.equals("NONE")) {
            return other;
        }
        if (one.equals("MULTI" + other)) {
            return one;
        }
        return other.equals("MULTI" + one) ? other : "GEOMETRY";
    }

    /// True where a geometry may stand in this layer: of the declared kind, or one part of a declared multi-part.
    public boolean admits(Geometry shape) {
        if (shape == null || geometry.equals("GEOMETRY")) {
            return true;
        }
        String kind = shape.getGeometryType().toUpperCase(Locale.ROOT);
        return kind.equals(geometry)
                || geometry.equals("MULTI" + kind)
                || kind.equals("LINEARRING") && geometry.endsWith("LINESTRING")
                || geometry.equals("GEOMETRYCOLLECTION") && shape instanceof GeometryCollection;
    }

    /// One property of a layer.
    ///
    /// @param name property name
    /// @param kind kind of its values
    /// @param unit UCUM unit of a number (`m`, `{person}`, `1`), empty for what is not a quantity
    /// @param description what it means, for people
    /// @param group where the column counts people of one group: `dimension/group`, such as `age/65plus`; else
    ///     empty
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

    /// The same layer, restricted at least so far.
    public LayerSchema restrictedTo(ReadAccess least) {
        return new LayerSchema(type, title, geometry, columns, access.strictest(least));
    }

    /// True where not everybody may read it.
    public boolean restricted() {
        return access != ReadAccess.PUBLIC;
    }

    /// The column of that name.
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
