package citiverse.standards.dcat;

import java.math.BigDecimal;
import java.util.List;

/// One figure about the quality of a data set (`dqv:QualityMeasurement`).
///
/// @param metric what was measured
/// @param on what it was measured on, such as one column; null for the data set
/// @param value the figure, in the unit that the metric's definition names
/// @param notes what else to know about it
public record Measurement(Metric metric, Iri on, BigDecimal value, List<Text> notes) {
    public Measurement {
        notes = List.copyOf(notes);
    }

    /// A way of measuring (`dqv:Metric`).
    ///
    /// @param id its IRI
    /// @param definitions what the figure is, with its unit
    /// @param dimension which side of quality it tells of
    public record Metric(Iri id, List<Text> definitions, Dimension dimension) {
        public Metric {
            definitions = Required.oneOrMore(definitions, "definition of a metric");
        }
    }

    /// Sides of quality, as the Linked Data Quality Dimensions (`http://www.w3.org/2016/05/ldqd`) name them.
    public enum Dimension {
        COMPLETENESS("completeness"),
        ACCURACY("semanticAccuracy"),
        TIMELINESS("timeliness");

        private final String code;

        Dimension(String code) {
            this.code = code;
        }

        Iri iri() {
            return Iri.of("http://www.w3.org/2016/05/ldqd#" + code);
        }
    }
}
