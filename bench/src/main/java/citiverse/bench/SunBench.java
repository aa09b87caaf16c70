package citiverse.bench;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Ground;
import citiverse.models.built.Solid;
import citiverse.models.plane.Plane;
import citiverse.models.sun.ReceptorPlan;
import citiverse.models.sun.Receptors;
import citiverse.models.sun.Receptors.Kind;
import citiverse.models.sun.Receptors.Sort;
import citiverse.models.sun.SunLoss;
import citiverse.models.sun.SunMeasure;
import citiverse.models.sun.SunModel;
import citiverse.models.sun.SunPath;
import citiverse.models.sun.SunResult;
import citiverse.models.sun.SunSettings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Speed of the sun model on a made city of 4 × 4 km: 10,000 buildings of 6 to 24 m, one in fifty of 40 to
/// 100 m, with 90,000 receptors on their walls and 10,000 on the ground. In one Java: the first run of each
/// figure is cold.
///
/// Peers that step a raster through time (UMEP, pybdshadow, Ladybug) need 0.08 to 0.8 s for the shadows of
/// one instant and begin anew for each, and for each option: of another kind, so no peer stands beside a
/// figure.
final class SunBench {
    private static final int THREADS = 2;
    private static final int SIDE = 100;
    private static final double LOT_METRES = 40;
    private static final int RECEPTORS = 100_000;
    private static final int ON_WALLS = 90_000;
    private static final int TOWERS = 20;
    private static final int OPTIONS = 200;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 21);

    private final Sheet sheet;
    private SunModel made;

    private SunBench(Sheet sheet) {
        this.sheet = sheet;
    }

    /// Measures all figures that are wanted.
    static void measure(Sheet sheet) {
        var bench = new SunBench(sheet);
        Figure horizons = new Figure(
                "horizons",
                "horizons of 100,000 receptors among 10,000 buildings, with the hours of three dates and the year",
                "s",
                60,
                Double.NaN);
        sheet.attempt(horizons, () -> bench.horizons(horizons));
        Figure year = new Figure(
                "year-hours",
                "the hours of a year for all of them from their horizons, the year's sun included",
                "s",
                2,
                Double.NaN);
        sheet.attempt(year, () -> bench.year(year));
        Figure day = new Figure(
                "day-by-minutes", "a day in steps of a minute for all of them, one thread", "s", 60, Double.NaN);
        sheet.attempt(day, () -> bench.day(day));
        for (int threads = 1; threads <= THREADS; threads++) {
            int crew = threads;
            Figure tower = new Figure(
                    "tower-" + crew,
                    "one tower of 100 m against all of them: horizons, three dates, the year; threads: " + crew,
                    "ms",
                    200,
                    Double.NaN);
            sheet.attempt(tower, () -> bench.tower(tower, crew));
        }
        Figure options = Figure.told(
                "towers-200", "200 such options, with the share of sun that each of 10,000 buildings loses", "s");
        sheet.attempt(options, () -> bench.options(options));
    }

    private static BuiltForm city() {
        var random = new SplittableRandom(1);
        var buildings = new ArrayList<Building>();
        for (int i = 0; i < SIDE * SIDE; i++) {
            double x = (i % SIDE - SIDE / 2.0) * LOT_METRES;
            double y = (i / SIDE - SIDE / 2.0) * LOT_METRES + i % 2 * 6;
            double height = random.nextInt(50) == 0 ? random.nextDouble(40, 100) : random.nextDouble(6, 24);
            Solid box = Solid.box(x, y, x + random.nextDouble(12, 28), y + random.nextDouble(12, 28), height);
            buildings.add(Building.of(String.format(Locale.ROOT, "b%05d", i), box));
        }
        Plane plane = Plane.around(7.42, 43.74);
        return BuiltForm.of(plane, Ground.flat(plane), buildings);
    }

    private static Receptors receptors(BuiltForm form) {
        Receptors.Builder all = Receptors.builder();
        var plan = new ReceptorPlan(12, 12, 1.6, 5, 0);
        for (Building building : form.buildings()) {
            plan.building(form, building, all);
        }
        Receptors walls = all.build();
        Receptors.Builder picked = Receptors.builder();
        int subject = -1;
        for (int k = 0; k < ON_WALLS; k++) {
            int r = (int) ((long) k * walls.size() / ON_WALLS);
            if (walls.subject()[r] != subject) {
                subject = walls.subject()[r];
                picked.subject(walls.subjects().get(subject).id(), Sort.BUILDING);
            }
            picked.add(
                    Kind.FACADE,
                    walls.x()[r],
                    walls.y()[r],
                    walls.z()[r],
                    walls.normalEast()[r],
                    walls.normalNorth()[r],
                    0,
                    walls.squareMetres()[r]);
        }
        var random = new SplittableRandom(2);
        picked.subject("streets", Sort.OPEN_SPACE);
        while (picked.size() < RECEPTORS) {
            double x = random.nextDouble(-0.5, 0.5) * SIDE * LOT_METRES;
            double y = random.nextDouble(-0.5, 0.5) * SIDE * LOT_METRES;
            if (form.buildingAt(x, y).isEmpty()) {
                picked.add(Kind.GROUND, x, y, 0.01, 0, 0, 1, 1);
            }
        }
        return picked.build();
    }

    private static SunSettings settings(int threads) {
        return SunSettings.of(2026, ZoneId.of("Europe/Paris")).threads(threads);
    }

    private SunModel model() {
        if (made == null) {
            BuiltForm form = city();
            made = SunModel.compile(form, receptors(form), settings(THREADS));
        }
        return made;
    }

    private void horizons(Figure figure) {
        BuiltForm form = city();
        Receptors receptors = receptors(form);
        var runs = new double[sheet.settings().runs()];
        for (int k = 0; k < runs.length; k++) {
            long start = System.nanoTime();
            made = SunModel.compile(form, receptors, settings(THREADS));
            runs[k] = (System.nanoTime() - start) / 1e9;
        }
        sheet.add(Measured.of(figure, runs));
    }

    private void year(Figure figure) {
        SunModel model = model();
        var runs = new double[sheet.settings().runs()];
        for (int k = 0; k < runs.length; k++) {
            long start = System.nanoTime();
            SunModel again = model.under(settings(THREADS).on(List.of()));
            runs[k] = (System.nanoTime() - start) / 1e9;
            same(again.baseline().yearHours(k), model.baseline().yearHours(k));
        }
        sheet.add(Measured.of(figure, runs));
    }

    private void day(Figure figure) {
        SunModel model = model();
        var runs = new double[sheet.settings().runs()];
        double[] hours = new double[RECEPTORS];
        for (int k = 0; k < runs.length; k++) {
            long start = System.nanoTime();
            SunPath path = model.path(DAY, 1);
            Arrays.setAll(hours, r -> model.baseline().hours(path, r));
            runs[k] = (System.nanoTime() - start) / 1e9;
        }
        double mean = Arrays.stream(hours).average().orElseThrow();
        sheet.add(new Measured(figure, runs, String.format(Locale.ROOT, "mean %.2f h", mean)));
    }

    private static List<Solid> tower(SplittableRandom random) {
        double x = random.nextDouble(-1200, 1200);
        double y = random.nextDouble(-1200, 1200);
        return List.of(Solid.box(x, y, x + 25, y + 25, 100));
    }

    private void tower(Figure figure, int threads) {
        SunModel model = model().under(settings(threads));
        var random = new SplittableRandom(3);
        var runs = new double[Math.max(TOWERS, sheet.settings().runs())];
        long changed = 0;
        for (int k = 0; k < runs.length; k++) {
            long start = System.nanoTime();
            changed += model.with(tower(random)).changed().length;
            runs[k] = (System.nanoTime() - start) / 1e6;
        }
        sheet.add(new Measured(figure, runs, "changes " + changed / runs.length + " horizons in the mean"));
    }

    private void options(Figure figure) {
        SunModel model = model();
        var random = new SplittableRandom(4);
        double worst = 0;
        long start = System.nanoTime();
        for (int k = 0; k < OPTIONS; k++) {
            SunResult after = model.with(tower(random));
            for (SunLoss.Share share : SunLoss.bySubject(model.baseline(), after, SunMeasure.year())) {
                worst = Math.max(worst, share.told() ? share.lost() : 0);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        sheet.add(new Measured(
                figure,
                new double[] {seconds},
                String.format(Locale.ROOT, "a building loses %.0f %% at most", 100 * worst)));
    }

    private static void same(double one, double other) {
        if (one != other) {
            throw new IllegalStateException("the same horizons must give the same hours: " + one + ", " + other);
        }
    }
}
