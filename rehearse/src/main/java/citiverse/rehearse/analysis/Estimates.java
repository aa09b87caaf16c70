package citiverse.rehearse.analysis;

import citiverse.models.uncertainty.Quantiles;
import citiverse.rehearse.Comparison.Estimate;
import java.util.ArrayList;
import java.util.List;

/// Means and intervals of indicators over scenarios.
///
/// Intervals run from the 5th to the 95th percentile of the weighted scenarios (the least value that, with all smaller
/// ones, holds so much of the weight). Changes are taken from the city as it is in the same scenario.
final class Estimates {
    private final List<double[][][]> values;
    private final double[] likelihood;
    private final int futures;

    Estimates(List<double[][][]> values, double[] likelihood) {
        this.values = values;
        this.likelihood = likelihood;
        this.futures = values.getFirst().length;
    }

    /// The estimates of an option, by indicator.
    List<Estimate> of(int option, int indicators) {
        var all = new ArrayList<Estimate>();
        for (int k = 0; k < indicators; k++) {
            double[] is = new double[likelihood.length];
            double[] change = new double[likelihood.length];
            for (int s = 0; s < is.length; s++) {
                double[][] now = values.get(s / futures)[s % futures];
                is[s] = now[option][k];
                change[s] = now[option][k] - now[0][k] + 0.0;
            }
            all.add(new Estimate(
                    mean(is),
                    quantile(is, 0.05),
                    quantile(is, 0.95),
                    mean(change),
                    quantile(change, 0.05),
                    quantile(change, 0.95)));
        }
        return all;
    }

    /// Mean over draws of an option, by future and indicator.
    List<double[]> byFuture(int option, int indicators) {
        var all = new ArrayList<double[]>();
        for (int f = 0; f < futures; f++) {
            double[] means = new double[indicators];
            for (int k = 0; k < indicators; k++) {
                for (double[][][] draw : values) {
                    means[k] += draw[f][option][k] / values.size();
                }
            }
            all.add(means);
        }
        return all;
    }

    /// `NaN` as soon as one scenario has no value: a mean over others would be of another question.
    private double mean(double[] byScenario) {
        double sum = 0;
        for (int s = 0; s < byScenario.length; s++) {
            sum += likelihood[s] * byScenario[s];
        }
        return sum;
    }

    private double quantile(double[] byScenario, double p) {
        for (double value : byScenario) {
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
        }
        return Quantiles.weighted(byScenario, likelihood, p);
    }
}
