package citiverse.standards.ifc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One instance of a STEP physical file, with its attributes by position from 0. What is asked for and not there is
/// a [Fault].
///
/// @param file where it stands
/// @param id its number
/// @param type its entity, in capitals
/// @param values its attributes
record StepInstance(StepFile file, long id, String type, List<StepValue> values) {

    /// `#17 (IFCWALL), line 20`.
    String place() {
        return "#" + id + " (" + type + "), line " + file.line(id);
    }

    StepValue value(int attribute) {
        return attribute < values.size() ? values.get(attribute) : StepValue.None.UNSET;
    }

    boolean is(String... types) {
        for (String one : types) {
            if (type.equals(one)) {
                return true;
            }
        }
        return false;
    }

    boolean has(int attribute) {
        return !(value(attribute) instanceof StepValue.None);
    }

    /// The text, empty where it is not told.
    String text(int attribute) {
        return switch (value(attribute)) {
            case StepValue.Text(String text) -> text;
            case StepValue.Typed(String ignored, List<StepValue> inner)
            when inner.size() == 1 && inner.getFirst() instanceof StepValue.Text(String text) -> text;
            case StepValue.None none -> "";
            default -> throw fault(attribute, "a text");
        };
    }

    /// The word of an enumeration, empty where it is not told.
    String word(int attribute) {
        return switch (value(attribute)) {
            case StepValue.Word(String word) -> word;
            case StepValue.None none -> "";
            default -> throw fault(attribute, "a word");
        };
    }

    boolean flag(int attribute) {
        return word(attribute).equals("T");
    }

    double number(int attribute) {
        return optionalNumber(attribute).orElseThrow(() -> fault(attribute, "a number"));
    }

    OptionalDouble optionalNumber(int attribute) {
        StepValue value = value(attribute);
        return value instanceof StepValue.None
                ? OptionalDouble.empty()
                : OptionalDouble.of(numeric(value)
                        .orElseThrow(() -> fault(attribute, "a number"))
                        .doubleValue());
    }

    private static Optional<Double> numeric(StepValue value) {
        return switch (value) {
            case StepValue.Real(double number) -> Optional.of(number);
            case StepValue.Whole(long number) -> Optional.of((double) number);
            case StepValue.Typed(String ignored, List<StepValue> inner)
            when inner.size() == 1 ->
                inner.getFirst() instanceof StepValue.Typed ? Optional.empty() : numeric(inner.getFirst());
            default -> Optional.empty();
        };
    }

    List<StepValue> items(int attribute) {
        return switch (value(attribute)) {
            case StepValue.Items(List<StepValue> items) -> items;
            case StepValue.None none -> List.of();
            default -> throw fault(attribute, "a list");
        };
    }

    /// Numbers in brackets.
    double[] numbers(int attribute) {
        return numbers(items(attribute), attribute);
    }

    /// The numbers of a list within this instance.
    double[] numbers(List<StepValue> items, int attribute) {
        double[] numbers = new double[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numeric(items.get(i))
                    .orElseThrow(() -> fault(attribute, "numbers"))
                    .doubleValue();
        }
        return numbers;
    }

    /// Rows of numbers, such as the coordinates of a point list.
    List<double[]> rows(int attribute) {
        var rows = new ArrayList<double[]>();
        for (StepValue row : items(attribute)) {
            if (!(row instanceof StepValue.Items(List<StepValue> items))) {
                throw fault(attribute, "rows of numbers");
            }
            rows.add(numbers(items, attribute));
        }
        return rows;
    }

    /// The instance that an attribute names.
    StepInstance follow(int attribute) {
        return followed(attribute).orElseThrow(() -> fault(attribute, "an instance"));
    }

    Optional<StepInstance> followed(int attribute) {
        return switch (value(attribute)) {
            case StepValue.Reference(long target) -> Optional.of(file.instance(target, id));
            case StepValue.None none -> Optional.empty();
            default -> throw fault(attribute, "an instance");
        };
    }

    /// The instances that a list names.
    List<StepInstance> followAll(int attribute) {
        var all = new ArrayList<StepInstance>();
        for (StepValue item : items(attribute)) {
            if (!(item instanceof StepValue.Reference(long target))) {
                throw fault(attribute, "instances");
            }
            all.add(file.instance(target, id));
        }
        return all;
    }

    /// The ids that a list, or one reference, names; they may not be there.
    List<Long> references(int attribute) {
        return switch (value(attribute)) {
            case StepValue.Reference(long target) -> List.of(target);
            case StepValue.Items(List<StepValue> items) ->
                items.stream()
                        .filter(StepValue.Reference.class::isInstance)
                        .map(item -> ((StepValue.Reference) item).id())
                        .toList();
            default -> List.of();
        };
    }

    Fault fault(int attribute, String wanted) {
        return new Fault(id, "attribute " + (attribute + 1) + " of " + type + " is not " + wanted);
    }
}
