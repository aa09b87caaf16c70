package citiverse.models.air;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The fast kernel against plain sums over directions and over points along the street.
class PointTableTest {
    private static final int SUBDIRECTIONS = 45;

    @Test
    void linesAgreeWithAFineIntegration() {
        long seed = 20261124;
        var random = new SplittableRandom(seed);
        WeatherBins weather = uneven();
        AirSettings settings = AirSettings.DEFAULT;
        var table =
                new PointTable(weather, settings, settings.releaseMetres(), settings.initialSpreadMetres(), bin -> 1);
        double worst = 0;
        double sum = 0;
        int cases = 24;
        for (int k = 0; k < cases; k++) {
            double bearing = random.nextDouble(2 * Math.PI);
            double off = k % 3 == 0 ? random.nextDouble(3, 30) : random.nextDouble(3, 800);
            double length = random.nextDouble(20, 400);
            double shift = random.nextDouble(-1, 1) * length;
            double ax = off * Math.cos(bearing) - (shift + length / 2) * Math.sin(bearing);
            double ay = off * Math.sin(bearing) + (shift + length / 2) * Math.cos(bearing);
            double bx = off * Math.cos(bearing) - (shift - length / 2) * Math.sin(bearing);
            double by = off * Math.sin(bearing) + (shift - length / 2) * Math.cos(bearing);
            double fast = table.line(ax, ay, bx, by, 1);
            double fine = fine(weather, settings, ax, ay, bx, by);
            double error = Math.abs(fast / fine - 1);
            worst = Math.max(worst, error);
            sum += error;
        }
        System.out.printf(
                "fast kernel against a fine integration, seed %d, %d lines: mean error %.3f %%, worst %.3f %%%n",
                seed, cases, 100 * sum / cases, 100 * worst);
        assertTrue(worst < 0.03, "worst " + worst);
        assertTrue(sum / cases < 0.01, "mean " + sum / cases);
    }

    @Test
    void keptSpreadsAreThoseThatWereSolved() {
        var random = new SplittableRandom(9);
        double worst = 0;
        for (double obukhov : new double[] {-30, Double.POSITIVE_INFINITY, 20}) {
            SurfaceLayer layer = SurfaceLayer.of(0.3, obukhov, 0.5, 600);
            var plume = new Plume(DispersionCurves.AERMOD, layer, 0.5, 1.5, 1.5);
            var table = new SpreadTable(plume);
            for (int k = 0; k < 500; k++) {
                double x = Math.exp(random.nextDouble(0, Math.log(4000)));
                worst = Math.max(
                        worst, Math.abs(table.at(x).vertical() / plume.at(x).vertical() - 1));
                worst = Math.max(
                        worst, Math.abs(table.at(x).sigmaY() / plume.at(x).sigmaY() - 1));
            }
        }
        System.out.printf("kept spreads against solved ones: worst %.5f %%%n", 100 * worst);
        assertTrue(worst < 1e-2, "worst " + worst);
    }

    /// A year in bins against the same hours one by one.
    @Test
    void binsStandForTheirHours() {
        int hours = 400;
        var random = new SplittableRandom(17);
        double[] from = new double[hours];
        double[] wind = new double[hours];
        double[] friction = new double[hours];
        double[] obukhov = new double[hours];
        double[] mixing = new double[hours];
        List<WeatherBins.Bin> single = new ArrayList<>();
        for (int h = 0; h < hours; h++) {
            from[h] = 220 + 70 * (random.nextDouble() + random.nextDouble() - 1);
            wind[h] = random.nextDouble(0.5, 9);
            double inverse = random.nextDouble(-0.06, 0.06) / wind[h];
            obukhov[h] = 1 / inverse;
            friction[h] = WeatherBins.frictionVelocity(wind[h], 10, obukhov[h], 0.5);
            mixing[h] = inverse > 0 ? 200 : 1000;
            single.add(new WeatherBins.Bin(1.0 / hours, from[h], 10, wind[h], friction[h], obukhov[h], mixing[h]));
        }
        var hourly = new WeatherBins.Hourly("made", 10, from, wind, friction, obukhov, mixing);
        AirSettings settings = AirSettings.DEFAULT.withThreads(2);
        var exact = new PointTable(new WeatherBins("made", false, 10, single), settings, 0.5, 1.5, bin -> 1);
        for (int sectors : new int[] {16, 36}) {
            var binned = new PointTable(WeatherBins.of(hourly, sectors), settings, 0.5, 1.5, bin -> 1);
            double sum = 0;
            double square = 0;
            int lines = 200;
            for (int k = 0; k < lines; k++) {
                double bearing = random.nextDouble(2 * Math.PI);
                double off = random.nextDouble(5, 300);
                double half = random.nextDouble(20, 100);
                double ax = off * Math.cos(bearing) - half * Math.sin(bearing);
                double ay = off * Math.sin(bearing) + half * Math.cos(bearing);
                double bx = off * Math.cos(bearing) + half * Math.sin(bearing);
                double by = off * Math.sin(bearing) - half * Math.cos(bearing);
                double error = binned.line(ax, ay, bx, by, 3) / exact.line(ax, ay, bx, by, 3) - 1;
                sum += error;
                square += error * error;
            }
            System.out.printf(
                    "%d hours in bins of %d sectors: mean error %.2f %%, root mean square %.2f %%%n",
                    hours, sectors, 100 * sum / lines, 100 * Math.sqrt(square / lines));
            assertTrue(Math.abs(sum / lines) < 0.05 && Math.sqrt(square / lines) < 0.15);
        }
    }

    /// Eight sectors of 45 degrees, unlike one another, in two kinds of weather.
    static WeatherBins uneven() {
        List<WeatherBins.Bin> bins = new ArrayList<>();
        for (int k = 0; k < 8; k++) {
            bins.add(new WeatherBins.Bin((k + 1) / 72.0, 45 * k, 45, 4, 0.45, Double.POSITIVE_INFINITY, 800));
            bins.add(new WeatherBins.Bin((8 - k) / 72.0, 45 * k, 45, 2, 0.15, 40, 200));
        }
        return new WeatherBins("made", false, 10, bins);
    }

    static double fine(WeatherBins weather, AirSettings settings, double ax, double ay, double bx, double by) {
        double length = Math.hypot(bx - ax, by - ay);
        double sum = 0;
        for (int kind = 0; kind < 2; kind++) {
            var plume = new Plume(
                    settings.curves(),
                    weather.bins().get(kind).layer(settings.roughnessMetres(), weather.heightMetres()),
                    settings.releaseMetres(),
                    settings.receptorMetres(),
                    settings.initialSpreadMetres());
            // The spread depends on one distance: kept in steps of 1 %, straight between.
            var kept = new Kept(plume);
            double reach = Math.max(Math.hypot(ax, ay), Math.hypot(bx, by));
            double foot = Math.abs(ax * by - ay * bx) / length;
            int points = (int) Math.min(4000, Math.max(400, 20 * length / Math.max(1, foot)));
            for (int p = 0; p < points; p++) {
                double part = (p + 0.5) / points;
                double x = -(ax + part * (bx - ax));
                double y = -(ay + part * (by - ay));
                double r = Math.max(1, Math.hypot(x, y));
                for (int b = kind; b < weather.bins().size(); b += 2) {
                    WeatherBins.Bin bin = weather.bins().get(b);
                    for (int k = 0; k < SUBDIRECTIONS; k++) {
                        double from = Math.toRadians(
                                bin.fromDegrees() + bin.sectorDegrees() * ((k + 0.5) / SUBDIRECTIONS - 0.5));
                        double downwind = -x * Math.sin(from) - y * Math.cos(from);
                        double aside = x * Math.cos(from) - y * Math.sin(from);
                        sum += length
                                / points
                                * bin.weight()
                                / SUBDIRECTIONS
                                * plume.concentration(
                                        downwind, aside, kept.at(Math.abs(downwind), reach), kept.meander(r));
                    }
                }
            }
        }
        return sum;
    }

    private static final class Kept {
        private static final double GROWTH = Math.log(1.01);
        private final Plume plume;
        private final Plume.Spread[] spreads = new Plume.Spread[1000];

        Kept(Plume plume) {
            this.plume = plume;
        }

        private Plume.Spread step(int k) {
            if (spreads[k] == null) {
                spreads[k] = plume.at(Math.exp(k * GROWTH));
            }
            return spreads[k];
        }

        Plume.Spread at(double metres, double reach) {
            double place = Math.log(Math.clamp(metres, 1, 2 * reach)) / GROWTH;
            int below = (int) place;
            double part = place - below;
            Plume.Spread a = step(below);
            Plume.Spread b = step(below + 1);
            return new Plume.Spread(
                    mix(a.windMetresPerSecond(), b.windMetresPerSecond(), part),
                    mix(a.sigmaZ(), b.sigmaZ(), part),
                    mix(a.sigmaY(), b.sigmaY(), part),
                    mix(a.vertical(), b.vertical(), part));
        }

        double meander(double r) {
            return at(r, r).vertical() / (2 * Math.PI * r);
        }

        private static double mix(double a, double b, double part) {
            return (1 - part) * a + part * b;
        }
    }
}
