package citiverse.server.rehearsals;

import citiverse.server.rehearsals.Run.Status;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// `job.json`: a run and what is owed to the ledger.
record JobFile(Run run, List<Owed> owed) {
    private static final String FORMAT = "citiverse.job/1";

    /// @throws IOException where the disk cannot be written; what stood there before then still stands
    void write(Path file) throws IOException {
        var tree = new TreeMap<String, Object>();
        tree.put("format", FORMAT);
        tree.put("id", run.id());
        tree.put("process", run.process());
        tree.put("question", run.question());
        tree.put("questionId", run.questionId());
        tree.put("language", run.language());
        tree.put("status", run.status().word());
        tree.put("created", text(run.created()));
        tree.put("started", text(run.started()));
        tree.put("finished", text(run.finished()));
        tree.put("actor", run.actor());
        tree.put("seed", Long.toString(run.seed()));
        tree.put("draws", run.draws());
        tree.put("snapshot", run.snapshot());
        tree.put("position", Long.toString(run.position()));
        tree.put("asOf", text(run.asOf()));
        tree.put("layers", run.layers());
        tree.put("manifest", run.manifest());
        tree.put("problem", run.problem() == null ? null : tree(run.problem()));
        tree.put("owed", owed.stream().map(Owed::tree).toList());
        Durable.write(file, CanonicalJson.write(tree).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IOException where it cannot be read or is none
    static JobFile read(Path file) throws IOException {
        try {
            var tree = (Map<?, ?>) CanonicalJson.parse(Files.readAllBytes(file));
            if (!FORMAT.equals(tree.get("format"))) {
                throw new IOException(file + " is of another format: " + tree.get("format"));
            }
            var owed = ((List<?>) tree.get("owed"))
                    .stream().map(each -> Owed.of((Map<?, ?>) each)).toList();
            Status status = Status.valueOf(((String) tree.get("status")).toUpperCase(Locale.ROOT));
            var asked = new Run.Asked(
                    (String) tree.get("id"),
                    (String) tree.get("process"),
                    (String) tree.get("question"),
                    (String) tree.get("questionId"),
                    (String) tree.get("language"),
                    instant(tree.get("created")),
                    (String) tree.get("actor"),
                    Long.parseLong((String) tree.get("seed")),
                    Math.toIntExact((Long) tree.get("draws")),
                    (String) tree.get("snapshot"),
                    Long.parseLong((String) tree.get("position")),
                    instant(tree.get("asOf")),
                    ((List<?>) tree.get("layers"))
                            .stream().map(String.class::cast).toList());
            var state = Run.State.resting(
                    status,
                    instant(tree.get("started")),
                    instant(tree.get("finished")),
                    (String) tree.get("manifest"),
                    tree.get("problem") instanceof Map<?, ?> problem ? problem(problem) : null);
            var run = new Run(asked, state, owed.isEmpty());
            return new JobFile(run, owed);
        } catch (RuntimeException damaged) {
            throw new IOException(file + " is no job: " + damaged, damaged);
        }
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Instant instant(Object text) {
        return text == null ? null : Instant.parse((String) text);
    }

    /// A problem as it is kept.
    static Map<String, Object> tree(Problem problem) {
        return Map.of(
                "code", problem.code(),
                "ours", problem.fault() == Problem.Fault.OURS,
                "reason", problem.reason(),
                "file", problem.file(),
                "place", problem.place(),
                "remedy", problem.remedy());
    }

    static Problem problem(Map<?, ?> tree) {
        String code = (String) tree.get("code");
        String reason = (String) tree.get("reason");
        Problem problem =
                Boolean.TRUE.equals(tree.get("ours")) ? Problem.ours(code, reason, null) : Problem.user(code, reason);
        return problem.in((String) tree.get("file"))
                .at((String) tree.get("place"))
                .remedy((String) tree.get("remedy"));
    }
}
