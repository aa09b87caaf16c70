package citiverse.models.access;

import java.util.Arrays;

/// Segments that an option closes, opens, slows down or speeds up.
///
/// @param segments the segments whose arcs change, ascending
/// @param position of each arc that changes
/// @param levelBefore level millimetres as it is
/// @param levelAfter level millimetres under the option
/// @param onlySlower true where no arc becomes faster
record StreetChange(int[] segments, int[] position, int[] levelBefore, int[] levelAfter, boolean onlySlower) {

    boolean none() {
        return position.length == 0;
    }

    /// Level millimetres of all arcs under the option.
    int[] apply(int[] level) {
        int[] changed = level.clone();
        for (int i = 0; i < position.length; i++) {
            changed[position[i]] = levelAfter[i];
        }
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StreetChange that
                && Arrays.equals(position, that.position)
                && Arrays.equals(levelAfter, that.levelAfter);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(position) + Arrays.hashCode(levelAfter);
    }
}
