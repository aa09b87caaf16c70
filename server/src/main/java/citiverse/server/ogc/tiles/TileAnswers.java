package citiverse.server.ogc.tiles;

import citiverse.server.access.Caller;
import citiverse.server.access.Visibility;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import citiverse.standards.mvt.TileAddress;
import citiverse.standards.mvt.VectorLayer;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.json.CanonicalJson;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Answers the requests for tilesets and tiles of one caller.
@RequestScoped
public class TileAnswers {
    private static final int MOST_COLLECTIONS = 50;
    private static final int LONGEST_QUERY = 4_000;
    private final OnlineCity online;
    private final Visibility visibility;
    private final Caller caller;
    private final MapLayers layers;
    private final MapTiles tiles;
    private final CurrentVertxRequest request;

    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    TileAnswers(
            OnlineCity online,
            Visibility visibility,
            Caller caller,
            MapLayers layers,
            MapTiles tiles,
            CurrentVertxRequest request) {
        this.online = online;
        this.visibility = visibility;
        this.caller = caller;
        this.layers = layers;
        this.tiles = tiles;
        this.request = request;
    }

    private static boolean drawn(LayerSchema layer) {
        return !layer.geometry().equals("NONE");
    }

    /// The layer of a collection that has tiles.
    ///
    /// @throws Refusal 404 where there is none that the caller may see
    LayerSchema collection(Snapshot city, String id) {
        return visibility
                .layer(city, id)
                .filter(TileAnswers::drawn)
                .orElseThrow(() -> Refusal.notFound("layer \"" + shown(id) + "\" with tiles"));
    }

    Snapshot city() {
        return online.snapshot();
    }

    /// The layers that `collections` names, in its order; without it all those of the map.
    ///
    /// @throws Refusal 404 where one of them is not there
    List<LayerSchema> collections(Snapshot city, String names) {
        if (names == null) {
            List<LayerSchema> all =
                    visibility.layers(city).stream().filter(TileAnswers::drawn).toList();
            return LayerRules.BASE.stream()
                    .flatMap(type -> all.stream().filter(layer -> layer.type().equals(type)))
                    .toList();
        }
        if (names.length() > LONGEST_QUERY) {
            throw bad("the parameter collections is longer than " + LONGEST_QUERY + " characters");
        }
        Set<String> asked = new LinkedHashSet<>(List.of(names.split(",", MOST_COLLECTIONS + 1)));
        if (asked.size() > MOST_COLLECTIONS) {
            throw bad("a tile has no more than " + MOST_COLLECTIONS + " layers");
        }
        return asked.stream().map(id -> collection(city, id.strip())).toList();
    }

    private static Refusal bad(String reason) {
        return new Refusal(400, Problem.user("CV-TILES-001", reason).remedy("See /ogc/api"));
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    TileDocuments documents() {
        return new TileDocuments(uri.getBaseUri());
    }

    private String control() {
        return Delivery.shortly(caller.signedIn());
    }

    /// A document with a tag.
    Response document(Map<String, Object> content) {
        format("json");
        byte[] bytes = CanonicalJson.bytes(content);
        String tag = Delivery.tagOf(bytes);
        return Delivery.known(headers, tag) ? Delivery.unchanged(tag, control()) : Delivery.json(bytes, tag, control());
    }

    Response tileset(Snapshot city, String path, String query, String title, List<LayerSchema> declared) {
        List<VectorLayer> compiled =
                declared.stream().map(layer -> layers.of(city, layer)).toList();
        return document(documents().tileset(path, query, title, declared, compiled));
    }

    /// @throws Refusal 404 where there is no tile matrix set of that name
    static void matrixSet(String id) {
        if (!id.equals(TileDocuments.MATRIX_SET)) {
            throw Refusal.notFound("tile matrix set \"" + shown(id) + '"');
        }
    }

    /// A tile; 304 for who has it, 204 where nothing is there.
    ///
    /// @throws Refusal 404 beyond the matrix, 400 where the numbers are none or the format is not known
    Response tile(Snapshot city, List<LayerSchema> declared, String zoom, String row, String column) {
        format("mvt");
        TileAddress address = address(zoom, row, column);
        String tag = tag(city, declared, address);
        if (Delivery.known(headers, tag)) {
            return Delivery.unchanged(tag, control());
        }
        MapTiles.MapTile tile = tiles.tile(city, declared, address);
        Response.ResponseBuilder response = tile.delivery().bytes().length == 0
                ? Response.noContent().header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, control())
                : tile.delivery().packed(request.getCurrent(), headers, TileDocuments.MVT, tag, control());
        if (!tile.leftOut().isEmpty()) {
            response.header("Citiverse-Left-Out", tile.leftOut());
        }
        return response.build();
    }

    private static TileAddress address(String zoom, String row, String column) {
        for (String number : List.of(zoom, row, column)) {
            if (!number.matches("-?[0-9]{1,18}")) {
                throw bad("\"" + shown(number) + "\" is no number of a tile");
            }
        }
        try {
            return TileAddress.parse(zoom, row, column);
        } catch (Problem outside) {
            throw new Refusal(404, outside);
        }
    }

    private void format(String only) {
        String asked = uri.getQueryParameters().getFirst("f");
        if (asked != null && !asked.equals(only)) {
            throw bad("the format \"" + shown(asked) + "\" is not offered here, only " + only);
        }
    }

    private static String tag(Snapshot city, List<LayerSchema> declared, TileAddress address) {
        int types = declared.stream().map(LayerSchema::type).toList().hashCode();
        return "W/\"" + city.hash().substring(0, 16) + '-' + Integer.toHexString(types) + '-' + address.zoom() + '-'
                + address.row() + '-' + address.column() + '"';
    }
}
