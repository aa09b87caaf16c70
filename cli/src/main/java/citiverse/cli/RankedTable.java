package citiverse.cli;

import citiverse.rehearse.Comparison;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// The ranking as a table for the terminal: the best options and the city as it is.
final class RankedTable {
    private static final int SHOWN = 10;
    private static final int LABEL_WIDTH = 44;

    private RankedTable() {}

    static void print(Comparison comparison, PrintWriter out) {
        int main = main(comparison);
        Comparison.Indicator indicator = comparison.indicators().get(main);
        out.println();
        out.println(comparison.question().title());
        out.printf(
                Locale.ROOT,
                "%d options, %d futures, %d draws; change of %s [%s], 5 to 95 %% in brackets%n%n",
                comparison.options().size() - 1,
                comparison.futures().size(),
                comparison.inputs().draws(),
                indicator.label(),
                indicator.unit());
        out.printf(
                Locale.ROOT,
                "%4s  %-" + LABEL_WIDTH + "s %12s  %-22s %6s %8s %9s%n",
                "rank",
                "option",
                "change",
                "interval",
                "best",
                "regret",
                "gaining");
        List<Comparison.OptionResult> ranked = comparison.ranking().stream()
                .map(id -> comparison.options().stream()
                        .filter(o -> o.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .toList();
        ranked.stream().limit(SHOWN).forEach(option -> row(option, main, out));
        if (ranked.indexOf(comparison.options().getFirst()) >= SHOWN) {
            out.println("   …");
            row(comparison.options().getFirst(), main, out);
        }
        out.println();
        ties(ranked, out);
        flips(comparison, out);
    }

    private static int main(Comparison comparison) {
        for (int i = 0; i < comparison.indicators().size(); i++) {
            if (comparison.indicators().get(i).id().equals(comparison.places().mainIndicator())) {
                return i;
            }
        }
        return 0;
    }

    private static void row(Comparison.OptionResult option, int main, PrintWriter out) {
        Comparison.Estimate estimate = option.estimates().get(main);
        out.printf(
                Locale.ROOT,
                "%4d  %-" + LABEL_WIDTH + "s %+12.5g  %-22s %5.0f%% %8.3g %9.0f%s%n",
                option.rank(),
                shortened(option.label()),
                estimate.change(),
                String.format(Locale.ROOT, "[%+.4g, %+.4g]", estimate.changeLow(), estimate.changeHigh()),
                100 * option.chanceOfBest(),
                option.expectedRegret(),
                option.people().gaining(),
                option.pareto() ? "  *" : "");
    }

    private static String shortened(String label) {
        return label.length() <= LABEL_WIDTH ? label : label.substring(0, LABEL_WIDTH - 1) + "…";
    }

    private static void ties(List<Comparison.OptionResult> ranked, PrintWriter out) {
        Comparison.OptionResult first = ranked.getFirst();
        long tied =
                ranked.stream().filter(option -> option.tie() == first.tie()).count();
        if (tied > 1) {
            out.printf(Locale.ROOT, "The first %d cannot be told apart, given what is uncertain.%n", tied);
        }
        out.println("* no other option is at least as good everywhere and better somewhere (Pareto front)");
    }

    private static void flips(Comparison comparison, PrintWriter out) {
        for (Comparison.Flip flip : comparison.flips()) {
            if (!Double.isNaN(flip.to())) {
                out.printf(
                        Locale.ROOT,
                        "The first place would go to %s if the %s %s were %.4g instead of %.4g.%n",
                        flip.winner(),
                        flip.kind(),
                        flip.subject(),
                        flip.to(),
                        flip.from());
            }
        }
    }
}
