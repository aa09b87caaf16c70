package citiverse.server.page.rehearse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Names that a question gives to what is in it, in its own language.
final class Names {
    private Names() {}

    /// Name of a measure.
    static String measure(Measure measure, Function<String, String> words) {
        String text = words.apply("rehearse.measure." + measure.id());
        return text.replace("{service}", service(measure.service(), words));
    }

    /// Name of a service: a text of ours, else the name of its column or layer.
    static String service(String service, Function<String, String> words) {
        String name = service.substring(service.indexOf('.') + 1);
        return switch (name) {
            case "healthcare", "schools", "kindergartens", "jobs" -> words.apply("rehearse.service." + name);
            default -> name;
        };
    }

    /// Names of the chosen places, each once.
    static List<String> spots(Draft draft, Function<String, String> words) {
        var names = new ArrayList<String>();
        for (int i = 0; i < draft.spots().size(); i++) {
            String label = draft.spots().get(i).label().strip();
            String name = label.isEmpty() ? place(i + 1, words) : label;
            names.add(names.contains(name) ? name + " (" + (i + 1) + ')' : name);
        }
        return names;
    }

    /// Name of a place without one.
    static String place(int number, Function<String, String> words) {
        return words.apply("rehearse.place.n").replace("{n}", Integer.toString(number));
    }

    /// Name of a way by its ends.
    static String way(List<Draft.Spot> stops, int number, Function<String, String> words) {
        String from = stops.getFirst().label().strip();
        String to = stops.getLast().label().strip();
        return from.isEmpty() || to.isEmpty()
                ? words.apply("rehearse.way.n").replace("{n}", Integer.toString(number))
                : from + " – " + to;
    }
}
