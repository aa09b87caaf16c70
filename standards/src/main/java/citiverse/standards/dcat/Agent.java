package citiverse.standards.dcat;

import java.util.List;

/// Somebody or something that acts or answers (`foaf:Agent`, `prov:Agent`).
///
/// @param id its IRI; null where it has none
/// @param names one or more
/// @param software true for a program
public record Agent(Iri id, List<Text> names, boolean software) {
    public Agent {
        names = Required.oneOrMore(names, "name of an agent");
    }

    /// A body or a person without IRI.
    public static Agent named(String name) {
        return new Agent(null, List.of(Text.of(name)), false);
    }
}
