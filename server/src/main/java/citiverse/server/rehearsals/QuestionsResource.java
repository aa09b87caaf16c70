package citiverse.server.rehearsals;

import citiverse.server.http.Refusal;
import citiverse.twin.json.CanonicalJson;
import io.quarkus.vertx.http.Compressed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `/api/questions`: what can be asked here.
@Path("/api/questions")
public class QuestionsResource {
    private final Questions questions;
    private final Rights rights;

    QuestionsResource(Questions questions, Rights rights) {
        this.questions = questions;
        this.rights = rights;
    }

    @GET
    @Compressed
    public Response list(@Context Request request) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put(
                "questions",
                questions.all().values().stream()
                        .filter(known -> rights.maySee(known.layers()))
                        .map(QuestionsResource::tree)
                        .toList());
        tree.put("links", List.of(RunJson.link("self", "/api/questions", MediaType.APPLICATION_JSON)));
        return answer(tree, request);
    }

    @GET
    @Path("{id}")
    @Compressed
    public Response one(@PathParam("id") String id, @Context Request request) {
        Questions.Known known = questions.all().get(id);
        if (known == null || !rights.maySee(known.layers())) {
            throw Refusal.notFound("question \"" + id.substring(0, Math.min(40, id.length())) + '"');
        }
        Map<String, Object> tree = tree(known);
        tree.put("text", known.text());
        return answer(tree, request);
    }

    private static Map<String, Object> tree(Questions.Known known) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", known.id());
        tree.put("title", known.title());
        tree.put("about", known.about());
        tree.put("language", known.language());
        tree.put("layers", known.layers());
        tree.put("rehearsal", known.run().isEmpty() ? null : known.run());
        tree.put("href", "/api/questions/" + known.id());
        return tree;
    }

    private static Response answer(Object tree, Request request) {
        String text = CanonicalJson.write(tree);
        return Tagged.of(text, Rehearsals.digest(text).substring(0, 20), MediaType.APPLICATION_JSON, request);
    }
}
