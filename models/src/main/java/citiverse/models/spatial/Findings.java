package citiverse.models.spatial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was found wrong with features, each kind of fault with how often and where first. Bounded: a fault of a
/// hundred thousand features is one line.
final class Findings {
    private static final int NAMED = 3;

    private final Map<String, List<String>> named = new LinkedHashMap<>();
    private final Map<String, Integer> count = new LinkedHashMap<>();
    private final Map<String, String> last = new LinkedHashMap<>();

    /// Notes a fault; told twice of the same place in a row, it counts once.
    void add(String fault, String where) {
        if (where.equals(last.put(fault, where))) {
            return;
        }
        count.merge(fault, 1, Integer::sum);
        List<String> places = named.computeIfAbsent(fault, first -> new ArrayList<>());
        if (places.size() < NAMED) {
            places.add(where);
        }
    }

    /// One line for each kind of fault, in the order in which they were first found.
    List<String> lines() {
        var lines = new ArrayList<String>();
        named.forEach((fault, places) -> {
            int more = count.get(fault) - places.size();
            lines.add(fault + ": " + String.join(", ", places) + (more > 0 ? " and " + more + " more" : ""));
        });
        return lines;
    }
}
