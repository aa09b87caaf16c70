package citiverse.rehearse.physical;

import citiverse.models.access.Places;
import citiverse.models.roads.Calibration;
import citiverse.models.roads.CityTraffic;
import citiverse.models.roads.DemandSettings;
import citiverse.models.roads.Deterrence;
import citiverse.models.roads.FacilitySettings;
import citiverse.models.roads.RoadClasses;
import citiverse.models.roads.TrafficBase;
import citiverse.models.roads.TrafficNumbers;
import citiverse.models.roads.TrafficSettings;
import citiverse.models.roads.ZoneSettings;
import citiverse.models.roads.Zones;
import citiverse.models.traffic.AssignmentSettings;
import citiverse.rehearse.question.Physics;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Cars on streets: how a question sets up the model of roads, and which trips it makes.
final class TrafficPart {
    private static final int MOST_ROUNDS = 500;
    /// The deterrence is sought between so many times less and more than the question's.
    private static final double RANGE = 4;
    private static final int CONNECTORS = 3;
    private static final double REACH_METRES = 500;
    private static final double CONNECTOR_KMH = 15;

    private final Physics.Traffic asked;
    private final CityTraffic traffic;
    private final Optional<Calibration> calibration;

    /// @param places where people live; they come first among the places of the trips
    TrafficPart(Snapshot city, Physics.Traffic asked, Places places, double[] people) {
        this.asked = asked;
        this.traffic = CityTraffic.compile(city, TripEnds.of(city, asked, places, people), settings(asked));
        this.calibration = asked.counts().isEmpty() ? Optional.empty() : Optional.of(calibrate(city));
    }

    private Calibration calibrate(Snapshot city) {
        var streets = new TreeMap<String, String>();
        for (Feature street : city.features(Layers.STREET)) {
            streets.put(street.localId(), street.id());
            streets.put(street.id(), street.id());
        }
        var counts = new ArrayList<CityTraffic.Count>();
        for (Physics.Count count : asked.counts()) {
            String id = streets.get(count.street());
            if (id == null) {
                throw count.where().unknown("feature of layer " + Layers.STREET, count.street(), streets.keySet());
            }
            counts.add(new CityTraffic.Count(id, !count.against(), count.vehicles()));
        }
        double usual = asked.deterrencePerMinute();
        return traffic.calibrate(counts, usual / RANGE, usual * RANGE);
    }

    CityTraffic city() {
        return traffic;
    }

    Physics.Traffic asked() {
        return asked;
    }

    /// Kinds of facilities from which help drives out; `emergency` is the nearest of all.
    List<String> responders() {
        var kinds = new ArrayList<String>(List.of("emergency"));
        traffic.settings().facilities().kinds().stream()
                .filter(FacilitySettings.Kind::responds)
                .forEach(kind -> kinds.add(kind.name()));
        return kinds;
    }

    /// Makes sure that there is something to reach.
    ///
    /// @param responding true for emergency services, false for services that people drive to
    /// @throws citiverse.twin.Problem `CV-QUESTION-012` where the city has none of it near a street
    void require(boolean responding) {
        var kinds = traffic.settings().facilities().kinds().stream()
                .filter(kind -> kind.responds() == responding)
                .toList();
        var names = kinds.stream().flatMap(kind -> kind.of().stream()).toList();
        if (kinds.stream().allMatch(kind -> traffic.kindsWithout().contains(kind.name()))) {
            throw asked.where()
                    .problem("CV-QUESTION-012", "no amenity of the kinds " + names + " stands near a street")
                    .remedy("Import amenities, or name other kinds with " + (responding ? "emergency" : "services"));
        }
    }

    /// Factor on the trips from each zone where access by public transport changes: the mean over its people of
    /// ratio^−elasticity. A place that had no access and gains some keeps its trips, as no ratio tells of it.
    ///
    /// @param ratio access at each place over that of the city as it is; empty where it moves nobody
    double[] originFactor(double[] ratio, double[] people) {
        double[] sum = new double[traffic.zones().count()];
        double[] weight = new double[sum.length];
        double elasticity = asked.shift().map(Physics.Shift::elasticity).orElse(0.0);
        for (int i = 0; i < ratio.length; i++) {
            int zone = traffic.zones().zoneOf()[i];
            if (zone >= 0) {
                double by = ratio[i] > 0 && Double.isFinite(ratio[i]) ? StrictMath.pow(ratio[i], -elasticity) : 1;
                sum[zone] += people[i] * by;
                weight[zone] += people[i];
            }
        }
        for (int z = 0; z < sum.length; z++) {
            sum[z] = weight[z] > 0 ? sum[z] / weight[z] : 1;
        }
        return sum;
    }

    /// How the model was set up, `name=value`.
    List<String> words() {
        var words = new ArrayList<String>();
        calibration.ifPresent(fit -> words.add("traffic_calibration=deterrence " + fit.deterrence() + ", trips x "
                + fit.demandFactor() + ", " + Math.round(100 * fit.shareGood()) + " % of the counts with GEH < 5"));
        words.addAll(List.of(
                "traffic_period=" + asked.period(),
                "traffic_periods_per_day=" + asked.periodsPerDay(),
                "traffic_trips_per_person=" + asked.tripsPerPerson(),
                "traffic_deterrence_per_minute=" + asked.deterrencePerMinute(),
                "traffic_elasticity=" + asked.elasticity(),
                "traffic_gap=" + asked.gap(),
                "traffic_zones=" + traffic.zones().count(),
                "traffic_gates=" + asked.gates().size()));
        return words;
    }

    /// What the model does not see, and whom it leaves out.
    List<String> limits() {
        var limits = new ArrayList<String>();
        limits.add("Traffic is a static equilibrium of the mean of " + asked.period()
                + ": queues and spill-back are not seen; streets above 0.9 of their capacity are flagged. The truth of"
                + " the first days lies between nobody re-routes and everybody has adapted.");
        limits.add(calibration
                .map(fit -> "Trips were fitted to " + asked.counts().size() + " counts, "
                        + Math.round(100 * fit.shareGood()) + " % of which are met with a GEH below 5.")
                .orElse("Trips are assumed: nothing was counted to hold them against."));
        double people = 0;
        int places = 0;
        for (CityTraffic.CutOffPlace place : traffic.cutOff()) {
            people += place.people();
            places += place.people() > 0 ? 1 : 0;
        }
        if (places > 0) {
            limits.add(Math.round(people) + " people at " + places
                    + " places have no street for cars near them; their trips are in no result.");
        }
        return limits;
    }

    /// The city as it is, with factors.
    TrafficBase solve(Factors factors) {
        return traffic.solve(new TrafficNumbers(
                factors.of("traffic_demand")
                        * calibration.map(Calibration::demandFactor).orElse(1.0),
                calibration.map(Calibration::deterrence).orElse(asked.deterrencePerMinute()),
                1));
    }

    private static TrafficSettings settings(Physics.Traffic asked) {
        var gates = asked.gates().stream()
                .map(gate -> new Zones.Gate(gate.id(), gate.longitude(), gate.latitude(), gate.in(), gate.out()))
                .toList();
        Map<String, Map<String, Double>> edits = new HashMap<>();
        asked.classes().forEach((highway, edit) -> {
            var numbers = new HashMap<String, Double>();
            put(numbers, "lanes", edit.lanes());
            put(numbers, "capacity", edit.capacityPerLane());
            put(numbers, "speed", edit.kmh());
            edits.put(highway, numbers);
        });
        return new TrafficSettings(
                RoadClasses.defaults().with(edits),
                new ZoneSettings(asked.zones(), CONNECTORS, REACH_METRES, CONNECTOR_KMH, gates),
                new DemandSettings(
                        asked.period(),
                        asked.tripsPerPerson(),
                        1,
                        1,
                        Deterrence.exponential(asked.deterrencePerMinute())),
                facilities(asked),
                AssignmentSettings.DEFAULTS.withGap(asked.gap()).withMaxIterations(MOST_ROUNDS),
                asked.elasticity());
    }

    private static void put(Map<String, Double> numbers, String name, double value) {
        if (!Double.isNaN(value)) {
            numbers.put(name, value);
        }
    }

    private static FacilitySettings facilities(Physics.Traffic asked) {
        FacilitySettings usual = FacilitySettings.defaults();
        var kinds = new ArrayList<FacilitySettings.Kind>();
        for (FacilitySettings.Kind kind : usual.kinds()) {
            if (kind.responds() ? asked.emergency().isEmpty() : asked.services().isEmpty()) {
                kinds.add(kind);
            }
        }
        if (!asked.emergency().isEmpty()) {
            kinds.add(new FacilitySettings.Kind("help", asked.emergency(), true));
        }
        if (!asked.services().isEmpty()) {
            kinds.add(new FacilitySettings.Kind("service", asked.services(), false));
        }
        return new FacilitySettings(kinds, usual.minutes(), asked.emergencyFactor(), usual.reachMetres());
    }
}
