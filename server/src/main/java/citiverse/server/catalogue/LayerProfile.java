package citiverse.server.catalogue;

import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a layer holds, counted: how many features, from which sources, and how complete each column is.
///
/// @param schema its declaration
/// @param features how many
/// @param placed how many of them have a place
/// @param sources how many come from each source, by id of the source
/// @param columns its columns, in the order of the declaration
public record LayerProfile(
        LayerSchema schema, long features, long placed, Map<String, Long> sources, List<ColumnProfile> columns) {

    /// One column.
    ///
    /// @param column its declaration
    /// @param missing features without a value
    /// @param share `missing` of all features, 0 to 1; 0 where there are none
    /// @param least smallest number; `NaN` where there is none
    /// @param most largest number; `NaN` where there is none
    public record ColumnProfile(LayerSchema.Column column, long missing, double share, double least, double most) {}

    /// Counts what is there; one feature is looked at once.
    public static LayerProfile of(LayerSchema schema, Iterable<Feature> features) {
        int width = schema.columns().size();
        long[] missing = new long[width];
        double[] least = new double[width];
        double[] most = new double[width];
        Arrays.fill(least, Double.NaN);
        Arrays.fill(most, Double.NaN);
        var sources = new TreeMap<String, Long>();
        long count = 0;
        long placed = 0;
        for (Feature feature : features) {
            count++;
            placed += feature.shape() != null && !feature.shape().isEmpty() ? 1 : 0;
            sources.merge(feature.provenance().source(), 1L, Long::sum);
            for (int c = 0; c < width; c++) {
                Value value = feature.properties()
                        .value(schema.columns().get(c).name())
                        .orElse(Value.missing());
                switch (value) {
                    case Value.Missing none -> missing[c]++;
                    case Value.Whole(long number) -> widen(least, most, c, number);
                    case Value.Real(double number) -> widen(least, most, c, number);
                    case Value.Text text -> {}
                    case Value.Flag flag -> {}
                    case Value.Bytes bytes -> {}
                }
            }
        }
        List<ColumnProfile> columns = new ArrayList<>(width);
        for (int c = 0; c < width; c++) {
            double share = count == 0 ? 0 : (double) missing[c] / count;
            columns.add(new ColumnProfile(schema.columns().get(c), missing[c], share, least[c], most[c]));
        }
        return new LayerProfile(schema, count, placed, Collections.unmodifiableMap(sources), List.copyOf(columns));
    }

    private static void widen(double[] least, double[] most, int column, double number) {
        if (!(number >= least[column])) {
            least[column] = number;
        }
        if (!(number <= most[column])) {
            most[column] = number;
        }
    }

    /// The share of all values of all columns that are missing, 0 to 1.
    public double missingShare() {
        return columns.stream().mapToDouble(ColumnProfile::share).average().orElse(0);
    }
}
