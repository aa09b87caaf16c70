package citiverse.server.ogc.processes;

import citiverse.server.http.Refusal;
import citiverse.server.page.Pages;
import citiverse.server.rehearsals.Bodies;
import citiverse.server.rehearsals.Rehearsals;
import citiverse.server.rehearsals.Rights;
import citiverse.server.rehearsals.Run;
import citiverse.twin.Problem;
import io.quarkus.vertx.http.Compressed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/ogc/jobs`: what runs and ran.
@Path("/ogc/jobs")
public class JobsResource {
    private static final int MOST_LISTED = 1000;
    private static final int USUALLY_LISTED = 100;

    private final Pages pages;
    private final Rehearsals rehearsals;
    private final Rights rights;
    private final Clock clock;

    JobsResource(Pages pages, Rehearsals rehearsals, Rights rights, Clock clock) {
        this.pages = pages;
        this.rehearsals = rehearsals;
        this.rights = rights;
        this.clock = clock;
    }

    @GET
    @Compressed
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        var query = JobQuery.of(uri.getQueryParameters());
        List<Run> found = rights.jobs().stream()
                .filter(run -> query.admits(run, duration(run)))
                .toList();
        long most = Math.min(MOST_LISTED, query.limit() < 0 ? USUALLY_LISTED : query.limit());
        List<Run> shown = found.stream().skip(query.offset()).limit(most).toList();
        if (Ogc.html(headers, uri)) {
            var page = pages.view(uri, headers);
            List<JobView> views =
                    shown.stream().map(run -> JobView.of(run, page)).toList();
            return pages.page("processes/jobs", Map.of("jobs", views), uri, headers)
                    .build();
        }
        var links = new ArrayList<Object>();
        links.add(Ogc.link("self", "/ogc/jobs", MediaType.APPLICATION_JSON, "Jobs"));
        links.add(Ogc.link("alternate", "/ogc/jobs?f=html", MediaType.TEXT_HTML, "Jobs"));
        if (query.offset() + most < found.size()) {
            var next = uri.getRequestUriBuilder()
                    .replaceQueryParam("limit", most)
                    .replaceQueryParam("offset", query.offset() + most)
                    .build();
            links.add(
                    Ogc.link("next", next.getRawPath() + '?' + next.getRawQuery(), MediaType.APPLICATION_JSON, "Next"));
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("jobs", shown.stream().map(StatusInfo::of).toList());
        tree.put("links", links);
        return Ogc.json(200, tree).build();
    }

    private Duration duration(Run run) {
        return run.started() == null
                ? Duration.ZERO
                : Duration.between(run.started(), run.finished() == null ? clock.instant() : run.finished());
    }

    @GET
    @Path("{id}")
    @Compressed
    public Response one(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Optional<Run> run = rights.job(id);
        if (run.isEmpty()) {
            return missing(id, uri);
        }
        if (Ogc.html(headers, uri)) {
            return pages.page(
                            "processes/job",
                            Map.of("job", JobView.of(run.get(), pages.view(uri, headers))),
                            uri,
                            headers)
                    .build();
        }
        return Ogc.json(200, StatusInfo.of(run.get())).build();
    }

    private static Response missing(String id, UriInfo uri) {
        return Ogc.exception(404, "no-such-job", "there is no job " + id.substring(0, Math.min(60, id.length())), uri);
    }

    @DELETE
    @Path("{id}")
    public Response dismiss(@PathParam("id") String id, @Context UriInfo uri) {
        Optional<Run> run = rights.job(id);
        if (run.isEmpty()) {
            return missing(id, uri);
        }
        rights.requireEnding(run.get());
        if (!rehearsals.cancel(id, rights.actor()) && run.get().status() != Run.Status.DISMISSED) {
            throw new Refusal(
                    409,
                    Problem.user("CV-PROCESS-009", "the job " + id + " has ended; its result is kept")
                            .remedy("Read it at /ogc/jobs/" + id + "/results"));
        }
        return Ogc.json(200, StatusInfo.of(rehearsals.find(id).orElseThrow())).build();
    }

    @GET
    @Path("{id}/results")
    @Compressed
    public Response results(@PathParam("id") String id, @Context UriInfo uri) {
        Optional<Run> found = rights.job(id);
        if (found.isEmpty()) {
            return missing(id, uri);
        }
        Run run = found.get();
        return switch (run.status()) {
            case ACCEPTED, RUNNING -> Ogc.exception(404, "result-not-ready", "the job " + id + " has not ended", uri);
            case DISMISSED -> Ogc.exception(410, "job-dismissed", "the job " + id + " was dismissed", uri);
            case FAILED -> throw failure(run);
            case SUCCESSFUL -> Answers.document(outputs(run));
        };
    }

    /// 18-062r2, /req/core/job-results-failed: the status and type are those of the reason.
    private static Problem failure(Run run) {
        return run.problem() == null ? Bodies.wrong("the job failed") : run.problem();
    }

    private Map<String, java.nio.file.Path> outputs(Run run) {
        var outputs = new LinkedHashMap<String, java.nio.file.Path>();
        if (run.rehearsal()) {
            var folder = rehearsals.folder(run.id());
            outputs.put("comparison", folder.resolve("comparison.json"));
            outputs.put("manifest", folder.resolve("manifest.json"));
        } else {
            outputs.put("result", rehearsals.modelResult(run.id()));
        }
        return outputs;
    }
}
