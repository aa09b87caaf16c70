package citiverse.rehearse.analysis;

import citiverse.models.access.Places;
import citiverse.models.decision.ParetoFront;
import citiverse.models.equity.Shift;
import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.GroupEffect;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Comparison.People;
import citiverse.rehearse.Comparison.PlaceTable;
import citiverse.rehearse.Comparison.Weighting;
import citiverse.rehearse.options.Option;
import citiverse.rehearse.physical.Factors;
import citiverse.rehearse.physical.Witness;
import citiverse.rehearse.question.Quantity;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.Question.Aggregate;
import citiverse.rehearse.question.Question.Indicator;
import citiverse.rehearse.question.Question.Purpose;
import citiverse.rehearse.run.Case;
import citiverse.rehearse.run.Demand;
import citiverse.rehearse.run.DrawResult;
import citiverse.rehearse.run.DrawRun;
import citiverse.rehearse.run.Sampling;
import citiverse.twin.Branches;
import citiverse.twin.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Gathers the results of draws, one after the other, and makes a comparison of them.
public final class Analysis {
    /// Version of the record that is made.
    public static final String FORMAT = "citiverse.comparison/2";
    /// Options whose changes are given by place.
    private static final int MAPPED = 12;
    /// Best options told under other weights.
    private static final int TOLD = 10;
    private static final Set<Aggregate> INEQUALITY =
            Set.of(Aggregate.GINI, Aggregate.THEIL, Aggregate.ATKINSON, Aggregate.PALMA);

    private final Case about;
    private final Sampling sampling;
    private final List<double[][][]> values = new ArrayList<>();
    private final double[][] places;
    private final List<Set<String>> notes = new ArrayList<>();

    /// @param sampling what was drawn
    public Analysis(Case about, Sampling sampling) {
        this.about = about;
        this.sampling = sampling;
        this.places =
                new double[about.options().size()][about.demand().origins().size()];
        about.options().forEach(option -> notes.add(new TreeSet<>(option.notes())));
    }

    /// Takes in the next draw; draws must come in their order.
    public void add(DrawResult draw) {
        values.add(draw.values());
        for (int o = 0; o < places.length; o++) {
            for (int i = 0; i < places[o].length; i++) {
                places[o][i] += draw.places()[o][i];
            }
            notes.get(o).addAll(draw.notes().get(o));
        }
    }

    /// The comparison over all draws taken in.
    ///
    /// @param threads that may work on what is shown of the first option
    public Comparison finish(long seed, String engine, int threads, Progress progress) {
        Question question = about.question();
        for (double[] of : places) {
            for (int i = 0; i < of.length; i++) {
                of[i] /= values.size();
            }
        }
        List<String> ids = about.options().stream().map(Option::id).toList();
        Scores scores = Scores.of(question, values);
        Ranking ranking = Ranking.of(scores, ids, question.futures().size());
        var inputs = new Inputs(about, sampling);
        Witness evidence = about.physical()
                .flatMap(physical -> first(ranking)
                        .map(o -> physical.witness(
                                about.options().get(o), accessRatio(o, threads, progress), threads, progress)))
                .orElse(Witness.NONE);
        return new Comparison(
                FORMAT,
                new Comparison.QuestionText(
                        question.id(),
                        question.title(),
                        question.about(),
                        question.language(),
                        about.snapshot().city().name(),
                        question.currency()),
                inputs.of(seed, values.size(), engine),
                indicators(scores),
                question.futures().stream()
                        .map(f -> new Comparison.Future(f.id(), f.label(), f.about(), f.weight()))
                        .toList(),
                parameters(),
                options(scores, ranking),
                Arrays.stream(ranking.order()).mapToObj(ids::get).toList(),
                weightings(scores, ids),
                new Flips(scores, ids).all(question, sampling),
                placeTable(ranking),
                evidence.tables(),
                evidence.daylight(),
                inputs.limits(scores.gaps()));
    }

    /// The first option that is one.
    private static Optional<Integer> first(Ranking ranking) {
        return Arrays.stream(ranking.order()).filter(o -> o != 0).boxed().findFirst();
    }

    /// How an option changes access by public transport, with what the question declares.
    private double[] accessRatio(int option, int threads, Progress progress) {
        return new DrawRun(about, about.question().travel(), Factors.NONE, threads, false, progress, () -> {})
                .accessRatio(option);
    }

    private List<Comparison.Indicator> indicators(Scores scores) {
        List<Indicator> all = about.question().indicators();
        return IntStream.range(0, all.size())
                .mapToObj(k -> new Comparison.Indicator(
                        all.get(k).id(),
                        all.get(k).label(),
                        Inputs.unit(about, all.get(k)),
                        all.get(k).moreIsBetter(),
                        scores.weights()[k],
                        scores.scales()[k],
                        all.get(k).detectable(),
                        Inputs.method(all.get(k))))
                .toList();
    }

    private List<Comparison.Parameter> parameters() {
        var all = new ArrayList<Comparison.Parameter>();
        for (int p = 0; p < sampling.parameters().size(); p++) {
            var parameter = sampling.parameters().get(p);
            String unit =
                    switch (parameter.id()) {
                        case "walk_kmh" -> "km/h";
                        case "board_slack_seconds" -> "s";
                        case "window_offset_minutes" -> "min";
                        case "day", "phase" -> "";
                        default -> "1";
                    };
            all.add(new Comparison.Parameter(
                    parameter.id(), parameter.label(), parameter.words(), unit, List.of(sampling.texts()[p])));
        }
        return all;
    }

    private List<OptionResult> options(Scores scores, Ranking ranking) {
        int indicators = about.question().indicators().size();
        var estimates = new Estimates(values, scores.likelihood());
        double[][] means = new double[about.options().size()][];
        var all = new ArrayList<List<Comparison.Estimate>>();
        for (int o = 0; o < means.length; o++) {
            all.add(estimates.of(o, indicators));
            means[o] = criteria(all.get(o), about.options().get(o));
        }
        boolean[] front = ParetoFront.of(means, directions());
        var effects = new Effects(about);
        var results = new ArrayList<OptionResult>();
        for (int o = 0; o < means.length; o++) {
            Option option = about.options().get(o);
            results.add(new OptionResult(
                    option.id(),
                    option.label(),
                    option.about(),
                    Branches.of(about.snapshot(), option.id(), option.changes()).id(),
                    option.longitude(),
                    option.latitude(),
                    option.cost(),
                    all.get(o),
                    estimates.byFuture(o, indicators),
                    ranking.score()[o],
                    ranking.chance()[o],
                    ranking.expectedRegret()[o],
                    ranking.greatestRegret()[o],
                    ranking.rank()[o],
                    ranking.tie()[o],
                    front[o],
                    effects.people(places[0], places[o]),
                    effects.groups(places[0], places[o]),
                    option.path(),
                    List.copyOf(notes.get(o))));
        }
        return results;
    }

    /// What options are compared by on the front: all indicators, and the cost where it is known and none of
    /// them.
    private double[] criteria(List<Comparison.Estimate> estimates, Option option) {
        double[] means = new double[estimates.size() + 1];
        for (int k = 0; k < estimates.size(); k++) {
            means[k] = estimates.get(k).mean();
        }
        boolean known = about.options().stream().noneMatch(other -> Double.isNaN(other.cost()));
        means[estimates.size()] = known && about.question().purpose() == Purpose.CHOOSE ? option.cost() : 0;
        return means;
    }

    private boolean[] directions() {
        List<Indicator> indicators = about.question().indicators();
        boolean turned = about.question().purpose() == Purpose.CRITICALITY;
        boolean[] moreIsBetter = new boolean[indicators.size() + 1];
        for (int k = 0; k < indicators.size(); k++) {
            moreIsBetter[k] = indicators.get(k).moreIsBetter() != turned;
        }
        return moreIsBetter;
    }

    private List<Weighting> weightings(Scores scores, List<String> ids) {
        List<Indicator> indicators = about.question().indicators();
        double[][] points = scores.meanPoints();
        var all = new ArrayList<Weighting>();
        all.add(weighting("as asked", scores.weights(), points, ids));
        double[] equal = new double[indicators.size()];
        Arrays.fill(equal, 1.0 / equal.length);
        all.add(weighting("equal", equal, points, ids));
        double[] fair = new double[equal.length];
        long unequal = indicators.stream()
                .filter(i -> INEQUALITY.contains(i.aggregate()))
                .count();
        for (int k = 0; k < fair.length && unequal > 0; k++) {
            fair[k] = scores.weights()[k] / 2
                    + (INEQUALITY.contains(indicators.get(k).aggregate()) ? 0.5 / unequal : 0);
        }
        if (unequal > 0) {
            all.add(weighting("equity first", fair, points, ids));
        }
        for (int k = 0; k < indicators.size(); k++) {
            double[] alone = new double[indicators.size()];
            alone[k] = 1;
            all.add(weighting("only " + indicators.get(k).id(), alone, points, ids));
        }
        return all;
    }

    private static Weighting weighting(String name, double[] weights, double[][] points, List<String> ids) {
        double[] score = new double[points.length];
        for (int o = 0; o < score.length; o++) {
            for (int k = 0; k < weights.length; k++) {
                score[o] += weights[k] * points[o][k];
            }
        }
        return new Weighting(name, weights, Ranking.firstIds(score, ids, TOLD));
    }

    private PlaceTable placeTable(Ranking ranking) {
        Places origins = about.demand().origins();
        var mapped = new ArrayList<String>();
        var change = new ArrayList<double[]>();
        for (int o : ranking.order()) {
            if (o != 0 && mapped.size() < MAPPED) {
                mapped.add(about.options().get(o).id());
                double[] of = new double[origins.size()];
                for (int i = 0; i < of.length; i++) {
                    of[i] = places[o][i] - places[0][i] + 0.0;
                }
                change.add(of);
            }
        }
        return new PlaceTable(
                origins.layer(),
                about.question().main().id(),
                origins.ids(),
                origins.longitude(),
                origins.latitude(),
                about.demand().today(about.snapshot()),
                places[0].clone(),
                mapped,
                change);
    }

    /// Who gains and who loses, counted over people as they live today.
    private static final class Effects {
        private final double[] people;
        private final List<Demand.Group> groups;
        private final List<double[]> members = new ArrayList<>();
        private final boolean moreIsBetter;
        private final double tolerance;

        Effects(Case about) {
            people = about.demand().today(about.snapshot());
            groups = about.demand().groups();
            groups.forEach(group -> members.add(about.demand().today(about.snapshot(), group)));
            // Gini, Theil and the like are mapped by access, of which more is better.
            Indicator main = about.question().main();
            boolean unequal = INEQUALITY.contains(main.aggregate());
            moreIsBetter = unequal ? main.of().map(Quantity::moreIsBetter).orElse(true) : main.moreIsBetter();
            tolerance = main.detectable();
        }

        People people(double[] before, double[] after) {
            Shift shift = Shift.of(before, after, people, moreIsBetter, tolerance);
            return new People(shift.gaining(), shift.losing(), shift.unchanged());
        }

        List<GroupEffect> groups(double[] before, double[] after) {
            var all = new ArrayList<GroupEffect>();
            for (int g = 0; g < groups.size(); g++) {
                Shift shift = Shift.of(before, after, members.get(g), moreIsBetter, tolerance);
                all.add(new GroupEffect(
                        groups.get(g).dimension(),
                        groups.get(g).name(),
                        shift.people(),
                        shift.meanBefore(),
                        shift.meanAfter(),
                        shift.gaining(),
                        shift.losing()));
            }
            return all;
        }
    }
}
