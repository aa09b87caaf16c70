package citiverse.models.spatial;

import java.util.Locale;

/// How one thing can lie to another. Gaps are vertical, in metres, the least over the ground that both cover.
public enum Predicate {
    /// Both cover the same ground, and the top of the first is under the bottom of the second by the clearance asked.
    BELOW,
    /// The second is below the first.
    ABOVE,
    /// Below, where the ground of the second is widened by a distance on all sides: a pipe beneath a corridor.
    CROSSES_BENEATH,
    /// Both cover the same ground, and neither is below the other.
    OVERLAPS,
    /// Both cover the same ground, and one is below the other with at least the clearance asked.
    CLEARANCE,
    /// Their distance in space is at most the one asked.
    NEAR;

    /// As people write it: `crosses_beneath`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
