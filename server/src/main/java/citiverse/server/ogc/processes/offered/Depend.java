package citiverse.server.ogc.processes.offered;

import citiverse.models.access.Decay;
import citiverse.models.access.Places;
import citiverse.models.access.TravelStreets;
import citiverse.models.criticality.Dependence;
import citiverse.models.criticality.Loss;
import citiverse.models.criticality.Part;
import citiverse.models.criticality.Parts;
import citiverse.models.criticality.Trips;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;

/// What hangs on each bridge, tunnel or street: who loses the way to what people want to reach.
final class Depend implements Offered {
    private static final int MOST_PLACES = 200_000;

    @Override
    public String id() {
        return "depend";
    }

    @Override
    public String method() {
        return "criticality";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.choice("on", null, List.of("bridges", "tunnels", "streets")),
                Field.name("to", null),
                Field.name("to_column", null).orNone(),
                Field.name("to_value", null).orNone(),
                Field.name("places", "cells"),
                Field.name("people", "population"),
                Field.choice("mode", null, List.of("car", "foot")),
                Field.number("walk_kmh", 3.6, 0.4, 18),
                Field.number("link_metres", 500.0, 1, 5000),
                Field.number("cutoff_minutes", 15.0, 1, 240),
                Field.whole("most", 100L, 1, 10_000));
    }

    @Override
    public List<String> layers(Inputs inputs) {
        return List.of(Layers.STREET, inputs.text("to"), inputs.text("places")).stream()
                .distinct()
                .toList();
    }

    @Override
    public Table compute(Snapshot city, Inputs inputs, int threads, Progress progress) {
        List<Feature> placed = Named.features(city, inputs.text("to"), inputs, "to", MOST_PLACES).stream()
                .filter(feature -> feature.shape() != null && !feature.shape().isEmpty())
                .toList();
        Places goals = Places.of(inputs.text("to"), placed);
        Places homes = Named.places(city, inputs.text("places"), MOST_PLACES);
        double[] people = Named.numbers(city, inputs.text("places"), inputs.text("people"), homes);
        TravelStreets.By by = inputs.text("mode").equals("car") ? TravelStreets.By.CAR : TravelStreets.By.FOOT;
        TravelStreets streets = TravelStreets.compile(city, by, inputs.number("walk_kmh") / 3.6);
        if (streets.segments() == 0 || goals.size() == 0) {
            throw Problem.user("CV-PROCESS-004", "there are no streets or no goals to travel to")
                    .remedy("Name another layer or mode");
        }
        Trips trips = Trips.of(streets, homes, people, goals, inputs.number("link_metres"));
        Dependence dependence = Dependence.compile(trips, new Decay.Step(inputs.number("cutoff_minutes")));
        List<Part> parts =
                switch (inputs.text("on")) {
                    case "bridges" -> Parts.bridges(streets);
                    case "tunnels" -> Parts.tunnels(streets);
                    default -> Parts.streets(streets);
                };
        var losses = new ArrayList<Loss>();
        if (!dependence.lose(parts, threads, progress, losses::add)) {
            throw new CancellationException("depend");
        }
        return table(losses, dependence, inputs.whole("most"));
    }

    private static Table table(List<Loss> losses, Dependence dependence, int most) {
        var table = new Table()
                .column("id", "", "What is lost: id of the bridge, tunnel or street")
                .column("name", "", "Its name")
                .column("people", "{person}", "Whose way to the nearest goal gets longer or ends")
                .column("people_cut_off", "{person}", "Of these, who reach no goal any more")
                .column("person_minutes", "min", "People times minutes that their way gets longer")
                .column("longest_minutes", "min", "The most that anyone's way gets longer")
                .column("lost_access", "1", "People times goals within the cutoff that are lost")
                .column("goals", "1", "Goals to which somebody's shortest way gets longer or ends");
        losses.stream()
                .filter(loss -> loss.people() > 0 || !loss.ties().isEmpty())
                .sorted(Comparator.comparingDouble(Loss::peopleCutOff)
                        .thenComparingDouble(Loss::personMinutes)
                        .reversed()
                        .thenComparing(loss -> loss.part().id()))
                .limit(most)
                .forEach(loss -> table.row(
                        loss.part().id(),
                        loss.part().name(),
                        loss.people(),
                        loss.peopleCutOff(),
                        loss.personMinutes(),
                        loss.longestMinutes(),
                        loss.lostAccess(),
                        (long) loss.ties().size()));
        table.sum("parts", losses.size(), "1", "Bridges, tunnels or streets that were taken away in turn");
        table.sum("people_without_goal", dependence.peopleWithoutGoal(), "{person}", "Who reach no goal as it is");
        table.quality("none is stated: times of free streets, shortest ways", "see the method");
        return table;
    }
}
