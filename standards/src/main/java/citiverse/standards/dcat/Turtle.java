package citiverse.standards.dcat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Turtle (RDF 1.1, W3C Recommendation of 25 February 2014) in one canonical layout: all prefixes in order, subjects
/// by IRI, of each subject its classes and then its predicates by name, objects by their text, things without IRI
/// inside brackets where they stand.
final class Turtle {
    private Turtle() {}

    static String write(Map<Iri, Node> graph) {
        var out = new StringBuilder();
        for (Prefix prefix : Prefix.values()) {
            out.append("@prefix ").append(prefix.label()).append(": <").append(prefix.namespace());
            out.append("> .\n");
        }
        for (var subject : new TreeMap<>(graph).entrySet()) {
            String statements = statements(subject.getValue(), "    ");
            if (!statements.isEmpty()) {
                out.append('\n').append(iri(subject.getKey())).append('\n');
                out.append(statements).append(" .\n");
            }
        }
        return out.toString();
    }

    private static String statements(Node node, String indent) {
        var lines = new TreeMap<String, String>();
        for (var statement : node.statements().entrySet()) {
            var objects = new TreeSet<String>();
            statement.getValue().forEach(term -> objects.add(term(term, indent)));
            lines.put(
                    statement.getKey().compact(),
                    statement.getKey().compact() + ' ' + String.join(",\n    " + indent, objects));
        }
        var all = new StringBuilder();
        if (!node.kinds().isEmpty()) {
            all.append(indent).append("a ");
            all.append(node.kinds().stream().map(Kind::compact).sorted().collect(Collectors.joining(", ")));
        }
        for (String line : lines.values()) {
            all.append(all.isEmpty() ? "" : " ;\n").append(indent).append(line);
        }
        return all.toString();
    }

    private static String term(Term term, String indent) {
        return switch (term) {
            case Term.Reference reference -> iri(reference.iri());
            case Term.Words words -> {
                String language = words.text().language();
                yield quoted(words.text().value()) + (language.isEmpty() ? "" : '@' + language);
            }
            case Term.Typed typed -> quoted(typed.lexical()) + "^^" + typed.datatype();
            case Term.Nested nested -> {
                String inside = statements(nested.node(), indent + "    ");
                yield inside.isEmpty() ? "[]" : "[\n" + inside + '\n' + indent + ']';
            }
        };
    }

    /// IRIREF [18]: an [Iri] holds none of the characters that would need an escape.
    private static String iri(Iri iri) {
        return '<' + iri.text() + '>';
    }

    /// STRING_LITERAL_QUOTE [22] with ECHAR [159s]; other controls and the marks that turn the direction of a line
    /// as UCHAR [26], so that what a person sees in an editor is what is there.
    private static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || turns(c)) {
                        out.append("\\u").append(hex(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static boolean turns(char c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x2028 || c == 0x2029;
    }

    private static String hex(char c) {
        var out = new StringBuilder(4);
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.toUpperCase(Character.forDigit((c >> shift) & 15, 16)));
        }
        return out.toString();
    }
}
