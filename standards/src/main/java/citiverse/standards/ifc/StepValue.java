package citiverse.standards.ifc;

import java.util.List;

/// One value in a STEP physical file.
sealed interface StepValue {

    /// A whole number.
    record Whole(long number) implements StepValue {}

    /// A number with a point; finite.
    record Real(double number) implements StepValue {}

    /// A text, decoded.
    record Text(String text) implements StepValue {}

    /// A word between points, such as `.ELEMENT.`, or a binary; without its marks.
    record Word(String word) implements StepValue {}

    /// `#17`.
    record Reference(long id) implements StepValue {}

    /// Values in brackets.
    record Items(List<StepValue> values) implements StepValue {}

    /// A value that names its type, such as `IFCLABEL('new')`.
    record Typed(String type, List<StepValue> values) implements StepValue {}

    /// `$`, not told, or `*`, told by another attribute.
    enum None implements StepValue {
        UNSET,
        DERIVED
    }
}
