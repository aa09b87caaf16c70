package citiverse.rehearse;

import java.util.OptionalInt;

/// How a rehearsal is run. Nothing here but seed and draws changes what comes out.
///
/// @param seed seed of all draws
/// @param draws number of draws, the question's own where empty
/// @param threads at least 1
/// @param full true to compute every option from the changed city as a whole: slow, and the same to the last bit
/// @param wattsPerCore power of a busy core, for the estimate of energy
public record RunSettings(long seed, OptionalInt draws, int threads, boolean full, double wattsPerCore) {
    /// Power of a busy core of a laptop, watts; an estimate for want of a meter.
    public static final double WATTS_PER_CORE = 10;

    public RunSettings {
        if (threads < 1 || draws.isPresent() && draws.getAsInt() < 1 || !(wattsPerCore >= 0)) {
            throw new IllegalArgumentException("at least one thread and one draw are needed, and no negative power");
        }
    }

    /// The question's own number of draws, incrementally.
    public static RunSettings of(long seed, int threads) {
        return new RunSettings(seed, OptionalInt.empty(), threads, false, WATTS_PER_CORE);
    }

    public RunSettings withDraws(int number) {
        return new RunSettings(seed, OptionalInt.of(number), threads, full, wattsPerCore);
    }

    public RunSettings withFull(boolean whole) {
        return new RunSettings(seed, draws, threads, whole, wattsPerCore);
    }
}
