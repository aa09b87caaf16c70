package citiverse.bench;

import citiverse.models.air.AirModel;
import citiverse.models.air.AirSettings;
import citiverse.models.air.Background;
import citiverse.models.air.EmissionFactors;
import citiverse.models.air.Emissions;
import citiverse.models.air.Exposure;
import citiverse.models.air.Fleet;
import citiverse.models.air.Park;
import citiverse.models.air.Pollutant;
import citiverse.models.air.Receptors;
import citiverse.models.air.Streets;
import citiverse.models.air.TrafficField;
import citiverse.models.air.WeatherBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Speed of the air model on a made city of 6 × 6 km: coefficients from streets to places, options with other
/// flows, and park sites with the exposure of everyone. In one Java: the first run of each figure is cold.
final class AirBench {
    private static final int THREADS = 2;
    private static final int PLACES = 10_000;
    private static final int STREETS = 2_000;
    private static final int PARKS = 200;
    private static final double CITY_METRES = 6000;
    private static final int MOST_STREETS = 8_000;

    private final Sheet sheet;

    private AirBench(Sheet sheet) {
        this.sheet = sheet;
    }

    /// Measures all figures that are wanted.
    static void measure(Sheet sheet) {
        var bench = new AirBench(sheet);
        for (int streets : new int[] {STREETS / 4, STREETS, MOST_STREETS}) {
            Figure figure = Figure.told(
                    "transfer-" + streets,
                    "coefficients of " + streets + " streets at 10,000 places over 64 bins of weather, two threads",
                    "s");
            sheet.attempt(figure, () -> bench.transfer(figure, streets));
        }
        Figure flows = Figure.told(
                "option-flows",
                "one option with other flows on all streets: exposure of all places, two threads",
                "ms");
        sheet.attempt(flows, () -> bench.flows(flows));
        Figure parks = new Figure(
                "parks-200",
                "200 park sites, each with the exposure of 10,000 cells to three pollutants, two threads",
                "s",
                30,
                Double.NaN);
        sheet.attempt(parks, () -> bench.parks(parks));
    }

    private static Streets streets(int count, SplittableRandom random) {
        List<String> ids = new ArrayList<>();
        List<double[]> lines = new ArrayList<>();
        var heights = new double[count];
        var widths = new double[count];
        for (int s = 0; s < count; s++) {
            double east = random.nextDouble(CITY_METRES);
            double north = random.nextDouble(CITY_METRES);
            boolean along = random.nextBoolean();
            double length = random.nextDouble(40, 200);
            ids.add("s" + s);
            lines.add(new double[] {east, north, along ? east + length : east, along ? north : north + length});
            if (random.nextInt(4) == 0) {
                heights[s] = random.nextDouble(10, 30);
                widths[s] = random.nextDouble(12, 30);
            }
        }
        return Streets.of(ids, lines, heights, widths);
    }

    private static Receptors places(SplittableRandom random) {
        var ids = new String[PLACES];
        Arrays.setAll(ids, i -> "p" + i);
        return new Receptors(
                ids,
                random.doubles(PLACES, 0, CITY_METRES).toArray(),
                random.doubles(PLACES, 0, CITY_METRES).toArray());
    }

    private static AirModel compile(int streets) {
        var random = new SplittableRandom(streets);
        return AirModel.compile(
                streets(streets, random),
                places(random),
                WeatherBins.assumed(0.5),
                AirSettings.DEFAULT.withThreads(THREADS));
    }

    private static Emissions emissions(AirModel model, long seed) {
        var random = new SplittableRandom(seed);
        int count = model.streets().size();
        double[] flows = random.doubles(count, 0, 25_000).toArray();
        double[] speeds = random.doubles(count, 20, 60).toArray();
        return Emissions.ofDaily(EmissionFactors.TIER_1, flows, Fleet.ASSUMED, speeds);
    }

    private void transfer(Figure figure, int streets) {
        var runs = new double[sheet.settings().runs()];
        long entries = 0;
        for (int k = 0; k < runs.length; k++) {
            long start = System.nanoTime();
            entries = compile(streets).entries();
            runs[k] = (System.nanoTime() - start) / 1e9;
        }
        sheet.add(new Measured(figure, runs, entries + " pairs kept"));
    }

    private void flows(Figure figure) {
        AirModel model = compile(STREETS);
        double[] people = new SplittableRandom(3).doubles(PLACES, 0, 200).toArray();
        var runs = new double[Math.max(5, sheet.settings().runs())];
        for (int k = 0; k < runs.length; k++) {
            Emissions emissions = emissions(model, k);
            long start = System.nanoTime();
            exposure(model.traffic(emissions), people);
            runs[k] = (System.nanoTime() - start) / 1e6;
        }
        sheet.add(Measured.of(figure, runs));
    }

    private static double exposure(TrafficField field, double[] people) {
        var concentrations = field.concentrations(Background.ASSUMED);
        double sum = 0;
        for (Pollutant pollutant : Pollutant.values()) {
            sum += Exposure.of(pollutant, concentrations.of(pollutant), people).mean();
        }
        return sum;
    }

    private void parks(Figure figure) {
        AirModel model = compile(STREETS);
        Emissions emissions = emissions(model, 1);
        TrafficField base = model.traffic(emissions);
        var random = new SplittableRandom(4);
        double[] people = random.doubles(PLACES, 0, 200).toArray();
        double before = exposure(base, people);
        List<Park> sites = new ArrayList<>();
        for (int k = 0; k < PARKS; k++) {
            double east = random.nextDouble(CITY_METRES);
            double north = random.nextDouble(CITY_METRES);
            double side = random.nextDouble(40, 250);
            sites.add(Park.assumed(
                    "park" + k,
                    new double[] {east, north, east + side, north, east + side, north + side, east, north + side}));
        }
        var runs = new double[sheet.settings().runs()];
        for (int k = 0; k < runs.length; k++) {
            long start = System.nanoTime();
            double[] after = new double[PARKS];
            var next = new AtomicInteger();
            Thread[] crew = new Thread[THREADS];
            for (int t = 0; t < THREADS; t++) {
                crew[t] = Thread.ofPlatform().start(() -> {
                    for (int p = next.getAndIncrement(); p < PARKS; p = next.getAndIncrement()) {
                        AirModel option = model.with(List.of(sites.get(p)));
                        after[p] = exposure(option.traffic(emissions, base), people);
                    }
                });
            }
            join(crew);
            runs[k] = (System.nanoTime() - start) / 1e9;
            for (double value : after) {
                if (!(value < before)) {
                    throw new IllegalStateException("a park must lower exposure, not from " + before + " to " + value);
                }
            }
        }
        sheet.add(Measured.of(figure, runs));
    }

    private static void join(Thread[] crew) {
        boolean interrupted = false;
        for (Thread thread : crew) {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
