package citiverse.server.ogc.processes;

import citiverse.server.rehearsals.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// A job as the standard tells it (18-062r2, 7.12, `statusInfo.yaml`).
final class StatusInfo {
    private StatusInfo() {}

    static Map<String, Object> of(Run run) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("processID", run.process());
        tree.put("type", "process");
        tree.put("jobID", run.id());
        tree.put("status", run.status().word());
        tree.put("message", message(run));
        put(tree, "created", run.created());
        put(tree, "started", run.started());
        put(tree, "finished", run.finished());
        put(tree, "updated", updated(run));
        tree.put("progress", (int) Math.round(100 * run.progress()));
        var links = new ArrayList<Object>();
        String home = "/ogc/jobs/" + run.id();
        links.add(Ogc.link("self", home, "application/json", run.question()));
        links.add(Ogc.link("alternate", home + "?f=html", "text/html", run.question()));
        links.add(Ogc.link("up", "/ogc/jobs", "application/json", "Jobs"));
        if (run.successful()) {
            links.add(Ogc.link(Ogc.RESULTS, home + "/results", "application/json", run.question()));
        }
        if (run.rehearsal()) {
            links.add(Ogc.link(
                    "monitor", "/api/rehearsals/" + run.id() + "/events", "text/event-stream", run.question()));
        }
        tree.put("links", links);
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, Instant instant) {
        if (instant != null) {
            tree.put(name, instant.toString());
        }
    }

    private static Instant updated(Run run) {
        return run.finished() != null ? run.finished() : run.started() != null ? run.started() : run.created();
    }

    private static String message(Run run) {
        return switch (run.status()) {
            case ACCEPTED -> "waiting";
            case RUNNING -> run.total() > 0 ? run.step() + ": " + run.done() + " of " + run.total() : run.step();
            case SUCCESSFUL -> run.question();
            case FAILED -> run.problem() == null ? "" : run.problem().getMessage();
            case DISMISSED -> "dismissed";
        };
    }
}
