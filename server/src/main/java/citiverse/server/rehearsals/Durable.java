package citiverse.server.rehearsals;

import citiverse.server.http.Refusal;
import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Files that are there as a whole or not at all, and survive a power cut once written.
public final class Durable {
    private Durable() {}

    /// Writes a file beside its place, syncs it, moves it there and syncs the folder; makes the folder where needed.
    public static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.getParent();
        boolean made = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        Path beside = file.resolveSibling("." + file.getFileName() + ".part");
        try (var out = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        } catch (IOException full) {
            Files.deleteIfExists(beside);
            throw full;
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
        if (made && folder.getParent() != null) {
            sync(folder.getParent());
        }
    }

    /// Forces a file or folder to the disk.
    public static void sync(Path path) throws IOException {
        try (var open = FileChannel.open(path, StandardOpenOption.READ)) {
            open.force(true);
        }
    }

    /// Forces every file of a folder, and the folder, to the disk.
    public static void syncAll(Path folder) throws IOException {
        for (Path path : paths(folder)) {
            sync(path);
        }
    }

    /// Deletes a folder with all that is in it, where it is there.
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path path : paths(folder)) {
                Files.deleteIfExists(path);
            }
        }
    }

    /// What is in a folder, the deepest first, the folder last.
    private static List<Path> paths(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    /// 507: what was asked cannot be kept, so it is not accepted.
    public static Refusal noRoom(IOException broken) {
        return new Refusal(
                507,
                Problem.ours("CV-RUN-001", "the server cannot keep this just now: its disk cannot be written", broken)
                        .remedy("Try again later; nothing that was accepted before is lost"));
    }
}
