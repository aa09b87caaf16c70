package citiverse.rehearse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.question.QuestionFile;
import citiverse.scene.Scene;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A city of one street that anyone can compute by hand.
///
/// Cells a, b, c, d stand 600 m apart on a straight street; at 3.6 km/h (1 m/s) 10 minutes reach one cell but not the
/// next, as a minute of slack takes in the ways to and from the street. People 100, 200, 300, 400; jobs 10, 0, 0, 50;
/// a clinic at a. Within 11 minutes a reaches a, b; b reaches a, b, c; c reaches b, c, d; d reaches c, d.
class HandCityTest {
    @TempDir
    Path folder;

    private static Snapshot city() {
        Scene scene = Scene.at(10, 0).named("hand", "Hand city");
        // Side streets every 600 m make the street four segments, so that one of them can be closed.
        for (int i = 0; i < 4; i++) {
            scene.street("side" + i).from(600 * i, 0).to(600 * i, 300);
        }
        scene.street("end").from(-600, 0).to(0, 0);
        for (int i = 0; i < 3; i++) {
            scene.street("main" + i).from(600 * i, 0).to(600 * (i + 1), 0);
        }
        // Enough streets that the part is not taken for an island.
        for (int i = 0; i < 40; i++) {
            scene.street("block" + i).from(-600 - 50 * i, 0).to(-600 - 50 * (i + 1), 0);
        }
        long[] people = {100, 200, 300, 400};
        long[] jobs = {10, 0, 0, 50};
        for (int i = 0; i < 4; i++) {
            scene.cell(String.valueOf((char) ('a' + i)))
                    .at(600 * i, 0)
                    .people(people[i])
                    .jobs(jobs[i])
                    .group("age", "old", people[i] / 10 * (i + 1));
        }
        scene.place("clinics", "first").at(0, 0).with("kind", "clinic");
        scene.place("candidate", "east").at(1800, 0).with("kind", "lot");
        return scene.snapshot();
    }

    private Comparison rehearse(Snapshot city) {
        return new Rehearsal()
                .run(
                        city,
                        QuestionFile.parse("hand.yaml", """
                id: hand
                title: By hand?
                people: {layer: cells, population: population}
                travel: {date: 2026-05-13, walk_kmh: 3.6, max_minutes: 30}
                indicators:
                  - {id: jobs, aggregate: mean, access: cells.jobs, mode: walk, cutoff: 11, weight: 3, scale: 10, main: true}
                  - {id: clinic, aggregate: share_with_any, access: clinics, mode: walk, cutoff: 11, weight: 1, scale: 20}
                  - {id: gini, aggregate: gini, access: cells.jobs, mode: walk, cutoff: 11}
                futures:
                  - {id: today, weight: 3}
                  - id: east
                    effects:
                      - {people: 2, area: {layer: cells, ids: [d]}}
                      - {opportunity: cells.jobs, factor: 0.5, area: {layer: cells, ids: [a]}}
                options:
                  - {kind: service.add, id: clinic, service: clinics, at: {layer: candidate}}
                  - {kind: service.add, id: work, service: cells.jobs, amount: 30, at: {layer: cells, ids: [b]}}
                  - kind: street.close
                    id: close
                    segments: {ways: ["%s"]}
                """.formatted(way(city, "main2"))),
                        RunSettings.of(1, 1),
                        folder,
                        Progress.NONE)
                .comparison();
    }

    private static long way(Snapshot city, String name) {
        return city.features("street").stream()
                .filter(street -> street.properties().text("name").orElse("").equals(name))
                .findFirst()
                .orElseThrow()
                .properties()
                .whole("way")
                .orElseThrow();
    }

    private static OptionResult option(Comparison comparison, String id) {
        return comparison.options().stream()
                .filter(o -> o.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyFigureIsWhatTheHandComputes() {
        Comparison comparison = rehearse(city());
        OptionResult base = option(comparison, "base");
        // Jobs reached today: a 10, b 10, c 50, d 50; mean (1000 + 2000 + 15000 + 20000) / 1000 = 38.
        assertEquals(38, base.byFuture().get(0)[0], 1e-9);
        // In the east, d has 800 people and a 5 jobs: (500 + 1000 + 15000 + 40000) / 1400.
        assertEquals(56_500 / 1400.0, base.byFuture().get(1)[0], 1e-9);
        assertEquals((3 * 38 + 56_500 / 1400.0) / 4, base.estimates().getFirst().mean(), 1e-9);
        // A clinic within reach: a and b, 300 of 1000 people; 300 of 1400 in the east.
        assertEquals(30, base.byFuture().get(0)[1], 1e-9);
        assertEquals(30_000 / 1400.0, base.byFuture().get(1)[1], 1e-9);
        // The clinic at d is reached by c and d: everyone has one.
        OptionResult clinic = option(comparison, "clinic");
        assertEquals(100, clinic.byFuture().get(0)[1], 1e-9);
        assertEquals(0, clinic.estimates().getFirst().change());
        // 30 jobs at b are reached by a, b, c: 30 · 600 / 1000 = 18 more, and 30 · 600 / 1400 in the east.
        OptionResult work = option(comparison, "work");
        assertEquals(18, work.byFuture().get(0)[0] - base.byFuture().get(0)[0], 1e-9);
        assertEquals((3 * 18 + 18_000 / 1400.0) / 4, work.estimates().getFirst().change(), 1e-9);
        assertEquals(600, work.people().gaining());
        assertEquals(400, work.people().unchanged());
        // Closing c–d: c reaches b, c: nothing; d reaches d: 50. Lost: c's 50 jobs, 15,000 / 1000.
        OptionResult close = option(comparison, "close");
        assertEquals(-15, close.byFuture().get(0)[0] - base.byFuture().get(0)[0], 1e-9);
        assertEquals(300, close.people().losing());
        // Scores: ¾ · 18/10 today and ¾ · (18000/1400)/10 in the east; the clinic ¼ · 70/20 and ¼ · (1100/14 %)/20.
        assertEquals((3 * 0.75 * 1.8 + 0.75 * 1.8 / 1.4) / 4, work.score(), 1e-9);
        assertEquals((3 * 0.25 * 3.5 + 0.25 * (110_000 / 1400.0) / 20) / 4, clinic.score(), 1e-9);
        assertEquals("work", comparison.ranking().getFirst());
        // Today the work is best (1.35 to 0.875), in the east too (0.964 to 0.982 for the clinic): there the clinic.
        assertEquals(0.75, work.chanceOfBest(), 1e-12);
        assertEquals(0.25, clinic.chanceOfBest(), 1e-12);
        assertEquals(0.25 * (0.25 * (110_000 / 1400.0) / 20 - 0.75 * 1.8 / 1.4), work.expectedRegret(), 1e-9);
        assertEquals(0.25 * (110_000 / 1400.0) / 20 - 0.75 * 1.8 / 1.4, work.greatestRegret(), 1e-9);
        assertTrue(work.pareto() && clinic.pareto());
        // Groups: the old are 10, 40, 90, 160; the work gives a, b, c 30 jobs more.
        var old = work.groups().getFirst();
        assertEquals("age/old", old.dimension() + '/' + old.group());
        assertEquals(300, old.people());
        assertEquals(140, old.gaining());
        assertArrayEquals(
                new double[] {30, 30, 30, 0},
                comparison.places().change().get(comparison.places().mapped().indexOf("work")),
                1e-9);
    }
}
