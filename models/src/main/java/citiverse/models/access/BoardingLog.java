package citiverse.models.access;

import java.util.Arrays;

/// Remembers where vehicles were boarded before an option changed it, so that the change can be taken back. Rounds are
/// opened in their order and not returned to.
final class BoardingLog {
    private final short[][] boarded;
    /// Entries up to the end of each round.
    private final int[] end;

    private int[] calls = new int[256];
    private short[] before = new short[256];

    /// @param boarded what is changed, by round and call
    BoardingLog(short[][] boarded) {
        this.boarded = boarded;
        end = new int[boarded.length];
    }

    /// Begins a round.
    void open(int k) {
        end[k] = end[k - 1];
    }

    /// Remembers one call before it is changed.
    void note(int k, int call) {
        int at = end[k]++;
        if (at == calls.length) {
            calls = Arrays.copyOf(calls, 2 * at);
            before = Arrays.copyOf(before, 2 * at);
        }
        calls[at] = call;
        before[at] = boarded[k][call];
    }

    /// Puts everything back, the last change first, and forgets it.
    void undo() {
        for (int k = 1; k < end.length; k++) {
            for (int i = end[k] - 1; i >= end[k - 1]; i--) {
                boarded[k][calls[i]] = before[i];
            }
        }
        Arrays.fill(end, 0);
    }
}
