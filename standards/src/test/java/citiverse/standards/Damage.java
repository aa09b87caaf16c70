package citiverse.standards;

import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/// Damages a good file in many ways and sees to it that reading it ends well or in a [Problem] of the user's, and in
/// nothing else.
public final class Damage {
    /// Reads one file.
    @FunctionalInterface
    public interface Reader {
        void read(Path file) throws Exception;
    }

    private Damage() {}

    /// Cuts the file off at every twentieth of its length and flips random bits of it.
    ///
    /// @param folder where the damaged files are written
    /// @param flips how many files with flipped bits are tried
    public static void everywhere(byte[] good, Path folder, long seed, int flips, Reader reader) throws IOException {
        int refused = 0;
        for (int part = 0; part < 20; part++) {
            byte[] cut = Arrays.copyOf(good, (int) ((long) good.length * part / 20));
            refused += attempt(cut, folder, "cut at " + part + "/20", reader) ? 0 : 1;
        }
        var random = new Random(seed);
        int refusedFlips = 0;
        for (int i = 0; i < flips; i++) {
            byte[] flipped = good.clone();
            int bytes = 1 + random.nextInt(8);
            for (int b = 0; b < bytes; b++) {
                // Half of the faults fall near the start, where headers and tables are.
                int bound = random.nextBoolean() ? Math.min(good.length, 2048) : good.length;
                flipped[random.nextInt(bound)] = (byte) random.nextInt(256);
            }
            refusedFlips += attempt(flipped, folder, "flip " + i + " of seed " + seed, reader) ? 0 : 1;
        }
        System.out.println(String.format(
                Locale.ROOT, "damage: %d of 20 cuts and %d of %d flips refused", refused, refusedFlips, flips));
    }

    private static boolean attempt(byte[] bytes, Path folder, String what, Reader reader) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), bytes);
        try {
            reader.read(file);
            return true;
        } catch (Problem e) {
            if (e.exitCode() != 2 || e.file().isEmpty() || e.remedy().isEmpty()) {
                throw new AssertionError(what + ": not the user's fault, or without file and remedy: " + e, e);
            }
            return false;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(what + " ended in " + e, e);
        }
    }
}
