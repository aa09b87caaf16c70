package citiverse.rehearse;

import citiverse.rehearse.run.DrawResult;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The folder of a rehearsal: what came out, and while it runs the draws that are done.
///
/// Canonical files, the same bytes for the same inputs: `comparison.json`, `question.yaml`, `manifest.json`. Others:
/// `run.json` (how it was run), `cost.json` (processor time and energy), `state/` while it is not finished. A file is
/// written beside its place and then moved there, so that it is there as a whole or not at all.
final class ResultFolder {
    static final String COMPARISON = "comparison.json";
    static final String QUESTION = "question.yaml";
    static final String MANIFEST = "manifest.json";
    static final String RUN = "run.json";
    static final String COST = "cost.json";
    private static final int MAGIC = 0x43565331;

    private final Path folder;

    ResultFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    void write(String name, String text) {
        write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] bytes) {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw Problem.ours("CV-REHEARSE-003", "cannot write the result: " + broken, broken)
                    .in(file.toString())
                    .remedy("Check that the folder may be written and that the disk has room");
        }
    }

    byte[] read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw Problem.user("CV-RERUN-001", "it cannot be read: " + broken)
                    .in(file.toString())
                    .remedy("Name the folder of a finished rehearsal")
                    .causedBy(broken);
        }
    }

    private Path state(int draw) {
        return folder.resolve("state").resolve(String.format(Locale.ROOT, "draw-%05d.bin", draw));
    }

    /// Keeps a draw that is done.
    ///
    /// @param key digest of everything it depends on
    void keep(int draw, String key, DrawResult result) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeUTF(key);
            out.writeInt(draw);
            out.writeInt(result.values().length);
            out.writeInt(result.places().length);
            out.writeInt(result.values()[0][0].length);
            out.writeInt(result.places()[0].length);
            for (double[][] future : result.values()) {
                for (double[] option : future) {
                    put(out, option);
                }
            }
            for (int o = 0; o < result.places().length; o++) {
                put(out, result.places()[o]);
                out.writeLong(result.cpuNanos()[o]);
                out.writeInt(result.notes().get(o).size());
                for (String note : result.notes().get(o)) {
                    out.writeUTF(note);
                }
            }
            byte[] body = bytes.toByteArray();
            out.writeUTF(Digest.of(body));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        write(state(draw), bytes.toByteArray());
    }

    private static void put(DataOutputStream out, double[] numbers) throws IOException {
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    /// A draw that was kept; empty where there is none, where it is of other inputs, or where it is damaged.
    Optional<DrawResult> kept(int draw, String key) {
        Path file = state(draw);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            // A text of 64 digits with the two bytes of its length.
            int body = bytes.length - 66;
            if (body < 0
                    || !new DataInputStream(new ByteArrayInputStream(bytes, body, 66))
                            .readUTF()
                            .equals(Digest.of(Arrays.copyOf(bytes, body)))) {
                return Optional.empty();
            }
            var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body));
            return in.readInt() == MAGIC && in.readUTF().equals(key) && in.readInt() == draw
                    ? Optional.of(result(in))
                    : Optional.empty();
        } catch (IOException damaged) {
            // What cannot be read is computed again, which gives the same.
            return Optional.empty();
        }
    }

    private static DrawResult result(DataInputStream in) throws IOException {
        int futures = in.readInt();
        int options = in.readInt();
        int indicators = in.readInt();
        int origins = in.readInt();
        double[][][] values = new double[futures][options][indicators];
        for (double[][] future : values) {
            for (double[] option : future) {
                take(in, option);
            }
        }
        double[][] places = new double[options][origins];
        long[] nanos = new long[options];
        var notes = new ArrayList<List<String>>();
        for (int o = 0; o < options; o++) {
            take(in, places[o]);
            nanos[o] = in.readLong();
            var of = new ArrayList<String>();
            for (int n = in.readInt(); n > 0; n--) {
                of.add(in.readUTF());
            }
            notes.add(List.copyOf(of));
        }
        return new DrawResult(values, places, notes, nanos);
    }

    private static void take(DataInputStream in, double[] numbers) throws IOException {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
    }

    /// Takes away an answer to other inputs, so that a folder never holds the answer to one question and the text of
    /// another.
    void clearUnless(Map<String, Object> inputs) {
        try {
            Path manifest = folder.resolve(MANIFEST);
            if (Files.isRegularFile(manifest) && !names(Files.readAllBytes(manifest), inputs)) {
                for (String name : List.of(MANIFEST, COMPARISON, COST, RUN)) {
                    Files.deleteIfExists(folder.resolve(name));
                }
            }
        } catch (IOException broken) {
            throw Problem.ours("CV-REHEARSE-003", "cannot tidy the result folder: " + broken, broken)
                    .in(folder.toString())
                    .remedy("Name an empty folder");
        }
    }

    private static boolean names(byte[] manifest, Map<String, Object> inputs) {
        try {
            return CanonicalJson.parse(manifest) instanceof Map<?, ?> named
                    && inputs.entrySet().stream().allMatch(input -> CanonicalJson.write(input.getValue())
                            .equals(CanonicalJson.write(named.get(input.getKey()))));
        } catch (IllegalArgumentException damaged) {
            return false;
        }
    }

    /// Forgets the draws, once the result is there.
    void forget() {
        Path state = folder.resolve("state");
        if (!Files.isDirectory(state)) {
            return;
        }
        try {
            boolean others = false;
            List<Path> files;
            try (var all = Files.list(state)) {
                files = all.sorted().toList();
            }
            for (Path file : files) {
                if (file.getFileName().toString().matches("draw-[0-9]{5}\\.bin(\\.part)?")) {
                    Files.delete(file);
                } else {
                    others = true;
                }
            }
            if (!others) {
                Files.delete(state);
            }
        } catch (IOException broken) {
            throw Problem.ours("CV-REHEARSE-003", "cannot tidy the result folder: " + broken, broken)
                    .in(folder.toString())
                    .remedy("Delete the folder \"state\" by hand");
        }
    }
}
