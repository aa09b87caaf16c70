package citiverse.standards.dcat;

import java.util.List;

/// A term of a controlled vocabulary (`skos:Concept`).
///
/// @param id its IRI
/// @param labels one or more
public record Concept(Iri id, List<Text> labels) {
    public Concept {
        labels = Required.oneOrMore(labels, "label of a concept");
    }

    /// A theme of the EU's data theme vocabulary.
    ///
    /// @param code `TRAN`, `ENVI`, `REGI`, `SOCI`, `HEAL`, `GOVE`, …
    /// @param label its English label
    public static Concept theme(String code, String label) {
        return new Concept(
                Iri.of("http://publications.europa.eu/resource/authority/data-theme/" + code),
                List.of(Text.english(label)));
    }
}
