package citiverse.server.rehearsals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;

/// Questions on the sample city that are answered in seconds, and the city itself.
public final class Asked {
    private static final String CLINIC = """
            id: clinic
            title: %s
            language: en
            people: {layer: cells, population: population}
            travel: {date: 2026-05-13, window: 10:00-10:10, max_minutes: 30, walk_kmh: 4, max_rides: 2}
            indicators:
              - {id: near, label: Healthcare on foot, aggregate: mean, access: healthcare, mode: walk, cutoff: 20, main: true}
            draws:
              number: 2
              method: sobol
              parameters:
                - {id: walk_kmh, label: Walking speed, distribution: {triangular: [3.0, 4.0, 4.8]}}
            options:
              - kind: service.add
                id: clinic
                label: "Clinic by {near} ({place})"
                service: healthcare
                properties: {kind: clinic}
                at: {layer: candidate, largest: {column: area_square_metres, count: %d}}
            """;

    /// No process but rehearsals.
    static final Models NO_MODELS = (process, inputs, city, threads, progress) -> {
        throw new IllegalStateException(process);
    };

    private Asked() {}

    /// A question with so many options.
    public static String clinics(String title, int options) {
        return String.format(Locale.ROOT, CLINIC, title, options);
    }

    /// Waits until a run is as wanted, at most two minutes.
    static Run await(Rehearsals rehearsals, String id, Predicate<Run> wanted) throws InterruptedException {
        for (int tries = 0; tries < 2400; tries++) {
            Run run = rehearsals.find(id).orElseThrow();
            if (wanted.test(run)) {
                return run;
            }
            if (run.status() == Run.Status.FAILED) {
                throw new AssertionError("failed: " + run.problem());
            }
            Thread.sleep(50);
        }
        throw new AssertionError("still " + rehearsals.find(id));
    }

    static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
