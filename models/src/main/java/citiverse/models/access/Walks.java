package citiverse.models.access;

import java.util.Arrays;

/// Walks to each of some targets from the sources near it, shortest first, ties by source.
///
/// @param first walks to target `t` stand from `first[t]` to `first[t + 1] − 1`
/// @param source where each walk begins
/// @param length level millimetres, or seconds
record Walks(int[] first, int[] source, int[] length) {

    int targets() {
        return first.length - 1;
    }

    /// The same walks in whole seconds, rounded down.
    Walks inSeconds(int millimetresPerSecond) {
        int[] seconds = new int[length.length];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = length[i] / millimetresPerSecond;
        }
        return new Walks(first, source, seconds);
    }

    /// The same walks by source instead of by target: what is called source here then is the target.
    Walks bySource(int sources) {
        var collector = new Collector();
        for (int t = 0; t < targets(); t++) {
            for (int w = first[t]; w < first[t + 1]; w++) {
                collector.add(source[w], t, length[w]);
            }
        }
        return collector.sorted(sources);
    }

    /// The walks up to a limit; the same object where all are.
    Walks noLongerThan(int limit) {
        int longest = 0;
        for (int walk : length) {
            longest = Math.max(longest, walk);
        }
        if (longest <= limit) {
            return this;
        }
        var collector = new Collector();
        for (int t = 0; t < targets(); t++) {
            for (int w = first[t]; w < first[t + 1] && length[w] <= limit; w++) {
                collector.add(t, source[w], length[w]);
            }
        }
        return collector.sorted(targets());
    }

    /// Collects walks in any order.
    static final class Collector {
        private int[] target = new int[1024];
        private long[] lengthAndSource = new long[1024];
        private int count;

        void add(int toTarget, int fromSource, int length) {
            if (count == target.length) {
                target = Arrays.copyOf(target, 2 * count);
                lengthAndSource = Arrays.copyOf(lengthAndSource, 2 * count);
            }
            target[count] = toTarget;
            lengthAndSource[count++] = (long) length << 32 | fromSource;
        }

        /// All that several have collected.
        static Collector joined(Collector[] parts) {
            var all = new Collector();
            all.count = Arrays.stream(parts).mapToInt(part -> part.count).sum();
            all.target = new int[Math.max(1, all.count)];
            all.lengthAndSource = new long[Math.max(1, all.count)];
            int at = 0;
            for (Collector part : parts) {
                System.arraycopy(part.target, 0, all.target, at, part.count);
                System.arraycopy(part.lengthAndSource, 0, all.lengthAndSource, at, part.count);
                at += part.count;
            }
            return all;
        }

        Walks sorted(int targets) {
            int[] first = new int[targets + 1];
            for (int i = 0; i < count; i++) {
                first[target[i] + 1]++;
            }
            for (int t = 0; t < targets; t++) {
                first[t + 1] += first[t];
            }
            long[] ordered = new long[count];
            int[] next = Arrays.copyOf(first, targets);
            for (int i = 0; i < count; i++) {
                ordered[next[target[i]]++] = lengthAndSource[i];
            }
            int[] source = new int[count];
            int[] length = new int[count];
            for (int t = 0; t < targets; t++) {
                Arrays.sort(ordered, first[t], first[t + 1]);
            }
            for (int i = 0; i < count; i++) {
                source[i] = (int) ordered[i];
                length[i] = (int) (ordered[i] >> 32);
            }
            return new Walks(first, source, length);
        }
    }
}
