package citiverse.models.criticality;

/// What can be lost at once: a bridge with all its carriageways and pavements, or one street between two
/// junctions.
///
/// @param id of the first of its `street` features, by their order
/// @param name as its tags tell it; the number of its way where they do not
/// @param segments of the streets, ascending
public record Part(String id, String name, int[] segments) {}
