package citiverse.server.catalogue;

import citiverse.standards.dcat.Iri;
import citiverse.standards.solid.CityClass;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the page of one layer shows.
///
/// @param row the layer in the list of layers
/// @param geometry kind of geometry, `NONE` where the layer has no places
/// @param placeless share of features without a place, 0 to 1
/// @param columns its columns
/// @param gaps columns with missing values, most first
/// @param sources where it came from
/// @param files forms in which it can be had
/// @param calls addresses that can be tried
/// @param heads names of the columns of the sample
/// @param sample a few features
/// @param record address of its record in the catalogue
public record LayerView(
        DataView.LayerRow row,
        String geometry,
        double placeless,
        List<ColumnRow> columns,
        List<ColumnRow> gaps,
        List<DataView.SourceRow> sources,
        List<String> files,
        List<Call> calls,
        List<String> heads,
        List<SampleRow> sample,
        String record) {

    private static final int SAMPLED = 8;
    private static final int WIDEST = 8;
    private static final int LONGEST = 80;

    /// One column.
    ///
    /// @param kind `text`, `whole`, `real`, `flag` or `bytes`
    /// @param unit UCUM, empty where it is no quantity
    /// @param numbers true where `least` and `most` are numbers
    /// @param missing share of features without a value, 0 to 1
    /// @param width the same as a width, 0 to 100; at least 1 where anything is missing
    public record ColumnRow(
            String name,
            String kind,
            String unit,
            String description,
            boolean numbers,
            double least,
            double most,
            double missing,
            long width) {}

    /// An address that can be tried.
    ///
    /// @param key what it shows, in the texts `data.try.…`
    /// @param subject what fills the text's place; empty where it has none
    public record Call(String key, String subject, String href) {}

    /// A feature in the sample.
    ///
    /// @param href address of the feature among the items of its collection
    public record SampleRow(String id, String local, String href, List<String> cells) {}

    public long sampled() {
        return sample.size();
    }

    static LayerView of(DataView data, LayerProfile profile, List<Feature> features) {
        LayerSchema schema = profile.schema();
        String type = schema.type();
        List<ColumnRow> columns =
                profile.columns().stream().map(LayerView::column).toList();
        boolean placed = !schema.geometry().equals("NONE");
        List<String> shown = schema.columns().stream()
                .filter(column -> column.kind() != LayerSchema.Kind.BYTES)
                .map(LayerSchema.Column::name)
                .limit(WIDEST)
                .toList();
        return new LayerView(
                data.layers().stream()
                        .filter(row -> row.type().equals(type))
                        .findFirst()
                        .orElseThrow(),
                schema.geometry(),
                placed && profile.features() > 0 ? 1 - (double) profile.placed() / profile.features() : 0,
                columns,
                columns.stream()
                        .filter(column -> column.missing() > 0)
                        .sorted((a, b) -> Double.compare(b.missing(), a.missing()))
                        .toList(),
                data.sources(profile.sources().keySet()),
                files(type),
                calls(profile, features),
                shown,
                features.stream()
                        .limit(SAMPLED)
                        .map(feature -> sample(feature, shown))
                        .toList(),
                "/catalogue/datasets/layer-" + type);
    }

    private static ColumnRow column(LayerProfile.ColumnProfile column) {
        LayerSchema.Column declared = column.column();
        return new ColumnRow(
                declared.name(),
                declared.kind().name().toLowerCase(Locale.ROOT),
                declared.unit(),
                declared.description(),
                !Double.isNaN(column.least()),
                column.least(),
                column.most(),
                column.share(),
                column.missing() == 0 ? 0 : Math.max(1, Math.round(100 * column.share())));
    }

    private static List<String> files(String type) {
        List<String> files = new ArrayList<>(List.of("geojson", "csv", "gpkg"));
        if (CityClass.ofLayer(type).isPresent()) {
            files.add("cityjson");
        }
        return files;
    }

    private static List<Call> calls(LayerProfile profile, List<Feature> features) {
        String collection = "/ogc/collections/" + profile.schema().type();
        List<Call> calls = new ArrayList<>();
        calls.add(new Call("items", "", collection + "/items?limit=5"));
        features.stream()
                .filter(feature -> feature.shape() != null && !feature.shape().isEmpty())
                .skip(profile.placed() / 2)
                .findFirst()
                .ifPresent(
                        feature -> calls.add(new Call("bbox", "", collection + "/items?limit=5&bbox=" + box(feature))));
        profile.columns().stream()
                .filter(column -> column.missing() > 0 && column.missing() < profile.features())
                .findFirst()
                .map(column -> column.column().name())
                .filter(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"))
                .ifPresent(name -> calls.add(new Call(
                        "filter", name, collection + "/items?limit=5&filter=" + Iri.encoded(name + " IS NOT NULL"))));
        calls.add(new Call("queryables", "", collection + "/queryables"));
        calls.add(new Call("collection", "", collection));
        calls.add(new Call(
                "catalogue", "", "/catalogue/datasets/layer-" + profile.schema().type() + "?f=jsonld"));
        return calls;
    }

    private static String box(Feature feature) {
        var at = feature.shape().getCoordinate();
        double half = 0.002;
        return String.format(Locale.ROOT, "%.4f,%.4f,%.4f,%.4f", at.x - half, at.y - half, at.x + half, at.y + half);
    }

    private static SampleRow sample(Feature feature, List<String> shown) {
        List<String> cells = shown.stream()
                .map(name -> cell(feature.properties().value(name).orElse(Value.missing())))
                .toList();
        String href = "/ogc/collections/" + feature.type() + "/items/" + Iri.encoded(feature.id());
        return new SampleRow(feature.id(), feature.localId(), href, cells);
    }

    private static String cell(Value value) {
        String text =
                switch (value) {
                    case Value.Text(String told) -> told;
                    case Value.Whole(long number) -> Long.toString(number);
                    case Value.Real(double number) -> Double.toString(number);
                    case Value.Flag(boolean set) -> Boolean.toString(set);
                    case Value.Bytes bytes -> "";
                    case Value.Missing missing -> "";
                };
        return text.length() <= LONGEST
                ? text
                : text.substring(
                                0,
                                text.offsetByCodePoints(
                                        0, Math.min(text.codePointCount(0, text.length()), LONGEST - 1)))
                        + "…";
    }
}
