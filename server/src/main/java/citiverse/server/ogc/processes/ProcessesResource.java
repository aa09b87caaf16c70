package citiverse.server.ogc.processes;

import citiverse.rehearse.question.Question;
import citiverse.report.words.Messages;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import citiverse.server.ogc.processes.offered.Catalogue;
import citiverse.server.ogc.processes.offered.Inputs;
import citiverse.server.ogc.processes.offered.Offered;
import citiverse.server.page.Pages;
import citiverse.server.page.Reader;
import citiverse.server.page.Texts;
import citiverse.server.rehearsals.Bodies;
import citiverse.server.rehearsals.Questions;
import citiverse.server.rehearsals.Rehearsals;
import citiverse.server.rehearsals.Rights;
import citiverse.server.rehearsals.Run;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.json.CanonicalJson;
import io.quarkus.vertx.http.Compressed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// `/ogc/processes`: what can be run, and running it.
@Path("/ogc/processes")
public class ProcessesResource {
    private final Pages pages;
    private final OnlineCity city;
    private final Rehearsals rehearsals;
    private final Questions questions;
    private final Rights rights;
    private final AtOnce atOnce;

    ProcessesResource(
            Pages pages, OnlineCity city, Rehearsals rehearsals, Questions questions, Rights rights, AtOnce atOnce) {
        this.pages = pages;
        this.city = city;
        this.rehearsals = rehearsals;
        this.questions = questions;
        this.rights = rights;
        this.atOnce = atOnce;
    }

    @GET
    @Compressed
    public Response list(@QueryParam("limit") String limit, @Context UriInfo uri, @Context HttpHeaders headers) {
        Messages words = words(uri, headers);
        long most = limit == null ? Integer.MAX_VALUE : Bodies.whole("limit", limit);
        if (most < 1) {
            throw Bodies.wrong("limit must be at least 1");
        }
        List<Described> shown = Described.all().stream().limit(most).toList();
        if (Ogc.html(headers, uri)) {
            return pages.page(
                            "processes/list",
                            Map.of(
                                    "processes",
                                    shown.stream()
                                            .map(process -> Map.of(
                                                    "id", process.id(),
                                                    "address", "/ogc/processes/" + process.id() + "?f=html",
                                                    "title", process.title(words),
                                                    "about", process.about(words)))
                                            .toList()),
                            uri,
                            headers)
                    .build();
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put(
                "processes",
                shown.stream().map(process -> process.summary(words)).toList());
        String title = words.text("processes.title");
        tree.put(
                "links",
                List.of(
                        Ogc.link("self", "/ogc/processes", MediaType.APPLICATION_JSON, title),
                        Ogc.link("alternate", "/ogc/processes?f=html", MediaType.TEXT_HTML, title)));
        return Ogc.json(200, tree).build();
    }

    @GET
    @Path("{id}")
    @Compressed
    public Response one(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Optional<Described> found = Described.find(id);
        if (found.isEmpty()) {
            return missing(id, uri);
        }
        Messages words = words(uri, headers);
        Described process = found.get();
        if (Ogc.html(headers, uri)) {
            return pages.page("processes/one", ProcessView.of(process, words), uri, headers)
                    .build();
        }
        return Ogc.json(200, process.whole(words)).build();
    }

    private static Response missing(String id, UriInfo uri) {
        String shown = id.substring(0, Math.min(60, id.length()));
        return Ogc.exception(404, "no-such-process", "there is no process \"" + shown + '"', uri);
    }

    private static Messages words(UriInfo uri, HttpHeaders headers) {
        return Texts.of(Reader.of(uri, headers).language());
    }

    @POST
    @Path("{id}/execution")
    @Consumes(MediaType.WILDCARD)
    @Compressed
    public Response execute(
            @PathParam("id") String id,
            InputStream body,
            @HeaderParam("Prefer") List<String> prefer,
            @Context UriInfo uri)
            throws IOException {
        Optional<Described> found = Described.find(id);
        if (found.isEmpty()) {
            return missing(id, uri);
        }
        var request = ExecuteRequest.of(Bodies.text(body), found.get(), this::fetched);
        boolean wanted = prefer.stream()
                .flatMap(line -> List.of(line.split("[,;]")).stream())
                .anyMatch(each -> each.strip().toLowerCase(Locale.ROOT).equals("respond-async"));
        if (id.equals(Run.REHEARSE)) {
            return started(rehearse(request), wanted);
        }
        Offered offered = Catalogue.find(id).orElseThrow();
        Inputs inputs = Inputs.of(offered.fields(), request.inputs());
        List<String> layers = offered.layers(inputs);
        rights.requireReading(layers);
        if (wanted) {
            rights.requireRehearsing();
            String title = found.get().title(Texts.of("en"));
            return started(rehearsals.submit(id, title, inputs.json(), layers, rights.actor()), true);
        }
        Snapshot now = city.snapshot();
        String answer = atOnce.compute(
                progress -> offered.compute(now, inputs, 1, progress).json(offered, inputs, now));
        return Answers.of("result", answer, request.document());
    }

    private Run rehearse(ExecuteRequest request) {
        rights.requireRehearsing();
        Inputs inputs = Inputs.of(Described.REHEARSE, request.inputs());
        Object given = inputs.values().get("question");
        String text = given instanceof String yaml ? yaml : CanonicalJson.write(given);
        long seed = Bodies.whole("seed", inputs.values().get("seed"));
        OptionalInt draws = inputs.has("draws") ? OptionalInt.of(inputs.whole("draws")) : OptionalInt.empty();
        Question question = rehearsals.check(text, seed, draws);
        rights.requireReading(question);
        return rehearsals.submit(question, seed, draws, rights.actor());
    }

    /// 18-062r2, /req/core/process-execute-success-async: 201 with the address of the job.
    private static Response started(Run run, boolean preferred) {
        var answer = Ogc.json(201, StatusInfo.of(run)).location(URI.create("/ogc/jobs/" + run.id()));
        return preferred ? answer.header("Preference-Applied", "respond-async").build() : answer.build();
    }

    /// A value by reference: a question of this server. Nothing is fetched from elsewhere.
    private String fetched(String href) {
        String path = href.startsWith("/") ? href : "";
        if (path.matches("/api/questions/[^/]+")) {
            var known = questions.all().get(path.substring("/api/questions/".length()));
            if (known != null && rights.maySee(known.layers())) {
                return known.text();
            }
        }
        if (path.matches("/api/rehearsals/[0-9a-f]{16}/question")) {
            return rehearsals.question(rights.visible(path.split("/")[3]).id());
        }
        throw new Refusal(
                400,
                Problem.user("CV-PROCESS-007", "this server reads no value from there")
                        .remedy("Give the value itself, or the address of a question such as /api/questions/demo"));
    }
}
