package citiverse.rehearse.analysis;

import citiverse.models.decision.ChanceOfBest;
import citiverse.models.decision.Regret;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Who comes first, how surely, and at what regret.
///
/// @param order options, best first, equal ones by id
/// @param rank by option, 1 for the best
/// @param tie by option, number of its group of options that cannot be told apart
/// @param score by option, mean payoff
/// @param chance by option, share of scenarios in which it is best
/// @param expectedRegret by option, mean over scenarios
/// @param greatestRegret by option, the greatest over futures of the mean over draws
record Ranking(
        int[] order,
        int[] rank,
        int[] tie,
        double[] score,
        double[] chance,
        double[] expectedRegret,
        double[] greatestRegret) {

    static Ranking of(Scores scores, List<String> ids, int futures) {
        int options = scores.options();
        double[] score = new double[options];
        for (int o = 0; o < options; o++) {
            score[o] = scores.mean(scores.payoff()[o]);
        }
        int[] order = order(score, ids);
        int[] rank = new int[options];
        for (int r = 0; r < options; r++) {
            rank[order[r]] = r + 1;
        }
        double[] greatest = new double[options];
        int draws = scores.likelihood().length / futures;
        for (int f = 0; f < futures; f++) {
            double[][] inFuture = new double[options][draws];
            for (int o = 0; o < options; o++) {
                for (int d = 0; d < draws; d++) {
                    inFuture[o][d] = scores.payoff()[o][d * futures + f];
                }
            }
            double[] mean = Regret.of(inFuture).expected();
            for (int o = 0; o < options; o++) {
                greatest[o] = Math.max(greatest[o], mean[o]);
            }
        }
        return new Ranking(
                order,
                rank,
                ChanceOfBest.ties(scores.payoff(), scores.likelihood(), order, 0),
                score,
                ChanceOfBest.of(scores.payoff(), scores.likelihood(), 0),
                Regret.of(scores.payoff(), scores.likelihood()).expected(),
                greatest);
    }

    /// Options by falling score, equal ones by id.
    static int[] order(double[] score, List<String> ids) {
        return IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer o) -> -score[o]).thenComparing(ids::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int first() {
        return order[0];
    }

    /// The ids of the first few under other scores.
    static List<String> firstIds(double[] score, List<String> ids, int count) {
        return Arrays.stream(order(score, ids)).limit(count).mapToObj(ids::get).toList();
    }
}
