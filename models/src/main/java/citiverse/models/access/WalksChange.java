package citiverse.models.access;

import java.util.Arrays;

/// Walks in the city as it is, and how an option changes them: some become longer or shorter, appear or vanish.
///
/// Lengths are seconds; [JourneyTable#NEVER] stands for a walk that does not exist.
final class WalksChange {
    /// Walks as they are, by target, and by source (where what a [Walks] calls source is the target).
    final Walks base;
    final Walks baseBySource;

    /// For each target with changed walks, all its walks under the option.
    private final int[] listOfTarget;
    private final Walks lists;

    /// Sources with changed walks, ascending; the pairs of the one at index `i` stand from `pairsFirst[i]` to
    /// `pairsFirst[i + 1] − 1`: all its targets, with the length before and after.
    final int[] changedSources;
    final int[] pairsFirst;
    final int[] pairTarget;
    final int[] pairBefore;
    final int[] pairAfter;
    private final int[] pairsOfSource;

    /// @param changes the walks that change
    /// @param targets number of targets under the option
    /// @param sources number of sources under the option
    WalksChange(Walks base, Walks baseBySource, Changes changes, int targets, int sources) {
        this.base = base;
        this.baseBySource = baseBySource;
        listOfTarget = filled(targets);
        pairsOfSource = filled(sources);
        int[] order = changes.bySource(sources);
        int[] mark = new int[Math.max(targets, sources)];
        var merged = new Pairs(changes.count + 16);
        changedSources = new int[changes.distinct(changes.source, order)];
        pairsFirst = new int[changedSources.length + 1];
        int group = 0;
        for (int i = 0; i < order.length; group++) {
            int source = changes.source[order[i]];
            int end = i;
            while (end < order.length && changes.source[order[end]] == source) {
                mark[changes.target[order[end]]] = 1;
                end++;
            }
            mergeTargets(source, changes, order, i, end, mark, merged);
            changedSources[group] = source;
            pairsOfSource[source] = group;
            pairsFirst[group + 1] = merged.count;
            i = end;
        }
        pairTarget = Arrays.copyOf(merged.target, merged.count);
        pairBefore = Arrays.copyOf(merged.before, merged.count);
        pairAfter = Arrays.copyOf(merged.after, merged.count);
        lists = listsByTarget(changes, changes.byTarget(targets), mark);
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, -1);
        return array;
    }

    private void mergeTargets(int source, Changes changes, int[] order, int begin, int end, int[] mark, Pairs into) {
        if (source < baseBySource.targets()) {
            for (int w = baseBySource.first()[source]; w < baseBySource.first()[source + 1]; w++) {
                int target = baseBySource.source()[w];
                if (mark[target] == 0) {
                    into.add(target, baseBySource.length()[w], baseBySource.length()[w]);
                }
            }
        }
        for (int i = begin; i < end; i++) {
            int change = order[i];
            mark[changes.target[change]] = 0;
            into.add(changes.target[change], changes.before[change], changes.after[change]);
        }
    }

    private Walks listsByTarget(Changes changes, int[] order, int[] mark) {
        var collector = new Walks.Collector();
        int group = 0;
        for (int i = 0; i < order.length; group++) {
            int target = changes.target[order[i]];
            listOfTarget[target] = group;
            int end = i;
            while (end < order.length && changes.target[order[end]] == target) {
                int change = order[end++];
                mark[changes.source[change]] = 1;
                if (changes.after[change] != JourneyTable.NEVER) {
                    collector.add(group, changes.source[change], changes.after[change]);
                }
            }
            for (int w = target < base.targets() ? base.first()[target] : 0;
                    target < base.targets() && w < base.first()[target + 1];
                    w++) {
                if (mark[base.source()[w]] == 0) {
                    collector.add(group, base.source()[w], base.length()[w]);
                }
            }
            for (; i < end; i++) {
                mark[changes.source[order[i]]] = 0;
            }
        }
        return collector.sorted(group);
    }

    /// The walks to a target under the option stand in this list, at [#indexTo].
    Walks listTo(int target) {
        return listOfTarget[target] < 0 ? base : lists;
    }

    int indexTo(int target) {
        return listOfTarget[target] < 0 ? target : listOfTarget[target];
    }

    /// Index of a source's pairs, −1 where none of its walks change.
    int pairsOf(int source) {
        return pairsOfSource[source];
    }

    boolean none() {
        return changedSources.length == 0;
    }

    private static final class Pairs {
        private int[] target;
        private int[] before;
        private int[] after;
        private int count;

        Pairs(int capacity) {
            target = new int[capacity];
            before = new int[capacity];
            after = new int[capacity];
        }

        void add(int toTarget, int was, int is) {
            if (count == target.length) {
                target = Arrays.copyOf(target, 2 * count);
                before = Arrays.copyOf(before, 2 * count);
                after = Arrays.copyOf(after, 2 * count);
            }
            target[count] = toTarget;
            before[count] = was;
            after[count++] = is;
        }
    }

    /// Collects the walks that change, each pair of source and target once.
    static final class Changes {
        private int[] source = new int[64];
        private int[] target = new int[64];
        private int[] before = new int[64];
        private int[] after = new int[64];
        private int count;

        void add(int from, int to, int was, int is) {
            if (count == source.length) {
                source = Arrays.copyOf(source, 2 * count);
                target = Arrays.copyOf(target, 2 * count);
                before = Arrays.copyOf(before, 2 * count);
                after = Arrays.copyOf(after, 2 * count);
            }
            source[count] = from;
            target[count] = to;
            before[count] = was;
            after[count++] = is;
        }

        int count() {
            return count;
        }

        private int[] bySource(int sources) {
            return order(source, sources);
        }

        private int[] byTarget(int targets) {
            return order(target, targets);
        }

        private int[] order(int[] key, int keys) {
            int[] next = new int[keys + 1];
            for (int i = 0; i < count; i++) {
                next[key[i] + 1]++;
            }
            for (int k = 0; k < keys; k++) {
                next[k + 1] += next[k];
            }
            int[] order = new int[count];
            for (int i = 0; i < count; i++) {
                order[next[key[i]]++] = i;
            }
            return order;
        }

        private int distinct(int[] key, int[] order) {
            int distinct = 0;
            for (int i = 0; i < order.length; i++) {
                if (i == 0 || key[order[i]] != key[order[i - 1]]) {
                    distinct++;
                }
            }
            return distinct;
        }
    }
}
