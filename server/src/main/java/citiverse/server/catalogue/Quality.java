package citiverse.server.catalogue;

import citiverse.standards.dcat.Iri;
import citiverse.standards.dcat.Measurement;
import citiverse.standards.dcat.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// The quality of a layer as figures (W3C DQV): how many features, how many of them without a place, which share of
/// each column has no value. Positional accuracy and bias are not told by any source and not measured here.
final class Quality {
    private static final MathContext DIGITS = new MathContext(6);

    private Quality() {}

    static List<Measurement> of(Iri catalogue, Iri dataset, LayerProfile profile) {
        var features = metric(catalogue, "features", "Number of features");
        var placeless = metric(catalogue, "placeless", "Share of features without a place, 0 to 1");
        var missing = metric(catalogue, "missing", "Share of features without a value in a column, 0 to 1");
        List<Measurement> figures = new ArrayList<>();
        figures.add(new Measurement(features, null, BigDecimal.valueOf(profile.features()), List.of()));
        if (profile.features() == 0) {
            return figures;
        }
        if (!profile.schema().geometry().equals("NONE")) {
            double share = 1 - (double) profile.placed() / profile.features();
            figures.add(new Measurement(placeless, null, rounded(share), List.of()));
        }
        for (LayerProfile.ColumnProfile column : profile.columns()) {
            String name = column.column().name();
            figures.add(
                    new Measurement(missing, dataset.fragment(name), rounded(column.share()), List.of(Text.of(name))));
        }
        return figures;
    }

    private static BigDecimal rounded(double share) {
        return new BigDecimal(share, DIGITS);
    }

    private static Measurement.Metric metric(Iri catalogue, String name, String definition) {
        return new Measurement.Metric(
                catalogue.fragment("metric-" + name),
                List.of(Text.english(definition)),
                Measurement.Dimension.COMPLETENESS);
    }
}
