package citiverse.report;

import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;

/// A table of data with a caption, heads for its columns and rows, and a box around it that can be scrolled by
/// keyboard where it is too wide.
final class Grid {
    private final Edition edition;
    private final Markup out;
    private final String use;
    private boolean inRow;

    /// @param use `sort` where the script may offer to sort and filter, `filter` where only to filter, else empty
    Grid(Edition edition, Markup out, String use) {
        this.edition = edition;
        this.out = out;
        this.use = use;
    }

    /// The head of a column of words; heads that stand as they are, but for the first, are those of numbers.
    record Words(Fragment name) {
        Words(String name) {
            this(Fragment.text(name));
        }
    }

    /// Opens the table; the first column names the rows.
    ///
    /// @param heads names of the columns: texts, fragments or [Words]
    void start(String caption, Object... heads) {
        out.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        out.open(
                "table",
                "data-use",
                use.isEmpty() ? null : use,
                "data-find",
                use.isEmpty() ? null : edition.text("table.find"),
                "data-found",
                use.isEmpty() ? null : edition.text("table.found"),
                "data-sort",
                use.equals("sort") ? edition.text("table.sort") : null);
        out.element("caption", caption);
        out.open("thead").open("tr");
        for (int i = 0; i < heads.length; i++) {
            head(heads[i], i == 0);
        }
        out.close("tr").close("thead");
        out.open("tbody");
    }

    private void head(Object head, boolean first) {
        boolean words = first || head instanceof Words;
        Fragment name = head instanceof Words(Fragment made)
                ? made
                : head instanceof Fragment made ? made : Fragment.text((String) head);
        out.element("th", name, "scope", "col", "class", words ? null : "n");
    }

    void row() {
        if (inRow) {
            out.close("tr");
        }
        out.open("tr");
        inRow = true;
    }

    /// The name of the row.
    void head(Fragment content) {
        out.element("th", content, "scope", "row");
    }

    void text(Fragment content) {
        out.element("td", content);
    }

    void text(String content) {
        out.element("td", content);
    }

    void number(String content) {
        out.element("td", content, "class", "n");
    }

    /// A value with the interval it lies in, on a line of its own.
    void interval(String content, String interval, double value) {
        out.open("td", "class", "n", "data-v", key(value));
        out.text(content).text(" ").element("small", interval).close("td");
    }

    /// A number that the script sorts by its value.
    void number(String content, double value) {
        out.element("td", content, "class", "n", "data-v", key(value));
    }

    private String key(double value) {
        return use.equals("sort") && Double.isFinite(value) ? Svg.number(value * 10_000) : null;
    }

    void end() {
        if (inRow) {
            out.close("tr");
        }
        out.close("tbody").close("table").close("div");
    }
}
