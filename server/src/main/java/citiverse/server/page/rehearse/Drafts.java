package citiverse.server.page.rehearse;

import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps every step of every question that is drawn, in the folder beside the twin.
///
/// A step is a draft and the step before it; its id is the digest of both, so a link to it always shows the same, and
/// the same edits make the same links. Undo is the link to the step before; redo follows the steps back from the last
/// one that was seen. Steps are small and their number is bounded: beyond it the ones seen longest ago go.
@ApplicationScoped
public class Drafts {
    private static final int MOST_STEPS = 20_000;
    private static final int MOST_BACK = 1_000;
    private static final int MOST_BYTES = 64_000;
    private static final String DIGITS = "abcdefghijkmnpqrstuvwxyz23456789";

    private final Path folder;
    private int kept = -1;

    @Inject
    Drafts(OnlineCity city) {
        this(city.workspace().resolve("drafts"));
    }

    /// Steps in a folder, which is made when the first is kept.
    Drafts(Path folder) {
        this.folder = folder;
    }

    /// One step.
    ///
    /// @param id address of the step
    /// @param before id of the step before, empty where it is the first
    public record Step(String id, String before, Draft draft) {}

    /// Keeps a draft as the step after another; the same draft is no new step.
    ///
    /// @param before empty for a first step
    public Step keep(Draft draft, String before) {
        Optional<Step> last = before.isEmpty() ? Optional.empty() : find(before);
        if (last.isPresent() && last.get().draft().equals(draft)) {
            return last.get();
        }
        var content = new TreeMap<String, Object>();
        content.put("before", last.map(Step::id).orElse(""));
        content.put("draft", draft.content());
        byte[] bytes = CanonicalJson.bytes(content);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(
                    413,
                    Problem.user("CV-SERVER-620", "the question is too large to be drawn")
                            .remedy("Write it as a file instead"));
        }
        String id = digest(bytes);
        write(id, bytes);
        return new Step(id, last.map(Step::id).orElse(""), draft);
    }

    private synchronized void write(String id, byte[] bytes) {
        Path file = folder.resolve(id + ".json");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                return;
            }
            Path part = Files.createTempFile(folder, id, ".part");
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            kept = kept < 0 ? steps().size() : kept + 1;
            if (kept > MOST_STEPS) {
                forgetOldest();
            }
        } catch (IOException full) {
            throw new Refusal(
                    507,
                    Problem.user("CV-SERVER-621", "the step cannot be kept: " + full.getMessage())
                            .remedy("Make room on the disk of the server; the question can still be run as a file")
                            .causedBy(full));
        }
    }

    private List<Path> steps() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private void forgetOldest() throws IOException {
        var files = new ArrayList<Map.Entry<Long, Path>>();
        for (Path file : steps()) {
            files.add(Map.entry(Files.getLastModifiedTime(file).toMillis(), file));
        }
        files.sort(Map.Entry.comparingByKey(Comparator.naturalOrder()));
        for (var old : files.subList(0, files.size() / 4)) {
            Files.deleteIfExists(old.getValue());
        }
        kept = files.size() - files.size() / 4;
    }

    /// The step of an id.
    public Optional<Step> find(String id) {
        if (!id.matches("[a-z2-9]{20}")) {
            return Optional.empty();
        }
        try {
            var content = (Map<?, ?>) CanonicalJson.parse(Files.readAllBytes(folder.resolve(id + ".json")));
            return Optional.of(
                    new Step(id, (String) content.get("before"), Draft.read((Map<?, ?>) content.get("draft"))));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException broken) {
            throw Problem.ours("CV-SERVER-622", "the step " + id + " cannot be read", broken);
        }
    }

    /// The step after one on the way to another, for redo.
    ///
    /// @param id the step that is shown
    /// @param last the step that was shown before undoing
    public Optional<String> after(String id, String last) {
        String at = last;
        for (int i = 0; i < MOST_BACK; i++) {
            Optional<Step> step = find(at);
            if (step.isEmpty() || step.get().before().isEmpty()) {
                return Optional.empty();
            }
            if (step.get().before().equals(id)) {
                return Optional.of(at);
            }
            at = step.get().before();
        }
        return Optional.empty();
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            var id = new StringBuilder(20);
            for (int i = 0; i < 20; i++) {
                id.append(DIGITS.charAt(digest[i] & 31));
            }
            return id.toString();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
