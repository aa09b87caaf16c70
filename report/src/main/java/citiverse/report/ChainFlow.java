package citiverse.report;

import citiverse.rehearse.Comparison.Line;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/// The chain of models as a row of steps, each made from the one before it, with its figures before and after.
final class ChainFlow {
    private final Edition edition;
    private final EvidenceTable table;
    private final Markup out;

    private ChainFlow(Edition edition, EvidenceTable table, Markup out) {
        this.edition = edition;
        this.table = table;
        this.out = out;
    }

    /// A step and the lines that it makes.
    private record Step(String id, List<Line> lines) {}

    /// @param title id of the heading that names it
    /// @return false where the table has no numbers before and after, and nothing is drawn
    static boolean write(Edition edition, EvidenceTable table, String title, Markup out) {
        boolean drawn = table.column("before") >= 0 && table.column("after") >= 0;
        if (drawn) {
            new ChainFlow(edition, table, out).write(title);
        }
        return drawn;
    }

    private void write(String title) {
        out.open("ol", "class", "chain", "aria-labelledby", title);
        for (Step step : steps()) {
            out.open("li");
            out.element("p", name(step), "class", "step");
            String from = "evidence.from." + step.id();
            if (edition.messages().has(from)) {
                out.element("p", edition.text(from), "class", "from");
            }
            out.open("dl");
            step.lines().forEach(this::figure);
            out.close("dl");
            madeBy(step);
            out.close("li");
        }
        out.close("ol");
    }

    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (Line line : table.evidence().lines()) {
            String id = step(line.name());
            if (steps.isEmpty() || !steps.getLast().id().equals(id)) {
                steps.add(new Step(id, new ArrayList<>()));
            }
            steps.getLast().lines().add(line);
        }
        return steps;
    }

    /// The step that makes a line: the word after `chain.`; several lines may be one step.
    private static String step(String line) {
        String[] words = line.split("\\.", 3);
        String word = words.length > 1 ? words[1] : line;
        return switch (word) {
            case "vehicle_hours", "vehicle_kilometres" -> "traffic";
            case "exposure", "above" -> "people";
            default -> word;
        };
    }

    private Fragment name(Step step) {
        String key = "evidence.step." + step.id();
        return edition.messages().has(key) ? Fragment.text(edition.text(key)) : EvidenceTable.code(step.id());
    }

    /// How each of its lines was made, once where it is the same.
    private void madeBy(Step step) {
        step.lines().stream()
                .filter(line -> !line.madeBy().isEmpty())
                .map(EvidenceTable::madeBy)
                .distinct()
                .forEach(made -> out.element("p", made, "class", "from"));
    }

    private void figure(Line line) {
        Numbers numbers = edition.numbers();
        double before = table.value(line, table.column("before"));
        double after = table.value(line, table.column("after"));
        int decimals = table.lineDecimals(line);
        double change = after - before;
        out.open("div");
        out.element("dt", table.name(line));
        out.open("dd");
        int enough = change == 0 ? decimals : Math.max(decimals, Math.min(Numbers.decimals(change), decimals + 2));
        out.element("b", numbers.change(change, line.unit(), enough)).text(" ");
        out.element(
                "span",
                edition.text(
                        "equity.values",
                        "before",
                        numbers.plain(before, decimals),
                        "after",
                        numbers.quantity(after, line.unit(), decimals)));
        out.close("dd").close("div");
    }
}
