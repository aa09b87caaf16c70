package citiverse.standards.zip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Archives made for tests.
public final class Zips {
    private Zips() {}

    /// An archive of texts, in their order.
    public static Path of(Path path, Map<String, String> members) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            return path;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Writes these bytes over others wherever they occur in the archive.
    public static void replace(Path path, byte[] found, byte[] by) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        for (int i = 0; i + found.length <= bytes.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + found.length, found, 0, found.length)) {
                System.arraycopy(by, 0, bytes, i, by.length);
            }
        }
        Files.write(path, bytes);
    }
}
