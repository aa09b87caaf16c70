package citiverse.models.uncertainty;

/// A generator of numbers that look random and depend on nothing but a seed: SplitMix64 (Steele, Lea and Flood 2014),
/// written out here so that results have the same bytes on every machine and in every later Java.
///
/// Period 2⁶⁴. Not for secrets. Not shared among threads: give each its own [#stream].
public final class SplitMix {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double STEP = 0x1.0p-53;

    private long state;

    public SplitMix(long seed) {
        state = seed;
    }

    /// A generator for one of many things under one seed, unrelated to those of the other things.
    public static SplitMix stream(long seed, long thing) {
        return new SplitMix(hash(seed, thing));
    }

    /// A number that looks random and depends on both.
    public static long hash(long a, long b) {
        return mix(mix(a + GOLDEN) ^ (b * GOLDEN + 0x632BE59BD9B4E019L));
    }

    /// Any of the 2⁶⁴ numbers.
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /// Strictly between 0 and 1: never an end, so that every quantile of it is finite.
    public double nextOpen() {
        return open(nextLong());
    }

    /// At least 0 and below the bound, all equally likely.
    ///
    /// @param bound greater than 0
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("the bound must be greater than 0, not " + bound);
        }
        while (true) {
            long bits = nextLong() >>> 1;
            long value = bits % bound;
            if (bits - value + (bound - 1) >= 0) {
                return (int) value;
            }
        }
    }

    /// A random order of 0 … size − 1 (Fisher and Yates).
    public int[] permutation(int size) {
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /// The highest 53 bits as a number strictly between 0 and 1: (bits + ½) · 2⁻⁵³.
    static double open(long bits) {
        return Math.min(((bits >>> 11) + 0.5) * STEP, 1 - STEP);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
