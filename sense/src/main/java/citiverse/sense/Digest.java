package citiverse.sense;

import citiverse.twin.Problem;
import citiverse.twin.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;

/// The bytes of a file as they were when its import began.
///
/// @param sha256 64 hex digits
/// @param bytes how many
/// @param changed when the file was last changed
record Digest(String sha256, long bytes, FileTime changed) {

    /// Reads a file once.
    static Digest of(Path path, String file, Progress progress) {
        try (var in = Files.newInputStream(path)) {
            FileTime changed = Files.getLastModifiedTime(path);
            long size = Files.size(path);
            var sha256 = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            long bytes = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (progress.cancelled()) {
                    throw new CancellationException("reading " + file + " was cancelled");
                }
                sha256.update(buffer, 0, count);
                bytes += count;
                progress.reached("checking " + file, bytes, size);
            }
            return new Digest(HexFormat.of().formatHex(sha256.digest()), bytes, changed);
        } catch (IOException failed) {
            throw Problem.ours("CV-SENSE-009", "the file could not be read", failed)
                    .in(file);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// Refuses a file that was written to while it was imported: its digest would not be that of what was read.
    ///
    /// @throws Problem `CV-SENSE-007`
    void requireUnchanged(Path path, String file) {
        try {
            if (Files.size(path) != bytes || !Files.getLastModifiedTime(path).equals(changed)) {
                throw Problem.user("CV-SENSE-007", "the file was changed while it was read")
                        .in(file)
                        .remedy("Import it again when nothing writes to it any more");
            }
        } catch (IOException failed) {
            throw Problem.ours("CV-SENSE-009", "the file could not be read", failed)
                    .in(file);
        }
    }
}
