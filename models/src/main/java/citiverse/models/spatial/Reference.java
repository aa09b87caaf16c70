package citiverse.models.spatial;

/// From where heights are counted.
///
/// @param kind the ground beneath, a vertical datum, or not known
/// @param datum name of the datum, such as `EPSG:5709`; `?<source>` for the unnamed one of a source; empty where
///     heights are above ground or not known
public record Reference(Kind kind, String datum) {
    /// Above the ground at the place; below it negative.
    public static final Reference GROUND = new Reference(Kind.GROUND, "");

    /// Not known.
    public static final Reference NONE = new Reference(Kind.NONE, "");

    /// Where heights can begin.
    public enum Kind {
        GROUND,
        DATUM,
        NONE
    }

    /// Heights in a datum.
    ///
    /// @param name of the datum; empty where the source does not name it
    /// @param source id of the source; the unnamed heights of one source are taken to be in one datum
    public static Reference datum(String name, String source) {
        return new Reference(Kind.DATUM, name.isBlank() ? "?" + source : name.strip());
    }

    /// How people call it.
    public String spoken() {
        return switch (kind) {
            case GROUND -> "above ground";
            case NONE -> "unknown";
            case DATUM -> datum.startsWith("?") ? "a datum that " + datum.substring(1) + " does not name" : datum;
        };
    }
}
