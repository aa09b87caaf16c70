package citiverse.models.criticality;

import java.util.Arrays;

/// What can be lost at once: a bridge with all its carriageways and pavements, or one street between two
/// junctions.
///
/// @param id of the first of its `street` features, by their order
/// @param name as its tags tell it; the number of its way where they do not
/// @param segments of the streets, ascending
public record Part(String id, String name, int[] segments) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Part that
                && id.equals(that.id)
                && name.equals(that.name)
                && Arrays.equals(segments, that.segments);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(segments);
    }
}
