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
/// (least squares), within the range that was drawn. A day has no line: told is the share of the
/// draws on that day (`day=2019-05-16`) that needs to change least.
final class Flips {
    private final Scores scores;
    private final List<String> ids;
    private final int[] byId;

    Flips(Scores scores, List<String> ids) {
        this.scores = scores;
        this.ids = ids;
        this.byId = IntStream.range(0, ids.size())
                .boxed()
                .sorted((a, b) -> ids.get(a).compareTo(ids.get(b)))
                .mapToInt(Integer::intValue)
                .toArray();
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
            double[] likelihood = question.futures().stream()
                    .mapToDouble(Question.Future::weight)
                    .toArray();
            double[][] byFuture = scores.byFuture(futures);
            for (int f = 0; f < futures; f++) {
                flips.add(share("future", question.futures().get(f).id(), byFuture, likelihood, f));
            }
        }
        double[][] byDraw = scores.byDraw(futures);
        for (int p = 0; p < sampling.parameters().size(); p++) {
            var parameter = sampling.parameters().get(p);
            flips.add(
                    parameter.days().isEmpty()
                            ? along(parameter.id(), byDraw, sampling.numbers()[p])
                            : days(parameter, byDraw, sampling.numbers()[p]));
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

    /// The day whose share of the draws must change least: shares are weights, so this is exact.
    private Flip days(Question.Parameter parameter, double[][] byDraw, double[] drawn) {
        Flip nearest = null;
        for (int day = 0; day < parameter.days().size(); day++) {
            int count = 0;
            double[][] onOrOff = new double[byDraw.length][2];
            for (int d = 0; d < drawn.length; d++) {
                count += (int) drawn[d] == day ? 1 : 0;
            }
            if (count == 0 || count == drawn.length) {
                continue;
            }
            for (int d = 0; d < drawn.length; d++) {
                boolean on = (int) drawn[d] == day;
                for (int o = 0; o < byDraw.length; o++) {
                    onOrOff[o][on ? 0 : 1] += byDraw[o][d] / (on ? count : drawn.length - count);
                }
            }
            Flip flip = share(
                    "parameter",
                    parameter.id() + '=' + parameter.days().get(day),
                    onOrOff,
                    new double[] {count, drawn.length - count},
                    0);
            boolean nearer = !flip.winner().isEmpty()
                    && (nearest == null
                            || nearest.winner().isEmpty()
                            || Math.abs(flip.to() - flip.from()) < Math.abs(nearest.to() - nearest.from()));
            nearest = nearest == null || nearer ? flip : nearest;
        }
        return nearest == null ? new Flip("parameter", parameter.id(), 1, Double.NaN, 0, 1, "") : nearest;
    }
}
