package citiverse.rehearse;

import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.rehearse.run.TravelModel;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/// Repeats a rehearsal from what its folder says of its inputs, and compares byte for byte.
public final class Rerun {
    private final TravelModel.Compiler compiler;

    /// With the access model of the house.
    public Rerun() {
        this(TravelModel::compile);
    }

    /// With another travel model.
    public Rerun(TravelModel.Compiler compiler) {
        this.compiler = compiler;
    }

    /// What came of it.
    ///
    /// @param same true where every canonical file has the same bytes
    /// @param difference the first difference in words, empty where there is none
    /// @param files names of the files compared
    public record Outcome(boolean same, String difference, List<String> files) {}

    /// Repeats it on a twin; where the twin has moved on, at the ledger position that the folder names.
    ///
    /// @param folder folder of a finished rehearsal
    /// @param work folder for the repetition
    /// @throws Problem `CV-RERUN-001` where the folder cannot be read, `CV-RERUN-002` where the city is another,
    ///     naming what changed, `CV-RERUN-003` where a file of the folder is not what its manifest says
    public Outcome run(Path folder, Twin twin, Path work, int threads, Progress progress) {
        var content = new Contents(folder);
        Snapshot city = twin.snapshot();
        Instant asOf = Instant.parse(content.text("asOf"));
        if (!city.asOf().equals(asOf)) {
            // The same files imported elsewhere, or at another time, are the same city at the same instant.
            city = twin.snapshot(city.position(), asOf);
        }
        if (!city.hash().equals(content.text("snapshot"))) {
            Snapshot then = twin.snapshot(content.position(), asOf);
            if (!then.hash().equals(content.text("snapshot"))) {
                throw changed(folder, content, then);
            }
            city = then;
        }
        return run(content, folder, city, work, threads, progress);
    }

    /// Repeats it on a state of the city.
    public Outcome run(Path folder, Snapshot city, Path work, int threads, Progress progress) {
        var content = new Contents(folder);
        if (!city.hash().equals(content.text("snapshot"))) {
            throw changed(folder, content, city);
        }
        return run(content, folder, city, work, threads, progress);
    }

    private Outcome run(Contents content, Path folder, Snapshot city, Path work, int threads, Progress progress) {
        Question question = QuestionFile.parse(ResultFolder.QUESTION, content.questionText());
        var settings = new RunSettings(
                Long.parseLong(content.text("seed")),
                OptionalInt.of(Math.toIntExact((Long) content.manifest.get("draws"))),
                threads,
                false,
                RunSettings.WATTS_PER_CORE);
        new Rehearsal(compiler).run(city, question, settings, work, progress);
        var files = List.of(ResultFolder.QUESTION, ResultFolder.COMPARISON, ResultFolder.MANIFEST);
        var again = new ResultFolder(work);
        for (String file : files) {
            String difference = difference(file, content.folder.read(file), again.read(file));
            if (!difference.isEmpty()) {
                String engine = content.text("engine").equals(Rehearsal.ENGINE)
                        ? ""
                        : "; it was made by " + content.text("engine") + ", this is " + Rehearsal.ENGINE;
                return new Outcome(false, difference + engine, files);
            }
        }
        return new Outcome(true, "", files);
    }

    /// The first difference between two files, or an empty text.
    static String difference(String name, byte[] before, byte[] after) {
        int at = java.util.Arrays.mismatch(before, after);
        if (at < 0) {
            return "";
        }
        return name + " differs from byte " + at + " on: " + around(before, at) + " was recorded, " + around(after, at)
                + " came out";
    }

    private static String around(byte[] bytes, int at) {
        int from = Math.max(0, at - 30);
        int to = Math.min(bytes.length, at + 30);
        return '"' + new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8).replace('\n', ' ') + '"';
    }

    private static Problem changed(Path folder, Contents content, Snapshot city) {
        String what = "the city is another (" + city.hash().substring(0, 12) + " instead of "
                + content.text("snapshot").substring(0, 12) + ")";
        for (Object each : (List<?>) content.manifest.get("sources")) {
            var source = (Map<?, ?>) each;
            var now = city.sources().stream()
                    .filter(s -> s.id().equals(source.get("id")))
                    .findFirst();
            if (now.isEmpty()) {
                what += "; source " + source.get("id") + " is gone";
                break;
            }
            if (!Objects.equals(now.get().sha256(), source.get("sha256"))) {
                what += "; source " + source.get("id") + " has changed";
                break;
            }
        }
        return Problem.user("CV-RERUN-002", what)
                .in(folder.toString())
                .remedy("Name the twin on which it was rehearsed, with --twin, or import its sources again");
    }

    /// The folder's own account of itself, checked.
    private static final class Contents {
        private final ResultFolder folder;
        private final Map<?, ?> manifest;
        private final Map<?, ?> run;

        Contents(Path path) {
            folder = new ResultFolder(path);
            manifest = json(ResultFolder.MANIFEST);
            run = json(ResultFolder.RUN);
            if (!(manifest.get("files") instanceof Map<?, ?> files)) {
                throw damaged(ResultFolder.MANIFEST, "it names no files");
            }
            for (var file : files.entrySet()) {
                String name = file.getKey().toString();
                if (!name.equals(ResultFolder.COMPARISON) && !name.equals(ResultFolder.QUESTION)) {
                    throw damaged(ResultFolder.MANIFEST, "it names an unknown file " + name);
                }
                if (!Digest.of(folder.read(name)).equals(file.getValue())) {
                    throw damaged(name, "its digest is not the one in the manifest");
                }
            }
        }

        private Map<?, ?> json(String name) {
            try {
                return (Map<?, ?>) CanonicalJson.parse(folder.read(name));
            } catch (IllegalArgumentException | ClassCastException wrong) {
                throw damaged(name, "it is not JSON: " + wrong.getMessage());
            }
        }

        private Problem damaged(String name, String reason) {
            return Problem.user("CV-RERUN-003", reason)
                    .in(folder.path().resolve(name).toString())
                    .remedy("The folder was altered after the rehearsal; take an unaltered copy");
        }

        String text(String name) {
            if (manifest.get(name) instanceof String text) {
                return text;
            }
            throw damaged(ResultFolder.MANIFEST, "it lacks " + name);
        }

        long position() {
            return run.get("position") instanceof String text && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        }

        String questionText() {
            return new String(folder.read(ResultFolder.QUESTION), StandardCharsets.UTF_8);
        }
    }
}
