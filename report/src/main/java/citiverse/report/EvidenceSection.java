package citiverse.report;

import citiverse.rehearse.Comparison.Evidence;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import java.util.List;

/// How the numbers came about: every table that lets people follow a number, the chain of models as its steps,
/// and works as a calendar. A table of a kind that is not known is shown under its own name.
final class EvidenceSection {
    private static final String CHAIN = "chain";
    private static final String CALENDAR = "works.calendar";

    private final Edition edition;
    private final Markup out;

    private EvidenceSection(Edition edition, Markup out) {
        this.edition = edition;
        this.out = out;
    }

    /// The tables that have something to show.
    static List<Evidence> shown(Edition edition) {
        return edition.comparison().evidence().stream()
                .filter(table -> !table.lines().isEmpty() && !table.columns().isEmpty())
                .toList();
    }

    /// Writes nothing where there is no table.
    static void write(Edition edition, Markup out) {
        if (!shown(edition).isEmpty()) {
            new EvidenceSection(edition, out).write();
        }
    }

    private void write() {
        List<Evidence> tables = shown(edition);
        out.open("section", "id", "evidence", "aria-labelledby", "evidence-title");
        out.element("h2", edition.text("evidence.title"), "id", "evidence-title");
        out.element("p", edition.text("evidence.lead"), "class", "lead");
        boolean one = tables.stream().map(Evidence::option).distinct().count() == 1;
        if (one) {
            out.element("p", option(tables.getFirst()));
        }
        for (int i = 0; i < tables.size(); i++) {
            table(i + 1, new EvidenceTable(edition, tables.get(i)), one);
        }
        out.close("section");
    }

    /// @param one true where all tables are of the same option, which then is named before them
    private void table(int number, EvidenceTable table, boolean one) {
        String title = "evidence-" + number;
        Evidence evidence = table.evidence();
        out.element("h3", title(evidence), "id", title);
        String note = "evidence.note." + evidence.id();
        if (edition.messages().has(note)) {
            out.element("p", edition.text(note));
        }
        if (!one) {
            out.element("p", option(evidence));
        }
        boolean chain = evidence.id().equals(CHAIN) && ChainFlow.write(edition, table, title, out);
        if (evidence.id().equals(CALENDAR)) {
            WorksCalendar.write(edition, table, title, out);
        }
        table.write(chain, out);
    }

    private Fragment title(Evidence evidence) {
        String key = "evidence.table." + evidence.id();
        return edition.messages().has(key) ? Fragment.text(edition.text(key)) : EvidenceTable.code(evidence.id());
    }

    private Fragment option(Evidence evidence) {
        Fragment option = edition.option(evidence.option())
                .map(edition::label)
                .orElseGet(() -> EvidenceTable.code(evidence.option()));
        return edition.html("evidence.option", "option", option);
    }
}
