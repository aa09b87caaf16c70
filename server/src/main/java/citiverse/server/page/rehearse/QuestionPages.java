package citiverse.server.page.rehearse;

import citiverse.rehearse.question.QuestionFile;
import citiverse.server.http.Refusal;
import citiverse.server.page.Pages;
import citiverse.server.page.Reader;
import citiverse.server.rehearsals.Rehearsals;
import citiverse.server.rehearsals.Rights;
import citiverse.twin.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Questions as text: seen, changed, checked, run. For those who want more than a drawn question can say.
@Path("/rehearse/new/yaml")
public class QuestionPages {
    private static final String MARK = "# Drawn at /rehearse/new/";
    private static final Pattern MARKED = Pattern.compile("\\A# Drawn at /rehearse/new/([a-z2-9]{20})\\R");
    private static final int LONGEST = 200_000;

    private final Pages pages;
    private final Drafts drafts;
    private final Desk desk;
    private final Rehearsals rehearsals;
    private final Shelf shelf;
    private final Rights rights;

    QuestionPages(Pages pages, Drafts drafts, Desk desk, Rehearsals rehearsals, Shelf shelf, Rights rights) {
        this.pages = pages;
        this.drafts = drafts;
        this.desk = desk;
        this.rehearsals = rehearsals;
        this.shelf = shelf;
        this.rights = rights;
    }

    /// The text of a drawn question with the address of its step, which a comment carries and no hash covers.
    static String marked(String step, String yaml) {
        return MARK + step + '\n' + yaml;
    }

    /// The step that a question was drawn at.
    static Optional<String> drawnAt(String yaml) {
        Matcher mark = MARKED.matcher(yaml);
        return mark.find() ? Optional.of(mark.group(1)) : Optional.empty();
    }

    /// A seed as a form says it.
    static Optional<Long> seed(String text) {
        return text.strip().matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(text.strip())) : Optional.empty();
    }

    /// @param step a drawn question
    /// @param run the question of a run
    /// @param question a question of this server
    @GET
    public Response text(
            @QueryParam("step") String step,
            @QueryParam("run") String run,
            @QueryParam("question") String question,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        String yaml = "";
        if (step != null) {
            DrawnQuestion drawn = desk.question(drafts.find(step)
                    .orElseThrow(() -> Refusal.notFound("drawn question of this address"))
                    .draft());
            if (!drawn.sound()) {
                String path = "/rehearse/new/" + step + "?check=1#faults";
                return Response.status(303)
                        .header("Location", Reader.of(uri, headers).href(path))
                        .build();
            }
            yaml = marked(step, drawn.yaml());
        } else if (run != null) {
            yaml = rehearsals.question(rights.visible(run).id());
        } else if (question != null) {
            yaml = shelf.text(question).orElseThrow(() -> Refusal.notFound("question of this name"));
        }
        return shown(yaml, "1", null, false, uri, headers).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response check(MultivaluedMap<String, String> form, @Context UriInfo uri, @Context HttpHeaders headers) {
        String yaml = Edits.first(form, "yaml").replace("\r\n", "\n");
        String seed = Edits.first(form, "seed");
        if (yaml.length() > LONGEST) {
            throw new Refusal(
                    413,
                    Problem.user("CV-SERVER-624", "the question is longer than " + LONGEST + " characters")
                            .remedy("Send it to /api/rehearsals instead"));
        }
        Optional<Long> number = seed(seed);
        if (number.isEmpty()) {
            var wrong = Problem.user("CV-SERVER-625", "the seed is a whole number from 0")
                    .remedy("Write for instance 1");
            return shown(yaml, seed, wrong, false, uri, headers).status(422).build();
        }
        try {
            QuestionFile.parse("question.yaml", yaml);
            if (Edits.first(form, "do").equals("run")) {
                var run = desk.run(yaml, number.get(), OptionalInt.empty());
                String path = Reader.of(uri, headers).href("/rehearse/" + run.id());
                return Response.status(303).header("Location", path).build();
            }
        } catch (Problem refused) {
            if (refused.fault() != Problem.Fault.USER) {
                throw refused;
            }
            return shown(yaml, seed, refused, false, uri, headers).status(422).build();
        }
        return shown(yaml, seed, null, true, uri, headers).build();
    }

    private Response.ResponseBuilder shown(
            String yaml, String seed, Problem problem, boolean sound, UriInfo uri, HttpHeaders headers) {
        var data = new HashMap<String, Object>();
        data.put("yaml", yaml);
        data.put("seed", seed);
        data.put("problem", problem);
        data.put("sound", sound);
        data.put("mayRun", desk.mayRun());
        data.put("role", desk.running().id());
        data.put(
                "drawn",
                drawnAt(yaml).filter(step -> drafts.find(step).isPresent()).orElse(""));
        return pages.page("rehearse/yaml", data, uri, headers);
    }
}
