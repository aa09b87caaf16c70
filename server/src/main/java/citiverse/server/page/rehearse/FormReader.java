package citiverse.server.page.rehearse;

import citiverse.server.page.rehearse.DrawnQuestion.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the fields of a draft and notes what is wrong with them; where something is, the least that fits is taken, so
/// that everything else can be read on.
final class FormReader {
    private final Draft draft;
    private final List<Fault> faults = new ArrayList<>();

    FormReader(Draft draft) {
        this.draft = draft;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    void wrong(String field, String key, String... values) {
        faults.add(new Fault(field, key, values));
    }

    /// Nothing was chosen yet.
    void missing(String field, String key) {
        faults.add(new Fault(field, key, List.of(), true));
    }

    /// One number within bounds.
    double one(String field, String usual, double least, double most) {
        String text = draft.field(field, usual);
        Optional<Double> number = Figures.one(text);
        if (text.isBlank()) {
            faults.add(new Fault(
                    field,
                    "rehearse.fault.number",
                    bounds(least, most),
                    !draft.fields().containsKey(field)));
            return least;
        }
        return number.filter(value -> value >= least && value <= most).orElseGet(() -> {
            faults.add(new Fault(field, "rehearse.fault.number", bounds(least, most), false));
            return least;
        });
    }

    /// Several numbers within bounds.
    List<Double> several(String field, String usual, double least, double most, int count) {
        Optional<List<Double>> numbers = Figures.several(draft.field(field, usual));
        boolean fits = numbers.isPresent()
                && numbers.get().size() <= count
                && numbers.get().stream().allMatch(value -> value >= least && value <= most);
        if (!fits) {
            var values = new ArrayList<>(bounds(least, most));
            values.add("count");
            values.add(Integer.toString(count));
            faults.add(new Fault(field, "rehearse.fault.numbers", List.copyOf(values), false));
            return List.of(least);
        }
        return numbers.get();
    }

    /// How much a measure counts.
    int level(Measure measure) {
        String text = draft.field(measure.field(), Integer.toString(measure.usual()));
        for (int level : Measure.LEVELS) {
            if (Integer.toString(level).equals(text)) {
                return level;
            }
        }
        wrong(measure.field(), "rehearse.fault.choice");
        return measure.usual();
    }

    private static List<String> bounds(double least, double most) {
        return List.of("least", Figures.plain(least), "most", Figures.plain(most));
    }
}
