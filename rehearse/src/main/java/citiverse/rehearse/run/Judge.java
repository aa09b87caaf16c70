package citiverse.rehearse.run;

import citiverse.models.equity.Inequality;
import citiverse.models.equity.Sample;
import citiverse.models.sdg.ShortWays;
import citiverse.rehearse.physical.PhysicalCity;
import citiverse.rehearse.physical.PhysicalValues;
import citiverse.rehearse.question.Question.Aggregate;
import citiverse.rehearse.question.Question.Effect;
import citiverse.rehearse.question.Question.Future;
import citiverse.rehearse.question.Question.Indicator;
import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/// Makes indicators of access: who reaches how much, over all people.
final class Judge {
    private final Case about;
    private final List<Indicator> indicators;
    private final List<Future> futures;
    private final double[][][] people;
    private final double[][][] values;
    private final double[][] places;
    private final int origins;

    Judge(Case about) {
        this.about = about;
        this.indicators = about.question().indicators();
        this.futures = about.question().futures();
        this.origins = about.demand().origins().size();
        this.people = people(about.snapshot());
        this.values = new double[futures.size()][about.options().size()][indicators.size()];
        this.places = new double[about.options().size()][];
    }

    /// Whom each indicator is measured for, `[future][indicator][place]`.
    private double[][][] people(Snapshot city) {
        double[][][] all = new double[futures.size()][indicators.size()][];
        for (int f = 0; f < all.length; f++) {
            double[] everyone = about.demand().inFuture(city, f);
            for (int k = 0; k < indicators.size(); k++) {
                String group = indicators.get(k).group();
                all[f][k] = group.isEmpty()
                        ? everyone
                        : about.demand()
                                .inFuture(city, f, group, indicators.get(k).where());
            }
        }
        return all;
    }

    /// Judges one option.
    ///
    /// @param access for each basis, `[(measure · futures + future) · origins + origin]`
    /// @param physical what the models of the physical city tell
    void judge(int option, List<Change> changes, List<long[]> access, PhysicalValues physical) {
        boolean peopleMove = changes.stream()
                .anyMatch(change -> change instanceof Change.Alter(var before, var after)
                        && after.type().equals(about.question().people().layer()));
        double[][][] living = peopleMove ? people(Branches.view(about.snapshot(), changes)) : people;
        double all = futures.stream().mapToDouble(Future::weight).sum();
        double[] mapped = new double[origins];
        for (int f = 0; f < futures.size(); f++) {
            for (int k = 0; k < indicators.size(); k++) {
                Indicator indicator = indicators.get(k);
                if (indicator.aggregate() == Aggregate.COST) {
                    values[f][option][k] = about.options().get(option).cost() * costFactor(futures.get(f));
                    continue;
                }
                if (indicator.aggregate() == Aggregate.TOTAL) {
                    values[f][option][k] = physical.total(f, indicator.of().orElseThrow());
                    continue;
                }
                double[] reached = indicator.of().isPresent()
                        ? physical.places(f, indicator.of().get())
                        : reached(k, f, access);
                values[f][option][k] = indicator.of().isPresent()
                        ? overKnown(indicator, reached, living[f][k])
                        : value(indicator, reached, living[f][k]);
                if (indicator.main()) {
                    for (int i = 0; i < origins; i++) {
                        mapped[i] += futures.get(f).weight() / all * mapped(indicator, reached[i]);
                    }
                }
            }
        }
        places[option] = mapped;
    }

    private static double costFactor(Future future) {
        double factor = 1;
        for (Effect effect : future.effects()) {
            factor *= effect instanceof Effect.OnCost(double by) ? by : 1;
        }
        return factor;
    }

    /// Access at each place over that of the city as it is, by future, in the indicator that moves people out
    /// of cars; empty where none does.
    List<double[]> accessRatio(List<long[]> before, List<long[]> after) {
        String id = about.physical().flatMap(PhysicalCity::shiftingIndicator).orElse("");
        var ratios = new ArrayList<double[]>();
        for (int k = 0; k < indicators.size(); k++) {
            if (indicators.get(k).id().equals(id)) {
                for (int f = 0; f < futures.size(); f++) {
                    double[] was = reached(k, f, before);
                    double[] is = reached(k, f, after);
                    double[] ratio = new double[was.length];
                    for (int i = 0; i < ratio.length; i++) {
                        ratio[i] = is[i] == was[i] ? 1 : is[i] / was[i];
                    }
                    ratios.add(ratio);
                }
            }
        }
        return ratios;
    }

    /// What the map shows of one place; percentages are mapped as such.
    private static double mapped(Indicator indicator, double value) {
        return switch (indicator.aggregate()) {
            case SHARE_WITH_ANY, FIFTEEN_MINUTE_CITY, SDG_11_2_1 -> 100 * value;
            case SHARE_ABOVE -> value > indicator.threshold() ? 100 : 0;
            case SHARE_BELOW -> value <= indicator.threshold() ? 100 : 0;
            case MEAN, GINI, THEIL, ATKINSON, PALMA, TOTAL, COST -> value;
        };
    }

    /// What each place reaches: opportunities, or 1 where it has what is asked for and 0 where not.
    private double[] reached(int indicator, int future, List<long[]> access) {
        int basis = 0;
        while (about.bases().get(basis).byIndicator().get(indicator).length == 0) {
            basis++;
        }
        int[] measures = about.bases().get(basis).byIndicator().get(indicator);
        double[] reached = new double[origins];
        Aggregate aggregate = indicators.get(indicator).aggregate();
        for (int i = 0; i < origins; i++) {
            boolean any = false;
            boolean every = true;
            long sum = 0;
            for (int m : measures) {
                sum = access.get(basis)[(m * futures.size() + future) * origins + i];
                any |= sum > 0;
                every &= sum > 0;
            }
            reached[i] = switch (aggregate) {
                case MEAN, GINI, THEIL, ATKINSON, PALMA, SHARE_ABOVE, SHARE_BELOW, TOTAL, COST -> sum * Supply.UNIT;
                case SHARE_WITH_ANY, SDG_11_2_1 -> any ? 1 : 0;
                case FIFTEEN_MINUTE_CITY -> every ? 1 : 0;
            };
        }
        return reached;
    }

    /// An indicator over the people at places that have a value.
    private static double overKnown(Indicator indicator, double[] values, double[] people) {
        double[] known = values.clone();
        double[] living = people.clone();
        for (int i = 0; i < known.length; i++) {
            if (Double.isNaN(known[i])) {
                known[i] = 0;
                living[i] = 0;
            }
        }
        return value(indicator, known, living);
    }

    /// Percentage of people at places whose value fits.
    private static double share(double[] values, double[] people, DoublePredicate fits) {
        double all = 0;
        double those = 0;
        for (int i = 0; i < values.length; i++) {
            all += people[i];
            those += fits.test(values[i]) ? people[i] : 0;
        }
        return 100 * those / all;
    }

    private static double value(Indicator indicator, double[] reached, double[] people) {
        return switch (indicator.aggregate()) {
            case MEAN -> Sample.of(reached, people).mean();
            case SHARE_WITH_ANY, FIFTEEN_MINUTE_CITY, SDG_11_2_1 ->
                ShortWays.atLeastOne(people, reached).percent();
            case GINI -> Inequality.gini(Sample.of(reached, people));
            case THEIL -> Inequality.theilT(Sample.of(reached, people));
            case ATKINSON -> Inequality.atkinson(Sample.of(reached, people), indicator.epsilon());
            case PALMA -> finite(Inequality.palma(Sample.of(reached, people)));
            case SHARE_ABOVE -> share(reached, people, value -> value > indicator.threshold());
            case SHARE_BELOW -> share(reached, people, value -> value <= indicator.threshold());
            case TOTAL, COST -> Double.NaN;
        };
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    DrawResult result(List<List<String>> notes, long[] cpuNanos) {
        return new DrawResult(values, places, notes, Arrays.copyOf(cpuNanos, cpuNanos.length));
    }
}
