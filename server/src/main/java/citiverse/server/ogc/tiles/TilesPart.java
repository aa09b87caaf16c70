package citiverse.server.ogc.tiles;

import citiverse.server.city.OnlineCity;
import citiverse.server.ogc.OgcPart;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What OGC API – Tiles brings to the landing page, the list of conformance classes and the API document.
@ApplicationScoped
public class TilesPart implements OgcPart {
    private static final String CLASSES = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/";

    private final OnlineCity online;

    TilesPart(OnlineCity online) {
        this.online = online;
    }

    @Override
    public List<String> conformance() {
        return List.of(
                CLASSES + "core",
                CLASSES + "tileset",
                CLASSES + "tilesets-list",
                CLASSES + "dataset-tilesets",
                CLASSES + "geodata-tilesets",
                CLASSES + "collections-selection",
                CLASSES + "mvt",
                CLASSES + "oas30");
    }

    @Override
    public List<Link> landingLinks() {
        return List.of(
                new Link("/ogc/tiles", TileDocuments.TILESETS_VECTOR, "application/json", "Vector tiles of the city"),
                new Link(
                        "/ogc/tileMatrixSets",
                        "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                        "application/json",
                        "Tile matrix sets"));
    }

    @Override
    public List<Link> collectionLinks(String collection) {
        boolean drawn = online.snapshot()
                .layer(collection)
                .filter(layer -> !layer.geometry().equals("NONE"))
                .isPresent();
        return drawn
                ? List.of(new Link(
                        "/ogc/collections/" + collection + "/tiles",
                        TileDocuments.TILESETS_VECTOR,
                        "application/json",
                        "Vector tiles of this layer"))
                : List.of();
    }

    @Override
    public Map<String, Object> openApiPaths() {
        Map<String, Object> collection = inPath("collectionId", "Name of a layer", "string");
        Map<String, Object> set = inPath("tileMatrixSetId", "WebMercatorQuad", "string");
        List<Object> numbers = List.of(
                inPath("tileMatrix", "Zoom, from 0", "string"),
                inPath("tileRow", "Row, from the north", "integer"),
                inPath("tileCol", "Column, from the west", "integer"));
        Map<String, Object> chosen = new TreeMap<>(Map.of(
                "name",
                "collections",
                "in",
                "query",
                "required",
                false,
                "description",
                "Names of layers; without it the layers of the map",
                "style",
                "form",
                "explode",
                false,
                "schema",
                Map.of("type", "array", "items", Map.of("type", "string"))));
        var paths = new TreeMap<String, Object>();
        paths.put("/tileMatrixSets", read("Tile matrix sets", "tileMatrixSets", List.of(), false));
        paths.put("/tileMatrixSets/{tileMatrixSetId}", read("A tile matrix set", "tileMatrixSet", List.of(set), false));
        paths.put("/tiles", read("Tilesets of the city", "cityTilesets", List.of(), false));
        paths.put(
                "/tiles/{tileMatrixSetId}", read("A tileset of the city", "cityTileset", List.of(set, chosen), false));
        paths.put(
                "/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
                read("A tile of several layers", "cityTile", joined(List.of(set), numbers, List.of(chosen)), true));
        String of = "/collections/{collectionId}/tiles";
        paths.put(of, read("Tilesets of a layer", "tilesets", List.of(collection), false));
        paths.put(of + "/{tileMatrixSetId}", read("A tileset of a layer", "tileset", List.of(collection, set), false));
        paths.put(
                of + "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
                read("A tile of a layer", "tile", joined(List.of(collection, set), numbers, List.of()), true));
        return paths;
    }

    private static List<Object> joined(List<?> first, List<?> second, List<?> third) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(third);
        return all;
    }

    private static Map<String, Object> inPath(String name, String description, String type) {
        return new TreeMap<>(Map.of(
                "name",
                name,
                "in",
                "path",
                "required",
                true,
                "description",
                description,
                "schema",
                Map.of("type", type)));
    }

    private static Map<String, Object> read(String summary, String id, List<?> parameters, boolean tile) {
        var responses = new TreeMap<String, Object>();
        Map<String, Object> content = tile
                ? Map.of(TileDocuments.MVT, Map.of("schema", Map.of("type", "string", "format", "binary")))
                : Map.of("application/json", Map.of("schema", Map.of("type", "object")));
        responses.put("200", Map.of("description", summary, "content", content));
        if (tile) {
            responses.put("204", Map.of("description", "Nothing is there"));
        }
        responses.put("400", Map.of("description", "The address is none"));
        responses.put("404", Map.of("description", "There is no such tile, tileset or layer"));
        return Map.of(
                "get",
                Map.of(
                        "summary",
                        summary,
                        "operationId",
                        id,
                        "tags",
                        List.of("Tiles"),
                        "parameters",
                        parameters,
                        "responses",
                        responses));
    }
}
