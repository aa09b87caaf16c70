package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.*;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// A made comparison that hangs together: every figure of an option follows from its values in each future and
/// draw.
final class MadeComparison {
    static final int OPTIONS = 120;
    static final int PLACES = 1227;
    static final int FUTURES = 3;
    static final int DRAWS = 8;
    private static final int CASES = FUTURES * DRAWS;
    private static final int MAPPED = 6;

    /// What the answer is to be.
    enum Answer {
        CLEAR,
        TIE,
        BASE_TIED,
        BASE_BEST
    }

    private final RandomGenerator random;
    private final Answer answer;
    private final double[] longitude = new double[PLACES];
    private final double[] latitude = new double[PLACES];
    private final double[] population = new double[PLACES];
    private final double[] baseline = new double[PLACES];
    private final String[] ids = new String[PLACES];
    /// Of each option: its place, and its values by indicator and case.
    private final int[] sites = new int[OPTIONS + 1];
    private final double[][][] values = new double[OPTIONS + 1][3][CASES];
    private final List<double[]> changes = new ArrayList<>();

    private MadeComparison(long seed, Answer answer) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.answer = answer;
    }

    static Comparison of(long seed, Answer answer) {
        return new MadeComparison(seed, answer).make();
    }

    private Comparison make() {
        places();
        evaluate();
        double[][] scores = scores();
        double[] mean = Arrays.stream(scores).mapToDouble(MadeComparison::mean).toArray();
        Integer[] order = IntStream.rangeClosed(0, OPTIONS).boxed().toArray(Integer[]::new);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer option) -> -mean[option]).thenComparing(this::id));
        int[] ties = ties(order, scores);
        var options = new ArrayList<OptionResult>();
        for (int option = 0; option <= OPTIONS; option++) {
            options.add(option(option, order, ties, scores));
        }
        List<String> ranking = Arrays.stream(order).map(this::id).toList();
        List<Integer> mapped =
                Arrays.stream(order).filter(option -> option != 0).limit(MAPPED).toList();
        return new Comparison(
                "citiverse.comparison/2",
                new QuestionText(
                        "clinics",
                        "Onde abrir uma nova clínica?",
                        "Uma nova unidade de saúde em um de 120 lugares possíveis.",
                        "pt",
                        "Alegria",
                        "BRL 2019"),
                inputs(),
                indicators(),
                futures(),
                parameters(),
                options,
                ranking,
                weightings(ranking),
                flips(ranking),
                new PlaceTable(
                        "cells",
                        "health.30",
                        ids,
                        longitude,
                        latitude,
                        population,
                        baseline,
                        mapped.stream().map(this::id).toList(),
                        mapped.stream().map(changes::get).toList()),
                List.of(),
                List.of(),
                List.of("Os horários são os de um dia útil.", "Não se considera a lotação dos ônibus."));
    }

    private String id(int option) {
        return option == 0 ? "base" : String.format(Locale.ROOT, "clinic-%03d", option);
    }

    private void places() {
        int columns = 38;
        for (int i = 0; i < PLACES; i++) {
            double across = 0.22 + (i % columns + (i / columns % 2) * 0.5) / columns * 0.76;
            double up = (i / columns) / 33.0;
            ids[i] = "89a9012" + Integer.toHexString(0x10000 + i * 37) + "fff";
            longitude[i] = MadeCity.WEST + across * MadeCity.SIZE;
            latitude[i] = MadeCity.SOUTH + up * MadeCity.SIZE * 0.9;
            double centre = Math.hypot(across - 0.5, up - 0.5);
            population[i] = random.nextDouble() < 0.08
                    ? 0
                    : Math.rint(1400 * Math.exp(-centre * 2) * random.nextDouble(0.3, 1.6));
            baseline[i] = 18 * Math.exp(-centre * centre * 9) * random.nextDouble(0.8, 1.2);
        }
    }

    /// A bump around each site, pulled down elsewhere for some options, so that people gain and lose.
    private void evaluate() {
        double all = Arrays.stream(population).sum();
        double sign = answer == Answer.BASE_BEST ? -1 : 1;
        for (int option = 0; option <= OPTIONS; option++) {
            sites[option] = random.nextInt(PLACES);
            double strength = option == 0 ? 0 : strength(option);
            var change = new double[PLACES];
            for (int place = 0; place < PLACES && option > 0; place++) {
                double distance = Math.hypot(
                                longitude[place] - longitude[sites[option]], latitude[place] - latitude[sites[option]])
                        / MadeCity.SIZE;
                double gain = distance < 0.16 ? strength * (1 - distance / 0.16) : 0;
                double loss = option % 3 == 1 && distance > 0.3 && distance < 0.38 ? 0.12 * strength : 0;
                change[place] = sign * (gain - loss) - (answer == Answer.BASE_BEST ? 0.1 : 0);
            }
            changes.add(change);
            double effect = 0;
            double covered = 0;
            for (int place = 0; place < PLACES; place++) {
                effect += population[place] * change[place] / all;
                covered += change[place] > 0.3 ? population[place] / all : 0;
            }
            cases(option, effect, covered);
        }
    }

    private double strength(int option) {
        double plain = random.nextDouble(0.4, 1.6);
        return answer == Answer.CLEAR && option == 77 ? 4 : plain;
    }

    private void cases(int option, double effect, double covered) {
        double noise = answer == Answer.BASE_TIED ? 0.9 : answer == Answer.TIE ? 0.05 : 0.012;
        for (int at = 0; at < CASES; at++) {
            double growth = 1 + 0.08 * (at / DRAWS) + 0.02 * (at % DRAWS);
            double jitter = option == 0 ? 0 : noise * random.nextGaussian();
            values[option][0][at] = 9.4 * growth + effect * growth + jitter;
            values[option][1][at] = 100 * Math.min(1, 0.61 * growth / 1.2 + covered * 0.4);
            values[option][2][at] = 0.37 - effect * 0.05 / growth + 0.001 * jitter;
        }
    }

    private double[][] scores() {
        var scores = new double[OPTIONS + 1][CASES];
        for (int option = 0; option <= OPTIONS; option++) {
            for (int at = 0; at < CASES; at++) {
                scores[option][at] = 0.7 * (values[option][0][at] - values[0][0][at])
                        + 0.3 * (values[option][1][at] - values[0][1][at]) / 10;
            }
        }
        return scores;
    }

    /// Options in order form a tie as long as their difference from the first of the tie is not sure.
    private int[] ties(Integer[] order, double[][] scores) {
        var ties = new int[OPTIONS + 1];
        int first = 0;
        for (int i = 0; i <= OPTIONS; i++) {
            var difference = new double[CASES];
            for (int at = 0; at < CASES; at++) {
                difference[at] = scores[order[first]][at] - scores[order[i]][at];
            }
            first = quantile(difference, 0.05) > 0 ? i : first;
            ties[order[i]] = first + 1;
        }
        return ties;
    }

    private OptionResult option(int option, Integer[] order, int[] ties, double[][] scores) {
        var estimates = new ArrayList<Estimate>();
        List<double[]> byFuture =
                IntStream.range(0, FUTURES).mapToObj(future -> new double[3]).toList();
        for (int k = 0; k < 3; k++) {
            var change = new double[CASES];
            for (int at = 0; at < CASES; at++) {
                change[at] = values[option][k][at] - values[0][k][at];
                byFuture.get(at / DRAWS)[k] += values[option][k][at] / DRAWS;
            }
            double[] value = values[option][k];
            estimates.add(new Estimate(
                    mean(value),
                    quantile(value, 0.05),
                    quantile(value, 0.95),
                    mean(change),
                    quantile(change, 0.05),
                    quantile(change, 0.95)));
        }
        double best = 0;
        var regret = new double[FUTURES];
        for (int at = 0; at < CASES; at++) {
            double top = Double.NEGATIVE_INFINITY;
            for (double[] score : scores) {
                top = Math.max(top, score[at]);
            }
            best += scores[option][at] == top ? 1.0 / CASES : 0;
            regret[at / DRAWS] += (top - scores[option][at]) / DRAWS;
        }
        int rank = Arrays.asList(order).indexOf(option) + 1;
        double[] path = option % 10 == 4 ? path(option) : new double[0];
        return new OptionResult(
                id(option),
                option == 0 ? "As it is" : "Clínica " + option + " <Vila Nova>",
                option == 0 ? List.of() : List.of("Abrir uma clínica em " + ids[sites[option]]),
                "e1".repeat(32),
                option == 0 || path.length > 0 ? Double.NaN : longitude[sites[option]],
                option == 0 || path.length > 0 ? Double.NaN : latitude[sites[option]],
                option == 0 ? 0 : 1_000_000 + 50_000 * (option % 17),
                estimates,
                byFuture,
                mean(scores[option]),
                best,
                mean(regret),
                Arrays.stream(regret).max().orElse(0),
                rank,
                ties[option],
                rank < 9 || option == 0,
                people(changes.get(option)),
                groups(option),
                path,
                option % 9 == 0 ? List.of("Terreno em encosta") : List.of());
    }

    private double[] path(int option) {
        double x = longitude[sites[option]];
        double y = latitude[sites[option]];
        return new double[] {x - 0.01, y - 0.006, x, y, x + 0.008, y + 0.001, x + 0.015, y + 0.009};
    }

    private People people(double[] change) {
        double gaining = 0;
        double losing = 0;
        for (int place = 0; place < PLACES; place++) {
            gaining += change[place] > 0 ? population[place] : 0;
            losing += change[place] < 0 ? population[place] : 0;
        }
        return new People(gaining, losing, Arrays.stream(population).sum() - gaining - losing);
    }

    private List<GroupEffect> groups(int option) {
        var groups = new ArrayList<GroupEffect>();
        People people = people(changes.get(option));
        String[][] names = {
            {"age", "0-14"}, {"age", "65plus"}, {"income", "low"}, {"income", "middle"}, {"income", "high"}
        };
        for (int i = 0; i < names.length; i++) {
            double share = 0.15 + 0.07 * i;
            double before = 7.5 + i * 0.9;
            groups.add(new GroupEffect(
                    names[i][0],
                    names[i][1],
                    800_000 * share,
                    before,
                    before + mean(values[option][0]) - mean(values[0][0]) * (1 + 0.001 * i),
                    people.gaining() * share,
                    people.losing() * share));
        }
        return groups;
    }

    private static Inputs inputs() {
        return new Inputs(
                "5d".repeat(32),
                "2019-05-13T12:00:00Z",
                "7a".repeat(32),
                1,
                DRAWS,
                "0.1.0",
                List.of("max_rides=3", "max_trip_minutes=120", "percentile=50", "window=14:00-14:30"),
                List.of(
                        new SourceText(
                                "osm", "OpenStreetMap", "ODbL-1.0", "© OpenStreetMap contributors", "ab".repeat(32)),
                        new SourceText("made", "Censo <2010> & mais", "CC-BY-4.0", "IBGE", "cd".repeat(32))));
    }

    private static List<Indicator> indicators() {
        return List.of(
                new Indicator(
                        "health.30", "Unidades de saúde em 30 minutos", "{healthcare}", true, 0.7, 1, 0, "access"),
                new Indicator("share.15", "Pessoas com uma a 15 minutos", "%", true, 0.3, 10, 0, "access"),
                new Indicator("gini", "Desigualdade de acesso (Gini)", "1", false, 0, 0.01, 0, "equity"));
    }

    private static List<Future> futures() {
        return List.of(
                new Future("steady", "Como hoje", "A população fica como está.", 0.5),
                new Future("growth", "Crescimento", "Mais 8 % de pessoas até 2030.", 0.3),
                new Future("ageing", "Envelhecimento", "", 0.2));
    }

    private static List<Parameter> parameters() {
        List<String> drawn = IntStream.range(0, DRAWS)
                .mapToObj(i -> Double.toString(0.9 + i * 0.05))
                .toList();
        return List.of(
                new Parameter("walk", "Velocidade a pé", "triangular(0.9, 1.1, 1.4)", "m/s", drawn),
                new Parameter("slack", "Espera antes de embarcar", "uniform(30, 120)", "s", drawn));
    }

    private static List<Weighting> weightings(List<String> ranking) {
        return List.of(
                new Weighting("Só alcance", new double[] {1, 0, 0}, ranking.subList(0, 10)),
                new Weighting("Só cobertura", new double[] {0, 1, 0}, ranking.subList(1, 9)));
    }

    private List<Flip> flips(List<String> ranking) {
        boolean none = answer == Answer.CLEAR;
        return List.of(
                new Flip("weight", "share.15", 0.3, none ? Double.NaN : 0.58, 0, 1, none ? "" : ranking.get(1)),
                new Flip("parameter", "walk", 1.1, none ? Double.NaN : 1.34, 0.9, 1.4, none ? "" : ranking.get(2)),
                new Flip("future", "growth", 0.3, Double.NaN, 0, 1, ""));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
