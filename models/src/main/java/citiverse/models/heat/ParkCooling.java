package citiverse.models.heat;

import citiverse.models.air.Receptors;
import citiverse.models.uncertainty.Distribution;
import citiverse.models.validation.Validation;
import java.util.List;

/// How much cooler a park makes the air around it by day: ΔT(d) = c e^(−d/(k w)), d the distance from its edge,
/// w the square root of its area.
///
/// Inside c: 0.94 K in the mean of 26 studies of parks (Bowler et al. 2010), between nearly nothing and twice
/// as much in single ones. Around it cooling is found to about one width of the park (Spronken-Smith and Oke
/// 1998): k 0.5 leaves e^(−2) = 14 % there; between 0.25 and 1. The largest of several parks counts, not their
/// sum.
public final class ParkCooling {
    /// Cooling inside a park, K.
    public static final Distribution INSIDE_KELVIN = new Distribution.Triangular(0.1, 0.94, 1.8);

    /// Length over which cooling falls to 1/e, in widths of the park.
    public static final Distribution REACH_WIDTHS = new Distribution.Triangular(0.25, 0.5, 1);

    /// Not tested.
    public static final Validation VALIDATION = new Validation(
            "park cooling: mean of studies, falling with distance",
            Validation.Status.EXPLORATORY,
            List.of(),
            "any city; nights; trees against lawn; wind; single parks differ more than parks differ from none");

    private ParkCooling() {}

    /// Lower air temperature by day at each place, K, at least 0.
    ///
    /// @param rings outlines of parks, east and north in turn, metres
    /// @param insideKelvin a draw of [#INSIDE_KELVIN]
    /// @param reachWidths a draw of [#REACH_WIDTHS]
    public static double[] kelvin(Receptors places, List<double[]> rings, double insideKelvin, double reachWidths) {
        if (!(insideKelvin >= 0) || !(reachWidths > 0)) {
            throw new IllegalArgumentException("cooling must be at least 0 and its reach greater than 0, not "
                    + insideKelvin + " and " + reachWidths);
        }
        var cooling = new double[places.size()];
        for (double[] ring : rings) {
            double reach = reachWidths * Math.sqrt(area(ring));
            for (int i = 0; i < cooling.length; i++) {
                double distance = distance(ring, places.east()[i], places.north()[i]);
                cooling[i] = Math.max(cooling[i], insideKelvin * StrictMath.exp(-distance / reach));
            }
        }
        return cooling;
    }

    private static double area(double[] ring) {
        double twice = 0;
        for (int k = 0; k < ring.length; k += 2) {
            int next = (k + 2) % ring.length;
            twice += ring[k] * ring[next + 1] - ring[next] * ring[k + 1];
        }
        return Math.abs(twice) / 2;
    }

    /// Distance from the edge, 0 inside.
    private static double distance(double[] ring, double east, double north) {
        boolean inside = false;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0, before = ring.length - 2; k < ring.length; before = k, k += 2) {
            double ax = ring[before];
            double ay = ring[before + 1];
            double bx = ring[k];
            double by = ring[k + 1];
            if (by > north != ay > north && east < bx + (ay == by ? 0 : (ax - bx) * (north - by) / (ay - by))) {
                inside = !inside;
            }
            double square = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
            double along =
                    square == 0 ? 0 : Math.clamp(((east - ax) * (bx - ax) + (north - ay) * (by - ay)) / square, 0, 1);
            double dx = east - ax - along * (bx - ax);
            double dy = north - ay - along * (by - ay);
            least = Math.min(least, dx * dx + dy * dy);
        }
        return inside ? 0 : Math.sqrt(least);
    }
}
