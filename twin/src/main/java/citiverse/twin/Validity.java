package citiverse.twin;

import java.time.Instant;

/// The time for which a version of a feature holds in the world: half open, `[from, to)`, open where unknown.
///
/// @param from first instant at which it holds; [Instant#MIN] where unknown
/// @param to first instant at which it no longer holds; [Instant#MAX] where unknown
public record Validity(Instant from, Instant to) {
    /// Holds always, as far as anyone knows.
    public static final Validity ALWAYS = new Validity(Instant.MIN, Instant.MAX);

    public Validity {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("valid from " + from + " must be before valid to " + to);
        }
    }

    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
