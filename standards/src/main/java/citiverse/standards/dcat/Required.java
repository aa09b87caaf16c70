package citiverse.standards.dcat;

import java.util.HashSet;
import java.util.List;

/// Checks of what DCAT-AP makes mandatory.
final class Required {
    private Required() {}

    static <T> List<T> oneOrMore(List<T> values, String what) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("DCAT-AP asks for a " + what);
        }
        return List.copyOf(values);
    }

    static void there(Object value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("DCAT-AP asks for a " + what);
        }
    }

    static void different(List<Iri> ids, String what) {
        var seen = new HashSet<Iri>();
        for (Iri id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException("two " + what + " have the id " + id);
            }
        }
    }
}
