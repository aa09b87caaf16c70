package citiverse.server.rehearsals;

import citiverse.server.city.OnlineCity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;

/// A process that accepts a question, says so, and goes on until it is killed.
final class ServingProcess {
    private ServingProcess() {}

    /// @param args twin, workspace, file of the question
    public static void main(String[] args) throws Exception {
        var city = new OnlineCity(Path.of(args[0]), Path.of(args[1]), Clock.systemUTC());
        var rehearsals = new Rehearsals(city, Clock.systemUTC(), new Bounds(1, 1, 8, 5000, 256, 10), Asked.NO_MODELS);
        Run run = rehearsals.submit(Files.readString(Path.of(args[2])), 7, OptionalInt.of(16), "planner-a");
        System.out.println(run.id());
        System.out.flush();
        Thread.sleep(600_000);
    }
}
