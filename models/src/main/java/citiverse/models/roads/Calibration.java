package citiverse.models.roads;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Finds the deterrence β and the factor on all trips with which modelled flows meet counts best, in the sense
/// of the least mean GEH².
///
/// @param deterrence β found
/// @param demandFactor factor on all trips found
/// @param misfit mean of GEH² / 2 there
/// @param shareGood share of the counted links with a GEH below 5
/// @param evaluations of the model that were made
public record Calibration(double deterrence, double demandFactor, double misfit, double shareGood, int evaluations) {
    private static final int GRID = 9;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    /// Relative width of the interval of β at which the search ends.
    private static final double WIDTH = 1e-4;

    /// The flows at the counted links for a deterrence and a demand factor.
    public interface LinkModel {
        double[] flows(double deterrence, double demandFactor);
    }

    /// Searches β between two bounds: first over nine values in equal ratios, then by golden section around the
    /// best. For each β the factor is moved until the flows fit, as congestion may turn traffic away from
    /// counted links.
    public static Calibration toCounts(LinkModel model, double[] counted, double low, double high) {
        if (counted.length == 0) {
            throw RoadProblems.badSetting("counts", "must not be empty to calibrate to");
        }
        if (!(low > 0 && high > low)) {
            throw RoadProblems.badSetting(
                    "bounds", "of the deterrence must be 0 < low < high, not " + low + ", " + high);
        }
        var search = new Search(model, counted);
        double ratio = StrictMath.pow(high / low, 1.0 / (GRID - 1));
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < GRID; k++) {
            double misfit = search.applyAsDouble(low * StrictMath.pow(ratio, k));
            if (misfit < least) {
                least = misfit;
                best = k;
            }
        }
        golden(
                search,
                low * StrictMath.pow(ratio, Math.max(0, best - 1)),
                low * StrictMath.pow(ratio, Math.min(GRID - 1, best + 1)));
        return search.best;
    }

    private static void golden(DoubleUnaryOperator misfit, double from, double to) {
        double a = from;
        double b = to;
        double c = b - GOLDEN * (b - a);
        double d = a + GOLDEN * (b - a);
        double atC = misfit.applyAsDouble(c);
        double atD = misfit.applyAsDouble(d);
        while (b - a > WIDTH * a) {
            if (atC <= atD) {
                b = d;
                d = c;
                atD = atC;
                c = b - GOLDEN * (b - a);
                atC = misfit.applyAsDouble(c);
            } else {
                a = c;
                c = d;
                atC = atD;
                d = a + GOLDEN * (b - a);
                atD = misfit.applyAsDouble(d);
            }
        }
    }

    /// The least misfit over the factor for one β; remembers the best of all.
    private static final class Search implements DoubleUnaryOperator {
        private static final int MOST_STEPS = 12;
        private static final double CLOSE = 1e-5;

        private final LinkModel model;
        private final double[] counted;
        private double factor = 1;
        private int evaluations;
        private Calibration best = new Calibration(Double.NaN, 1, Double.POSITIVE_INFINITY, 0, 0);

        Search(LinkModel model, double[] counted) {
            this.model = model;
            this.counted = counted;
        }

        @Override
        public double applyAsDouble(double beta) {
            double least = Double.POSITIVE_INFINITY;
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] flows = model.flows(beta, factor);
                evaluations++;
                double misfit = Geh.misfit(flows, counted);
                least = Math.min(least, misfit);
                if (misfit < best.misfit) {
                    best = new Calibration(beta, factor, misfit, Geh.shareGood(flows, counted), evaluations);
                }
                double scale = scale(flows);
                factor *= scale;
                if (Math.abs(scale - 1) < CLOSE) {
                    break;
                }
            }
            best = new Calibration(best.deterrence, best.demandFactor, best.misfit, best.shareGood, evaluations);
            return least;
        }

        /// The factor on fixed flows that makes Σ (k M − C)² / (k M + C) least: by bisection of its slope,
        /// which only rises with k.
        private double scale(double[] flows) {
            if (Arrays.stream(flows).allMatch(flow -> flow == 0)) {
                return 1;
            }
            double low = 0.1;
            double high = 10;
            for (int i = 0; i < 60; i++) {
                double k = Math.sqrt(low * high);
                double slope = 0;
                for (int a = 0; a < flows.length; a++) {
                    double sum = k * flows[a] + counted[a];
                    if (sum > 0) {
                        slope += flows[a] * (k * flows[a] - counted[a]) * (k * flows[a] + 3 * counted[a]) / (sum * sum);
                    }
                }
                if (slope > 0) {
                    high = k;
                } else {
                    low = k;
                }
            }
            return Math.sqrt(low * high);
        }
    }

    /// The deterrence with which trips take a mean number of minutes; longer deterrence makes shorter trips.
    ///
    /// @throws citiverse.twin.Problem `CV-ROADS-005` where no β between 0.0001 and 100 does
    public static double toMeanMinutes(
            double[] origins, double[] destinations, double[] minutes, Deterrence.Kind kind, double meanMinutes) {
        double low = 1e-4;
        double high = 100;
        double longest = mean(origins, destinations, minutes, kind, low);
        double shortest = mean(origins, destinations, minutes, kind, high);
        if (!(meanMinutes <= longest && meanMinutes >= shortest)) {
            throw RoadProblems.badSetting(
                    "meanMinutes", "must lie between " + shortest + " and " + longest + " here, not " + meanMinutes);
        }
        while (high - low > 1e-9 * high) {
            double beta = Math.sqrt(low * high);
            if (mean(origins, destinations, minutes, kind, beta) > meanMinutes) {
                low = beta;
            } else {
                high = beta;
            }
        }
        return Math.sqrt(low * high);
    }

    private static double mean(double[] o, double[] d, double[] minutes, Deterrence.Kind kind, double beta) {
        return Gravity.balance(o, d, minutes, new Deterrence(kind, beta)).meanMinutes(minutes);
    }
}
