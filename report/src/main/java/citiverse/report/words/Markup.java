package citiverse.report.words;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes markup that is well-formed as HTML and as XML: every element is closed, every attribute quoted, every text
/// escaped. Attributes are given as names and values in turn; one whose value is null is left out.
public final class Markup {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    public Markup open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /// Closes the element opened last.
    public Markup close() {
        String element = open.pop();
        out.append("</").append(element).append('>');
        if (isBlock(element)) {
            out.append('\n');
        }
        return this;
    }

    /// Closes the element opened last, which must be this one.
    public Markup close(String element) {
        if (!element.equals(open.peek())) {
            throw new IllegalStateException("cannot close " + element + " inside " + open);
        }
        return close();
    }

    /// An element with text.
    public Markup element(String element, String text, String... attributes) {
        return element(element, Fragment.text(text), attributes);
    }

    /// An element with markup in it.
    public Markup element(String element, Fragment content, String... attributes) {
        open(element, attributes);
        out.append(content.html());
        return close();
    }

    /// An element without content.
    public Markup empty(String element, String... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    public Markup text(String text) {
        out.append(Fragment.escape(text));
        return this;
    }

    public Markup add(Fragment content) {
        out.append(content.html());
        return this;
    }

    private void start(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                out.append(Fragment.escape(attributes[i + 1])).append('"');
            }
        }
    }

    private static boolean isBlock(String element) {
        return switch (element) {
            case "section",
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "li",
                    "tr",
                    "svg",
                    "figure",
                    "details",
                    "header",
                    "footer",
                    "nav",
                    "main",
                    "head",
                    "body",
                    "style",
                    "script",
                    "title",
                    "dl",
                    "path" -> true;
            default -> false;
        };
    }

    /// Everything written so far as a piece of its own.
    public Fragment fragment() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return new Fragment(out.toString());
    }
}
