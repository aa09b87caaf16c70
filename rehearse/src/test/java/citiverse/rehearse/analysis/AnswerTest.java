package citiverse.rehearse.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.Comparison.Flip;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.rehearse.run.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Scores, rankings and flips against a slow, obvious reckoning on random results.
class AnswerTest {
    private static final int OPTIONS = 12;
    private static final int DRAWS = 8;

    private static Question question(double[] weights, double[] futures, String purpose) {
        return QuestionFile.parse(
                "q.yaml", """
                id: q
                title: What?
                purpose: %s
                people: {layer: cells, population: population}
                travel: {date: 2026-05-13}
                indicators:
                  - {id: a, aggregate: mean, access: cells.jobs, cutoff: 30, weight: %s, scale: 2}
                  - {id: b, aggregate: gini, access: cells.jobs, cutoff: 30, weight: %s, scale: 0.5}
                  - {id: c, aggregate: share_with_any, access: cells.jobs, cutoff: 30, weight: %s, scale: 1}
                futures:
                  - {id: x, weight: %s}
                  - {id: y, weight: %s, effects: [{importance: {c: 2}}]}
                draws:
                  number: 8
                  parameters: [{id: walk_kmh, distribution: {uniform: [3, 5]}}]
                options: []
                """.formatted(purpose, weights[0], weights[1], weights[2], futures[0], futures[1]));
    }

    private static List<double[][][]> values(Random random, double[] speed) {
        var all = new ArrayList<double[][][]>();
        double[][] level = new double[OPTIONS][3];
        double[] slope = new double[OPTIONS];
        for (int o = 1; o < OPTIONS; o++) {
            slope[o] = random.nextGaussian();
            for (int k = 0; k < 3; k++) {
                level[o][k] = random.nextGaussian();
            }
        }
        for (int d = 0; d < DRAWS; d++) {
            double[][][] draw = new double[2][OPTIONS][3];
            for (int f = 0; f < 2; f++) {
                for (int o = 0; o < OPTIONS; o++) {
                    for (int k = 0; k < 3; k++) {
                        draw[f][o][k] = 10
                                + level[o][k]
                                + (o == 0 ? 0 : random.nextGaussian() * 0.2)
                                + slope[o] * (speed[d] - 4) * 0.5;
                    }
                }
            }
            all.add(draw);
        }
        return all;
    }

    private static List<String> ids() {
        return IntStream.range(0, OPTIONS)
                .mapToObj(o -> o == 0 ? "base" : "o" + (char) ('z' - o))
                .toList();
    }

    /// The score written out from its definition.
    private static double[] plain(List<double[][][]> values, double[] weights, double[] futures) {
        double[] scale = {2, 0.5, 1};
        double[] sign = {1, -1, 1};
        double[] score = new double[OPTIONS];
        double sum = weights[0] + weights[1] + weights[2];
        for (int o = 0; o < OPTIONS; o++) {
            for (double[][][] draw : values) {
                for (int f = 0; f < 2; f++) {
                    for (int k = 0; k < 3; k++) {
                        double importance = f == 1 && k == 2 ? 2 : 1;
                        score[o] += futures[f]
                                / (futures[0] + futures[1])
                                / values.size()
                                * weights[k]
                                / sum
                                * importance
                                * sign[k]
                                * (draw[f][o][k] - draw[f][0][k])
                                / scale[k];
                    }
                }
            }
        }
        return score;
    }

    private static String first(double[] score) {
        return ids().get(Ranking.order(score, ids())[0]);
    }

    private static double[] with(double[] weights, int k, double share) {
        double rest = 0;
        for (int i = 0; i < weights.length; i++) {
            rest += i == k ? 0 : weights[i];
        }
        double[] moved = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            moved[i] = i == k ? share : weights[i] / rest * (1 - share);
        }
        return moved;
    }

    @Test
    void flipsAreWhereRankingAnewPutsAnotherFirst() {
        int found = 0;
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            double[] weights = {random.nextDouble() + 0.1, random.nextDouble() + 0.1, random.nextDouble() + 0.1};
            double[] futures = {random.nextDouble() + 0.1, random.nextDouble() + 0.1};
            Question question = question(weights, futures, "choose");
            Sampling sampling = Sampling.of(question, DRAWS, seed);
            List<double[][][]> values = values(random, sampling.numbers()[0]);
            Scores scores = Scores.of(question, values);
            Ranking ranking = Ranking.of(scores, ids(), 2);
            double[] plain = plain(values, weights, futures);
            for (int o = 0; o < OPTIONS; o++) {
                assertEquals(plain[o], ranking.score()[o], 1e-9, "seed " + seed);
            }
            String leader = ids().get(ranking.first());
            assertEquals(first(plain), leader);
            for (Flip flip : new Flips(scores, ids()).all(question, sampling)) {
                switch (flip.kind()) {
                    case "weight" -> {
                        int k = "abc".indexOf(flip.subject());
                        found += check(flip, leader, share -> first(plain(values, with(weights, k, share), futures)));
                    }
                    case "future" -> {
                        int f = "xy".indexOf(flip.subject());
                        found += check(flip, leader, share -> first(plain(values, weights, with(futures, f, share))));
                    }
                    default -> found += check(flip, leader, at -> first(fitted(scores, sampling.numbers()[0], at)));
                }
            }
        }
        System.out.println(found + " flips verified by ranking anew");
        assertTrue(found > 100, "the cases must have flips to verify");
    }

    private interface Leader {
        String at(double value);
    }

    /// Just before the flip the leader leads, just beyond it the winner; nobody else in between on either side.
    private static int check(Flip flip, String leader, Leader ranked) {
        if (flip.winner().isEmpty()) {
            for (int i = 1; i < 100; i++) {
                assertEquals(leader, ranked.at(flip.low() + (flip.high() - flip.low()) * i / 100), flip.toString());
            }
            return 0;
        }
        double away = flip.to() - flip.from();
        double little = 1e-7 * (flip.high() - flip.low()) * Math.signum(away);
        assertEquals(flip.winner(), ranked.at(flip.to() + little), flip.toString());
        for (int i = 0; i < 50; i++) {
            assertEquals(leader, ranked.at(flip.from() + (away - little) * i / 50), flip.toString());
            double mirrored = flip.from() - (away - little) * i / 50;
            if (mirrored > flip.low() && mirrored < flip.high()) {
                assertEquals(leader, ranked.at(mirrored), "nearer on the other side: " + flip);
            }
        }
        return 1;
    }

    /// Scores along the least-squares line of each option.
    private static double[] fitted(Scores scores, double[] x, double at) {
        double[][] byDraw = scores.byDraw(2);
        double mean = java.util.Arrays.stream(x).average().orElseThrow();
        double[] score = new double[OPTIONS];
        for (int o = 0; o < OPTIONS; o++) {
            double covariance = 0;
            double variance = 0;
            double level = 0;
            for (int d = 0; d < x.length; d++) {
                covariance += (x[d] - mean) * byDraw[o][d];
                variance += (x[d] - mean) * (x[d] - mean);
                level += byDraw[o][d] / x.length;
            }
            score[o] = level + covariance / variance * (at - mean);
        }
        return score;
    }

    @Test
    void daysFlipByTheirShareOfTheDraws() {
        Question question = QuestionFile.parse(
                "d.yaml",
                question(new double[] {1, 0, 0}, new double[] {1, 1}, "choose")
                        .text()
                        .replace(
                                "{id: walk_kmh, distribution: {uniform: [3, 5]}}",
                                "{id: day, distribution: {choice: [2026-05-11, 2026-05-12]}}"));
        Sampling sampling = Sampling.of(question, DRAWS, 3);
        double[] days = sampling.numbers()[0];
        var values = new ArrayList<double[][][]>();
        for (int d = 0; d < DRAWS; d++) {
            double[][][] draw = new double[2][OPTIONS][3];
            for (double[][] future : draw) {
                // Option 1 is good on the first day, option 2 a little less on both.
                future[1][0] = days[d] == 0 ? 10 : 0;
                future[2][0] = 4;
            }
            values.add(draw);
        }
        Flip flip = new Flips(Scores.of(question, values), ids())
                .all(question, sampling).stream()
                        .filter(f -> f.kind().equals("parameter"))
                        .findFirst()
                        .orElseThrow();
        // Half of the draws fall on each day: 5 to 4; even at 4 parts in 10.
        assertEquals("day=2026-05-11", flip.subject());
        assertEquals(0.5, flip.from(), 1e-12);
        assertEquals(0.4, flip.to(), 1e-12);
        assertEquals(ids().get(2), flip.winner());
    }

    @Test
    void criticalityTurnsTheRankingRound() {
        var random = new Random(5);
        double[] weights = {1, 1, 1};
        double[] futures = {1, 1};
        Question choose = question(weights, futures, "choose");
        Question depend = question(weights, futures, "criticality");
        List<double[][][]> values = values(random, Sampling.of(choose, DRAWS, 1).numbers()[0]);
        Ranking best = Ranking.of(Scores.of(choose, values), ids(), 2);
        Ranking worst = Ranking.of(Scores.of(depend, values), ids(), 2);
        for (int r = 0; r < OPTIONS; r++) {
            assertEquals(best.order()[r], worst.order()[OPTIONS - 1 - r]);
        }
    }

    @Test
    void equalOptionsShareAndAreOrderedById() {
        double[][][] draw = new double[2][OPTIONS][3];
        for (double[][] future : draw) {
            for (int o = 1; o < OPTIONS; o++) {
                future[o] = new double[] {1, 0, 0};
            }
        }
        Ranking ranking = Ranking.of(
                Scores.of(question(new double[] {1, 1, 1}, new double[] {1, 1}, "choose"), List.<double[][][]>of(draw)),
                ids(),
                2);
        assertEquals("oo", ids().get(ranking.first()));
        assertEquals(1.0 / (OPTIONS - 1), ranking.chance()[1], 1e-12);
        assertEquals(0, ranking.chance()[0]);
        assertEquals(1, ranking.tie()[5]);
        assertEquals(2, ranking.tie()[0]);
        assertEquals(0, ranking.expectedRegret()[3]);
    }

    @Test
    void oneDrawTakesWhatIsDeclaredAndSobolWantsPowersOfTwo() {
        Question question = question(new double[] {1, 1, 1}, new double[] {1, 1}, "choose");
        assertEquals(List.of(question.travel()), Sampling.of(question, 1, 9).settings());
        Sampling eight = Sampling.of(question, 8, 9);
        assertEquals(8, eight.draws());
        // Latin hypercube: one speed in each eighth of the range.
        boolean[] seen = new boolean[8];
        for (double speed : eight.numbers()[0]) {
            seen[(int) Math.min(7, (speed - 3) * 4)] = true;
        }
        for (boolean stratum : seen) {
            assertTrue(stratum);
        }
        Question sobol = QuestionFile.parse("s.yaml", question.text().replace("number: 8", "method: sobol"));
        assertEquals(8, Sampling.of(sobol, 8, 1).draws());
        var problem = org.junit.jupiter.api.Assertions.assertThrows(
                citiverse.twin.Problem.class, () -> Sampling.of(sobol, 6, 1));
        assertEquals("CV-QUESTION-021", problem.code());
    }
}
