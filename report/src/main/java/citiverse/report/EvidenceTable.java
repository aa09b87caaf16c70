package citiverse.report;

import citiverse.rehearse.Comparison.Evidence;
import citiverse.rehearse.Comparison.Heading;
import citiverse.rehearse.Comparison.Line;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// One table of evidence: its first rows at once, more of them on demand, and how all of it is named and
/// numbered.
///
/// Names of columns and lines that there are texts for are told in the reader's language; a column that is not
/// known stands as its id, a line that is not known is a name from the city's data.
final class EvidenceTable {
    private static final int SHOWN = 12;
    /// What the page can carry of one table; the file beside it holds all.
    private static final int MOST = 200;

    /// Days from the first to the last, as the name of a line.
    private static final Pattern SPELL = Pattern.compile("(\\d+)\u2013(\\d+)");
    private static final String COLUMN = "evidence.column.";
    /// Columns whose name is their unit.
    private static final Set<String> COUNTS = Set.of("people", "trips", "days", "first_day", "last_day");
    /// From this ratio of the greatest to the least number of a column each line has its own decimals.
    private static final double UNEVEN = 50;

    private final Edition edition;
    private final Numbers numbers;
    private final Evidence evidence;
    /// Columns in which at least one line has a number.
    private final int[] columns;

    EvidenceTable(Edition edition, Evidence evidence) {
        this.edition = edition;
        this.numbers = edition.numbers();
        this.evidence = evidence;
        this.columns = IntStream.range(0, evidence.columns().size())
                .filter(column ->
                        evidence.lines().stream().anyMatch(line -> Double.isFinite(number(line.values(), column))))
                .toArray();
    }

    Evidence evidence() {
        return evidence;
    }

    /// A name that is no text of ours and of no language.
    static Fragment code(String id) {
        return new Fragment("<code><bdi>" + Fragment.escape(id) + "</bdi></code>");
    }

    /// Position of a column, −1 where there is none.
    int column(String id) {
        return evidence.columns().stream().map(Heading::id).toList().indexOf(id);
    }

    /// A value of a line, `NaN` where it has none.
    double value(Line line, int column) {
        return number(line.values(), column);
    }

    private static double number(double[] values, int column) {
        return column >= 0 && column < values.length ? values[column] : Double.NaN;
    }

    Fragment name(Line line) {
        if (line.name().isBlank()) {
            return Fragment.text(edition.text("evidence.unnamed"));
        }
        Matcher days = SPELL.matcher(line.name());
        if (evidence.id().equals("works.states") && days.matches()) {
            return Fragment.text(edition.text("evidence.days", "first", days.group(1), "last", days.group(2)));
        }
        String key = "evidence.line." + line.name();
        return edition.messages().has(key) ? Fragment.text(edition.text(key)) : edition.local(line.name());
    }

    /// The step that made the numbers of a line: the models' own words, in English.
    static Fragment madeBy(Line line) {
        return line.madeBy().isEmpty() ? Fragment.EMPTY : Fragment.written(line.madeBy(), "en");
    }

    /// @param folded true where even the first rows are shown on demand only, as they stand in a drawing
    ///     already
    void write(boolean folded, Markup out) {
        List<Line> lines = evidence.lines();
        if (!folded) {
            write(lines.subList(0, Math.min(SHOWN, lines.size())), title(), "", out);
        }
        if (folded || lines.size() > SHOWN) {
            String all = edition.text("evidence.all", "count", numbers.whole(lines.size()));
            out.open("details", "class", folded ? "printed" : null);
            out.element("summary", all);
            if (lines.size() > MOST) {
                out.element(
                        "p",
                        edition.text(
                                "evidence.most", "shown", numbers.whole(MOST), "count", numbers.whole(lines.size())));
            }
            String caption = edition.text("evidence.all.of", "table", title());
            write(lines.subList(0, Math.min(MOST, lines.size())), caption, folded ? "" : "filter", out);
            out.close("details");
        }
    }

    private String title() {
        String key = "evidence.table." + evidence.id();
        String title = edition.messages().has(key) ? edition.text(key) : Fragment.withoutDirectionMarks(evidence.id());
        return repeated()
                ? title + edition.text("list.comma") + Fragment.withoutDirectionMarks(evidence.option())
                : title;
    }

    /// True where there is a table of the same kind for another option.
    private boolean repeated() {
        return edition.comparison().evidence().stream()
                        .filter(other -> other.id().equals(evidence.id()))
                        .count()
                > 1;
    }

    private void write(List<Line> lines, String caption, String use, Markup out) {
        var heads = new ArrayList<Object>();
        heads.add(edition.text("evidence.name"));
        for (int column : columns) {
            heads.add(head(evidence.columns().get(column)));
        }
        boolean made = evidence.lines().stream().anyMatch(line -> !line.madeBy().isEmpty());
        if (made) {
            heads.add(new Grid.Words(edition.text("evidence.made")));
        }
        var table = new Grid(edition, out, use);
        table.start(caption, heads.toArray());
        for (Line line : lines) {
            table.row();
            table.head(name(line));
            for (int column : columns) {
                table.number(cell(line, column));
            }
            if (made) {
                table.text(madeBy(line));
            }
        }
        table.end();
    }

    /// Name of a column with its unit. An id such as `before.year` is a known name and what it is of.
    private Fragment head(Heading heading) {
        Fragment name = column(heading.id(), 0);
        String unit = COUNTS.contains(heading.id()) ? "" : numbers.unit(heading.unit(), isChange(heading));
        return unit.isEmpty() ? name : edition.html("column.value", "indicator", name, "unit", unit);
    }

    private Fragment column(String id, int depth) {
        int dot = id.indexOf('.');
        if (edition.messages().has(COLUMN + id)) {
            return Fragment.text(edition.text(COLUMN + id));
        }
        if (depth == 0 && dot > 0 && edition.messages().has(COLUMN + id.substring(0, dot))) {
            Fragment of = column(id.substring(dot + 1), 1);
            return edition.html("evidence.heading", "column", edition.text(COLUMN + id.substring(0, dot)), "of", of);
        }
        String day = numbers.dayOrText(id);
        return day.equals(id) ? code(id) : Fragment.text(day);
    }

    private static boolean isChange(Heading heading) {
        return heading.id().equals("change") || heading.id().startsWith("change.");
    }

    /// A number: with the decimals of its column where the column has a unit, else with those of its line and
    /// its unit.
    private String cell(Line line, int column) {
        Heading heading = evidence.columns().get(column);
        double value = value(line, column);
        if (!Double.isFinite(value)) {
            return "\u2013";
        }
        if (COUNTS.contains(heading.id())) {
            return numbers.whole(value);
        }
        boolean change = isChange(heading);
        boolean byLine = heading.unit().isEmpty() && !line.unit().isEmpty();
        int decimals = byLine ? lineDecimals(line) : decimals(line, column);
        if (change) {
            int enough = Math.max(decimals, value == 0 ? 0 : Numbers.decimals(value));
            return byLine ? numbers.change(value, line.unit(), enough) : numbers.signed(value, enough);
        }
        return byLine ? numbers.quantity(value, line.unit(), decimals) : numbers.plain(value, decimals);
    }

    /// Decimals of a number in a column with a unit: those of the column, none where it counts things, and
    /// those of the line's numbers in this unit where the column holds both large and small ones.
    private int decimals(Line line, int column) {
        String unit = evidence.columns().get(column).unit();
        if (unit.startsWith("{") && !unit.contains("/")) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (double value : values(column)) {
            double size = Math.abs(value);
            least = size > 0 ? Math.min(least, size) : least;
            greatest = size > greatest && Double.isFinite(size) ? size : greatest;
        }
        if (greatest < UNEVEN * least) {
            return Numbers.decimals(greatest);
        }
        return Numbers.decimals(IntStream.of(columns)
                .filter(other -> evidence.columns().get(other).unit().equals(unit))
                .mapToDouble(other -> value(line, other))
                .toArray());
    }

    /// Decimals that the numbers of a line are shown with: enough for its change to be seen.
    int lineDecimals(Line line) {
        int decimals = Numbers.decimals(line.values());
        for (int column : columns) {
            double value = value(line, column);
            if (isChange(evidence.columns().get(column)) && value != 0 && Double.isFinite(value)) {
                decimals = Math.max(decimals, Math.min(Numbers.decimals(value) - 1, decimals + 2));
            }
        }
        return decimals;
    }

    private double[] values(int column) {
        return evidence.lines().stream()
                .mapToDouble(line -> value(line, column))
                .toArray();
    }
}
