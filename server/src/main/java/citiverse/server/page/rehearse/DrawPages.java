package citiverse.server.page.rehearse;

import citiverse.server.http.Addresses;
import citiverse.server.http.Refusal;
import citiverse.server.page.Pages;
import citiverse.server.page.Reader;
import citiverse.server.page.rehearse.Drafts.Step;
import citiverse.server.page.rehearse.DrawnQuestion.Fault;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Where questions are drawn: one form, each press of a button one step, each step a link.
@Path("/rehearse/new")
public class DrawPages {
    private static final String FORM = "rehearse/draw";

    private final Pages pages;
    private final Drafts drafts;
    private final Desk desk;

    DrawPages(Pages pages, Drafts drafts, Desk desk) {
        this.pages = pages;
        this.drafts = drafts;
        this.desk = desk;
    }

    /// A new question of a kind; without one, the kinds to choose from.
    ///
    /// @param at longitude and latitude of a place that is chosen already, or none
    @GET
    public Response begin(
            @QueryParam("kind") String kind,
            @QueryParam("at") String at,
            @QueryParam("view") String view,
            @QueryParam("find") String find,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        if (kind == null) {
            return pages.page(
                            "rehearse/kinds",
                            new HashMap<>(java.util.Map.of("kinds", desk.facts().kinds())),
                            uri,
                            headers)
                    .build();
        }
        Draft draft = first(kind, Reader.of(uri, headers).language());
        if (at != null) {
            return begunAt(draft, at, Reader.of(uri, headers));
        }
        var step = new Step("", "", draft);
        return shown(step, "", MapView.of(view, desk.facts()), find, List.of(), false, uri, headers)
                .build();
    }

    /// The question with a place in it, as a step of its own; where the place does not fit, the empty question.
    private Response begunAt(Draft empty, String at, Reader reader) {
        String[] place = at.split(",", -1);
        var form = new MultivaluedHashMap<String, String>();
        form.putSingle("do", "at");
        form.putSingle("longitude", place[0]);
        form.putSingle("latitude", place.length == 2 ? place[1] : "");
        var outcome = new Edits(desk.facts(), desk.finder()).apply(empty, form, MapView.of(null, desk.facts()));
        Step root = drafts.keep(empty, "");
        Step step = outcome.fault().isPresent() ? root : drafts.keep(outcome.draft(), root.id());
        return Response.status(303)
                .header("Location", reader.href("/rehearse/new/" + step.id()))
                .build();
    }

    private static Draft first(String kind, String language) {
        return Draft.of(Kind.of(kind).orElseThrow(() -> Refusal.notFound("kind of question of this name")), language);
    }

    /// A step of a question.
    ///
    /// @param redo the last step that was seen before undoing
    /// @param check anything, where everything that is wrong is to be told
    @GET
    @Path("{step}")
    public Response step(
            @PathParam("step") String id,
            @QueryParam("redo") String redo,
            @QueryParam("view") String view,
            @QueryParam("find") String find,
            @QueryParam("check") String check,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Step step = find(id);
        MapView shown = MapView.of(view, desk.facts());
        return shown(step, redo == null ? "" : redo, shown, find, List.of(), check != null, uri, headers)
                .build();
    }

    private Step find(String id) {
        return drafts.find(id).orElseThrow(() -> Refusal.notFound("drawn question of this address, or no longer"));
    }

    /// The question of a step as a file.
    @GET
    @Path("{step}/question.yaml")
    public Response file(@PathParam("step") String id) {
        Step step = find(id);
        DrawnQuestion question = desk.question(step.draft());
        if (!question.sound()) {
            return Response.status(303)
                    .header("Location", "/rehearse/new/" + id + "?check=1#faults")
                    .build();
        }
        return Response.ok(QuestionPages.marked(step.id(), question.yaml()), "application/yaml;charset=UTF-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + step.draft().kind().id() + ".yaml\"")
                .build();
    }

    /// The drawing on which places are picked.
    @GET
    @Path("map.svg")
    public Response map(
            @QueryParam("step") String id,
            @QueryParam("view") String view,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Draft draft = id == null || id.isEmpty() ? Draft.of(Kind.TOWER, "en") : find(id).draft();
        String drawing = desk.drawing(
                draft,
                id == null ? "" : id,
                MapView.of(view, desk.facts()),
                Reader.of(uri, headers).language());
        return Response.ok(drawing, "image/svg+xml;charset=UTF-8")
                .header("Cache-Control", "private, max-age=300")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .build();
    }

    /// What a form says: one step more, or a run.
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit(MultivaluedMap<String, String> form, @Context UriInfo uri, @Context HttpHeaders headers) {
        String from = Edits.first(form, "step");
        Reader reader = Reader.of(uri, headers);
        Step before =
                from.isEmpty() ? new Step("", "", first(Edits.first(form, "kind"), reader.language())) : find(from);
        CityFacts facts = desk.facts();
        MapView view = MapView.of(form.getFirst("view"), facts);
        boolean running = Edits.first(form, "do").equals("run");
        if (running) {
            form.putSingle("do", "save");
            form.remove("find");
        }
        var outcome = new Edits(facts, desk.finder()).apply(before.draft(), form, view);
        if (outcome.fault().isPresent()) {
            var shown = new Step(before.id(), before.before(), outcome.draft());
            return shown(shown, "", view, null, List.of(outcome.fault().get()), false, uri, headers)
                    .status(422)
                    .build();
        }
        Step root = from.isEmpty() ? drafts.keep(before.draft(), "") : before;
        Step step = drafts.keep(outcome.draft(), root.id());
        if (running) {
            return run(step, view, reader, uri, headers);
        }
        String query = (view.whole() ? "" : "&view=" + view.link())
                + (outcome.find().isEmpty() ? "" : "&find=" + Addresses.encoded(outcome.find()));
        String anchor = outcome.find().isEmpty() ? "#places" : "#found";
        String path = "/rehearse/new/" + step.id() + (query.isEmpty() ? "" : '?' + query.substring(1)) + anchor;
        return Response.status(303).header("Location", reader.href(path)).build();
    }

    private Response run(Step step, MapView view, Reader reader, UriInfo uri, HttpHeaders headers) {
        DrawnQuestion question = desk.question(step.draft());
        Optional<Long> seed = QuestionPages.seed(step.draft().field("seed", "1"));
        if (!question.sound() || seed.isEmpty()) {
            var faults = new ArrayList<>(question.faults());
            if (seed.isEmpty()) {
                faults.add(new Fault("seed", "rehearse.fault.seed"));
            }
            return shown(step, "", view, null, faults, true, uri, headers)
                    .status(422)
                    .build();
        }
        var run = desk.run(QuestionPages.marked(step.id(), question.yaml()), seed.get(), OptionalInt.empty());
        return Response.status(303)
                .header("Location", reader.href("/rehearse/" + run.id()))
                .build();
    }

    private Response.ResponseBuilder shown(
            Step step,
            String redo,
            MapView view,
            String find,
            List<Fault> more,
            boolean all,
            UriInfo uri,
            HttpHeaders headers) {
        Draft draft = step.draft();
        CityFacts facts = desk.facts();
        DrawnQuestion question = desk.question(draft);
        var faults = new ArrayList<>(more);
        question.faults().stream()
                .filter(fault -> (all || !fault.early()) && !more.contains(fault))
                .forEach(faults::add);
        String wanted = find == null ? "" : find.length() > 80 ? find.substring(0, 80) : find;
        Reader reader = Reader.of(uri, headers);
        var form = new FormView(draft, facts, question, List.copyOf(faults), reader.language());
        var links = new StepLinks(step, redo, view, drafts, reader);
        var data = new HashMap<String, Object>();
        data.put("form", form);
        data.put("links", links);
        data.put("view", view);
        data.put("step", step.id());
        data.put("find", wanted);
        data.put("hits", wanted.isEmpty() ? List.of() : desk.finder().find(wanted, draft.kind() == Kind.CLOSURE));
        data.put("mayRun", desk.mayRun());
        data.put("role", desk.running().id());
        return pages.page(FORM, data, uri, headers);
    }
}
