package citiverse.models.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Score of forecasts of yes or no, and what it is made of (Brier 1950; Murphy 1973):
/// score = reliability − resolution + uncertainty, exactly, as each distinct forecast is a class of its own.
///
/// @param score mean of (chance − outcome)², 0 to 1
/// @param reliability how far chances lie from what then happens, 0 is best
/// @param resolution how far the classes differ in what happens, more is better
/// @param uncertainty variance of the outcome, nobody's merit or fault
/// @param bins the diagram of reliability, by rising chance
public record Brier(double score, double reliability, double resolution, double uncertainty, List<Bin> bins) {

    public Brier {
        bins = List.copyOf(bins);
    }

    /// Forecasts of one chance.
    ///
    /// @param chance what was forecast
    /// @param forecasts how many times
    /// @param frequency share of these in which it happened
    public record Bin(double chance, int forecasts, double frequency) {}

    /// @param chances forecasts, 0 to 1
    /// @param happened what came
    public static Brier of(double[] chances, boolean[] happened) {
        SortedMap<Double, int[]> counts = new TreeMap<>();
        double score = 0;
        double base = 0;
        for (int k = 0; k < chances.length; k++) {
            if (!(chances[k] >= 0 && chances[k] <= 1)) {
                throw new IllegalArgumentException("a chance lies between 0 and 1, not at " + chances[k]);
            }
            int outcome = happened[k] ? 1 : 0;
            score += (chances[k] - outcome) * (chances[k] - outcome);
            base += outcome;
            int[] count = counts.computeIfAbsent(chances[k] + 0.0, chance -> new int[2]);
            count[0]++;
            count[1] += outcome;
        }
        double n = chances.length;
        base /= n;
        double reliability = 0;
        double resolution = 0;
        var bins = new ArrayList<Bin>();
        for (var entry : counts.entrySet()) {
            int size = entry.getValue()[0];
            double frequency = entry.getValue()[1] / (double) size;
            reliability += size * (entry.getKey() - frequency) * (entry.getKey() - frequency);
            resolution += size * (frequency - base) * (frequency - base);
            bins.add(new Bin(entry.getKey(), size, frequency));
        }
        return new Brier(score / n, reliability / n, resolution / n, base * (1 - base), bins);
    }
}
