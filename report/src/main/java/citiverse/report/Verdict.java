package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.OptionResult;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The answer that follows from the numbers, before it is put into words.
///
/// @param kind what sort of answer it is
/// @param ranked all options, best first, the baseline included
/// @param base the city as it is
/// @param first the best of all, which may be the baseline
/// @param lead the best option that is not the baseline; the baseline itself where there is no other
/// @param tied what cannot be told apart from the first, without it, in the order of the ranking
/// @param chance share of the rehearsed cases in which the first or one tied with it is best
/// @param sure how sure that is
/// @param critical true where the question is what the city depends on: the first takes most away
record Verdict(
        Kind kind,
        List<OptionResult> ranked,
        OptionResult base,
        OptionResult first,
        OptionResult lead,
        List<OptionResult> tied,
        double chance,
        Sure sure,
        boolean critical) {

    /// Sorts of answers.
    enum Kind {
        /// One option is first, and nothing is tied with it.
        CLEAR,
        /// The first places are a tie of options.
        TIE,
        /// The city as it is is among those tied for the first place.
        BASE_TIED,
        /// Nothing is better than the city as it is.
        BASE_BEST
    }

    /// How likely the first is to be best, after the words of the IPCC's guidance note on uncertainty (Mastrandrea
    /// et al. 2010): from 0.9 very likely, from 0.66 likely, above 0.5 more likely than not. A handful of cases
    /// cannot carry more than the last.
    enum Sure {
        VERY_LIKELY,
        LIKELY,
        RATHER,
        OPEN;

        private static final int HANDFUL = 10;

        static Sure of(double chance, int cases) {
            if (cases < HANDFUL) {
                return chance > 0.5 ? RATHER : OPEN;
            }
            return chance >= 0.9 ? VERY_LIKELY : chance >= 0.66 ? LIKELY : chance > 0.5 ? RATHER : OPEN;
        }
    }

    static Verdict of(Comparison comparison) {
        Map<String, OptionResult> byId =
                comparison.options().stream().collect(Collectors.toMap(OptionResult::id, Function.identity()));
        List<OptionResult> ranked = comparison.ranking().stream().map(byId::get).toList();
        OptionResult base = comparison.options().getFirst();
        OptionResult first = ranked.getFirst();
        OptionResult lead =
                ranked.stream().filter(option -> option != base).findFirst().orElse(base);
        List<OptionResult> tied = ranked.stream()
                .filter(option -> option != first && option.tie() == first.tie())
                .toList();
        Kind kind = first == base && tied.isEmpty()
                ? Kind.BASE_BEST
                : first == base || tied.contains(base) ? Kind.BASE_TIED : tied.isEmpty() ? Kind.CLEAR : Kind.TIE;
        double chance = first.chanceOfBest();
        int cases = comparison.futures().size() * comparison.inputs().draws();
        boolean critical = comparison.inputs().settings().contains("purpose=criticality");
        return new Verdict(kind, ranked, base, first, lead, tied, chance, Sure.of(chance, cases), critical);
    }

    boolean isBase(OptionResult option) {
        return option == base;
    }

    /// True where no option is better than the city as it is, so that the page is about losses.
    boolean allLose() {
        return first == base;
    }
}
