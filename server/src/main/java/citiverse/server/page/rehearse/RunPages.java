package citiverse.server.page.rehearse;

import citiverse.rehearse.Comparison.OptionResult;
import citiverse.report.ReportPart;
import citiverse.server.http.Refusal;
import citiverse.server.page.Pages;
import citiverse.server.page.Reader;
import citiverse.server.page.Texts;
import citiverse.server.rehearsals.Rehearsals;
import citiverse.server.rehearsals.Rights;
import citiverse.server.rehearsals.Run;
import citiverse.server.rehearsals.Verification;
import io.quarkus.qute.RawString;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rehearsals: which there are, how far they are, what came of them.
@Path("/rehearse")
public class RunPages {
    private static final int SHOWN = 50;

    private final Pages pages;
    private final Desk desk;
    private final Drafts drafts;
    private final Shelf shelf;
    private final Rehearsals rehearsals;
    private final Answers answers;
    private final Rights rights;

    RunPages(
            Pages pages, Desk desk, Drafts drafts, Shelf shelf, Rehearsals rehearsals, Answers answers, Rights rights) {
        this.pages = pages;
        this.desk = desk;
        this.drafts = drafts;
        this.shelf = shelf;
        this.rehearsals = rehearsals;
        this.answers = answers;
        this.rights = rights;
    }

    @GET
    public Response index(@Context UriInfo uri, @Context HttpHeaders headers) {
        var data = new HashMap<String, Object>();
        List<Run> runs = rights.visible().stream().limit(SHOWN).toList();
        String language = Reader.of(uri, headers).language();
        data.put("kinds", desk.facts().kinds());
        data.put("questions", shelf.all());
        data.put("running", views(runs.stream().filter(run -> !run.status().ended()), language));
        data.put("finished", views(runs.stream().filter(run -> run.status().ended()), language));
        data.put("mayRun", desk.mayRun());
        data.put("role", desk.running().id());
        return pages.page("rehearse/index", data, uri, headers).build();
    }

    private List<RunView> views(java.util.stream.Stream<Run> runs, String language) {
        return runs.map(run -> new RunView(run, language, rights.mayKnowActor(run)))
                .toList();
    }

    /// How far a run is; once it has ended, the answer or why there is none.
    @GET
    @Path("{id}")
    public Response run(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Run run = rights.visible(id);
        if (run.successful()) {
            return part(run, ReportPart.ANSWER, uri, headers);
        }
        var data = data(run, uri, headers);
        String template = run.status().ended() ? "rehearse/ended" : "rehearse/progress";
        return pages.page(template, data, uri, headers)
                .header("Cache-Control", "no-store")
                .build();
    }

    /// A part of the answer, or all of them for printing.
    @GET
    @Path("{id}/{part}")
    public Response part(
            @PathParam("id") String id,
            @PathParam("part") String name,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Run run = rights.visible(id);
        requireAnswer(run);
        if (name.equals("all")) {
            String language = Reader.of(uri, headers).language();
            var data = data(run, uri, headers);
            data.put("part", "all");
            data.put(
                    "sections",
                    answers.parts(run).stream()
                            .map(part -> new RawString(answers.part(run, part, language)))
                            .toList());
            return pages.page("rehearse/answer", data, uri, headers).build();
        }
        ReportPart part = ReportPart.of(name)
                .filter(answers.parts(run)::contains)
                .orElseThrow(() -> Refusal.notFound("part of this name of the answer"));
        return part(run, part, uri, headers);
    }

    private static void requireAnswer(Run run) {
        if (!run.successful()) {
            throw Refusal.notFound("answer of the rehearsal " + run.id() + " yet");
        }
    }

    private Response part(Run run, ReportPart part, UriInfo uri, HttpHeaders headers) {
        var data = data(run, uri, headers);
        data.put("part", part.id());
        data.put(
                "sections",
                List.of(new RawString(
                        answers.part(run, part, Reader.of(uri, headers).language()))));
        return pages.page("rehearse/answer", data, uri, headers).build();
    }

    /// Two options side by side.
    @GET
    @Path("{id}/compare")
    public Response compare(
            @PathParam("id") String id,
            @QueryParam("a") String a,
            @QueryParam("b") String b,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Run run = rights.visible(id);
        requireAnswer(run);
        var comparison = answers.comparison(run);
        String language = Reader.of(uri, headers).language();
        var messages = Texts.of(language);
        var numbers = Texts.numbers(language);
        List<String> ranking = comparison.ranking();
        String first = a == null ? ranking.getFirst() : a;
        String second = b == null ? ranking.get(Math.min(1, ranking.size() - 1)) : b;
        var pair = new PairView(comparison, option(run, first), option(run, second), messages, numbers);
        var data = data(run, uri, headers);
        data.put("part", "compare");
        data.put("pair", pair);
        data.put("choices", PairView.choices(comparison, messages, numbers));
        String maps = first.equals(second)
                ? ""
                : answers.maps(
                        run,
                        language,
                        first,
                        second,
                        messages.text("rehearse.pair.map"),
                        messages.text("rehearse.pair.caption"));
        data.put("maps", new RawString(maps));
        data.put("known", !maps.isEmpty());
        return pages.page("rehearse/compare", data, uri, headers).build();
    }

    private OptionResult option(Run run, String id) {
        return answers.comparison(run).options().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("option of this name in the rehearsal " + run.id()));
    }

    /// Running it again: how far, and whether every byte came out again.
    @GET
    @Path("{id}/verify")
    public Response verified(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Run run = rights.visible(id);
        requireAnswer(run);
        var data = data(run, uri, headers);
        Optional<Verification> last = rehearsals.verification(run.id());
        data.put("part", "verify");
        data.put("verification", last.orElse(null));
        data.put("verifying", last.filter(one -> !one.status().ended()).isPresent());
        return pages.page("rehearse/verify", data, uri, headers)
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("{id}/verify")
    public Response verify(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        rights.requireRehearsing();
        Run run = rights.visible(id);
        requireAnswer(run);
        rehearsals.verify(run.id(), rights.actor());
        return seeOther("/rehearse/" + run.id() + "/verify", uri, headers);
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Run run = rights.dismissible(id);
        rehearsals.cancel(run.id(), rights.actor());
        return seeOther("/rehearse/" + run.id(), uri, headers);
    }

    /// The same question once more: of one that was cancelled or failed.
    @POST
    @Path("{id}/again")
    public Response again(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Run run = rights.visible(id);
        Run next = desk.run(rehearsals.question(run.id()), run.seed(), java.util.OptionalInt.of(run.draws()));
        return seeOther("/rehearse/" + next.id(), uri, headers);
    }

    private static Response seeOther(String path, UriInfo uri, HttpHeaders headers) {
        return Response.status(303)
                .header("Location", Reader.of(uri, headers).href(path))
                .build();
    }

    private Map<String, Object> data(Run run, UriInfo uri, HttpHeaders headers) {
        String language = Reader.of(uri, headers).language();
        var data = new HashMap<String, Object>();
        data.put("run", new RunView(run, language, rights.mayKnowActor(run)));
        data.put(
                "parts",
                run.successful()
                        ? answers.parts(run).stream().map(ReportPart::id).toList()
                        : List.of());
        data.put(
                "change",
                QuestionPages.drawnAt(rehearsals.question(run.id()))
                        .filter(step -> drafts.find(step).isPresent())
                        .map(step -> "/rehearse/new/" + step)
                        .orElse("/rehearse/new/yaml?run=" + run.id()));
        data.put("mayRun", desk.mayRun());
        data.put("role", desk.running().id());
        data.put("address", uri.getBaseUri().resolve("/rehearse/" + run.id()).toString());
        if (run.successful()) {
            data.put("best", answers.comparison(run).ranking().getFirst());
            data.put("moved", !run.snapshot().equals(desk.hash()));
        }
        return data;
    }
}
