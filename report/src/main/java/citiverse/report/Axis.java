package citiverse.report;

import java.util.ArrayList;
import java.util.List;

/// A scale from values to shares of a drawing's width.
///
/// @param low value at 0
/// @param high value at 1
record Axis(double low, double high) {

    /// An axis that holds all finite values among these, with a little room at both ends.
    static Axis of(List<Double> values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!(low <= high)) {
            return new Axis(0, 1);
        }
        double room = high > low ? (high - low) * 0.04 : Math.max(1e-9, Math.abs(high) * 0.5);
        return new Axis(low - room, high + room);
    }

    double share(double value) {
        return Math.max(0, Math.min(1, (value - low) / (high - low)));
    }

    String at(double value) {
        return Svg.percent(share(value));
    }

    /// Decimals that round values on the axis need.
    int decimals() {
        int decimals = 0;
        for (double step = step(); step < 0.999 && decimals < 6; step *= 10) {
            decimals++;
        }
        return decimals;
    }

    private double step() {
        return Svg.nice((high - low) / 3);
    }

    /// Round values on the axis, three to six of them.
    List<Double> ticks() {
        double step = step();
        var ticks = new ArrayList<Double>();
        for (double i = Math.ceil(low / step); i * step <= high; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
