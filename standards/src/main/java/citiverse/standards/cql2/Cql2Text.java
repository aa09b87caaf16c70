package citiverse.standards.cql2;

import citiverse.twin.Problem;
import java.nio.charset.StandardCharsets;

/// CQL2-Text (clause 8.2, annex B): filters as people write them.
public final class Cql2Text {
    private Cql2Text() {}

    /// Reads a filter.
    ///
    /// @throws Problem `CV-CQL2-001`, `002` or `006`, naming the character
    public static Expression parse(String text) {
        Budget.requireLength(text.length());
        Budget.requireLength(text.getBytes(StandardCharsets.UTF_8).length);
        var budget = new Budget();
        Expression filter = new TextParser(new Lexer(text), budget).document();
        budget.depth(Parts.depth(filter));
        return filter;
    }

    /// The text that reads as this expression.
    public static String write(Expression filter) {
        var out = new StringBuilder();
        new TextWriter(out).write(filter);
        return out.toString();
    }
}
