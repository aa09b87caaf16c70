package citiverse.scene;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Repeatable chance: SplitMix64 (Steele, Lea, Flood 2014). The same seed gives the same throws everywhere.
///
/// A part of a city takes its own dice with [#fork], so that one more throw in one part leaves the others as they
/// were.
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long state;

    public Dice(long seed) {
        this.seed = seed;
        this.state = seed;
    }

    /// Dice of their own for a named part; independent of how often these have been thrown.
    public Dice fork(String part) {
        long hash = seed ^ GOLDEN;
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash ^ b & 0xFF);
        }
        return new Dice(hash);
    }

    /// 64 random bits.
    public long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /// A number in [0, 1).
    public double unit() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /// A number in [from, to).
    public double between(double from, double to) {
        return from + (to - from) * unit();
    }

    /// A whole number in [0, bound).
    public int below(int bound) {
        return (int) (unit() * bound);
    }

    /// True with a probability.
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /// One of the items, each as likely.
    public <T> T of(List<T> items) {
        return items.get(below(items.size()));
    }

    /// About normal with mean 0 and deviation 1, within ±6: the sum of twelve uniform numbers less six, which needs
    /// no transcendental function.
    public double bell() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += unit();
        }
        return sum;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
