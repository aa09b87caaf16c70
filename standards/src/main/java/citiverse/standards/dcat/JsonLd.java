package citiverse.standards.dcat;

import citiverse.twin.json.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// JSON-LD 1.1 (W3C Recommendation of 16 July 2020), compacted with one fixed context that stands in the document,
/// things without IRI nested where they stand, in the canonical form of RFC 8785.
final class JsonLd {
    private static final Map<String, Object> CONTEXT = context();

    private JsonLd() {}

    static String write(Map<Iri, Node> graph) {
        List<Object> nodes = new ArrayList<>();
        for (var subject : new TreeMap<>(graph).entrySet()) {
            Map<String, Object> object = object(subject.getValue());
            if (!object.isEmpty()) {
                object.put("@id", subject.getKey().text());
                nodes.add(object);
            }
        }
        return CanonicalJson.write(Map.of("@context", CONTEXT, "@graph", nodes));
    }

    private static Map<String, Object> object(Node node) {
        var object = new TreeMap<String, Object>();
        if (!node.kinds().isEmpty()) {
            object.put(
                    "@type",
                    oneOrList(node.kinds().stream().map(Kind::term).sorted().toList()));
        }
        for (var statement : node.statements().entrySet()) {
            // Sorted by what is written, so that the order in which things were told leaves no trace.
            var values = new TreeMap<String, Object>();
            for (Term term : statement.getValue()) {
                Object value = value(term, statement.getKey());
                values.put(CanonicalJson.write(value), value);
            }
            object.put(statement.getKey().term(), oneOrList(List.copyOf(values.values())));
        }
        return object;
    }

    private static Object oneOrList(List<?> values) {
        return values.size() == 1 ? values.getFirst() : values;
    }

    private static Object value(Term term, Property property) {
        return switch (term) {
            case Term.Reference(Iri iri) -> property.to().equals("@id") ? iri.text() : Map.of("@id", iri.text());
            case Term.Typed(String lexical, String datatype) ->
                property.to().equals(datatype) ? lexical : Map.of("@type", datatype, "@value", lexical);
            case Term.Words(Text text) -> {
                if (!text.language().isEmpty()) {
                    yield Map.of("@language", text.language(), "@value", text.value());
                }
                yield property.to().isEmpty() ? text.value() : Map.of("@value", text.value());
            }
            case Term.Nested(Node node) -> object(node);
        };
    }

    private static Map<String, Object> context() {
        var context = new LinkedHashMap<String, Object>();
        context.put("@version", 1.1);
        for (Prefix prefix : Prefix.values()) {
            context.put(prefix.label(), prefix.namespace());
        }
        for (Kind kind : Kind.values()) {
            context.put(kind.term(), kind.compact());
        }
        for (Property property : Property.values()) {
            context.put(
                    property.term(),
                    property.to().isEmpty()
                            ? property.compact()
                            : Map.of("@id", property.compact(), "@type", property.to()));
        }
        return context;
    }
}
