package citiverse.server.ogc.tiles;

import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// Tiles of one layer.
@Path("/ogc/collections/{collectionId}/tiles")
public class TilesResource {
    private final TileAnswers answers;

    TilesResource(TileAnswers answers) {
        this.answers = answers;
    }

    @GET
    public Response tilesets(@PathParam("collectionId") String collection) {
        LayerSchema layer = answers.collection(answers.city(), collection);
        return answers.document(answers.documents().tilesets(path(layer), title(layer)));
    }

    @GET
    @Path("/{tileMatrixSetId}")
    public Response tileset(
            @PathParam("collectionId") String collection, @PathParam("tileMatrixSetId") String matrixSet) {
        Snapshot city = answers.city();
        LayerSchema layer = answers.collection(city, collection);
        TileAnswers.matrixSet(matrixSet);
        return answers.tileset(city, path(layer) + '/' + matrixSet, "", title(layer), List.of(layer));
    }

    @GET
    @Path("/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}")
    public Response tile(
            @PathParam("collectionId") String collection,
            @PathParam("tileMatrixSetId") String matrixSet,
            @PathParam("tileMatrix") String zoom,
            @PathParam("tileRow") String row,
            @PathParam("tileCol") String column) {
        Snapshot city = answers.city();
        LayerSchema layer = answers.collection(city, collection);
        TileAnswers.matrixSet(matrixSet);
        return answers.tile(city, List.of(layer), zoom, row, column);
    }

    private static String path(LayerSchema layer) {
        return "ogc/collections/" + layer.type() + "/tiles";
    }

    private static String title(LayerSchema layer) {
        return layer.title().isEmpty() ? layer.type() : layer.title();
    }
}
