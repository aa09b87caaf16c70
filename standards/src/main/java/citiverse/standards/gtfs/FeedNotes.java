package citiverse.standards.gtfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was noticed while reading a feed, bounded: the first places of each kind, and how often it happened.
final class FeedNotes {
    private static final int PLACES_TOLD = 3;
    private static final int MOST_KINDS = 100;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /// @param file member of the feed
    /// @param line from 1, or 0 where no line can be named
    /// @param kind what was wrong and what was done, the same text for each case
    /// @param value the offending value, may be empty
    void add(String file, long line, String kind, String value) {
        String key = file + '\n' + kind;
        Kind found = kinds.get(key);
        if (found == null) {
            if (kinds.size() == MOST_KINDS) {
                return;
            }
            found = new Kind(file, kind);
            kinds.put(key, found);
        }
        found.count++;
        if (found.places.size() < PLACES_TOLD) {
            String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
            found.places.add((line > 0 ? " line " + line : "") + ": " + (shown.isEmpty() ? "" : '"' + shown + "\": "));
        }
    }

    /// The notes in the order in which their kinds first appeared.
    List<String> list() {
        var all = new ArrayList<String>();
        for (Kind kind : kinds.values()) {
            kind.places.forEach(place -> all.add(kind.file + place + kind.text));
            if (kind.count > kind.places.size()) {
                all.add(kind.file + ": " + kind.count + " times in all: " + kind.text);
            }
        }
        return all;
    }

    /// How often that kind was noted in that file.
    long count(String file, String kind) {
        Kind found = kinds.get(file + '\n' + kind);
        return found == null ? 0 : found.count;
    }

    private static final class Kind {
        private final String file;
        private final String text;
        private final List<String> places = new ArrayList<>();
        private long count;

        Kind(String file, String text) {
            this.file = file;
            this.text = text;
        }
    }
}
