package citiverse.server.rehearsals;

import citiverse.rehearse.Rehearsal;
import citiverse.twin.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs as trees for JSON.
public final class RunJson {
    private RunJson() {}

    /// A run with its links.
    ///
    /// @param actorToo whether to say who asked
    public static Map<String, Object> tree(Run run, boolean actorToo) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", run.id());
        tree.put("question", run.question());
        tree.put("questionId", run.questionId());
        tree.put("language", run.language());
        tree.putAll(progress(run));
        tree.put("created", text(run.created()));
        tree.put("started", text(run.started()));
        tree.put("finished", text(run.finished()));
        if (actorToo) {
            tree.put("actor", run.actor());
        }
        tree.put("seed", Long.toString(run.seed()));
        tree.put("draws", run.draws());
        tree.put("snapshot", run.snapshot());
        tree.put("engine", Rehearsal.ENGINE);
        tree.put("manifest", run.manifest().isEmpty() ? null : run.manifest());
        tree.put("recorded", run.recorded());
        tree.put("problem", run.problem() == null ? null : problem(run.problem()));
        tree.put("links", links(run));
        return tree;
    }

    /// What changes while it runs.
    public static Map<String, Object> progress(Run run) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("status", run.status().word());
        tree.put("step", run.step());
        tree.put("done", run.done());
        tree.put("total", run.total());
        tree.put("progress", Math.round(run.progress() * 1000) / 1000.0);
        tree.put("secondsLeft", run.secondsLeft() < 0 ? null : run.secondsLeft());
        return tree;
    }

    static Map<String, Object> tree(Verification verification) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("status", verification.status().word());
        tree.put("step", verification.step());
        tree.put("done", verification.done());
        tree.put("total", verification.total());
        boolean compared = verification.status() == Run.Status.SUCCESSFUL;
        tree.put("same", compared ? verification.same() : null);
        tree.put("difference", verification.difference());
        tree.put("files", verification.files());
        tree.put("created", text(verification.created()));
        tree.put("finished", text(verification.finished()));
        tree.put("problem", verification.problem() == null ? null : problem(verification.problem()));
        return tree;
    }

    /// A problem as part of a document.
    public static Map<String, Object> problem(Problem problem) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("type", "urn:citiverse:problem:" + problem.code());
        tree.put("title", problem.reason());
        tree.put("detail", problem.getMessage());
        tree.put("code", problem.code());
        return tree;
    }

    private static List<Object> links(Run run) {
        var links = new ArrayList<Object>();
        String home = "/api/rehearsals/" + run.id();
        links.add(link("self", home, "application/json"));
        links.add(link("alternate", "/rehearse/" + run.id(), "text/html"));
        links.add(link("events", home + "/events", "text/event-stream"));
        links.add(link("question", home + "/question", "application/yaml"));
        links.add(link("status", "/ogc/jobs/" + run.id(), "application/json"));
        if (run.successful()) {
            links.add(link("result", home + "/files/comparison.json", "application/json"));
            links.add(link("report", home + "/files/report.html", "text/html"));
            links.add(link("enclosure", home + "/files/all.zip", "application/zip"));
            links.add(link("verify", home + "/verify", "application/json"));
        }
        return links;
    }

    /// A link of a document.
    public static Map<String, Object> link(String rel, String href, String type) {
        var link = new LinkedHashMap<String, Object>();
        link.put("rel", rel);
        link.put("href", href);
        link.put("type", type);
        return link;
    }

    static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
