package citiverse.server.rehearsals;

import citiverse.rehearse.question.Question;
import citiverse.server.http.Refusal;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import io.quarkus.vertx.http.Compressed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// `/api/rehearsals`: start, list, watch, dismiss and repeat rehearsals.
@Path("/api/rehearsals")
public class RehearsalsResource {
    private static final int MOST_LISTED = 1000;
    private static final long FIRST_SEED = 1;

    private final Rehearsals rehearsals;
    private final Rights rights;

    RehearsalsResource(Rehearsals rehearsals, Rights rights) {
        this.rehearsals = rehearsals;
        this.rights = rights;
    }

    /// What was asked for.
    record Order(String question, long seed, OptionalInt draws) {
        /// The draws of a number that may be any.
        static OptionalInt draws(long number) {
            if (number < 1 || number > Integer.MAX_VALUE) {
                throw Bodies.wrong("the number of draws must be at least 1");
            }
            return OptionalInt.of((int) number);
        }

        /// Of a JSON object `{question, seed, draws}`; the question is a text of YAML or an object.
        static Order of(Map<?, ?> body) {
            for (Object name : body.keySet()) {
                if (!List.of("question", "seed", "draws").contains(name)) {
                    throw Bodies.wrong("there is no member \"" + name + "\" in an order");
                }
            }
            String question =
                    switch (body.get("question")) {
                        case String text -> text;
                        case Map<?, ?> tree -> CanonicalJson.write(tree);
                        case null, default -> throw Bodies.wrong("\"question\" must be a text or an object");
                    };
            return new Order(
                    question,
                    body.get("seed") == null ? FIRST_SEED : Bodies.whole("seed", body.get("seed")),
                    body.get("draws") == null ? OptionalInt.empty() : draws(Bodies.whole("draws", body.get("draws"))));
        }
    }

    @POST
    public Response submit(
            InputStream body,
            @HeaderParam("Content-Type") String type,
            @QueryParam("seed") String seed,
            @QueryParam("draws") String draws)
            throws IOException {
        rights.requireRehearsing();
        String text = Bodies.text(body);
        String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Order order =
                switch (plain) {
                    case "application/json" -> Order.of(Bodies.object(text));
                    case "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/plain" ->
                        new Order(
                                text,
                                seed == null ? FIRST_SEED : Bodies.whole("seed", seed),
                                draws == null ? OptionalInt.empty() : Order.draws(Bodies.whole("draws", draws)));
                    default -> throw unsupported(plain);
                };
        Question question = rehearsals.check(order.question(), order.seed(), order.draws());
        rights.requireReading(question);
        Run run = rehearsals.submit(question, order.seed(), order.draws(), rights.actor());
        return json(run.status().ended() ? 200 : 202, tree(run))
                .location(URI.create("/api/rehearsals/" + run.id()))
                .build();
    }

    private static Refusal unsupported(String type) {
        return new Refusal(
                415,
                Problem.user(
                                "CV-SERVER-415",
                                "a question comes as application/yaml or application/json, not \"" + type + '"')
                        .remedy("Set the header Content-Type"));
    }

    private Map<String, Object> tree(Run run) {
        return RunJson.tree(run, rights.mayKnowActor(run));
    }

    @GET
    @Compressed
    public Response list(
            @QueryParam("limit") @DefaultValue("100") String limit,
            @QueryParam("offset") @DefaultValue("0") String offset,
            @QueryParam("status") String status) {
        long most = Bodies.whole("limit", limit);
        long from = Bodies.whole("offset", offset);
        if (most < 1 || from < 0) {
            throw Bodies.wrong("limit must be at least 1 and offset at least 0");
        }
        most = Math.min(most, MOST_LISTED);
        List<Run> all = rights.visible().stream()
                .filter(run -> status == null || run.status().word().equals(status))
                .toList();
        var links = new java.util.ArrayList<Object>();
        links.add(RunJson.link("self", "/api/rehearsals", MediaType.APPLICATION_JSON));
        if (from + most < all.size()) {
            String next = "/api/rehearsals?limit=" + most + "&offset=" + (from + most)
                    + (status == null ? "" : "&status=" + status);
            links.add(RunJson.link("next", next, MediaType.APPLICATION_JSON));
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put(
                "rehearsals",
                all.stream().skip(from).limit(most).map(this::tree).toList());
        tree.put("numberMatched", all.size());
        tree.put("links", links);
        return json(200, tree).build();
    }

    @GET
    @Path("{id}")
    @Compressed
    public Response one(@PathParam("id") String id, @Context Request request) {
        return tagged(tree(rights.visible(id)), request);
    }

    @GET
    @Path("{id}/question")
    @Compressed
    public Response question(@PathParam("id") String id) {
        rights.visible(id);
        return Response.ok(rehearsals.question(id), "application/yaml;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    @POST
    @Path("{id}/dismiss")
    public Response dismiss(@PathParam("id") String id) {
        rights.dismissible(id);
        if (!rehearsals.cancel(id, rights.actor())) {
            throw new Refusal(
                    409,
                    Problem.user("CV-RUN-008", "the rehearsal " + id + " has ended and cannot be dismissed")
                            .remedy("See its status at /api/rehearsals/" + id));
        }
        return json(200, tree(rights.visible(id))).build();
    }

    @POST
    @Path("{id}/verify")
    public Response verify(@PathParam("id") String id) {
        rights.requireRehearsing();
        rights.visible(id);
        return json(202, RunJson.tree(rehearsals.verify(id, rights.actor())))
                .location(URI.create("/api/rehearsals/" + id + "/verify"))
                .build();
    }

    @GET
    @Path("{id}/verify")
    public Response verification(@PathParam("id") String id, @Context Request request) {
        rights.visible(id);
        Verification last =
                rehearsals.verification(id).orElseThrow(() -> Refusal.notFound("repetition of the rehearsal " + id));
        return tagged(RunJson.tree(last), request);
    }

    private static Response.ResponseBuilder json(int status, Object tree) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(CanonicalJson.write(tree))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static Response tagged(Object tree, Request request) {
        String text = CanonicalJson.write(tree);
        return Tagged.of(text, Rehearsals.digest(text).substring(0, 20), MediaType.APPLICATION_JSON, request);
    }
}
