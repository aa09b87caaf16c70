package citiverse.rehearse.physical;

import citiverse.models.air.AirChain;
import citiverse.models.air.Pollutant;
import citiverse.models.built.BuiltForm;
import citiverse.models.roads.TrafficBase;
import citiverse.models.roads.TrafficResult;
import citiverse.models.sun.SunResult;
import citiverse.rehearse.options.Option;
import citiverse.rehearse.physical.TrafficOutcome.Spell;
import citiverse.rehearse.question.Quantity;
import citiverse.twin.Change;
import citiverse.twin.Layers;
import citiverse.twin.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The city as it is with one set of factors, and what options make of it.
final class DrawnCity {
    private static final List<String> OF_A_STREET =
            List.of("closed_to", "capacity_factor", "speed_factor", "oneway", "lanes", "maxspeed", "motor_vehicle");

    private final PhysicalCity city;
    private final Factors factors;
    private final TrafficBase traffic;
    private final BuiltForm built;
    private final SunPart sun;
    /// Equilibria by what differs from the city as it is, so that the same state of works is solved once.
    private final Map<String, TrafficResult> solved = new ConcurrentHashMap<>();

    DrawnCity(PhysicalCity city, Factors factors, int threads, Progress progress) {
        this.city = city;
        this.factors = factors;
        if (city.traffic().isPresent()) {
            progress.reached("traffic as it is", 0, 0);
        }
        this.traffic = city.traffic().map(part -> part.solve(factors)).orElse(null);
        this.built = city.built(factors);
        this.sun = city.sun(factors, threads, progress).orElse(null);
    }

    /// The values of everything asked under an option.
    ///
    /// @param accessRatio access by public transport at each place over that of the city as it is; empty where
    ///     it moves nobody
    /// @param notes what must be said of the option, to be added to
    Map<Quantity, double[]> of(Option option, double[] accessRatio, List<String> notes) {
        return of(option, accessRatio, sun == null ? null : sun.of(option.changes()), notes);
    }

    /// The same with every model compiled anew for this option alone and all horizons found among all
    /// buildings: slow, and the same to the last bit. The equilibrium begins from that of the city as it is in
    /// both ways, as that is how it is defined; a cold start agrees within its gap.
    Map<Quantity, double[]> whole(Option option, double[] accessRatio, List<String> notes) {
        var fresh = new DrawnCity(city.anew(), factors, 1, Progress.NONE);
        return fresh.of(option, accessRatio, fresh.sun == null ? null : fresh.sun.whole(option.changes()), notes);
    }

    private Map<Quantity, double[]> of(Option option, double[] accessRatio, SunResult light, List<String> notes) {
        var values = new EnumMap<Quantity, double[]>(Quantity.class);
        if (sun != null) {
            sun(light, sun.gone(option.changes()), values, notes);
        }
        if (city.asked().contains(Quantity.BUILT_FLOOR_AREA)) {
            BuiltForm form = built.with(option.changes());
            values.put(Quantity.BUILT_FLOOR_AREA, new double[] {SunPart.floorArea(form)});
        }
        if (traffic != null) {
            TrafficOutcome outcome = traffic(option, accessRatio);
            traffic(outcome, values, notes);
            if (city.air().isPresent()) {
                air(outcome, option, values);
            }
            city.noise().ifPresent(noise -> values.put(Quantity.NOISE_LDEN, noise.lden(outcome.loads())));
        }
        if (city.asked().contains(Quantity.HEAT_COOLING)) {
            values.put(Quantity.HEAT_COOLING, city.cooling(option, factors));
        }
        return values;
    }

    /// Traffic under an option.
    TrafficOutcome traffic(Option option, double[] accessRatio) {
        double[] factor = city.traffic().orElseThrow().originFactor(accessRatio, city.people());
        boolean moved = Arrays.stream(factor).anyMatch(by -> by != 1);
        var spells = new ArrayList<Spell>();
        for (Calendar.State state : city.calendar().states(option)) {
            spells.add(new Spell(
                    state.days(), moved ? traffic.with(ofStreets(state.changes()), factor) : solve(state.changes())));
        }
        return new TrafficOutcome(traffic.result(), List.copyOf(spells), moved);
    }

    private TrafficResult solve(List<Change> changes) {
        List<Change> ofStreets = ofStreets(changes);
        return ofStreets.isEmpty()
                ? traffic.result()
                : solved.computeIfAbsent(key(ofStreets), key -> traffic.with(ofStreets));
    }

    private static List<Change> ofStreets(List<Change> changes) {
        return changes.stream().filter(DrawnCity::ofStreet).toList();
    }

    private static boolean ofStreet(Change change) {
        return switch (change) {
            case Change.Add(var after) -> isStreet(after.type());
            case Change.Alter(var before, var after) -> isStreet(after.type());
            case Change.Remove(var before) -> isStreet(before.type());
        };
    }

    private static boolean isStreet(String type) {
        return type.equals(Layers.STREET) || type.equals(Layers.TURN_RESTRICTION);
    }

    /// What differs for cars, without the dates at which it does.
    private static String key(List<Change> changes) {
        var last = new TreeMap<String, String>();
        for (Change change : changes) {
            last.put(
                    change.id(),
                    switch (change) {
                        case Change.Add(var after) -> "+" + after;
                        case Change.Remove(var before) -> "-";
                        case Change.Alter(var before, var after) -> {
                            var words = new StringBuilder();
                            OF_A_STREET.forEach(name -> words.append(name)
                                    .append('=')
                                    .append(after.properties().value(name).orElse(null))
                                    .append(';'));
                            yield words.toString();
                        }
                    });
        }
        return last.toString();
    }

    private void traffic(TrafficOutcome outcome, Map<Quantity, double[]> values, List<String> notes) {
        int places = city.places().size();
        List<String> responders = city.traffic().orElseThrow().responders();
        for (Quantity quantity : city.asked()) {
            switch (quantity) {
                case TRAFFIC_VEHICLE_HOURS -> values.put(quantity, new double[] {outcome.vehicleHours()});
                case TRAFFIC_VEHICLE_KILOMETRES -> values.put(quantity, new double[] {outcome.vehicleKilometres()});
                case TRAFFIC_EMERGENCY -> values.put(quantity, outcome.minutes(places, true, responders));
                case TRAFFIC_SERVICE -> values.put(quantity, outcome.minutes(places, false, responders));
                default -> {}
            }
        }
        notes.addAll(outcome.notes());
    }

    /// A home that is taken away keeps the sun that it had: whoever lives there is told apart, and a mean over
    /// those who are left would be of other people.
    private void sun(SunResult light, Set<String> gone, Map<Quantity, double[]> values, List<String> notes) {
        for (Quantity quantity : city.asked()) {
            if (quantity.model().equals("sun")) {
                double[] now = sun.values(quantity, light, gone);
                if (!gone.isEmpty() && quantity.byPlace()) {
                    double[] before = sun.values(quantity, sun.model().baseline(), Set.of());
                    for (int i = 0; i < now.length; i++) {
                        now[i] = Double.isNaN(now[i]) ? before[i] : now[i];
                    }
                }
                values.put(quantity, now);
            }
        }
        double people = sun.people(gone, city.people());
        if (people > 0) {
            notes.add(Math.round(people)
                    + " people live in buildings that are taken away or altered; here they count as" + " unchanged");
        }
    }

    /// The air under an option, with each step from its flows on.
    AirChain.Result air(TrafficOutcome outcome, Option option) {
        return city.air()
                .orElseThrow()
                .of(outcome.loads(), Parks.planted(option, city.built().plane()), factors);
    }

    private void air(TrafficOutcome outcome, Option option, Map<Quantity, double[]> values) {
        AirPart part = city.air().orElseThrow();
        AirChain.Result air =
                part.of(outcome.loads(), Parks.planted(option, city.built().plane()), factors);
        for (Quantity quantity : city.asked()) {
            switch (quantity) {
                case AIR_NO2 -> values.put(quantity, air.concentrations().of(Pollutant.NO2));
                case AIR_PM25 -> values.put(quantity, air.concentrations().of(Pollutant.PM2_5));
                case AIR_PM10 -> values.put(quantity, air.concentrations().of(Pollutant.PM10));
                default -> {}
            }
        }
    }
}
