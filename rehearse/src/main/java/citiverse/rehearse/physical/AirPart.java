package citiverse.rehearse.physical;

import citiverse.models.air.AirChain;
import citiverse.models.air.AirDraw;
import citiverse.models.air.AirModel;
import citiverse.models.air.AirSettings;
import citiverse.models.air.Background;
import citiverse.models.air.Deposition;
import citiverse.models.air.EmissionFactors;
import citiverse.models.air.Fleet;
import citiverse.models.air.Park;
import citiverse.models.air.Receptors;
import citiverse.models.air.Streets;
import citiverse.models.air.VehicleClass;
import citiverse.models.air.WeatherBins;
import citiverse.models.roads.StreetLoads;
import citiverse.rehearse.question.Physics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What cars put into the air, and who breathes it: how a question sets up the model of the air.
final class AirPart {
    private static final double OTHERWISE_KMH = 30;
    private static final double WIND_HEIGHT_METRES = 10;
    private static final double SECTOR_DEGREES = 22.5;
    private static final double STABLE_OBUKHOV_METRES = 50;
    private static final double STABLE_LID_METRES = 200;
    private static final double LID_METRES = 1000;

    private final Physics.Air asked;
    private final double periodsPerDay;
    private final AirModel model;
    private final Background background;
    private final Fleet fleet;
    private final AirChain chain;

    /// @param streets that carry traffic, in the plane of the built form
    /// @param receptors where people breathe, in the same
    AirPart(Physics.Air asked, double periodsPerDay, Streets streets, Receptors receptors, double[] people) {
        this.asked = asked;
        this.periodsPerDay = periodsPerDay;
        this.background = background(asked);
        this.fleet = fleet(asked);
        AirSettings settings = AirSettings.DEFAULT;
        this.model = AirModel.compile(streets, receptors, weather(asked, settings), settings);
        this.chain = new AirChain(
                model, EmissionFactors.TIER_1, fleet, background, Deposition.DEFAULT, AirChain.People.of(people));
    }

    /// What the air is like with these flows and parks.
    AirChain.Result of(StreetLoads loads, List<Park> parks, Factors factors) {
        return (parks.isEmpty() ? chain : chain.with(parks)).run(flows(loads), draw(factors));
    }

    /// Length of each street of the model.
    double[] metres() {
        Streets streets = model.streets();
        double[] metres = new double[streets.size()];
        for (int s = 0; s < metres.length; s++) {
            for (int v = streets.first()[s] + 1; v < streets.first()[s + 1]; v++) {
                double east = streets.east()[v] - streets.east()[v - 1];
                double north = streets.north()[v] - streets.north()[v - 1];
                metres[s] += Math.sqrt(east * east + north * north);
            }
        }
        return metres;
    }

    private AirChain.Flows flows(StreetLoads loads) {
        Map<String, Double> perDay = new TreeMap<>();
        Map<String, Double> speed = new TreeMap<>();
        for (int s = 0; s < loads.size(); s++) {
            if (loads.flow(s) > 0 && known(loads.ids()[s])) {
                perDay.put(loads.ids()[s], loads.flow(s) * periodsPerDay);
                speed.put(loads.ids()[s], loads.kilometresPerHour(s));
            }
        }
        return new AirChain.Flows("equilibrium of traffic", perDay, speed, OTHERWISE_KMH);
    }

    private boolean known(String street) {
        return Arrays.binarySearch(model.streets().ids(), street) >= 0;
    }

    private static AirDraw draw(Factors factors) {
        return new AirDraw(
                factors.of("car_emissions"),
                1,
                1 / factors.of("wind_speed"),
                factors.of("background"),
                factors.of("deposition"));
    }

    /// What was set up, for people: assumptions are named as such.
    List<String> words() {
        var words = new ArrayList<String>();
        words.add("air_background=" + background.source());
        words.add("air_fleet=" + fleet.source());
        words.add("air_weather="
                + (asked.wind().isEmpty()
                        ? "assumed: all directions alike, four kinds of weather"
                        : "as declared in the question"));
        return words;
    }

    /// How far the model can be trusted, as a sentence.
    String limit() {
        return "Air is exploratory. Its plume was held against Project Prairie Grass, a rural point source, which tests"
                + " the kernel and not a street. Not tested: "
                + model.validation().notTested() + '.';
    }

    private static Background background(Physics.Air asked) {
        Map<String, Double> told = asked.background();
        if (told.isEmpty()) {
            return Background.ASSUMED;
        }
        Background usual = Background.ASSUMED;
        return new Background(
                "as declared in the question",
                false,
                told.getOrDefault("no2", usual.no2()),
                usual.ozone(),
                told.getOrDefault("pm25", usual.pm25()),
                told.getOrDefault("pm10", usual.pm10()));
    }

    private static Fleet fleet(Physics.Air asked) {
        Map<String, Double> told = asked.fleet();
        double sum = told.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(sum > 0)) {
            return Fleet.ASSUMED;
        }
        double[] shares = new double[VehicleClass.values().length];
        shares[VehicleClass.PETROL_CAR.ordinal()] = told.getOrDefault("petrol_car", 0.0) / sum;
        shares[VehicleClass.DIESEL_CAR.ordinal()] = told.getOrDefault("diesel_car", 0.0) / sum;
        shares[VehicleClass.ELECTRIC_CAR.ordinal()] = told.getOrDefault("electric_car", 0.0) / sum;
        shares[VehicleClass.DIESEL_VAN.ordinal()] = told.getOrDefault("van", 0.0) / sum;
        shares[VehicleClass.HEAVY.ordinal()] = told.getOrDefault("heavy", 0.0) / sum;
        return new Fleet("as declared in the question", shares);
    }

    private static WeatherBins weather(Physics.Air asked, AirSettings settings) {
        if (asked.wind().isEmpty()) {
            return WeatherBins.assumed(settings.roughnessMetres());
        }
        double sum = asked.wind().stream().mapToDouble(Physics.Wind::weight).sum();
        var bins = new ArrayList<WeatherBins.Bin>();
        for (Physics.Wind wind : asked.wind()) {
            double obukhov =
                    switch (wind.stability()) {
                        case "stable" -> STABLE_OBUKHOV_METRES;
                        case "unstable" -> -STABLE_OBUKHOV_METRES;
                        default -> Double.POSITIVE_INFINITY;
                    };
            bins.add(new WeatherBins.Bin(
                    wind.weight() / sum,
                    wind.fromDegrees(),
                    SECTOR_DEGREES,
                    wind.metresPerSecond(),
                    WeatherBins.frictionVelocity(
                            wind.metresPerSecond(), WIND_HEIGHT_METRES, obukhov, settings.roughnessMetres()),
                    obukhov,
                    obukhov > 0 && obukhov < 1e6 ? STABLE_LID_METRES : LID_METRES));
        }
        return new WeatherBins("as declared in the question", false, WIND_HEIGHT_METRES, bins);
    }
}
