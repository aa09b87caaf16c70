package citiverse.rehearse.analysis;

import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.Question.Effect;
import citiverse.rehearse.question.Question.Indicator;
import citiverse.rehearse.question.Question.Purpose;
import java.util.List;

/// Puts indicators on one scale and adds them up.
///
/// The score of option o in scenario s (a future in a draw) is
/// S = Σ_k w_k · m_k(s) · d_k · (v_k(o, s) − v_k(base, s)) / c_k / Σ_k w_k, where w_k is the weight of indicator k,
/// m_k(s) the factor that the future puts on it, d_k = 1 where more is better and −1 where less is, and c_k the change
/// that counts as one point. c_k is declared in the question; where it is not, it is the mean of the indicator in the
/// city as it is (so that a point is a doubling), or, where that is 0, the greatest change that any option makes. For
/// a question of criticality S is turned round: what takes most away has the highest score.
///
/// @param scales c_k
/// @param weights w_k, with a sum of 1
/// @param points `[option][indicator][scenario]`, the term of the sum without its weight
/// @param payoff `[option][scenario]`, S
/// @param likelihood weight of each scenario, with a sum of 1; scenario = draw · futures + future
/// @param gaps by indicator, in how many cases it had no value and was taken to be unchanged
record Scores(
        double[] scales, double[] weights, double[][][] points, double[][] payoff, double[] likelihood, int[] gaps) {

    /// @param values `[draw][future][option][indicator]`
    static Scores of(Question question, List<double[][][]> values) {
        List<Indicator> indicators = question.indicators();
        double[] likelihood = likelihood(question, values.size());
        double[] scales = scales(question, values, likelihood);
        int futures = question.futures().size();
        int options = values.getFirst()[0].length;
        double turned = question.purpose() == Purpose.CRITICALITY ? -1 : 1;
        double[][][] points = new double[options][indicators.size()][likelihood.length];
        int[] gaps = new int[indicators.size()];
        for (int k = 0; k < indicators.size(); k++) {
            double sign = turned * (indicators.get(k).moreIsBetter() ? 1 : -1);
            for (int s = 0; s < likelihood.length; s++) {
                double[][] now = values.get(s / futures)[s % futures];
                double importance =
                        importance(question, s % futures, indicators.get(k).id());
                for (int o = 0; o < options; o++) {
                    double change = now[o][k] - now[0][k];
                    if (Double.isNaN(change)) {
                        gaps[k]++;
                        change = 0;
                    }
                    // Adding 0 makes −0 plain 0.
                    points[o][k][s] = sign * importance * change / scales[k] + 0.0;
                }
            }
        }
        double[] weights = weights(indicators);
        double[][] payoff = new double[options][likelihood.length];
        for (int o = 0; o < options; o++) {
            for (int k = 0; k < weights.length; k++) {
                for (int s = 0; s < likelihood.length; s++) {
                    payoff[o][s] += weights[k] * points[o][k][s];
                }
            }
        }
        return new Scores(scales, weights, points, payoff, likelihood, gaps);
    }

    /// Weights with a sum of 1; where none is declared, the main indicator has all.
    static double[] weights(List<Indicator> indicators) {
        double sum = indicators.stream().mapToDouble(Indicator::weight).sum();
        double[] weights = new double[indicators.size()];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = sum > 0
                    ? indicators.get(k).weight() / sum
                    : indicators.get(k).main() ? 1 : 0;
        }
        return weights;
    }

    private static double[] likelihood(Question question, int draws) {
        int futures = question.futures().size();
        double sum = 0;
        for (var future : question.futures()) {
            sum += future.weight();
        }
        double[] likelihood = new double[draws * futures];
        for (int s = 0; s < likelihood.length; s++) {
            likelihood[s] = question.futures().get(s % futures).weight() / sum / draws;
        }
        return likelihood;
    }

    private static double importance(Question question, int future, String indicator) {
        double factor = 1;
        for (Effect effect : question.futures().get(future).effects()) {
            if (effect instanceof Effect.OnImportance(var factors)) {
                factor *= factors.getOrDefault(indicator, 1.0);
            }
        }
        return factor;
    }

    private static double[] scales(Question question, List<double[][][]> values, double[] likelihood) {
        int futures = question.futures().size();
        double[] scales = new double[question.indicators().size()];
        for (int k = 0; k < scales.length; k++) {
            var declared = question.indicators().get(k).scale();
            if (declared.isPresent()) {
                scales[k] = declared.getAsDouble();
                continue;
            }
            double mean = 0;
            double greatest = 0;
            for (int s = 0; s < likelihood.length; s++) {
                double[][] now = values.get(s / futures)[s % futures];
                mean += Double.isNaN(now[0][k]) ? 0 : likelihood[s] * Math.abs(now[0][k]);
                for (double[] option : now) {
                    double change = Math.abs(option[k] - now[0][k]);
                    greatest = change > greatest ? change : greatest;
                }
            }
            scales[k] = mean > 0 ? mean : greatest > 0 ? greatest : 1;
        }
        return scales;
    }

    int options() {
        return payoff.length;
    }

    /// Mean over scenarios by their likelihood.
    double mean(double[] byScenario) {
        double sum = 0;
        for (int s = 0; s < byScenario.length; s++) {
            sum += likelihood[s] * byScenario[s];
        }
        return sum;
    }

    /// Mean points, `[option][indicator]`: the score is their sum by the weights.
    double[][] meanPoints() {
        double[][] mean = new double[options()][weights.length];
        for (int o = 0; o < mean.length; o++) {
            for (int k = 0; k < weights.length; k++) {
                mean[o][k] = mean(points[o][k]);
            }
        }
        return mean;
    }

    /// Mean payoff, `[option][future]`.
    double[][] byFuture(int futures) {
        double[][] mean = new double[options()][futures];
        int draws = likelihood.length / futures;
        for (int o = 0; o < mean.length; o++) {
            for (int s = 0; s < likelihood.length; s++) {
                mean[o][s % futures] += payoff[o][s] / draws;
            }
        }
        return mean;
    }

    /// Mean payoff, `[option][draw]`.
    double[][] byDraw(int futures) {
        int draws = likelihood.length / futures;
        double[][] mean = new double[options()][draws];
        for (int o = 0; o < mean.length; o++) {
            for (int s = 0; s < likelihood.length; s++) {
                mean[o][s / futures] += payoff[o][s] * likelihood[s] * draws;
            }
        }
        return mean;
    }
}
