package citiverse.bench;

/// Something that is measured.
///
/// @param id short name, stable over time
/// @param what what it includes, in words that let someone else measure it again
/// @param unit `s`, `ms`, `MB` or `1` for a ratio
/// @param asked most that it should be; `NaN` where nothing is asked
/// @param peer what the reference engine needs for the same; `NaN` where not known
public record Figure(String id, String what, String unit, double asked, double peer) {

    /// A figure of which nothing is asked.
    static Figure told(String id, String what, String unit) {
        return new Figure(id, what, unit, Double.NaN, Double.NaN);
    }
}
