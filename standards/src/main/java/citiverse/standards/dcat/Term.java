package citiverse.standards.dcat;

import java.math.BigDecimal;
import java.time.Instant;

/// The object of a statement.
sealed interface Term {

    /// A thing that has an IRI.
    record Reference(Iri iri) implements Term {}

    /// A text with or without language.
    record Words(Text text) implements Term {}

    /// A value of a datatype.
    ///
    /// @param lexical its lexical form
    /// @param datatype compact IRI, such as `xsd:decimal`
    record Typed(String lexical, String datatype) implements Term {}

    /// A thing without IRI, told where it stands.
    record Nested(Node node) implements Term {}

    static Term of(Iri iri) {
        return new Reference(iri);
    }

    static Term of(Text text) {
        return new Words(text);
    }

    static Term of(Instant instant) {
        return new Typed(instant.toString(), "xsd:dateTime");
    }

    static Term whole(long number) {
        return new Typed(Long.toString(number), number < 0 ? "xsd:integer" : "xsd:nonNegativeInteger");
    }

    static Term decimal(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        String text = plain.toPlainString();
        return new Typed(text.indexOf('.') < 0 ? text + ".0" : text, "xsd:decimal");
    }
}
