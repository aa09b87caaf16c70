package citiverse.models.spatial;

/// Whether something holds, given what is known of the heights.
public enum Answer {
    /// For every value within the intervals.
    YES,
    /// For some values and not for others.
    POSSIBLY,
    /// Nothing tells: a height is missing, or the heights cannot be compared.
    UNKNOWN,
    /// For no value within the intervals.
    NO;

    /// Yes for no, no for yes, the others as they are.
    public Answer not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case POSSIBLY, UNKNOWN -> this;
        };
    }
}
