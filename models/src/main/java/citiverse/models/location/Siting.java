package citiverse.models.location;

import java.util.Arrays;

/// Chosen sites, and how good the best choice could be at most.
///
/// @param sites chosen new sites, ascending; existing ones are not among them
/// @param value what they give, in the unit of the question
/// @param bound no choice is better than this; equal to the value where the choice is proven best
/// @param searched parts of the problem that were looked into
public record Siting(int[] sites, double value, double bound, long searched) {

    /// How far the value may be from the best, as a share of the value; 0 where it is proven best.
    public double gap() {
        return value == bound ? 0 : Math.abs(value - bound) / Math.max(Math.abs(value), Math.abs(bound));
    }

    public boolean proven() {
        return value == bound;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Siting siting
                && Arrays.equals(sites, siting.sites)
                && value == siting.value
                && bound == siting.bound
                && searched == siting.searched;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sites) + 31 * Double.hashCode(value);
    }

    @Override
    public String toString() {
        return "Siting[" + Arrays.toString(sites) + ", value " + value + ", bound " + bound + ", searched " + searched
                + "]";
    }
}
