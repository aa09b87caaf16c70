package citiverse.rehearse.question;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Which features of a layer are meant.
///
/// @param layer the layer
/// @param ids only these, as local ids or whole ids; empty means all
/// @param conditions all of which hold
/// @param largest only so many, by a column
/// @param where place in the file
public record Selector(
        String layer, List<String> ids, List<Condition> conditions, Optional<Largest> largest, Where where) {

    /// A condition on one column.
    ///
    /// @param equals text of the value that it must have
    /// @param missing whether the source must have had none
    public record Condition(
            String column,
            Optional<String> equals,
            OptionalDouble atLeast,
            OptionalDouble atMost,
            Optional<Boolean> missing,
            Where where) {}

    /// The largest by a number, ties by id.
    public record Largest(String column, int count, Where where) {}
}
