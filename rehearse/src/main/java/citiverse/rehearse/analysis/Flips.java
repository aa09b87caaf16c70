package citiverse.rehearse.analysis;

import citiverse.models.decision.WeightFlip;
import citiverse.rehearse.Comparison.Flip;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.run.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The smallest change of one weight, one future's likelihood or one parameter that gives another option the first
/// place.
///
/// Scores are linear in a weight (the others keep their ratios) and in a future's likelihood, so those flips are
/// exact. A parameter was drawn; each option's mean score is taken along the straight line that fits its draws best
/// (least squares), within the range that was drawn. A day has no line: the day nearest in the list on which the mean
/// over its draws puts another option first is told.
final class Flips {
    private final Scores scores;
    private final List<String> ids;
    private final int[] byId;

    Flips(Scores scores, List<String> ids) {
        this.scores = scores;
        this.ids = ids;
        this.byId = IntStream.range(0, ids.size()).boxed()
                .sorted((a, b) -> ids.get(a).compareTo(ids.get(b)))
                .mapToInt(Integer::intValue).toArray();
    }

    List<Flip> all(Question question, Sampling sampling) {
        var flips = new ArrayList<Flip>();
        if (scores.options() < 2) {
            return flips;
        }
        int futures = question.futures().size();
        double[][] points = scores.meanPoints();
        for (int k = 0; k < scores.weights().length; k++) {
            flips.add(share("weight", question.indicators().get(k).id(), points, scores.weights(), k));
        }
        if (futures > 1) {
            double[] likelihood = question.futures().stream().mapToDouble(Question.Future::weight).toArray();
            double[][] byFuture = scores.byFuture(futures);
            for (int f = 0; f < futures; f++) {
                flips.add(share("future", question.futures().get(f).id(), byFuture, likelihood, f));
            }
        }
        double[][] byDraw = scores.byDraw(futures);
        for (int p = 0; p < sampling.parameters().size(); p++) {
            var parameter = sampling.parameters().get(p);
            flips.add(parameter.days().isEmpty()
                    ? along(parameter.id(), byDraw, sampling.numbers()[p])
                    : days(parameter.id(), byDraw, sampling.numbers()[p], parameter.days().size()));
        }
        return flips;
    }

    private Flip share(String kind, String subject, double[][] values, double[] weights, int which) {
        WeightFlip flip = flip(values, weights, which);
        return new Flip(kind, subject, flip.from(), flip.to(), 0, 1, winner(flip));
    }

    /// Options are given in the order of their ids, so that of equal ones the first by id leads.
    private WeightFlip flip(double[][] values, double[] weights, int which) {
        double[][] ordered = new double[values.length][];
        for (int o = 0; o < ordered.length; o++) {
            ordered[o] = values[byId[o]];
        }
        return WeightFlip.of(ordered, weights, which);
    }

    private String winner(WeightFlip flip) {
        return flip.exists() ? ids.get(byId[flip.winner()]) : "";
    }

    private Flip along(String subject, double[][] byDraw, double[] drawn) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (double x : drawn) {
            low = Math.min(low, x);
            high = Math.max(high, x);
            mean += x / drawn.length;
        }
        if (!(low < high) || drawn.length < 3) {
            return new Flip("parameter", subject, mean, Double.NaN, low, high, "");
        }
        double variance = 0;
        for (double x : drawn) {
            variance += (x - mean) * (x - mean);
        }
        double[][] ends = new double[byDraw.length][2];
        for (int o = 0; o < byDraw.length; o++) {
            double level = 0;
            double slope = 0;
            for (int d = 0; d < drawn.length; d++) {
                level += byDraw[o][d] / drawn.length;
                slope += (drawn[d] - mean) * byDraw[o][d] / variance;
            }
            ends[o][0] = level + slope * (high - mean);
            ends[o][1] = level + slope * (low - mean);
        }
        double share = Math.clamp((mean - low) / (high - low), 0.0, 1.0);
        WeightFlip flip = flip(ends, new double[] {share, 1 - share}, 0);
        double to = flip.exists() ? low + flip.to() * (high - low) : Double.NaN;
        return new Flip("parameter", subject, mean, to, low, high, winner(flip));
    }

    private Flip days(String subject, double[][] byDraw, double[] drawn, int days) {
        double[] all = new double[byDraw.length];
        for (int o = 0; o < all.length; o++) {
            for (double value : byDraw[o]) {
                all[o] += value / drawn.length;
            }
        }
        int first = Ranking.order(all, ids)[0];
        for (int day = 0; day < days; day++) {
            double[] mean = new double[byDraw.length];
            int count = 0;
            for (int d = 0; d < drawn.length; d++) {
                if ((int) drawn[d] == day) {
                    count++;
                    for (int o = 0; o < mean.length; o++) {
                        mean[o] += byDraw[o][d];
                    }
                }
            }
            int leader = Ranking.order(mean, ids)[0];
            if (count > 0 && leader != first && mean[leader] > mean[first]) {
                return new Flip("parameter", subject, Double.NaN, day, 0, days - 1, ids.get(leader));
            }
        }
        return new Flip("parameter", subject, Double.NaN, Double.NaN, 0, days - 1, "");
    }
}
