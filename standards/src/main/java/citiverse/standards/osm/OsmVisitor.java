package citiverse.standards.osm;

/// Sees the objects of an OSM PBF file in the order of the file. What is handed over is reused: it must be copied to
/// be kept.
public interface OsmVisitor {
    /// The kinds of objects that this visitor wants to see; the others are not decoded.
    enum Kind {
        NODE,
        WAY,
        RELATION
    }

    /// One node.
    ///
    /// @param longitudeE7 longitude in units of 1e-7 degree as written, not yet checked for its range
    /// @param latitudeE7 latitude in units of 1e-7 degree
    default void node(long id, long longitudeE7, long latitudeE7, OsmTags tags) {}

    /// One way.
    ///
    /// @param nodes ids of its nodes, the first `count` of the array
    default void way(long id, long[] nodes, int count, OsmTags tags) {}

    /// One relation.
    default void relation(long id, Members members, OsmTags tags) {}

    /// The members of a relation, valid during the visit only.
    interface Members {
        int size();

        Kind kind(int index);

        long id(int index);

        String role(int index);
    }
}
