package citiverse.server.catalogue;

import citiverse.standards.dcat.Distribution;
import citiverse.standards.dcat.Iri;
import citiverse.standards.dcat.Licence;
import citiverse.standards.dcat.Standard;
import citiverse.standards.dcat.Text;
import citiverse.standards.solid.CityClass;
import citiverse.twin.Layers;
import citiverse.twin.Source;
import java.util.ArrayList;
import java.util.List;

/// The forms in which data sets can be had from this server.
final class Distributions {
    private static final Standard GEOPACKAGE =
            new Standard(Iri.of("http://www.opengis.net/doc/IS/geopackage/1.4"), Text.english("GeoPackage 1.4"));

    private final Iri root;
    private final boolean whole;

    /// @param root address of the server
    /// @param whole true where the reader may see everything, and so the whole twin
    Distributions(Iri root, boolean whole) {
        this.root = root;
        this.whole = whole;
    }

    List<Distribution> ofLayer(Iri id, LayerProfile profile, Licence licence) {
        String type = profile.schema().type();
        boolean placed = !profile.schema().geometry().equals("NONE");
        Iri collection = root.path("ogc", "collections", type);
        Iri ogc = root.path("catalogue").fragment("ogc");
        List<Distribution> all = new ArrayList<>();
        all.add(service(
                id, "items", "OGC API Features", collection.path("items"), "application/geo+json", licence, ogc));
        all.add(file(id, "geojson", "GeoJSON", "data/" + type + ".geojson", "application/geo+json", licence));
        all.add(file(id, "csv", "CSV", "data/" + type + ".csv", "text/csv", licence));
        all.add(file(id, "gpkg", "GeoPackage", "data/" + type + ".gpkg", "application/geopackage+sqlite3", licence));
        if (CityClass.ofLayer(type).isPresent()) {
            all.add(file(id, "cityjson", "CityJSON", "data/" + type + ".cityjson", "application/city+json", licence));
        }
        if (placed) {
            Iri tiles = collection.path("tiles", "WebMercatorQuad");
            all.add(service(id, "tiles", "Vector tiles", tiles, "application/vnd.mapbox-vector-tile", licence, ogc));
        }
        if (type.equals(Layers.BUILDING)) {
            Iri tileset = collection.path("3dtiles", "tileset.json");
            all.add(service(id, "3dtiles", "3D Tiles", tileset, "application/json", licence, ogc));
        }
        all.addAll(ofTwin(id));
        return all;
    }

    /// The whole twin, where the reader may have it.
    List<Distribution> ofTwin(Iri id) {
        if (!whole) {
            return List.of();
        }
        Distribution twin = file(
                id, "twin", "The whole twin as GeoPackage", "data/twin.gpkg", "application/geopackage+sqlite3", null);
        return List.of(new Distribution(
                twin.id(),
                twin.titles(),
                List.of(Text.english("With every layer, its history and the ledger")),
                twin.access(),
                twin.download(),
                twin.mediaType(),
                "",
                -1,
                null,
                null,
                null,
                List.of(GEOPACKAGE),
                null));
    }

    /// Where the source itself can be had, where it tells so.
    List<Distribution> ofSource(Iri id, Source source, Licence licence) {
        return DataView.web(source.uri())
                .map(origin -> new Distribution(
                        id.fragment("origin"),
                        List.of(Text.english("At its origin")),
                        List.of(Text.english("Where the city file says that the source can be had; what is there now"
                                + " may differ from what was taken in")),
                        origin,
                        null,
                        "",
                        source.format(),
                        -1,
                        null,
                        licence,
                        null,
                        List.of(),
                        null))
                .stream()
                .toList();
    }

    /// Where the result of a rehearsal can be had.
    List<Distribution> ofRehearsal(Iri id, Results.Result result) {
        Iri files = Iri.of(root.text() + result.files());
        Iri api = root.path("catalogue").fragment("api");
        Iri page = Iri.of(root.text() + result.page());
        return List.of(
                service(id, "page", "The answer for people", page, "text/html", null, api),
                service(id, "comparison", "Comparison", files.path("comparison.json"), "application/json", null, api),
                service(id, "manifest", "Manifest", files.path("manifest.json"), "application/json", null, api),
                service(id, "all", "Everything", files.path("all.zip"), "application/zip", null, api));
    }

    private Distribution service(
            Iri id, String name, String title, Iri access, String mediaType, Licence licence, Iri service) {
        return new Distribution(
                id.fragment(name),
                List.of(Text.english(title)),
                List.of(),
                access,
                null,
                mediaType,
                "",
                -1,
                null,
                licence,
                service,
                List.of(),
                null);
    }

    private Distribution file(Iri id, String name, String title, String path, String mediaType, Licence licence) {
        Iri at = root.path(path.split("/"));
        return new Distribution(
                id.fragment(name),
                List.of(Text.english(title)),
                List.of(),
                at,
                at,
                mediaType,
                "",
                -1,
                null,
                licence,
                null,
                List.of(),
                null);
    }
}
