package citiverse.rehearse.options;

import citiverse.rehearse.question.OptionSpec;
import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes all options of a question.
public final class OptionMaker {
    private static final int MOST_OPTIONS = 20_000;

    private OptionMaker() {}

    /// The options in the order of the question, the city as it is first.
    ///
    /// @throws citiverse.twin.Problem `CV-QUESTION-…` where one cannot be made, naming the line
    public static List<Option> make(Ground ground) {
        var options = new ArrayList<Option>();
        options.add(Option.base());
        Map<String, OptionSpec> seen = new HashMap<>();
        for (OptionSpec spec : ground.question().options()) {
            for (Option option : make(ground, spec)) {
                if (option.id().equals(Option.BASE) || seen.put(option.id(), spec) != null) {
                    throw spec.common()
                            .where()
                            .problem("CV-QUESTION-005", "the option \"" + option.id() + "\" stands twice")
                            .remedy("Give one of them another id");
                }
                options.add(option);
            }
            if (options.size() > MOST_OPTIONS) {
                throw spec.common()
                        .where()
                        .problem("CV-QUESTION-018", "there are more than " + MOST_OPTIONS + " options")
                        .remedy("Choose fewer places or variants");
            }
        }
        if (options.size() == 1) {
            throw citiverse.twin.Problem.user("CV-QUESTION-018", "the question has no options")
                    .remedy("Add at least one");
        }
        return List.copyOf(options);
    }

    private static List<Option> make(Ground ground, OptionSpec spec) {
        return switch (spec) {
            case OptionSpec.ServiceAdd add -> new ServiceOptions(ground).add(add);
            case OptionSpec.ServiceMove move -> new ServiceOptions(ground).move(move);
            case OptionSpec.ServiceClose close -> new ServiceOptions(ground).close(close);
            case OptionSpec.LineAdd add -> new NewLine(ground).add(add);
            case OptionSpec.LineExtend extend -> new LineOptions(ground).extend(extend);
            case OptionSpec.LineReroute reroute -> new LineOptions(ground).reroute(reroute);
            case OptionSpec.LineSpeed speed -> new LineOptions(ground).speed(speed);
            case OptionSpec.LineThin thin -> new LineOptions(ground).thin(thin);
            case OptionSpec.LineRemove remove -> new LineOptions(ground).remove(remove);
            case OptionSpec.StreetClose close -> new StreetOptions(ground).close(close);
            case OptionSpec.StreetSlow slow -> new StreetOptions(ground).slow(slow);
            case OptionSpec.StreetOpen open -> new StreetOptions(ground).open(open);
            case OptionSpec.StreetAdd add -> new NewStreet(ground).add(add);
            case OptionSpec.PeopleAdd add -> new PeopleOptions(ground).add(add);
            case OptionSpec.PeopleMove move -> new PeopleOptions(ground).move(move);
            case OptionSpec.BuildingAdd add -> new BuiltOptions(ground).building(add);
            case OptionSpec.ParkAdd add -> new BuiltOptions(ground).park(add);
            case OptionSpec.WorksSchedule works -> new WorksOptions(ground).schedule(works);
            case OptionSpec.Together together -> List.of(together(ground, together));
        };
    }

    /// Several options as one: each is made in the city that the ones before it have changed.
    private static Option together(Ground ground, OptionSpec.Together spec) {
        var draft = new Draft(spec.common().id());
        var parts = new ArrayList<Option.Part>();
        var changes = new ArrayList<Change>();
        double cost = 0;
        var labels = new ArrayList<String>();
        Snapshot city = ground.snapshot();
        for (OptionSpec part : spec.parts()) {
            List<Option> made = make(new Ground(city, ground.question(), ground.use(), ground.drawn()), part);
            if (made.size() != 1) {
                throw part.common()
                        .where()
                        .problem("CV-QUESTION-019", "this gives " + made.size() + " options")
                        .remedy("Inside \"together\" each must give one: choose one place and one variant");
            }
            Option option = made.getFirst();
            parts.addAll(option.parts());
            changes.addAll(option.changes());
            labels.add(option.label());
            draft.about.addAll(option.about());
            draft.notes.addAll(option.notes());
            cost += option.cost();
            if (Double.isNaN(draft.longitude)) {
                draft.longitude = option.longitude();
                draft.latitude = option.latitude();
                draft.path = option.path();
            }
            city = Branches.view(ground.snapshot(), changes);
        }
        draft.parts = List.copyOf(parts);
        draft.cost = spec.common().cost().known() ? spec.common().cost().of(1, 0, 0) : cost;
        return draft.done(
                ServiceOptions.label(spec.common(), String.join(" + ", labels)),
                spec.common().about());
    }
}
