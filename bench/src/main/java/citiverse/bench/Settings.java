package citiverse.bench;

import citiverse.twin.Problem;
import java.nio.file.Files;
import java.nio.file.Path;

/// How to measure.
///
/// @param name which bench, such as `access`
/// @param root folder of the sources, with `examples/` and, after a build, `build/lib`
/// @param data folder of the test data, such as `porto-alegre`, one folder a subject
/// @param runs runs of each figure, of which the median counts
/// @param only only figures whose id contains this; empty for all
/// @param json true to print lines of JSON in place of the table
/// @param keep false to leave the record alone
record Settings(String name, Path root, Path data, int runs, String only, boolean json, boolean keep) {
    private static final int RUNS = 3;

    /// Reads `NAME --root DIR [--data DIR] [--runs N] [--only FIGURE] [--json] [--dry]`.
    ///
    /// @throws Problem `CV-BENCH-001` where an argument is not understood or the data is missing
    static Settings of(String[] arguments) {
        String name = "access";
        Path root = Path.of("").toAbsolutePath();
        Path data = null;
        int runs = RUNS;
        String only = "";
        boolean json = false;
        boolean keep = true;
        for (int k = 0; k < arguments.length; k++) {
            switch (arguments[k]) {
                case "--root" ->
                    root = Path.of(value(arguments, ++k)).toAbsolutePath().normalize();
                case "--data" ->
                    data = Path.of(value(arguments, ++k)).toAbsolutePath().normalize();
                case "--runs" -> runs = number(value(arguments, ++k));
                case "--only" -> only = value(arguments, ++k);
                case "--json" -> json = true;
                case "--dry" -> keep = false;
                default -> {
                    if (arguments[k].startsWith("-") || k > 0) {
                        throw misused("there is no argument " + arguments[k]);
                    }
                    name = arguments[k];
                }
            }
        }
        return new Settings(name, root, found(root, data), runs, only, json, keep);
    }

    /// A folder of the test data.
    ///
    /// @throws Problem `CV-BENCH-001` where it is missing
    Path folder(String name) {
        Path folder = data.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        throw Problem.user("CV-BENCH-001", "the folder has no " + name)
                .in(data.toString())
                .remedy("Name the folder of the test data with --data or CITIVERSE_DATA");
    }

    /// Folder of the files of Porto Alegre.
    Path porto() {
        return folder("porto-alegre");
    }

    /// The city file that says which they are.
    Path city() {
        return root.resolve("examples").resolve("porto-alegre").resolve("city.yaml");
    }

    boolean wants(String figure) {
        return figure.contains(only);
    }

    private static Path found(Path root, Path told) {
        String named = System.getenv("CITIVERSE_DATA");
        Path data = told != null
                ? told
                : named != null
                        ? Path.of(named)
                        : root.resolve("../shared/data").normalize();
        if (told != null && !Files.isDirectory(told)) {
            throw Problem.user("CV-BENCH-001", "the folder does not exist")
                    .in(told.toString())
                    .remedy("Name the folder of the test data with --data or CITIVERSE_DATA");
        }
        // The folder of one city may be named in place of the folder of all.
        return data.endsWith("porto-alegre") && !Files.isDirectory(data.resolve("porto-alegre"))
                ? data.getParent()
                : data;
    }

    private static String value(String[] arguments, int k) {
        if (k >= arguments.length) {
            throw misused(arguments[k - 1] + " needs a value");
        }
        return arguments[k];
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw misused("--runs needs a number from 1 on, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static Problem misused(String reason) {
        return Problem.user("CV-BENCH-001", reason)
                .remedy("Usage: bench NAME --root DIR [--data DIR] [--runs N] [--only FIGURE] [--json] [--dry]");
    }
}
