package citiverse.models.air;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.validation.Validation;
import java.util.List;
import org.junit.jupiter.api.Test;

class AirModelTest {
    private static final WeatherBins WEATHER = WeatherBins.assumed(0.5);

    private static AirModel model(MadeTown town, AirSettings settings) {
        return AirModel.compile(town.streets, town.places, WEATHER, settings);
    }

    @Test
    void incrementalEqualsFull() {
        for (long seed = 1; seed <= 6; seed++) {
            var town = new MadeTown(seed, 40, 60, 1500);
            AirModel base = model(town, AirSettings.DEFAULT);
            TrafficField before = base.traffic(town.emissions());
            List<Park> parks = List.of(town.park("a"), town.park("b"));
            // The option: other flows and two parks, from what is kept of the base.
            for (int k = 0; k < 5; k++) {
                town.vehicles[town.random.nextInt(40)] = town.random.nextDouble(40_000);
            }
            AirModel option = base.with(parks.subList(0, 1)).with(parks.subList(1, 2));
            Concentrations incremental = option.traffic(town.emissions(), base.traffic(town.emissions()))
                    .concentrations(Background.ASSUMED);
            // Everything anew.
            Concentrations full = model(town, AirSettings.DEFAULT.withThreads(3))
                    .with(parks)
                    .traffic(town.emissions())
                    .concentrations(Background.ASSUMED);
            for (Pollutant pollutant : Pollutant.values()) {
                assertArrayEquals(full.of(pollutant), incremental.of(pollutant), "seed " + seed + " " + pollutant);
            }
            assertArrayEquals(
                    before.of(Species.NOX),
                    base.withoutParks()
                            .traffic(new MadeTown(seed, 40, 60, 1500).emissions())
                            .of(Species.NOX));
        }
    }

    @Test
    void theEmptyOptionChangesNothing() {
        var town = new MadeTown(11, 30, 50, 1000);
        AirModel base = model(town, AirSettings.DEFAULT);
        Concentrations before = base.traffic(town.emissions()).concentrations(Background.ASSUMED);
        Concentrations after = base.with(List.of()).traffic(town.emissions()).concentrations(Background.ASSUMED);
        for (Pollutant pollutant : Pollutant.values()) {
            assertArrayEquals(before.of(pollutant), after.of(pollutant));
        }
    }

    @Test
    void moreTrafficNeverCleansAndAParkNeverSoils() {
        for (long seed = 21; seed < 26; seed++) {
            var town = new MadeTown(seed, 30, 80, 1000);
            AirModel base = model(town, AirSettings.DEFAULT);
            Concentrations before = base.traffic(town.emissions()).concentrations(Background.ASSUMED);
            Concentrations green =
                    base.with(List.of(town.park("a"))).traffic(town.emissions()).concentrations(Background.ASSUMED);
            town.vehicles[3] += 10_000;
            Concentrations busy = base.traffic(town.emissions()).concentrations(Background.ASSUMED);
            for (Pollutant pollutant : Pollutant.values()) {
                double lower = 0;
                for (int i = 0; i < town.places.size(); i++) {
                    assertTrue(busy.of(pollutant)[i] >= before.of(pollutant)[i], "seed " + seed);
                    assertTrue(green.of(pollutant)[i] <= before.of(pollutant)[i], "seed " + seed);
                    assertTrue(green.of(pollutant)[i] > 0);
                    lower += before.of(pollutant)[i] - green.of(pollutant)[i];
                }
                assertTrue(lower > 0);
            }
        }
    }

    @Test
    void noTrafficLeavesTheBackgroundAlone() {
        var town = new MadeTown(31, 10, 20, 500);
        Emissions none = Emissions.ofDaily(EmissionFactors.TIER_1, new double[10], Fleet.ASSUMED, town.speed);
        Concentrations still = model(town, AirSettings.DEFAULT).traffic(none).concentrations(Background.ASSUMED);
        for (int i = 0; i < 20; i++) {
            assertEquals(Background.ASSUMED.no2(), still.of(Pollutant.NO2)[i]);
            assertEquals(Background.ASSUMED.pm25(), still.of(Pollutant.PM2_5)[i]);
            assertEquals(Background.ASSUMED.pm10(), still.of(Pollutant.PM10)[i]);
        }
    }

    @Test
    void drawsAreFactors() {
        var town = new MadeTown(41, 20, 40, 800);
        TrafficField field = model(town, AirSettings.DEFAULT).traffic(town.emissions());
        Concentrations plain = field.concentrations(Background.ASSUMED);
        Concentrations drawn =
                field.concentrations(Background.ASSUMED, Deposition.DEFAULT, new AirDraw(1.5, 1, 2, 0.8, 1));
        for (int i = 0; i < 40; i++) {
            double road = plain.of(Pollutant.PM2_5)[i] - Background.ASSUMED.pm25();
            assertEquals(0.8 * Background.ASSUMED.pm25() + 3 * road, drawn.of(Pollutant.PM2_5)[i], 1e-9);
        }
        assertThrows(IllegalArgumentException.class, () -> new AirDraw(-1, 1, 1, 1, 1));
    }

    @Test
    void streetsBeyondTheCutOffAreCountedApart() {
        var town = new MadeTown(51, 200, 40, 3000);
        Emissions emissions = town.emissions();
        AirModel whole = model(town, AirSettings.DEFAULT.withCutOff(4096));
        AirModel near = model(town, AirSettings.DEFAULT.withCutOff(500));
        assertTrue(near.entries() < whole.entries());
        double[] all = whole.traffic(emissions).of(Species.NOX);
        double[] some = near.traffic(emissions).of(Species.NOX);
        double[] missed = near.cutOff(emissions, Species.NOX);
        double worst = 0;
        double greatest = 0;
        for (int i = 0; i < 40; i++) {
            worst = Math.max(worst, Math.abs(all[i] - some[i] - missed[i]) / all[i]);
            greatest = Math.max(greatest, missed[i] / all[i]);
        }
        System.out.printf(
                "cut-off at 500 m leaves out up to %.1f %% of a place's NOx; its estimate is right to %.2f %%%n",
                100 * greatest, 100 * worst);
        assertTrue(worst < 0.02, "worst " + worst);
    }

    @Test
    void canyonsAreModelledOrMasked() {
        // One street of 20 m between houses of 20 m; a place in it, one behind the houses.
        Streets street =
                Streets.of(List.of("s"), List.of(new double[] {-200, 0, 200, 0}), new double[] {20}, new double[] {20});
        var places = new Receptors(new String[] {"kerb", "behind"}, new double[] {0, 0}, new double[] {7, 60});
        Emissions emissions =
                Emissions.ofDaily(EmissionFactors.TIER_1, new double[] {20_000}, Fleet.ASSUMED, new double[] {40});
        AirModel canyon = AirModel.compile(street, places, WEATHER, AirSettings.DEFAULT);
        AirModel open = AirModel.compile(
                Streets.open(List.of("s"), List.of(new double[] {-200, 0, 200, 0})),
                places,
                WEATHER,
                AirSettings.DEFAULT);
        AirModel masked = AirModel.compile(street, places, WEATHER, AirSettings.DEFAULT.with(AirSettings.Canyons.MASK));
        double[] inCanyon = canyon.traffic(emissions).of(Species.NOX);
        double[] inOpen = open.traffic(emissions).of(Species.NOX);
        double[] hidden = masked.traffic(emissions).of(Species.NOX);
        System.out.printf(
                "kerb of 20,000 vehicles a day: NOx %.1f µg/m³ in a canyon, %.1f in the open; behind %.1f and %.1f%n",
                inCanyon[0], inOpen[0], inCanyon[1], inOpen[1]);
        assertTrue(inCanyon[0] > inOpen[0], "a canyon holds what its street emits");
        assertTrue(inCanyon[1] < inOpen[1], "what leaves over the roofs is thinner on the ground behind");
        assertTrue(Double.isNaN(hidden[0]) && hidden[1] == inCanyon[1]);
        assertTrue(canyon.isCanyon(0) && !canyon.isCanyon(1) && masked.isMasked(0));
        assertEquals(Validation.Status.EXPLORATORY, canyon.validation().status());
        assertEquals(Validation.Status.EXPLORATORY, open.validation().status());
        assertEquals(
                Validation.Status.EXPLORATORY,
                open.with(List.of(Park.assumed("p", new double[] {0, 20, 50, 20, 50, 70, 0, 70})))
                        .validation()
                        .status());
        Concentrations concentrations = masked.traffic(emissions).concentrations(Background.ASSUMED);
        assertTrue(Double.isNaN(concentrations.of(Pollutant.NO2)[0]), "not valid is not the background");
        // Trees in the canyon are flagged.
        AirModel trees = canyon.with(List.of(Park.assumed("row", new double[] {-50, -8, 50, -8, 50, 8, -50, 8})));
        assertEquals(List.of("s"), trees.parksInCanyons().get("row"));
        assertTrue(open.with(List.of(Park.assumed("row", new double[] {-50, -8, 50, -8, 50, 8, -50, 8})))
                .parksInCanyons()
                .isEmpty());
    }

    @Test
    void whatIsNotKnownIsNotZero() {
        var town = new MadeTown(61, 10, 20, 500);
        town.vehicles[2] = Double.NaN;
        AirModel base = model(town, AirSettings.DEFAULT);
        double[] found = base.traffic(town.emissions())
                .concentrations(Background.ASSUMED)
                .of(Pollutant.NO2);
        for (double value : found) {
            assertTrue(Double.isNaN(value), "all places are within reach of the street that is not known");
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> base.traffic(new Emissions(new double[Species.values().length][3])));
        assertFalse(base.weather().bins().isEmpty());
    }

    @Test
    void oddParksAreSurvivedOrNamed() {
        var town = new MadeTown(81, 20, 30, 600);
        AirModel base = model(town, AirSettings.DEFAULT);
        TrafficField field = base.traffic(town.emissions());
        double[] before = field.concentrations(Background.ASSUMED).of(Pollutant.PM2_5);
        double[] square = {0, 0, 100, 0, 100, 100, 0, 100};
        var bare = new Park("bare", square, 0, 4, 1, 10);
        var line = new Park("line", new double[] {0, 0, 100, 0, 50, 0}, 1, 4, 1, 10);
        assertArrayEquals(
                before,
                base.with(List.of(bare, line))
                        .traffic(town.emissions(), field)
                        .concentrations(Background.ASSUMED)
                        .of(Pollutant.PM2_5),
                1e-12);
        // Two parks take out what each does alone.
        Park one = town.park("one");
        Park two = town.park("two");
        double[] first = base.with(List.of(one))
                .traffic(town.emissions(), field)
                .concentrations(Background.ASSUMED)
                .of(Pollutant.PM2_5);
        double[] second = base.with(List.of(two))
                .traffic(town.emissions(), field)
                .concentrations(Background.ASSUMED)
                .of(Pollutant.PM2_5);
        double[] both = base.with(List.of(one, two))
                .traffic(town.emissions(), field)
                .concentrations(Background.ASSUMED)
                .of(Pollutant.PM2_5);
        for (int i = 0; i < 30; i++) {
            assertEquals(first[i] + second[i] - before[i], both[i], 1e-9);
        }
        assertThrows(IllegalArgumentException.class, () -> new Park("p", new double[] {0, 0, 1, 1}, 1, 4, 1, 10));
        assertThrows(IllegalArgumentException.class, () -> new Park("p", square, 2, 4, 1, 10));
        assertThrows(IllegalArgumentException.class, () -> new Park("p", square, 1, Double.NaN, 1, 10));
    }

    /// What a park takes out of the air all around is at most what its leaves take up.
    @Test
    void aParkTakesLessTheFartherAway() {
        Streets none = Streets.open(List.of("s"), List.of(new double[] {-5000, 0, -4990, 0}));
        int n = 6;
        var names = new String[n];
        var east = new double[n];
        double[] at = {0, 100, 200, 400, 800, 1600};
        for (int i = 0; i < n; i++) {
            names[i] = "p" + i;
            east[i] = at[i];
        }
        AirModel city = AirModel.compile(none, new Receptors(names, east, new double[n]), WEATHER, AirSettings.DEFAULT);
        var park = new Park("park", new double[] {-100, -100, 100, -100, 100, 100, -100, 100}, 1, 4, 1, 10);
        Emissions still = Emissions.ofDaily(EmissionFactors.TIER_1, new double[1], Fleet.ASSUMED, new double[] {50});
        double[] fine = city.with(List.of(park))
                .traffic(still)
                .concentrations(Background.ASSUMED)
                .of(Pollutant.PM2_5);
        System.out.print("park of 4 ha under trees, PM2.5 lower by ");
        for (int i = 0; i < n; i++) {
            double lower = 100 * (1 - fine[i] / Background.ASSUMED.pm25());
            System.out.printf("%.3f %% at %.0f m%s", lower, at[i], i < n - 1 ? ", " : "\n");
            assertTrue(i == 0 || fine[i] > fine[i - 1]);
            assertTrue(lower > 0 && lower < 10);
        }
    }
}
