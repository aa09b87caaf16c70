package citiverse.standards;

import citiverse.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Collects what a reader counts and notices. Memory is bounded: of each kind of warning the first [#SHOWN] are kept
/// with their places, the others are only counted.
public final class Findings {
    /// Warnings of one kind that are kept in full.
    public static final int SHOWN = 20;

    private final Map<String, Long> read = new TreeMap<>();
    private final Map<String, Long> missing = new TreeMap<>();
    private final Map<String, List<String>> warnings = new TreeMap<>();
    private final Map<String, Long> warned = new TreeMap<>();

    /// Counts one record read.
    public void read(String kind) {
        read(kind, 1);
    }

    /// Counts records read.
    public void read(String kind, long count) {
        read.merge(kind, count, Long::sum);
    }

    /// Counts a value that the source left empty.
    ///
    /// @param column `layer.column`
    public void missing(String column) {
        missing.merge(column, 1L, Long::sum);
    }

    /// Notes something mended or left out.
    ///
    /// @param kind few words that are the same for all of a kind, such as `ring not closed`
    /// @param place where, such as `way 4711`
    public void warn(String kind, String place) {
        warned.merge(kind, 1L, Long::sum);
        List<String> kept = warnings.computeIfAbsent(kind, unused -> new ArrayList<>());
        if (kept.size() < SHOWN) {
            kept.add(place + ": " + kind);
        }
    }

    /// How often something of this kind was noted.
    public long warned(String kind) {
        return warned.getOrDefault(kind, 0L);
    }

    /// What was collected, in a fixed order.
    public Twin.Quality quality() {
        var all = new ArrayList<String>();
        warnings.forEach((kind, kept) -> {
            all.addAll(kept);
            long more = warned.get(kind) - kept.size();
            if (more > 0) {
                all.add(String.format(Locale.ROOT, "and %d more: %s", more, kind));
            }
        });
        return new Twin.Quality(new TreeMap<>(read), new TreeMap<>(missing), List.copyOf(all));
    }
}
