package citiverse.rehearse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.scene.RandomCity;
import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import citiverse.twin.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    /// Every kind of option on a random city.
    static final String QUESTION = """
            id: everything
            title: What should be done?
            people: {layer: cells, population: population}
            travel: {date: 2026-05-13, window: "08:00-08:10", max_minutes: 60}
            indicators:
              - {id: jobs, aggregate: mean, access: cells.jobs, mode: transit, cutoff: 15, weight: 2, main: true}
              - {id: gravity, aggregate: mean, access: cells.jobs, mode: walk, weight: 1,
                 decay: {kind: logistic, median: 12, deviation: 5}}
              - {id: clinic, aggregate: share_with_any, access: clinics, mode: walk, cutoff: 10, weight: 1}
              - {id: near, aggregate: fifteen_minute_city, categories: [clinics, cells.jobs], weight: 1}
              - {id: gini, aggregate: gini, access: cells.jobs, mode: transit, cutoff: 15, weight: 1}
              - {id: theil, aggregate: theil, access: cells.jobs, mode: walk, cutoff: 15}
              - {id: atkinson, aggregate: atkinson, access: cells.jobs, mode: walk, cutoff: 15}
              - {id: palma, aggregate: palma, access: cells.jobs, mode: walk, cutoff: 20}
              - {id: stops, aggregate: sdg_11_2_1, weight: 1}
              - {id: cost, aggregate: cost, weight: 0.1, scale: 100}
            futures:
              - {id: today}
              - id: growth
                weight: 2
                effects: [{people: 1.3}, {opportunity: cells.jobs, factor: 1.17}, {cost: 1.5}]
              - id: care
                effects: [{importance: {clinic: 3}}]
            draws:
              number: 3
              parameters:
                - {id: walk_kmh, distribution: {triangular: [3, 3.6, 4.6]}}
                - {id: board_slack_seconds, distribution: {uniform: [30, 120]}}
            options:
              - {kind: service.add, id: clinic, service: clinics, at: {layer: candidate}, cost: 100}
              - {kind: service.add, id: work, service: cells.jobs, amount: [37.5, 80], cost: {each: 1},
                 at: {layer: cells, largest: {column: population, count: 3}}}
              - {kind: service.move, id: shift, service: clinics, cost: 50, from: {layer: clinics, ids: [clinic0]},
                 to: {layer: candidate, ids: [lot1, lot2]}}
              - {kind: service.close, id: shut, service: clinics, at: {layer: clinics}, cost: 0}
              - {kind: street.close, id: close, cost: 1,
                 segments: {bridges: true, most_used: {count: 6, to: cells.jobs}}}
              - {kind: street.slow, id: slow, segments: {bridges: true, most_used: {count: 2, to: cells.jobs}},
                 factor: 0.5, cost: 1}
              - {kind: street.close, id: never, cost: 0, segments: {bridges: true, together: true},
                 period: {from: 2026-06-01, until: 2026-06-02}}
              - {kind: line.thin, id: thin, lines: {busiest: 1}, keep_one_in: [2], cost: 0}
              - {kind: line.remove, id: drop, lines: {ids: [line0]}, cost: 0}
              - {kind: line.speed, id: fast, lines: {ids: [line1]}, factor: [1.5], cost: 3}
              - {kind: people.add, id: homes, at: {layer: cells, ids: [cell3]}, amount: 250, cost: 9}
              - {kind: line.add, id: new, alignments: [{id: x, stops: [stop0, stop3, stop5]}], headway_minutes: [5],
                 speeds_kmh: [25], cost: {per_vehicle: 1}}
              - kind: together
                id: both
                options:
                  - {kind: service.close, service: clinics, at: {layer: clinics, ids: [clinic0]}, cost: 0}
                  - {kind: line.speed, lines: {ids: [line1]}, factor: 2, cost: 3}
            """;

    @TempDir
    Path folder;

    private static Question question() {
        return QuestionFile.parse("everything.yaml", QUESTION);
    }

    private static Snapshot city(long seed) {
        System.out.println("random city " + seed);
        return RandomCity.of(seed).snapshot();
    }

    private Comparison run(Snapshot city, Question question, RunSettings settings, String name) {
        return new Rehearsal(PlainTravel::compile)
                .run(city, question, settings, folder.resolve(name), Progress.NONE)
                .comparison();
    }

    private byte[] bytes(String name, String file) throws IOException {
        return Files.readAllBytes(folder.resolve(name).resolve(file));
    }

    @Test
    void incrementalAndFullAgreeToTheLastByteWithOneThreadAndTwo() throws IOException {
        for (long seed = 11; seed < 14; seed++) {
            Snapshot city = city(seed);
            String name = "city" + seed;
            run(city, question(), RunSettings.of(5, 1), name + "a");
            run(city, question(), RunSettings.of(5, 2), name + "b");
            run(city, question(), RunSettings.of(5, 2).withFull(true), name + "c");
            for (String file : List.of("comparison.json", "manifest.json", "question.yaml")) {
                assertArrayEquals(bytes(name + "a", file), bytes(name + "b", file), "two threads, " + file);
                assertArrayEquals(bytes(name + "a", file), bytes(name + "c", file), "in full, " + file);
            }
            assertFalse(Files.exists(folder.resolve(name + "a").resolve("state")), "no state is left");
        }
    }

    @Test
    void comparisonComesBackFromItsFile() {
        Comparison comparison = run(city(21), question(), RunSettings.of(1, 2), "back");
        Comparison read = ComparisonFile.read(folder.resolve("back/comparison.json"));
        assertEquals(ComparisonFile.write(comparison), ComparisonFile.write(read));
        assertEquals(comparison.ranking(), read.ranking());
        Problem problem = assertThrows(Problem.class, () -> ComparisonFile.parse("x.json", "{\"format\":1}"));
        assertEquals("CV-REHEARSE-002", problem.code());
    }

    @Test
    void whatIfInvariantsHold() {
        for (long seed = 31; seed < 34; seed++) {
            Comparison comparison = run(city(seed), question(), RunSettings.of(3, 2), "invariants" + seed);
            for (Comparison.OptionResult option : comparison.options()) {
                for (int k = 0; k < 4; k++) {
                    Comparison.Estimate estimate = option.estimates().get(k);
                    if (option.id().equals("base")) {
                        assertEquals(0, estimate.change());
                        assertEquals(0, estimate.changeHigh());
                    } else if (option.id().startsWith("clinic")
                            || option.id().startsWith("work")
                            || option.id().equals("new")) {
                        assertTrue(estimate.changeLow() >= 0, option.id() + " never harms: " + estimate);
                    } else if (option.id().startsWith("shut")
                            || option.id().startsWith("close")
                            || option.id().startsWith("slow")
                            || option.id().equals("drop")
                            || option.id().startsWith("thin")) {
                        assertTrue(estimate.changeHigh() <= 0, option.id() + " never helps: " + estimate);
                    }
                }
                assertTrue(option.expectedRegret() >= 0 && option.greatestRegret() + 1e-12 >= 0);
                assertEquals(comparison.ranking().get(option.rank() - 1), option.id());
            }
            var never = comparison.options().stream()
                    .filter(o -> o.id().equals("never"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    comparison.options().getFirst().estimates(), never.estimates(), "an empty option is no option");
            assertEquals(1, never.notes().size());
            assertEquals(
                    1,
                    comparison.options().stream()
                            .mapToDouble(Comparison.OptionResult::chanceOfBest)
                            .sum(),
                    1e-9);
        }
    }

    @Test
    void interruptedRunGoesOnToTheSameBytes() throws IOException {
        Snapshot city = city(41);
        run(city, question(), RunSettings.of(7, 2), "whole");
        var stop = new AtomicBoolean();
        Progress impatient = new Progress() {
            @Override
            public void reached(String step, long done, long total) {
                if (total > 0 && done > total / 2) {
                    stop.set(true);
                }
            }

            @Override
            public boolean cancelled() {
                return stop.get();
            }
        };
        var rehearsal = new Rehearsal(PlainTravel::compile);
        Path out = folder.resolve("broken");
        assertThrows(
                CancellationException.class,
                () -> rehearsal.run(city, question(), RunSettings.of(7, 2), out, impatient));
        assertTrue(Files.exists(out.resolve("state/draw-00000.bin")), "the first draw is kept");
        assertFalse(Files.exists(out.resolve("comparison.json")));
        byte[] kept = Files.readAllBytes(out.resolve("state/draw-00000.bin"));
        kept[kept.length / 2] ^= 1;
        Files.write(out.resolve("state/draw-00000.bin"), kept);
        rehearsal.run(city, question(), RunSettings.of(7, 2), out, Progress.NONE);
        assertArrayEquals(
                bytes("whole", "comparison.json"),
                bytes("broken", "comparison.json"),
                "a damaged draw is computed again");
    }

    @Test
    void rerunRepeatsAndFindsWhatChanged() throws IOException {
        Snapshot city = city(51);
        run(city, question(), RunSettings.of(9, 2).withDraws(2), "first");
        Path first = folder.resolve("first");
        var rerun = new Rerun(PlainTravel::compile);
        Rerun.Outcome outcome = rerun.run(first, city, folder.resolve("again"), 1, Progress.NONE);
        assertTrue(outcome.same(), outcome.difference());

        Feature cell = city.features("cells").getFirst();
        Snapshot other = Branches.view(
                city,
                List.of(new Change.Alter(cell, cell.with(cell.properties().with("population", Value.of(9999L))))));
        Problem moved =
                assertThrows(Problem.class, () -> rerun.run(first, other, folder.resolve("other"), 1, Progress.NONE));
        assertEquals("CV-RERUN-002", moved.code());

        Path yaml = first.resolve("question.yaml");
        String text = Files.readString(yaml);
        Files.writeString(yaml, text.replace("cutoff: 15", "cutoff: 16"));
        Problem altered =
                assertThrows(Problem.class, () -> rerun.run(first, city, folder.resolve("altered"), 1, Progress.NONE));
        assertEquals("CV-RERUN-003", altered.code());
        Files.writeString(yaml, text);

        assertEquals("", Rerun.difference("f", new byte[] {1, 2}, new byte[] {1, 2}));
        assertTrue(Rerun.difference("f", "abc".getBytes("UTF-8"), "abd".getBytes("UTF-8"))
                .contains("byte 2"));
    }

    @Test
    void anotherQuestionTakesTheOldAnswerAway() {
        Snapshot city = city(71);
        run(city, question(), RunSettings.of(1, 2).withDraws(1), "reused");
        Progress gone = new Progress() {
            @Override
            public void reached(String step, long done, long total) {
                // Nobody watches.
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        Question other = QuestionFile.parse("other.yaml", QUESTION.replace("cutoff: 20", "cutoff: 21"));
        assertThrows(CancellationException.class, () -> new Rehearsal(PlainTravel::compile)
                .run(city, other, RunSettings.of(1, 2).withDraws(1), folder.resolve("reused"), gone));
        assertFalse(Files.exists(folder.resolve("reused/comparison.json")));
        assertFalse(Files.exists(folder.resolve("reused/manifest.json")));
    }

    @Test
    void costsAreAskedForWhereTheyCount() {
        Question without = QuestionFile.parse("q.yaml", QUESTION.replace("cost: 9", "about: dear"));
        Problem problem = assertThrows(Problem.class, () -> run(city(72), without, RunSettings.of(1, 1), "costless"));
        assertEquals("CV-QUESTION-022", problem.code());
    }

    @Test
    void seedChangesDrawsAndNothingElse() {
        Snapshot city = city(61);
        Comparison one = run(city, question(), RunSettings.of(1, 2), "seed1");
        Comparison two = run(city, question(), RunSettings.of(2, 2), "seed2");
        assertFalse(one.parameters()
                .getFirst()
                .values()
                .equals(two.parameters().getFirst().values()));
        assertEquals(
                one.options().stream().map(Comparison.OptionResult::branch).toList(),
                two.options().stream().map(Comparison.OptionResult::branch).toList());
    }
}
