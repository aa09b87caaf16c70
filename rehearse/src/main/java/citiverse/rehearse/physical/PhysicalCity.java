package citiverse.rehearse.physical;

import citiverse.models.access.Places;
import citiverse.models.air.Park;
import citiverse.models.air.Receptors;
import citiverse.models.air.Streets;
import citiverse.models.built.Assumptions;
import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.heat.ParkCooling;
import citiverse.models.noise.NoiseModel;
import citiverse.rehearse.Comparison.Daylight;
import citiverse.rehearse.Comparison.Evidence;
import citiverse.rehearse.options.Naming;
import citiverse.rehearse.options.Option;
import citiverse.rehearse.question.Physics;
import citiverse.rehearse.question.Quantity;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.Question.Future;
import citiverse.rehearse.question.Question.Indicator;
import citiverse.twin.Layers;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The models of the physical city that a question asks for, compiled once. Safe to share among threads.
public final class PhysicalCity {
    private final Snapshot snapshot;
    private final Question question;
    private final Places places;
    private final double[] people;
    private final List<Community> communities;
    private final List<Option> options;
    private final Calendar calendar;
    private final Set<Quantity> asked;
    private final TrafficPart traffic;
    private final BuiltForm built;
    private final Receptors receptors;
    private final AirPart air;
    private final NoisePart noise;
    private final List<Park> parks;
    private SunPart sun;
    private double sunHeights;

    private PhysicalCity(
            Snapshot snapshot,
            Question question,
            List<Option> options,
            Places places,
            double[] people,
            List<Community> communities,
            Progress progress) {
        this.snapshot = snapshot;
        this.question = question;
        this.places = places;
        this.people = people;
        this.communities = List.copyOf(communities);
        this.options = options;
        this.calendar = Calendar.of(options);
        this.asked = asked(question);
        Physics physics = question.physics();
        if (asks("traffic") || asks("air") || asks("noise")) {
            progress.reached("compiling the roads", 0, 0);
            traffic = new TrafficPart(snapshot, physics.traffic().orElseThrow(), places, people);
            if (asked.contains(Quantity.TRAFFIC_EMERGENCY)) {
                traffic.require(true);
            }
            if (asked.contains(Quantity.TRAFFIC_SERVICE)) {
                traffic.require(false);
            }
        } else {
            traffic = null;
        }
        progress.reached("compiling the buildings", 0, 0);
        built = BuiltForm.compile(snapshot, assumptions(physics, Factors.NONE));
        boolean emits = asks("air") || asks("noise");
        Streets streets = emits
                ? StreetLines.of(
                        snapshot, built, traffic.solve(Factors.NONE).result().streets())
                : Streets.open(List.of(), List.of());
        receptors = emits || asks("heat")
                ? Facades.of(snapshot, built, places, streets.ids())
                : new Receptors(new String[0], new double[0], new double[0]);
        double perDay = physics.traffic().map(Physics.Traffic::periodsPerDay).orElse(0.0);
        if (asks("air")) {
            progress.reached("compiling the air", 0, 0);
            air = new AirPart(physics.air().orElseThrow(), perDay, streets, receptors, people);
        } else {
            air = null;
        }
        if (asks("noise")) {
            progress.reached("compiling the noise", 0, 0);
            noise = new NoisePart(built, physics.noise().orElseThrow(), perDay, streets, receptors);
        } else {
            noise = null;
        }
        parks = asks("heat")
                ? snapshot.features(Layers.GREEN).stream()
                        .filter(Parks::isPark)
                        .flatMap(green -> Parks.of(green, built.plane()).stream())
                        .toList()
                : List.of();
    }

    /// What is assumed of heights that are not told, times the factor that is drawn.
    private static Assumptions assumptions(Physics physics, Factors factors) {
        Assumptions usual = Assumptions.DEFAULT;
        double by = factors.of("assumed_heights");
        double storey = physics.sun().map(Physics.Sun::storeyMetres).orElse(usual.storeyMetres());
        Map<String, Double> kinds = new TreeMap<>();
        usual.metresByKind().forEach((kind, metres) -> kinds.put(kind, metres * by));
        return new Assumptions(
                storey * by, usual.defaultMetres() * by, kinds, usual.leastAreaSquareMetres(), usual.mostMetres());
    }

    /// Compiles what the question's quantities need.
    ///
    /// @param options all of them, which say over which days is judged
    /// @param places where people live
    /// @param people how many, by place
    /// @param communities by which the answer is told, everyone where there are none
    public static PhysicalCity compile(
            Snapshot city,
            Question question,
            List<Option> options,
            Places places,
            double[] people,
            List<Community> communities,
            Progress progress) {
        return new PhysicalCity(city, question, options, places, people, communities, progress);
    }

    /// The same, compiled once more.
    PhysicalCity anew() {
        return new PhysicalCity(snapshot, question, options, places, people, communities, Progress.NONE);
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

    Optional<AirPart> air() {
        return Optional.ofNullable(air);
    }

    Optional<NoisePart> noise() {
        return Optional.ofNullable(noise);
    }

    /// How much cooler parks make each place, those of an option among them, in kelvin.
    double[] cooling(Option option, Factors factors) {
        Physics.Heat heat = question.physics().heat().orElseThrow();
        var rings = new ArrayList<double[]>();
        parks.forEach(park -> rings.add(park.ring()));
        Parks.planted(option, built.plane()).forEach(park -> rings.add(park.ring()));
        return ParkCooling.kelvin(
                receptors, rings, heat.coolingKelvin() * factors.of("park_cooling"), heat.reachWidths());
    }

    /// The buildings as they are.
    BuiltForm built() {
        return built;
    }

    /// The buildings as they are, with the heights that were assumed times a factor.
    BuiltForm built(Factors factors) {
        return factors.of("assumed_heights") == 1
                ? built
                : BuiltForm.compile(snapshot, assumptions(question.physics(), factors));
    }

    /// Sunlight, where it is asked: of one draw kept until another has other heights.
    synchronized Optional<SunPart> sun(Factors factors, int threads, Progress progress) {
        if (!asks("sun")) {
            return Optional.empty();
        }
        double heights = factors.of("assumed_heights");
        if (sun == null || sunHeights != heights) {
            sun = null;
            sun = new SunPart(
                    snapshot, question.physics().sun().orElseThrow(), built(factors), places, threads, progress);
            sunHeights = heights;
        }
        return Optional.of(sun);
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

    /// Id of the indicator of access that moves people out of cars.
    public Optional<String> shiftingIndicator() {
        return traffic == null ? Optional.empty() : traffic.asked().shift().map(Physics.Shift::indicator);
    }

    /// How the models were set up, `name=value`.
    public List<String> settings() {
        var words = new ArrayList<String>();
        words.add("ground=" + built.ground().source());
        if (traffic != null) {
            words.addAll(traffic.words());
        }
        if (air != null) {
            words.addAll(air.words());
        }
        question.physics()
                .sun()
                .ifPresent(sun -> words.add("sun_dates="
                        + String.join(
                                ",", sun.dates().stream().map(Object::toString).toList())
                        + " step=" + sun.stepMinutes() + " min, above " + sun.leastElevation() + " degrees"));
        return words;
    }

    /// What the models do not see, as sentences.
    public List<String> limits() {
        var limits = new ArrayList<String>();
        if (asks("sun") || asks("built")) {
            long assumed =
                    built.buildings().stream().filter(Building::heightAssumed).count();
            limits.add("Heights of " + assumed + " of " + built.buildings().size()
                    + " buildings are not told and were assumed. Trees cast no shadow here, and the sky is clear.");
            if (built.ground().flat()) {
                limits.add("Nothing is known of the terrain: the ground is taken to be flat.");
            }
        }
        if (traffic != null) {
            limits.addAll(traffic.limits());
        }
        if (air != null) {
            limits.add(air.limit());
        }
        if (noise != null) {
            limits.add("Noise is exploratory. Not tested: " + NoiseModel.VALIDATION.notTested() + '.');
        }
        if (asks("heat")) {
            limits.add("Cooling by parks is exploratory. Not told: " + ParkCooling.VALIDATION.notTested() + '.');
        }
        return limits;
    }

    /// A community of people.
    ///
    /// @param name what people call it
    /// @param members for each place whether it belongs to it
    public record Community(String name, boolean[] members) {}

    /// What people call a place.
    String placeName(int place, Naming naming) {
        return snapshot.features(places.layer()).stream()
                .filter(feature -> feature.localId().equals(places.ids()[place]))
                .findFirst()
                .map(naming::placed)
                .orElse(places.ids()[place]);
    }

    List<Community> communities() {
        return communities;
    }

    /// What can be shown of an option, with what the question declares and in its first future.
    ///
    /// @param accessRatio access by public transport at each place over that of the city as it is; empty where
    ///     it moves nobody
    public Witness witness(Option option, double[] accessRatio, int threads, Progress progress) {
        progress.reached("showing how it came about", 0, 0);
        Factors declared = Factors.NONE.in(question.futures().getFirst());
        var drawn = new DrawnCity(this, declared, threads, progress);
        var tables = new ArrayList<Evidence>();
        var daylight = new ArrayList<Daylight>();
        if (traffic != null) {
            tables.addAll(new TrafficWitness(this, drawn, Option.base(), option, accessRatio).tables(Option.base()));
        }
        sun(declared, threads, progress).ifPresent(part -> {
            var witness = new SunWitness(this, part, option);
            tables.addAll(witness.tables());
            witness.daylight().ifPresent(daylight::add);
        });
        return new Witness(tables, daylight);
    }
}
