package citiverse.models.access;

/// Draws the phase of lines known by their headway only.
final class Phases {
    private Phases() {}

    /// Seconds after the start of its span at which the first vehicle leaves, uniform in [0, headway).
    ///
    /// Depends on nothing but its arguments, so that the same line has the same phase under every option.
    ///
    /// @param entry which of the line's spans
    static int offset(long seed, int phase, String line, int entry, int headway) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < line.length(); i++) {
            hash = (hash ^ line.charAt(i)) * 0x100000001b3L;
        }
        long mixed = mix(mix(mix(seed) ^ hash) + 0x9e3779b97f4a7c15L * (phase * 4096L + entry + 1));
        return (int) Math.floorMod(mixed >>> 1, (long) headway);
    }

    /// The output function of SplitMix64 (Steele, Lea, Flood 2014).
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
