package citiverse.rehearse.options;

import citiverse.twin.Feature;
import java.util.List;

/// Tells which streets people walk on most.
@FunctionalInterface
public interface StreetUse {
    /// The most used segments, most used first, ties by id.
    ///
    /// @param layer layer of what people walk to
    /// @param column its column, empty where each feature counts as one
    /// @param withinSeconds longest walk counted
    /// @param count how many
    List<Feature> mostUsed(String layer, String column, int withinSeconds, int count);
}
