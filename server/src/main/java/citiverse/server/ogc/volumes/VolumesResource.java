package citiverse.server.ogc.volumes;

import citiverse.server.access.Caller;
import citiverse.server.access.Visibility;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Addresses;
import citiverse.server.http.Refusal;
import citiverse.server.ogc.tiles.Delivery;
import citiverse.standards.tiles3d.GroundMesh;
import citiverse.standards.tiles3d.Tileset;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Supplier;

/// 3D tiles of the buildings, of what an option changes of them, and of the ground.
@Path("/ogc/collections/{collectionId}/3dtiles")
public class VolumesResource {
    static final String GLB = "model/gltf-binary";

    private static final int LONGEST_NAME = 200;

    private final OnlineCity online;
    private final Visibility visibility;
    private final Caller caller;
    private final Volumes volumes;
    private final OptionChanges options;
    private final CurrentVertxRequest request;

    VolumesResource(
            OnlineCity online,
            Visibility visibility,
            Caller caller,
            Volumes volumes,
            OptionChanges options,
            CurrentVertxRequest request) {
        this.online = online;
        this.visibility = visibility;
        this.caller = caller;
        this.volumes = volumes;
        this.options = options;
        this.request = request;
    }

    /// The city, where the collection is that of buildings and the caller may read it and their parts.
    private Snapshot city(String collection) {
        Snapshot city = online.snapshot();
        boolean partsHidden = city.layer(Layers.BUILDING_PART).isPresent()
                && visibility.layer(city, Layers.BUILDING_PART).isEmpty();
        if (!collection.equals(Layers.BUILDING)
                || visibility.layer(city, Layers.BUILDING).isEmpty()
                || partsHidden) {
            throw Refusal.notFound("layer of that name with 3D tiles");
        }
        return city;
    }

    @GET
    @Path("/tileset.json")
    public Response tileset(@PathParam("collectionId") String collection, HttpHeaders headers) {
        BuiltTiles tiles = volumes.of(city(collection));
        String name = tiles.version() + "/tileset";
        return document(volumes.content(name, tiles::json).bytes(), "W/\"" + name + '"', headers);
    }

    @GET
    @Path("/{version:[0-9a-f]{16}}/{tile}.glb")
    public Response content(
            @PathParam("collectionId") String collection,
            @PathParam("version") String version,
            @PathParam("tile") String tile,
            HttpHeaders headers) {
        BuiltTiles tiles = tiles(collection, version);
        int number = tile.matches("[0-9]{1,7}") ? Integer.parseInt(tile) : -1;
        if (number < 0 || number >= tiles.tiles() || tiles.empty()) {
            throw Refusal.notFound("tile of that number");
        }
        return keep(version + '/' + number, () -> tiles.content(number), headers);
    }

    @GET
    @Path("/ground/tileset.json")
    public Response ground(@PathParam("collectionId") String collection, HttpHeaders headers) {
        BuiltTiles tiles = volumes.of(city(collection));
        GroundMesh mesh = tiles.ground().orElseThrow(() -> Refusal.notFound("raster of heights of the ground"));
        String name = tiles.version() + "/ground-tileset";
        return document(mesh.json(tiles.version() + ".glb"), "W/\"" + name + '"', headers);
    }

    @GET
    @Path("/ground/{version:[0-9a-f]{16}}.glb")
    public Response groundContent(
            @PathParam("collectionId") String collection, @PathParam("version") String version, HttpHeaders headers) {
        GroundMesh mesh = tiles(collection, version)
                .ground()
                .orElseThrow(() -> Refusal.notFound("raster of heights of the ground"));
        return keep(version + "/ground", mesh::content, headers);
    }

    @GET
    @Path("/option/tileset.json")
    public Response option(
            @PathParam("collectionId") String collection,
            @QueryParam("rehearsal") String rehearsal,
            @QueryParam("option") String option,
            HttpHeaders headers) {
        Snapshot city = city(collection);
        AlteredBuildings altered = altered(city, rehearsal, option);
        String query = "?rehearsal=" + Addresses.encoded(rehearsal) + "&option=" + Addresses.encoded(option);
        Map<String, Object> extras = Map.of("hidden", new ArrayList<Object>(altered.hidden()), "added", (long)
                altered.things().size());
        byte[] json = new Tileset(altered.added()).json(tile -> tile + ".glb" + query, extras);
        return document(json, Delivery.tagOf(json), headers);
    }

    @GET
    @Path("/option/{tile}.glb")
    public Response optionContent(
            @PathParam("collectionId") String collection,
            @PathParam("tile") String tile,
            @QueryParam("rehearsal") String rehearsal,
            @QueryParam("option") String option,
            HttpHeaders headers) {
        AlteredBuildings altered = altered(city(collection), rehearsal, option);
        int number = tile.matches("[0-9]{1,7}") ? Integer.parseInt(tile) : -1;
        if (number < 0 || number >= altered.added().tiles() || altered.things().isEmpty()) {
            throw Refusal.notFound("tile of that number");
        }
        byte[] content = new Tileset(altered.added()).content(number, altered.things()::get);
        String tag = Delivery.tagOf(content);
        String control = Delivery.shortly(caller.signedIn());
        return Delivery.known(headers, tag)
                ? Delivery.unchanged(tag, control)
                : Delivery.of(content)
                        .packed(request.getCurrent(), headers, GLB, tag, control)
                        .build();
    }

    private AlteredBuildings altered(Snapshot city, String rehearsal, String option) {
        for (String name : new String[] {rehearsal, option}) {
            if (name == null || name.isEmpty() || name.length() > LONGEST_NAME) {
                throw new Refusal(
                        400,
                        Problem.user("CV-VOLUMES-001", "an option is named by the parameters rehearsal and option")
                                .remedy("Add ?rehearsal=ID&option=ID, each of 1 to " + LONGEST_NAME + " characters"));
            }
        }
        return volumes.of(city).altered(options.changes(rehearsal, option));
    }

    private BuiltTiles tiles(String collection, String version) {
        Snapshot city = city(collection);
        return city.hash().startsWith(version)
                ? volumes.of(city)
                : volumes.version(version).orElseThrow(() -> Refusal.notFound("tileset of that version any more"));
    }

    private Response document(byte[] json, String tag, HttpHeaders headers) {
        String control = Delivery.shortly(caller.signedIn());
        return Delivery.known(headers, tag) ? Delivery.unchanged(tag, control) : Delivery.json(json, tag, control);
    }

    /// A content whose address carries its version: it never changes.
    private Response keep(String name, Supplier<byte[]> maker, HttpHeaders headers) {
        String control = (caller.signedIn() ? "private" : "public") + ", max-age=31536000, immutable";
        String tag = "W/\"" + name + '"';
        return Delivery.known(headers, tag)
                ? Delivery.unchanged(tag, control)
                : volumes.content(name, maker)
                        .packed(request.getCurrent(), headers, GLB, tag, control)
                        .build();
    }
}
