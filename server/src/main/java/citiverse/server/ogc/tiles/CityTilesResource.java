package citiverse.server.ogc.tiles;

import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;

/// Tiles of several layers in one: those of the map of the city, or those that `collections` names.
@Path("/ogc/tiles")
public class CityTilesResource {
    private static final String PATH = "ogc/tiles";

    private final TileAnswers answers;

    CityTilesResource(TileAnswers answers) {
        this.answers = answers;
    }

    @GET
    public Response tilesets() {
        return answers.document(
                answers.documents().tilesets(PATH, answers.city().city().name()));
    }

    @GET
    @Path("/{tileMatrixSetId}")
    public Response tileset(
            @PathParam("tileMatrixSetId") String matrixSet, @QueryParam("collections") String collections) {
        Snapshot city = answers.city();
        TileAnswers.matrixSet(matrixSet);
        List<LayerSchema> layers = answers.collections(city, collections);
        String query = collections == null
                ? ""
                : "collections=" + layers.stream().map(LayerSchema::type).collect(Collectors.joining(","));
        return answers.tileset(city, PATH + '/' + matrixSet, query, city.city().name(), layers);
    }

    @GET
    @Path("/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}")
    public Response tile(
            @PathParam("tileMatrixSetId") String matrixSet,
            @PathParam("tileMatrix") String zoom,
            @PathParam("tileRow") String row,
            @PathParam("tileCol") String column,
            @QueryParam("collections") String collections) {
        Snapshot city = answers.city();
        TileAnswers.matrixSet(matrixSet);
        return answers.tile(city, answers.collections(city, collections), zoom, row, column);
    }
}
