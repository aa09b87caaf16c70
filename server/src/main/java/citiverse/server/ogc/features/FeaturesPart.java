package citiverse.server.ogc.features;

import citiverse.server.ogc.OgcPart;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What Features declares under `/ogc`: the classes that `FeaturesTest`, `CrsTest`, `FilterTest`, `WriteTest` and the
/// tests of CQL2 show.
@ApplicationScoped
public class FeaturesPart implements OgcPart {
    private static final String SPEC = "http://www.opengis.net/spec/";

    private final Layers layers;

    FeaturesPart(Layers layers) {
        this.layers = layers;
    }

    private static Stream<String> classes(String standard, String... names) {
        return Stream.of(names).map(name -> SPEC + standard + "/1.0/conf/" + name);
    }

    @Override
    public List<String> conformance() {
        return Stream.of(
                        classes("ogcapi-features-1", "core", "geojson", "html", "oas30"),
                        classes("ogcapi-features-2", "crs"),
                        classes(
                                "ogcapi-features-3",
                                "queryables",
                                "queryables-query-parameters",
                                "filter",
                                "features-filter"),
                        classes(
                                "ogcapi-features-4",
                                "create-replace-delete",
                                "update",
                                "optimistic-locking-etags",
                                "features"),
                        classes(
                                "cql2",
                                "cql2-text",
                                "cql2-json",
                                "basic-cql2",
                                "advanced-comparison-operators",
                                "case-insensitive-comparison",
                                "accent-insensitive-comparison",
                                "basic-spatial-functions",
                                "basic-spatial-functions-plus",
                                "spatial-functions",
                                "temporal-functions",
                                "property-property",
                                "arithmetic"))
                .flatMap(stream -> stream)
                .toList();
    }

    @Override
    public List<Link> landingLinks() {
        return List.of(
                new Link("/ogc/collections", "data", Links.JSON, "Layers of the city"),
                new Link("/ogc/collections?f=html", "data", Links.HTML, "Layers of the city, as a page"));
    }

    @Override
    public Map<String, Object> openApiPaths() {
        return FeaturePaths.of(layers.all(layers.snapshot()));
    }
}
