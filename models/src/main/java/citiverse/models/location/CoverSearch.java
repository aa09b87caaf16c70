package citiverse.models.location;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Depth-first search for few sites that cover all places, with a packing bound: places of which no two share a site
/// need a site each.
final class CoverSearch {
    private final BitSet[] coveredBy;
    private final BitSet[] covers;
    private final long parts;
    private final int[] chosen;
    private int[] best;
    private int limit;
    private long searched;
    private boolean exhausted = true;

    /// @param sitesOf for each place the sites that cover it; null where it is covered already
    CoverSearch(BitSet[] sitesOf, int sites, long parts) {
        this.parts = parts;
        List<BitSet> rows = new ArrayList<>();
        for (BitSet row : sitesOf) {
            if (row != null && !holdsOneOf(rows, row)) {
                rows.removeIf(other -> contains(other, row));
                rows.add(row);
            }
        }
        coveredBy = rows.toArray(BitSet[]::new);
        covers = new BitSet[sites];
        for (int j = 0; j < sites; j++) {
            covers[j] = new BitSet(coveredBy.length);
            for (int i = 0; i < coveredBy.length; i++) {
                covers[j].set(i, coveredBy[i].get(j));
            }
        }
        chosen = new int[coveredBy.length + 1];
    }

    /// Covers with the fewest sites.
    Siting fewest() {
        int[] start = greedy();
        best = start;
        limit = start.length - 1;
        BitSet all = all();
        int packing = packing(all);
        search(all, 0);
        Arrays.sort(best);
        return new Siting(best, best.length, exhausted ? best.length : packing, searched);
    }

    /// A cover with at most so many sites, or null where none was found; see [#exhausted].
    int[] within(int most) {
        int[] start = greedy();
        if (start != null && start.length <= most) {
            return start;
        }
        best = null;
        limit = most;
        search(all(), 0);
        return best;
    }

    /// True where the search was complete, so that what was not found does not exist.
    boolean exhausted() {
        return exhausted;
    }

    long searched() {
        return searched;
    }

    /// Looks for covers of at most `limit` sites in all; lowers the limit with each that is found.
    private void search(BitSet open, int depth) {
        if (open.isEmpty()) {
            best = Arrays.copyOf(chosen, depth);
            limit = depth - 1;
            return;
        }
        if (searched >= parts) {
            exhausted = false;
            return;
        }
        searched++;
        if (depth + packing(open) > limit) {
            return;
        }
        int hardest = -1;
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            if (hardest < 0 || coveredBy[i].cardinality() < coveredBy[hardest].cardinality()) {
                hardest = i;
            }
        }
        for (int site : byCoverage(coveredBy[hardest], open)) {
            var rest = (BitSet) open.clone();
            rest.andNot(covers[site]);
            chosen[depth] = site;
            search(rest, depth + 1);
            if (depth + 1 > limit) {
                return;
            }
        }
    }

    private int[] byCoverage(BitSet sites, BitSet open) {
        return sites.stream()
                .boxed()
                .sorted((a, b) -> {
                    int order = Integer.compare(fresh(b, open), fresh(a, open));
                    return order != 0 ? order : Integer.compare(a, b);
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int fresh(int site, BitSet open) {
        var both = (BitSet) covers[site].clone();
        both.and(open);
        return both.cardinality();
    }

    /// Places, picked one after another, of which no two can be covered by one site: at least so many are needed.
    private int packing(BitSet open) {
        var left = (BitSet) open.clone();
        int count = 0;
        while (!left.isEmpty()) {
            int pick = -1;
            for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
                if (pick < 0 || coveredBy[i].cardinality() < coveredBy[pick].cardinality()) {
                    pick = i;
                }
            }
            count++;
            for (int j = coveredBy[pick].nextSetBit(0); j >= 0; j = coveredBy[pick].nextSetBit(j + 1)) {
                left.andNot(covers[j]);
            }
            left.clear(pick);
        }
        return count;
    }

    /// The site that covers most, again and again; null where some place cannot be covered.
    private int[] greedy() {
        BitSet open = all();
        var picked = new int[coveredBy.length];
        int count = 0;
        while (!open.isEmpty()) {
            int most = -1;
            for (int j = 0; j < covers.length; j++) {
                if (covers[j].intersects(open) && (most < 0 || fresh(j, open) > fresh(most, open))) {
                    most = j;
                }
            }
            if (most < 0) {
                return null;
            }
            picked[count++] = most;
            open.andNot(covers[most]);
        }
        return Arrays.copyOf(picked, count);
    }

    private BitSet all() {
        var all = new BitSet(coveredBy.length);
        all.set(0, coveredBy.length);
        return all;
    }

    /// True where some row asks for no more than this one does: whoever covers it covers this.
    private static boolean holdsOneOf(List<BitSet> rows, BitSet row) {
        for (BitSet other : rows) {
            if (contains(row, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(BitSet large, BitSet small) {
        var rest = (BitSet) small.clone();
        rest.andNot(large);
        return rest.isEmpty();
    }
}
