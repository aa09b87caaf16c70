package citiverse.server.rehearsals;

import citiverse.server.rehearsals.Run.Status;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A rehearsal run again from its hashed inputs.
///
/// @param status how far it is; `SUCCESSFUL` where the comparison was made, whatever it showed
/// @param step what is being done
/// @param done units of the step
/// @param total units of the step, 0 where unknown
/// @param same true where every byte came out again
/// @param difference the first difference in words, empty where there is none
/// @param files that were compared
/// @param actor who asked
/// @param created when
/// @param finished when it ended, null before
/// @param problem why it failed, null unless it did
public record Verification(
        Status status,
        String step,
        long done,
        long total,
        boolean same,
        String difference,
        List<String> files,
        String actor,
        Instant created,
        Instant finished,
        Problem problem) {

    static Verification accepted(String actor, Instant at) {
        return new Verification(Status.ACCEPTED, "", 0, 0, false, "", List.of(), actor, at, null, null);
    }

    Verification at(String now, long units, long of) {
        return new Verification(Status.RUNNING, now, units, of, false, "", List.of(), actor, created, null, null);
    }

    Verification compared(boolean alike, String what, List<String> names, Instant at) {
        return new Verification(Status.SUCCESSFUL, "", 0, 0, alike, what, names, actor, created, at, null);
    }

    Verification failed(Problem why, Instant at) {
        return new Verification(Status.FAILED, "", 0, 0, false, "", List.of(), actor, created, at, why);
    }

    void write(Path file) throws IOException {
        var tree = new HashMap<String, Object>();
        tree.put("format", "citiverse.verification/1");
        tree.put("status", status.word());
        tree.put("same", same);
        tree.put("difference", difference);
        tree.put("files", files);
        tree.put("actor", actor);
        tree.put("created", created.toString());
        tree.put("finished", finished == null ? null : finished.toString());
        tree.put("problem", problem == null ? null : JobFile.tree(problem));
        Durable.write(file, CanonicalJson.write(tree).getBytes(StandardCharsets.UTF_8));
    }

    static Verification read(Path file) throws IOException {
        try {
            var tree = (Map<?, ?>) CanonicalJson.parse(Files.readAllBytes(file));
            return new Verification(
                    Status.valueOf(((String) tree.get("status")).toUpperCase(Locale.ROOT)),
                    "",
                    0,
                    0,
                    (Boolean) tree.get("same"),
                    (String) tree.get("difference"),
                    ((List<?>) tree.get("files"))
                            .stream().map(String.class::cast).toList(),
                    (String) tree.get("actor"),
                    Instant.parse((String) tree.get("created")),
                    tree.get("finished") == null ? null : Instant.parse((String) tree.get("finished")),
                    tree.get("problem") instanceof Map<?, ?> problem ? JobFile.problem(problem) : null);
        } catch (RuntimeException damaged) {
            throw new IOException(file + " is no verification: " + damaged, damaged);
        }
    }
}
