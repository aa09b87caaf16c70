package citiverse.standards.cql2;

import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// CQL2-JSON (clause 8.3, annex A): filters as programs write them.
public final class Cql2Json {
    private Cql2Json() {}

    /// Reads a filter.
    ///
    /// @throws Problem `CV-CQL2-001`, `002` or `006`, naming the part
    public static Expression parse(String json) {
        Budget.requireLength(json.length());
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a filter in UTF-8.
    ///
    /// @throws Problem as [#parse(String)]
    public static Expression parse(byte[] json) {
        Budget.requireLength(json.length);
        Object tree;
        try {
            tree = new JsonCursor(json).document();
        } catch (IllegalArgumentException e) {
            throw Problem.user("CV-CQL2-001", "the filter is " + e.getMessage())
                    .causedBy(e)
                    .remedy("Send the filter as CQL2-JSON, or name the filter-lang cql2-text");
        }
        var budget = new Budget();
        Expression filter = new JsonReader(budget).read(tree);
        budget.depth(Parts.depth(filter));
        return filter;
    }

    /// Reads one geometry of GeoJSON from a tree of maps, lists and numbers, with the bounds of filters.
    ///
    /// @throws Problem as [#parse(String)], also where an area crosses itself
    public static Expression.Shape geometry(Map<?, ?> tree) {
        return new Expression.Shape(Shapes.valid(new GeoJsonLiteral(new Budget()).geometry(tree, 0)));
    }

    /// The JSON that reads as this expression, in canonical form (RFC 8785).
    public static String write(Expression filter) {
        return CanonicalJson.write(JsonWriter.tree(filter));
    }
}
