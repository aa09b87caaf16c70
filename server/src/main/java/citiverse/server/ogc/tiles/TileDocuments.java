package citiverse.server.ogc.tiles;

import citiverse.standards.mvt.TileAddress;
import citiverse.standards.mvt.VectorLayer;
import citiverse.twin.LayerSchema;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Descriptions of tilesets and of the tile matrix set, as OGC 17-083r4 writes them in JSON (chapters 6 and 7).
final class TileDocuments {
    static final String MATRIX_SET = "WebMercatorQuad";
    static final String MVT = "application/vnd.mapbox-vector-tile";
    static final String TILESETS_VECTOR = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";

    private static final String URI_OF_SET = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
    private static final String CRS = "http://www.opengis.net/def/crs/EPSG/0/3857";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
    private static final String JSON = "application/json";
    /// Half of the side of the world, metres.
    private static final double EDGE = Math.PI * 6_378_137.0;
    /// Metres of a pixel by which scales are counted (17-083r4, 6.1.1).
    private static final double PIXEL = 0.00028;

    private static final double CELL = 2 * EDGE / 256;

    private final URI base;

    /// @param base address of the server, ending with `/`
    TileDocuments(URI base) {
        this.base = base;
    }

    /// The list of tile matrix sets.
    Map<String, Object> matrixSets() {
        var entry = new TreeMap<String, Object>();
        entry.put("id", MATRIX_SET);
        entry.put("title", "Google Maps Compatible for the World");
        entry.put("uri", URI_OF_SET);
        entry.put("crs", CRS);
        entry.put("links", List.of(link("self", "ogc/tileMatrixSets/" + MATRIX_SET, JSON, "Definition")));
        return Map.of(
                "tileMatrixSets",
                List.of(entry),
                "links",
                List.of(link("self", "ogc/tileMatrixSets", JSON, "Tile matrix sets")));
    }

    /// The definition of the tile matrix set (annex D.1).
    Map<String, Object> matrixSet() {
        List<Object> matrices = new ArrayList<>();
        for (int zoom = 0; zoom <= TileAddress.MOST_ZOOM; zoom++) {
            double cell = Math.scalb(CELL, -zoom);
            var matrix = new TreeMap<String, Object>();
            matrix.put("id", Integer.toString(zoom));
            matrix.put("cellSize", cell);
            matrix.put("scaleDenominator", cell / PIXEL);
            matrix.put("cornerOfOrigin", "topLeft");
            matrix.put("pointOfOrigin", List.of(-EDGE, EDGE));
            matrix.put("tileWidth", 256L);
            matrix.put("tileHeight", 256L);
            matrix.put("matrixWidth", 1L << zoom);
            matrix.put("matrixHeight", 1L << zoom);
            matrices.add(matrix);
        }
        var set = new TreeMap<String, Object>();
        set.put("id", MATRIX_SET);
        set.put("title", "Google Maps Compatible for the World");
        set.put("uri", URI_OF_SET);
        set.put("crs", CRS);
        set.put("orderedAxes", List.of("X", "Y"));
        set.put("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible");
        set.put("tileMatrices", matrices);
        set.put("links", List.of(link("self", "ogc/tileMatrixSets/" + MATRIX_SET, JSON, "Definition")));
        return set;
    }

    /// The list of tilesets at a path.
    ///
    /// @param path of the list, such as `ogc/tiles`
    Map<String, Object> tilesets(String path, String title) {
        var item = new TreeMap<String, Object>();
        item.put("title", title);
        item.put("dataType", "vector");
        item.put("crs", CRS);
        item.put("tileMatrixSetURI", URI_OF_SET);
        item.put("links", links(path + '/' + MATRIX_SET, ""));
        return Map.of("tilesets", List.of(item), "links", List.of(link("self", path, JSON, "Tilesets of " + title)));
    }

    /// The description of a tileset.
    ///
    /// @param path of the tileset
    /// @param query that chooses layers, empty for none
    Map<String, Object> tileset(
            String path, String query, String title, List<LayerSchema> declared, List<VectorLayer> layers) {
        double[] box = {180, 90, -180, -90};
        List<Object> described = new ArrayList<>();
        int first = TileAddress.MOST_ZOOM;
        for (int i = 0; i < layers.size(); i++) {
            VectorLayer layer = layers.get(i);
            double[] own = layer.bounds();
            for (int k = 0; own.length > 0 && k < 2; k++) {
                box[k] = Math.min(box[k], own[k]);
                box[k + 2] = Math.max(box[k + 2], own[k + 2]);
            }
            first = Math.min(first, layer.firstZoom());
            described.add(layer(declared.get(i), layer));
        }
        var tileset = new TreeMap<String, Object>();
        tileset.put("title", title);
        tileset.put(
                "description",
                "Things that are smaller than half a pixel are left out of a tile, and where it would pass half a"
                        + " megabyte the smallest of those that are left; the head Citiverse-Left-Out tells how many.");
        tileset.put("dataType", "vector");
        tileset.put("crs", CRS);
        tileset.put("tileMatrixSetURI", URI_OF_SET);
        tileset.put("layers", described);
        tileset.put("links", links(path, query));
        if (box[0] <= box[2]) {
            tileset.put(
                    "boundingBox",
                    Map.of(
                            "lowerLeft", List.of(box[0], box[1]),
                            "upperRight", List.of(box[2], box[3]),
                            "crs", CRS84));
            tileset.put("tileMatrixSetLimits", limits(box, first));
        }
        return tileset;
    }

    private static List<Object> limits(double[] box, int first) {
        List<Object> limits = new ArrayList<>();
        for (int zoom = first; zoom <= TileAddress.MOST_ZOOM; zoom++) {
            TileAddress northWest = TileAddress.at(zoom, box[0], box[3]);
            TileAddress southEast = TileAddress.at(zoom, box[2], box[1]);
            limits.add(Map.of(
                    "tileMatrix",
                    Integer.toString(zoom),
                    "minTileRow",
                    (long) northWest.row(),
                    "maxTileRow",
                    (long) southEast.row(),
                    "minTileCol",
                    (long) northWest.column(),
                    "maxTileCol",
                    (long) southEast.column()));
        }
        return limits;
    }

    private static Map<String, Object> layer(LayerSchema declared, VectorLayer layer) {
        var properties = new TreeMap<String, Object>();
        for (VectorLayer.Attribute attribute : layer.attributes()) {
            properties.put(attribute.name(), property(declared, attribute));
        }
        var described = new TreeMap<String, Object>();
        described.put("id", declared.type());
        described.put("title", declared.title().isEmpty() ? declared.type() : declared.title());
        described.put("dataType", "vector");
        described.put("minTileMatrix", Integer.toString(layer.firstZoom()));
        described.put("maxTileMatrix", Integer.toString(TileAddress.MOST_ZOOM));
        described.put("propertiesSchema", Map.of("type", "object", "properties", properties));
        switch (declared.geometry()) {
            case "POINT", "MULTIPOINT" -> described.put("geometryDimension", 0L);
            case "LINESTRING", "MULTILINESTRING" -> described.put("geometryDimension", 1L);
            case "POLYGON", "MULTIPOLYGON" -> described.put("geometryDimension", 2L);
            default -> described.put("description", "Points, lines and areas");
        }
        return described;
    }

    private static Map<String, Object> property(LayerSchema declared, VectorLayer.Attribute attribute) {
        var property = new TreeMap<String, Object>();
        property.put("type", "string");
        for (LayerSchema.Column column : declared.columns()) {
            if (column.name().equals(attribute.name())) {
                switch (column.kind()) {
                    case WHOLE -> property.put("type", "integer");
                    case REAL -> property.put("type", "number");
                    case FLAG -> property.put("type", "boolean");
                    case TEXT, BYTES -> property.put("type", "string");
                }
                if (!column.description().isEmpty()) {
                    property.put("description", column.description());
                }
            }
        }
        if (attribute.fromZoom() > 0) {
            property.put("x-from-tile-matrix", Integer.toString(attribute.fromZoom()));
        }
        return property;
    }

    private List<Object> links(String path, String query) {
        String tile = path + "/{tileMatrix}/{tileRow}/{tileCol}?f=mvt" + (query.isEmpty() ? "" : '&' + query);
        Map<String, Object> item = link("item", tile, MVT, "Tiles");
        item.put("templated", true);
        return List.of(
                link("self", path + (query.isEmpty() ? "" : '?' + query), JSON, "Tileset"),
                link(SCHEME, "ogc/tileMatrixSets/" + MATRIX_SET, JSON, "Tile matrix set"),
                item);
    }

    private Map<String, Object> link(String rel, String path, String type, String title) {
        var link = new TreeMap<String, Object>();
        link.put("rel", rel);
        link.put("href", base + path);
        link.put("type", type);
        link.put("title", title);
        return link;
    }
}
