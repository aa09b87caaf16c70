package citiverse.rehearse.physical;

import citiverse.models.access.Places;
import citiverse.rehearse.options.Option;
import citiverse.rehearse.question.Physics;
import citiverse.rehearse.question.Quantity;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.Question.Future;
import citiverse.rehearse.question.Question.Indicator;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The models of the physical city that a question asks for, compiled once. Immutable; shared by all threads.
public final class PhysicalCity {
    private final Snapshot snapshot;
    private final Question question;
    private final Places places;
    private final double[] people;
    private final Calendar calendar;
    private final Set<Quantity> asked;
    private final TrafficPart traffic;

    private PhysicalCity(
            Snapshot snapshot,
            Question question,
            List<Option> options,
            Places places,
            double[] people,
            Progress progress) {
        this.snapshot = snapshot;
        this.question = question;
        this.places = places;
        this.people = people;
        this.calendar = Calendar.of(options);
        this.asked = asked(question);
        Physics physics = question.physics();
        if (asks("traffic") || asks("air") || asks("noise")) {
            progress.reached("compiling the roads", 0, 0);
            traffic = new TrafficPart(snapshot, physics.traffic().orElseThrow(), places, people);
        } else {
            traffic = null;
        }
    }

    /// Compiles what the question's quantities need.
    ///
    /// @param options all of them, which say over which days is judged
    /// @param places where people live
    /// @param people how many, by place
    public static PhysicalCity compile(
            Snapshot city, Question question, List<Option> options, Places places, double[] people, Progress progress) {
        return new PhysicalCity(city, question, options, places, people, progress);
    }

    private static Set<Quantity> asked(Question question) {
        var asked = EnumSet.noneOf(Quantity.class);
        for (Indicator indicator : question.indicators()) {
            indicator.of().ifPresent(asked::add);
        }
        return asked;
    }

    private boolean asks(String model) {
        return asked.stream().anyMatch(quantity -> quantity.model().equals(model));
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Places places() {
        return places;
    }

    double[] people() {
        return people;
    }

    Calendar calendar() {
        return calendar;
    }

    Set<Quantity> asked() {
        return asked;
    }

    Optional<TrafficPart> traffic() {
        return Optional.ofNullable(traffic);
    }

    /// The city as it is under one draw, in every future.
    public PhysicalDraw draw(Factors factors, int threads, Progress progress) {
        var cities = new ArrayList<DrawnCity>();
        var known = new ArrayList<Factors>();
        for (Future future : question.futures()) {
            Factors now = factors.in(future);
            int at = known.indexOf(now);
            cities.add(at >= 0 ? cities.get(at) : new DrawnCity(this, now, threads, progress));
            known.add(now);
        }
        return new PhysicalDraw(cities);
    }

    /// What can be shown of an option, with what the question declares.
    public Witness witness(Option option) {
        return Witness.NONE;
    }
}
