package citiverse.server.ogc.tiles;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/// The tile matrix sets that tiles are offered in: one.
@Path("/ogc/tileMatrixSets")
public class TileMatrixSetsResource {
    private final TileAnswers answers;

    TileMatrixSetsResource(TileAnswers answers) {
        this.answers = answers;
    }

    @GET
    public Response all() {
        return answers.document(answers.documents().matrixSets());
    }

    @GET
    @Path("/{tileMatrixSetId}")
    public Response one(@PathParam("tileMatrixSetId") String id) {
        TileAnswers.matrixSet(id);
        return answers.document(answers.documents().matrixSet());
    }
}
