package citiverse.rehearse.options;

import citiverse.rehearse.question.OptionSpec;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.List;

/// Adds and moves people. Groups keep their shares: those of the place that people leave, else of the place they come
/// to, else (where nobody lives there) of the city.
final class PeopleOptions {
    private final Ground ground;

    PeopleOptions(Ground ground) {
        this.ground = ground;
    }

    List<Option> add(OptionSpec.PeopleAdd spec) {
        own(spec.at());
        var options = new ArrayList<Option>();
        List<Feature> places = ground.choose(spec.at());
        for (Feature place : places) {
            for (double amount : spec.amounts()) {
                String id = places.size() * spec.amounts().size() == 1
                        ? spec.common().id()
                        : Ids.of(spec.common().id(), place.localId(), Ground.plain(amount));
                var draft = new Draft(id)
                        .at(Ground.point(place))
                        .word("place", Ground.name(place))
                        .word("near", ground.near(place))
                        .word("amount", Ground.plain(amount));
                draft.changes.add(alter(place, place, amount));
                draft.about.add(Ground.plain(amount) + " more people at " + Ground.name(place));
                draft.cost = spec.common().cost().of(amount, 0, 0);
                options.add(draft.done(
                        ServiceOptions.label(spec.common(), "{amount} people at {place}"),
                        spec.common().about()));
            }
        }
        return options;
    }

    List<Option> move(OptionSpec.PeopleMove spec) {
        own(spec.from());
        own(spec.to());
        var options = new ArrayList<Option>();
        List<Feature> sources = ground.choose(spec.from());
        List<Feature> targets = ground.choose(spec.to());
        for (Feature from : sources) {
            for (Feature to : targets) {
                for (double amount : spec.amounts()) {
                    if (from.id().equals(to.id())) {
                        continue;
                    }
                    double there =
                            Ground.number(from, ground.question().people().population());
                    if (there < amount) {
                        throw spec.common()
                                .where()
                                .problem(
                                        "CV-QUESTION-014",
                                        "only " + Ground.plain(there) + " people live at " + Ground.name(from))
                                .remedy("Move at most as many");
                    }
                    options.add(move(
                            spec,
                            from,
                            to,
                            amount,
                            sources.size() * targets.size() * spec.amounts().size() == 1));
                }
            }
        }
        return options;
    }

    private Option move(OptionSpec.PeopleMove spec, Feature from, Feature to, double amount, boolean only) {
        String id = only
                ? spec.common().id()
                : Ids.of(spec.common().id(), from.localId(), to.localId(), Ground.plain(amount));
        var draft = new Draft(id)
                .at(Ground.point(to))
                .word("from", Ground.name(from))
                .word("to", Ground.name(to))
                .word("place", Ground.name(to))
                .word("near", ground.near(to))
                .word("amount", Ground.plain(amount));
        draft.changes.add(alter(from, from, -amount));
        draft.changes.add(alter(to, from, amount));
        draft.about.add(Ground.plain(amount) + " people move from " + Ground.name(from) + " to " + Ground.name(to));
        draft.cost = spec.common().cost().of(amount, 0, 0);
        return draft.done(
                ServiceOptions.label(spec.common(), "{amount} people from {from} to {to}"),
                spec.common().about());
    }

    private void own(citiverse.rehearse.question.Selector at) {
        if (!at.layer().equals(ground.question().people().layer())) {
            throw at.where()
                    .problem(
                            "CV-QUESTION-013",
                            "people live in layer " + ground.question().people().layer() + ", not in " + at.layer())
                    .remedy("Choose places of that layer");
        }
    }

    private Change alter(Feature place, Feature like, double amount) {
        String population = ground.question().people().population();
        Properties properties =
                place.properties().with(population, Ground.value(Ground.number(place, population) + amount));
        for (LayerSchema.Column column :
                ground.layer(place.type(), ground.question().people().where()).columns()) {
            if (!column.group().isEmpty()) {
                double changed = Ground.number(place, column.name()) + amount * share(like, column.name());
                properties = properties.with(column.name(), Value.of(Math.max(0, changed)));
            }
        }
        return new Change.Alter(place, place.with(properties));
    }

    private double share(Feature like, String column) {
        String population = ground.question().people().population();
        double people = Ground.number(like, population);
        if (people > 0) {
            return Ground.number(like, column) / people;
        }
        double all = 0;
        double group = 0;
        for (Feature cell : ground.snapshot().features(like.type())) {
            all += Ground.number(cell, population);
            group += Ground.number(cell, column);
        }
        return all > 0 ? group / all : 0;
    }
}
