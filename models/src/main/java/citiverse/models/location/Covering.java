package citiverse.models.location;

import java.util.Arrays;
import java.util.BitSet;

/// The fewest sites that cover everyone (set covering, Toregas et al. 1971), and the p sites from which the farthest
/// place is nearest (p-center, Hakimi 1964), beside sites that exist already.
public final class Covering {
    private Covering() {}

    /// The fewest new sites so that every place is within the limit of an open one.
    ///
    /// @param distance `[place][site]`; infinite where out of reach
    /// @param limit in the same unit, itself included
    /// @param existing sites that stay open
    /// @return value number of new sites
    /// @throws IllegalArgumentException where some place is within the limit of no site
    public static Siting fewest(double[][] distance, double limit, int[] existing) {
        BitSet[] covers = covers(distance, limit, existing);
        for (int i = 0; i < covers.length; i++) {
            if (covers[i] != null && covers[i].isEmpty()) {
                throw new IllegalArgumentException("place " + i + " is within " + limit + " of no site");
            }
        }
        var search = new CoverSearch(covers, sites(distance), Median.PARTS);
        return search.fewest();
    }

    /// The p new sites for which the way from the farthest place to its nearest open site is shortest.
    ///
    /// @param distance `[place][site]`, finite
    /// @param p new sites, at least 1 together with the existing ones
    /// @return value the way of the farthest place
    public static Siting nearestFarthest(double[][] distance, int[] existing, int p) {
        if (p < 0 || p + existing.length < 1 || p > sites(distance)) {
            throw new IllegalArgumentException(p + " new sites cannot be chosen among " + sites(distance));
        }
        double[] radii = Arrays.stream(distance)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        if (radii.length == 0 || !Double.isFinite(radii[radii.length - 1])) {
            throw new IllegalArgumentException("finite ways are needed from every place to every site");
        }
        // Within the longest way of all every site covers everyone; below index `proven` no p sites cover all.
        int low = -1;
        int high = radii.length - 1;
        int proven = 0;
        int[] best = p == 0 ? new int[0] : new int[] {firstFree(existing)};
        long searched = 0;
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            var search = new CoverSearch(covers(distance, radii[middle], existing), sites(distance), Median.PARTS);
            int[] found = search.within(p);
            searched += search.searched();
            if (found != null) {
                best = found;
                high = middle;
            } else {
                proven = search.exhausted() ? middle + 1 : proven;
                low = middle;
            }
        }
        return new Siting(filled(best, p, sites(distance), existing), radii[high], radii[proven], searched);
    }

    private static int firstFree(int[] existing) {
        var used = new BitSet();
        for (int site : existing) {
            used.set(site);
        }
        return used.nextClearBit(0);
    }

    /// For each place the new sites that cover it; null where an existing site does.
    private static BitSet[] covers(double[][] distance, double limit, int[] existing) {
        var covers = new BitSet[distance.length];
        for (int i = 0; i < distance.length; i++) {
            var here = new BitSet(distance[i].length);
            boolean served = false;
            for (int site : existing) {
                served |= distance[i][site] <= limit;
            }
            for (int j = 0; j < distance[i].length && !served; j++) {
                if (distance[i][j] <= limit) {
                    here.set(j);
                }
            }
            covers[i] = served ? null : here;
        }
        return covers;
    }

    /// As many sites as were asked for: where fewer suffice, the first others are added.
    private static int[] filled(int[] chosen, int p, int sites, int[] existing) {
        var used = new BitSet(sites);
        for (int site : existing) {
            used.set(site);
        }
        var all = Arrays.copyOf(chosen, p);
        for (int site : chosen) {
            used.set(site);
        }
        for (int k = chosen.length; k < p; k++) {
            int site = used.nextClearBit(0);
            used.set(site);
            all[k] = site;
        }
        Arrays.sort(all);
        return all;
    }

    private static int sites(double[][] distance) {
        return distance.length == 0 ? 0 : distance[0].length;
    }
}
