package citiverse.rehearse.options;

import citiverse.rehearse.question.OptionSpec;
import citiverse.rehearse.question.Question.Opportunity;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Adds, moves and closes services.
///
/// A service is a column of a layer (`cells.healthcare`) or the features of a layer (`clinics`). Where the candidate
/// places are of the service's own layer and it has a column, the column changes; elsewhere a feature is added,
/// except in the layer where people live: there the nearest place takes it.
final class ServiceOptions {
    private final Ground ground;

    ServiceOptions(Ground ground) {
        this.ground = ground;
    }

    List<Option> add(OptionSpec.ServiceAdd spec) {
        check(spec.service());
        var options = new ArrayList<Option>();
        List<Feature> places = ground.choose(spec.at());
        for (Feature place : places) {
            for (double amount : spec.amounts()) {
                String id = places.size() == 1 && spec.amounts().size() == 1
                        ? spec.common().id()
                        : spec.amounts().size() == 1
                                ? Ids.of(spec.common().id(), place.localId())
                                : Ids.of(spec.common().id(), place.localId(), Ground.plain(amount));
                var draft = new Draft(id)
                        .at(Ground.point(place))
                        .word("place", Ground.name(place))
                        .word("near", ground.near(place))
                        .word("amount", Ground.plain(amount))
                        .word("service", spec.service().name());
                draft.changes.add(more(spec.service(), place, amount, id, spec.properties()));
                draft.about.add(
                        "Adds " + Ground.plain(amount) + " to " + spec.service().name() + " at " + Ground.name(place));
                draft.cost = spec.common().cost().of(amount, 0, 0);
                options.add(draft.done(
                        label(spec.common(), "{service} at {place}"),
                        spec.common().about()));
            }
        }
        return options;
    }

    List<Option> move(OptionSpec.ServiceMove spec) {
        check(spec.service());
        var options = new ArrayList<Option>();
        List<Feature> sources = services(spec.service(), spec.from());
        List<Feature> targets = ground.choose(spec.to());
        for (Feature from : sources) {
            double amount = spec.service().column().isEmpty()
                    ? 1
                    : Ground.number(from, spec.service().column());
            for (Feature to : targets) {
                if (from.id().equals(to.id())) {
                    continue;
                }
                String id = sources.size() == 1 && targets.size() == 1
                        ? spec.common().id()
                        : Ids.of(spec.common().id(), from.localId(), to.localId());
                var draft = new Draft(id)
                        .at(Ground.point(to))
                        .word("from", Ground.name(from))
                        .word("to", Ground.name(to))
                        .word("place", Ground.name(to))
                        .word("near", ground.near(to))
                        .word("amount", Ground.plain(amount))
                        .word("service", spec.service().name());
                draft.changes.add(less(spec.service(), from));
                draft.changes.add(more(spec.service(), to, amount, id, moved(from)));
                draft.about.add("Moves " + Ground.plain(amount) + " of "
                        + spec.service().name() + " from " + Ground.name(from) + " to " + Ground.name(to));
                draft.cost = spec.common().cost().of(amount, 0, 0);
                options.add(draft.done(
                        label(spec.common(), "{service}: {from} to {to}"),
                        spec.common().about()));
            }
        }
        return options;
    }

    List<Option> close(OptionSpec.ServiceClose spec) {
        check(spec.service());
        var options = new ArrayList<Option>();
        List<Feature> places = services(spec.service(), spec.at());
        for (Feature place : places) {
            double amount = spec.service().column().isEmpty()
                    ? 1
                    : Ground.number(place, spec.service().column());
            String id = places.size() == 1
                    ? spec.common().id()
                    : Ids.of(spec.common().id(), place.localId());
            var draft = new Draft(id)
                    .at(Ground.point(place))
                    .word("place", Ground.name(place))
                    .word("near", ground.near(place))
                    .word("amount", Ground.plain(amount))
                    .word("service", spec.service().name());
            draft.changes.add(less(spec.service(), place));
            draft.about.add(
                    "Closes " + Ground.plain(amount) + " of " + spec.service().name() + " at " + Ground.name(place));
            draft.cost = spec.common().cost().of(amount, 0, 0);
            options.add(draft.done(
                    label(spec.common(), "Close {service} at {place}"),
                    spec.common().about()));
        }
        return options;
    }

    private void check(Opportunity service) {
        ground.layer(service.layer(), service.where());
        if (!service.column().isEmpty()) {
            ground.column(service.layer(), service.column(), service.where());
        }
    }

    /// Places that have some of the service now.
    private List<Feature> services(Opportunity service, citiverse.rehearse.question.Selector at) {
        if (!at.layer().equals(service.layer())) {
            throw at.where()
                    .problem(
                            "CV-QUESTION-013",
                            "the places of " + service.name() + " are features of " + service.layer() + ", not of "
                                    + at.layer())
                    .remedy("Write layer: " + service.layer());
        }
        var having = ground.choose(at).stream()
                .filter(f -> service.column().isEmpty() || Ground.number(f, service.column()) > 0)
                .toList();
        if (having.isEmpty()) {
            throw at.where()
                    .problem("CV-QUESTION-012", "none of these places has any " + service.name())
                    .remedy("Add a condition such as where: [{column: " + service.column() + ", at_least: 1}]");
        }
        return having;
    }

    private Change more(
            Opportunity service, Feature place, double amount, String option, Map<String, Value> properties) {
        boolean own = place.type().equals(service.layer()) && !service.column().isEmpty();
        if (own || service.layer().equals(ground.question().people().layer())) {
            Feature taking = own
                    ? place
                    : Nearest.to(Ground.point(place), ground.snapshot().features(service.layer()));
            return new Change.Alter(
                    taking,
                    taking.with(taking.properties()
                            .with(service.column(), Ground.value(Ground.number(taking, service.column()) + amount))));
        }
        var built = Properties.builder();
        properties.forEach(built::put);
        if (!service.column().isEmpty()) {
            built.put(service.column(), Ground.value(amount));
        }
        return new Change.Add(new Feature(
                ground.urn(service.layer(), option),
                service.layer(),
                Ground.GEOMETRY.createPoint(Ground.point(place)),
                built.build(),
                Ground.provenance(option)));
    }

    private static Change less(Opportunity service, Feature place) {
        return service.column().isEmpty()
                ? new Change.Remove(place)
                : new Change.Alter(place, place.with(place.properties().with(service.column(), Value.of(0L))));
    }

    private static Map<String, Value> moved(Feature from) {
        var properties = new java.util.TreeMap<String, Value>();
        from.properties().forEach(properties::put);
        return properties;
    }

    static String label(OptionSpec.Common common, String otherwise) {
        return common.label().isEmpty() ? otherwise : common.label();
    }
}
