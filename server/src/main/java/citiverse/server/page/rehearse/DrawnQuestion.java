package citiverse.server.page.rehearse;

import citiverse.twin.Feature;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A draft as a question: YAML as the command line reads it, or what is wrong and in which field.
///
/// @param yaml the question; empty where something is wrong
/// @param faults what is wrong, in the order of the form
/// @param options how many options it makes, 0 where not known before it is run
public record DrawnQuestion(String yaml, List<Fault> faults, long options) {
    static final int MOST_OPTIONS = 400;
    static final Set<String> PLANS = Set.of("tower", "slab", "block");

    /// What is wrong with a field.
    ///
    /// @param field name of the field, or `spots`, `streets`
    /// @param key of the text that says it
    /// @param values for its places, names and values in turn
    /// @param early true where nothing was chosen yet, which a new question need not hear
    public record Fault(String field, String key, List<String> values, boolean early) {
        Fault(String field, String key, String... values) {
            this(field, key, List.of(values), false);
        }
    }

    public boolean sound() {
        return faults.isEmpty();
    }

    /// @param city what there is
    /// @param places features of the layer of candidates, where services are placed
    /// @param words texts in the language of the question, by key and with places unfilled
    public static DrawnQuestion of(Draft draft, CityFacts city, List<Feature> places, Function<String, String> words) {
        return new QuestionWriter(draft, city, places, words).write();
    }

    /// The service that a draft is about: the chosen one where there is such, else the first.
    static String service(Draft draft, CityFacts city) {
        String chosen = draft.field("service", "");
        return city.services().contains(chosen)
                ? chosen
                : city.services().stream().findFirst().orElse("");
    }
}
