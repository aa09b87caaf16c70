package citiverse.cli;

import citiverse.scene.GridCity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Does a little of everything on a tiny city, so that the start-up cache learns which classes users need. Called by
/// the launcher once after the build.
@Command(name = "train", hidden = true, description = "Warms the start-up cache; called by the build.")
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--out", required = true)
    private Path out;

    @Override
    public Integer call() throws IOException {
        String twin = out.resolve("twin.gpkg").toString();
        Path city = GridCity.synchronised().write(out.resolve("city")).city();
        Path question = out.resolve("train.yaml");
        try (InputStream in = TrainCommand.class.getResourceAsStream("train.yaml")) {
            Files.copy(in, question);
        }
        for (List<String> command : List.of(
                List.of("import", twin, city.toString()),
                List.of("info", twin, "--json"),
                List.of("verify", twin),
                List.of("matrix", twin, "--mode", "walk", "--places", "cells", "--out", out + "/walk.csv.gz"),
                List.of(
                        "matrix",
                        twin,
                        "--mode",
                        "transit",
                        "--date",
                        "2026-03-10",
                        "--places",
                        "cells",
                        "--out",
                        out + "/transit.csv.gz"),
                List.of(
                        "access",
                        twin,
                        "--mode",
                        "transit",
                        "--date",
                        "2026-03-10",
                        "--opportunity",
                        "jobs",
                        "--out",
                        out + "/access.csv"),
                List.of(
                        "rehearse",
                        twin,
                        question.toString(),
                        "--out",
                        out.resolve("answer").toString()),
                List.of("rerun", out.resolve("answer").toString(), "--twin", twin),
                List.of("ledger", twin, "log"))) {
            int exit = Citiverse.run(command.toArray(String[]::new));
            if (exit != 0) {
                return exit;
            }
        }
        return 0;
    }
}
