package citiverse.standards.dcat;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What is said of one thing. Filled by [CatalogueGraph], then only read.
final class Node {
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final Map<Property, Set<Term>> statements = new EnumMap<>(Property.class);

    Node is(Kind kind) {
        kinds.add(kind);
        return this;
    }

    Node add(Property property, Term object) {
        statements.computeIfAbsent(property, key -> new LinkedHashSet<>()).add(object);
        return this;
    }

    Node add(Property property, Collection<Text> texts) {
        texts.forEach(text -> add(property, Term.of(text)));
        return this;
    }

    Set<Kind> kinds() {
        return kinds;
    }

    Map<Property, Set<Term>> statements() {
        return statements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Node that && kinds.equals(that.kinds) && statements.equals(that.statements);
    }

    @Override
    public int hashCode() {
        return 31 * kinds.hashCode() + statements.hashCode();
    }
}
