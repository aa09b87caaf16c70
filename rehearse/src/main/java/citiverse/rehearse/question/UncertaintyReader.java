package citiverse.rehearse.question;

import citiverse.models.uncertainty.Distribution;
import citiverse.rehearse.question.Question.Area;
import citiverse.rehearse.question.Question.Draws;
import citiverse.rehearse.question.Question.Effect;
import citiverse.rehearse.question.Question.Future;
import citiverse.rehearse.question.Question.Opportunity;
import citiverse.rehearse.question.Question.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads what is not known: the futures of the world, and the parameters that are drawn.
final class UncertaintyReader {
    private UncertaintyReader() {}

    static Future future(Entry entry) {
        var effects = new ArrayList<Effect>();
        entry.each("effects", UncertaintyReader::effects).forEach(effects::addAll);
        return new Future(
                entry.text("id", ""),
                entry.text("label", entry.text("id", "")),
                entry.text("about", ""),
                entry.number("weight", 1),
                List.copyOf(effects));
    }

    private static List<Effect> effects(Entry entry) {
        var area = entry.child("area")
                .map(UncertaintyReader::area)
                .orElse(new Area("", List.of(), 0, new double[0], entry.where()));
        var effects = new ArrayList<Effect>();
        if (entry.has("people")) {
            effects.add(new Effect.OnPeople(entry.number("people", 1), entry.text("group", ""), area, entry.where()));
        }
        if (entry.has("opportunity") != entry.has("factor")) {
            throw entry.where()
                    .problem("CV-QUESTION-007", "\"opportunity\" and \"factor\" belong together")
                    .remedy("Write both");
        }
        if (entry.has("opportunity")) {
            effects.add(new Effect.OnOpportunity(
                    Opportunity.of(entry.text("opportunity", ""), entry.where("opportunity")),
                    entry.number("factor", 1),
                    area));
        }
        if (entry.has("cost")) {
            effects.add(new Effect.OnCost(entry.number("cost", 1)));
        }
        entry.child("importance").ifPresent(map -> {
            var factors = new TreeMap<String, Double>();
            entry.raw("importance").fieldNames().forEachRemaining(name -> factors.put(name, map.number(name, 1)));
            effects.add(new Effect.OnImportance(factors));
        });
        entry.child("factors").ifPresent(map -> {
            var factors = new TreeMap<String, Double>();
            entry.raw("factors").fieldNames().forEachRemaining(name -> factors.put(name, map.number(name, 1)));
            effects.add(new Effect.OnFactors(factors));
        });
        return effects;
    }

    private static Area area(Entry entry) {
        double[] box = new double[entry.raw("box").size()];
        for (int i = 0; i < box.length; i++) {
            box[i] = entry.raw("box").get(i).asDouble();
        }
        return new Area(
                entry.text("layer", ""), entry.texts("ids"), entry.number("within_metres", 0), box, entry.where());
    }

    static Draws draws(Entry entry) {
        List<Parameter> parameters = entry.each("parameters", UncertaintyReader::parameter);
        QuestionReader.distinct(
                "parameter",
                parameters.stream().map(p -> Map.entry(p.id(), p.where())).toList());
        return new Draws(entry.whole("number", 1), entry.text("method", "lhs").equals("sobol"), parameters);
    }

    private static Parameter parameter(Entry entry) {
        String id = entry.text("id", "");
        if (!entry.has("distribution") && !id.equals("phase")) {
            throw entry.where()
                    .problem("CV-QUESTION-007", "the parameter " + id + " needs a distribution")
                    .remedy("Write for instance distribution: {triangular: [3.0, 3.6, 4.6]}");
        }
        Entry form = entry.child("distribution").orElse(null);
        boolean choice = form != null && form.has("choice");
        if (choice != id.equals("day")) {
            throw entry.where()
                    .problem(
                            "CV-QUESTION-007",
                            id.equals("day") ? "a day is drawn from a choice" : id + " is a number, not a choice")
                    .remedy("Write for instance " + (choice ? "{uniform: [30, 120]}" : "{choice: [2019-05-13]}"));
        }
        String label = entry.text("label", id);
        if (choice) {
            List<String> days = form.texts("choice");
            return new Parameter(
                    id,
                    label,
                    Distribution.Choice.among(days.size()),
                    "one of " + String.join(", ", days),
                    days.stream().map(d -> QuestionReader.day(d, form.where())).toList(),
                    entry.where());
        }
        String kind = form == null || form.has("uniform") ? "uniform" : "triangular";
        List<Double> ends = form == null ? List.of(0.0, 1.0) : form.numbers(kind, 0);
        String words = kind + ends.stream().map(UncertaintyReader::plain).collect(Collectors.joining(", ", "(", ")"));
        try {
            Distribution distribution = ends.size() == 2
                    ? new Distribution.Uniform(ends.get(0), ends.get(1))
                    : new Distribution.Triangular(ends.get(0), ends.get(1), ends.get(2));
            return new Parameter(id, label, distribution, words, List.of(), entry.where());
        } catch (IllegalArgumentException wrong) {
            throw entry.where()
                    .problem("CV-QUESTION-007", wrong.getMessage())
                    .remedy("Write the least first")
                    .causedBy(wrong);
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
