package citiverse.rehearse.question;

import citiverse.twin.Feature;
import citiverse.twin.Value;
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
    /// @param oneOf texts of which its value must be one; empty where any will do
    /// @param missing whether the source must have had none
    public record Condition(
            String column,
            Optional<String> equals,
            List<String> oneOf,
            OptionalDouble atLeast,
            OptionalDouble atMost,
            Optional<Boolean> missing,
            Where where) {

        /// True where a feature meets it.
        public boolean holds(Feature feature) {
            var value = feature.properties().value(column);
            boolean absent = value.isEmpty() || value.get() instanceof Value.Missing;
            if (missing.isPresent() && missing.get() != absent) {
                return false;
            }
            if (equals.isPresent() && (absent || !same(value.get(), equals.get()))) {
                return false;
            }
            if (!oneOf.isEmpty() && (absent || oneOf.stream().noneMatch(text -> same(value.get(), text)))) {
                return false;
            }
            var number = feature.properties().number(column);
            return (atLeast.isEmpty() || number.isPresent() && number.getAsDouble() >= atLeast.getAsDouble())
                    && (atMost.isEmpty() || number.isPresent() && number.getAsDouble() <= atMost.getAsDouble());
        }

        private static boolean same(Value value, String text) {
            return switch (value) {
                case Value.Text(String is) -> is.equals(text);
                case Value.Whole(long is) -> text.matches("-?[0-9.eE+-]+") && Double.parseDouble(text) == is;
                case Value.Real(double is) -> text.matches("-?[0-9.eE+-]+") && Double.parseDouble(text) == is;
                case Value.Flag(boolean is) -> Boolean.toString(is).equals(text);
                case Value.Bytes bytes -> false;
                case Value.Missing missing -> false;
            };
        }
    }

    /// The largest by a number, ties by id.
    public record Largest(String column, int count, Where where) {}
}
