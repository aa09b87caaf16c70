package citiverse.twin;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The names that look most like one that is not there: what an error offers instead.
public final class NearestNames {
    private static final int SHOWN = 5;

    private NearestNames() {}

    /// The nearest known names, nearest first, ties in their natural order, at most five.
    public static List<String> to(String name, Collection<String> known) {
        return known.stream()
                .distinct()
                .sorted(Comparator.<String>comparingInt(other -> distance(lower(name), lower(other)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /// The remedy of an error about a name that is not there.
    public static String remedy(String name, Collection<String> known) {
        return known.isEmpty() ? "There are none" : "The nearest names are " + String.join(", ", to(name, known));
    }

    /// Levenshtein distance, kept in one row.
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
