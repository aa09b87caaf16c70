package citiverse.report;

import java.util.Arrays;
import java.util.List;

/// The classes in which maps show a change: nothing, and three sizes of gain and of loss, the same on all maps
/// of a page so that they can be compared.
///
/// @param middle least size of a middle change, in the unit of the indicator
/// @param large least size of a large change
/// @param nothing what is not above it counts as no change
record Steps(double middle, double large, double nothing) {

    /// Classes with round limits, from the changes of all mapped options where people live.
    ///
    /// @param detectable what is below it at one place is no change
    static Steps of(List<double[]> changes, double[] population, double detectable) {
        double[] sizes = changes.stream()
                .flatMapToDouble(change -> {
                    var lived = new double[change.length];
                    for (int i = 0; i < change.length; i++) {
                        lived[i] = population[i] > 0 ? Math.abs(change[i]) : 0;
                    }
                    return Arrays.stream(lived);
                })
                .filter(size -> size > 0 && Double.isFinite(size))
                .sorted()
                .toArray();
        if (sizes.length == 0) {
            return new Steps(1, 2, detectable);
        }
        double nothing = Math.max(sizes[sizes.length - 1] * 1e-9, detectable);
        double high = sizes[(int) (0.95 * (sizes.length - 1))];
        double large = Svg.nice(high * 0.6);
        double middle = Svg.nice(high * 0.2);
        return new Steps(middle, Math.max(large, middle * 2), nothing);
    }

    /// 0 for nothing, 1 to 3 for gains by size, −1 to −3 for losses.
    ///
    /// @param gain the change, positive where it is for the better
    int step(double gain) {
        double size = Math.abs(gain);
        if (!(size > nothing)) {
            return 0;
        }
        int step = size >= large ? 3 : size >= middle ? 2 : 1;
        return gain > 0 ? step : -step;
    }
}
