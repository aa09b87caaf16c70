package citiverse.cli;

import citiverse.twin.Problem;
import java.nio.file.Files;
import java.nio.file.Path;

/// How results are written: beside their final name first, so that a reader never sees half a file.
final class Outputs {
    private static final int MOST_THREADS = 256;

    private Outputs() {}

    /// Where to write until the file is whole.
    static Path beside(Path out) {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Problem.user("CV-CLI-041", "the folder to write into does not exist")
                    .in(out.toString())
                    .remedy("Make the folder first, or name another");
        }
        return folder.resolve("." + out.getFileName() + ".part");
    }

    /// The number of threads asked for, checked.
    static int threads(int asked) {
        if (asked < 1 || asked > MOST_THREADS) {
            throw Problem.user(
                            "CV-CLI-042", "the number of threads lies between 1 and " + MOST_THREADS + ", not " + asked)
                    .remedy("Leave the flag out to use every processor");
        }
        return asked;
    }

    /// A field of a CSV file, quoted where RFC 4180 asks for it.
    static String csv(String text) {
        if (text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            return text;
        }
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /// A number in its shortest form that reads back to the same value; whole numbers without a point.
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }
}
