package citiverse.rehearse.options;

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
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.transit.Timetable;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionMakerTest {
    private static final Snapshot CITY = RandomCity.of(7).snapshot();

    private static List<Option> make(String options) {
        Question question = QuestionFile.parse("q.yaml", """
                id: q
                title: What?
                people: {layer: cells, population: population}
                travel: {date: 2026-05-13}
                indicators: [{id: jobs, aggregate: mean, access: cells.jobs, cutoff: 30}]
                options:
                """ + options.indent(2));
        StreetUse use =
                (layer, column, seconds, count) -> CITY.features(Layers.STREET).subList(0, count);
        List<Option> made = OptionMaker.make(new Ground(CITY, question, use, List.of(question.travel())));
        made.forEach(option -> Branches.of(CITY, option.id(), option.changes()));
        return made.subList(1, made.size());
    }

    private static Problem problem(String options) {
        return assertThrows(Problem.class, () -> make(options));
    }

    @Test
    void serviceInAColumnIsAddedMovedAndClosed() {
        Feature busiest = CITY.features("cells").stream()
                .max((a, b) -> Double.compare(Ground.number(a, "jobs"), Ground.number(b, "jobs")))
                .orElseThrow();
        double jobs = Ground.number(busiest, "jobs");
        List<Option> added = make("""
                - {kind: service.add, id: add, service: cells.jobs, amount: [10, 2.5], cost: {fixed: 7, each: 2},
                   at: {layer: cells, largest: {column: jobs, count: 1}}, label: "{amount} at {place}"}
                """);
        assertEquals(
                List.of("add-" + busiest.localId() + "-10", "add-" + busiest.localId() + "-2.5"),
                added.stream().map(Option::id).toList());
        assertEquals("10 at " + busiest.localId(), added.getFirst().label());
        assertEquals(27, added.getFirst().cost());
        Feature after = Branches.view(CITY, added.get(1).changes())
                .feature(busiest.id())
                .orElseThrow();
        assertEquals(jobs + 2.5, after.properties().number("jobs").orElseThrow());
        Option closed = make("- {kind: service.close, id: shut, service: cells.jobs, at: {layer: cells, ids: ["
                        + busiest.localId() + "]}}")
                .getFirst();
        assertEquals(
                0,
                Branches.view(CITY, closed.changes())
                        .feature(busiest.id())
                        .orElseThrow()
                        .properties()
                        .number("jobs")
                        .orElseThrow());
        assertTrue(Double.isNaN(closed.cost()));
    }

    @Test
    void serviceOfFeaturesIsAddedAtCandidates() {
        List<Option> added = make("""
                - {kind: service.add, id: new, service: clinics, at: {layer: candidate}, properties: {kind: clinic}}
                """);
        assertEquals(8, added.size());
        Snapshot view = Branches.view(CITY, added.getFirst().changes());
        assertEquals(
                CITY.features("clinics").size() + 1, view.features("clinics").size());
        Option moved = make("""
                - {kind: service.move, id: m, service: clinics, from: {layer: clinics, ids: [clinic0]},
                   to: {layer: candidate, ids: [lot3]}}
                """).getFirst();
        assertEquals(
                CITY.features("clinics").size(),
                Branches.view(CITY, moved.changes()).features("clinics").size());
        assertTrue(moved.changes().getFirst() instanceof Change.Remove);
    }

    @Test
    void newLineRunsBothWaysAtItsHeadway() {
        List<Option> lines = make("""
                - kind: line.add
                  id: line
                  alignments:
                    - {id: a, stops: [stop0, stop1, stop2]}
                    - {id: b, points: [[0, 0], [0, 0.01], [0, 0.02]], snap_metres: 50}
                  headway_minutes: [10, 20]
                  speeds_kmh: [20, 30]
                  span: 06:00-08:00
                  dwell_seconds: 20
                  detour: 1.2
                  cost: {per_vehicle: 1}
                """);
        assertEquals(8, lines.size());
        assertEquals("line-a-10-20", lines.getFirst().id());
        Snapshot view = Branches.view(CITY, lines.getFirst().changes());
        var patterns = view.features(Layers.TRANSIT_PATTERN).stream()
                .filter(p -> p.provenance().source().equals("options"))
                .toList();
        assertEquals(2, patterns.size());
        Timetable there =
                Timetable.unpack(patterns.get(0).properties().bytes("timetable").orElseThrow());
        Timetable back =
                Timetable.unpack(patterns.get(1).properties().bytes("timetable").orElseThrow());
        assertEquals(there.stops(), back.stops().reversed());
        assertEquals(13, there.trips().size());
        assertEquals(6 * 3600, there.trips().getFirst().departures()[0]);
        assertEquals(8 * 3600, there.trips().getLast().departures()[0]);
        int[] times = there.trips().getFirst().arrivals();
        double metres = Nearest.metres(
                view.feature(there.stops().get(0)).orElseThrow().shape().getCoordinate(),
                view.feature(there.stops().get(1)).orElseThrow().shape().getCoordinate());
        assertEquals(metres * 1.2 / (20 / 3.6), times[1] - times[0], 1);
        // Twice as often needs twice the vehicles, up to rounding.
        assertTrue(Math.abs(lines.get(0).cost() - 2 * lines.get(2).cost()) <= 1);
        Snapshot far = Branches.view(CITY, lines.getLast().changes());
        assertEquals(
                CITY.features(Layers.TRANSIT_STOP).size() + 3,
                far.features(Layers.TRANSIT_STOP).size());
    }

    @Test
    void linesAreThinnedSpedUpAndRemoved() {
        List<Option> options = make("""
                - {kind: line.thin, id: thin, lines: {ids: [line0]}, keep_one_in: [2, 3]}
                - {kind: line.remove, id: none, lines: {busiest: 1}}
                - {kind: line.speed, id: fast, lines: {mode: 3}, factor: 1.1}
                """);
        assertEquals(
                List.of("thin-line0-2", "thin-line0-3", "none"),
                options.subList(0, 3).stream().map(Option::id).toList());
        assertEquals(CITY.features(Layers.TRANSIT_ROUTE).size(), options.size() - 3);
        assertEquals(
                trips(CITY, "line0") / 2.0,
                trips(Branches.view(CITY, options.get(0).changes()), "line0"),
                4);
        Snapshot without = Branches.view(CITY, options.get(2).changes());
        assertEquals(
                CITY.features(Layers.TRANSIT_ROUTE).size() - 1,
                without.features(Layers.TRANSIT_ROUTE).size());
    }

    private static int trips(Snapshot city, String line) {
        return city.features(Layers.TRANSIT_PATTERN).stream()
                .filter(p -> p.properties().text("route").orElse("").endsWith(":" + line))
                .mapToInt(p -> LineOptions.timetable(p).trips().size())
                .sum();
    }

    @Test
    void closureOutsideItsPeriodSaysSo() {
        List<Option> options = make("""
                - {kind: street.close, id: c, segments: {most_used: {count: 2, to: cells.jobs}, together: true},
                   period: {from: 2026-06-01, until: 2026-06-08}}
                - {kind: street.close, id: d, segments: {bridges: true}, period: {from: 2026-05-01}}
                """);
        Option outside = options.getFirst();
        assertTrue(
                outside.notes().stream().anyMatch(note -> note.contains("does not cover")),
                outside.notes().toString());
        assertFalse(outside.changes().isEmpty());
        assertTrue(outside.changesIn(citiverse.models.access.AccessSettings.of(java.time.LocalDate.of(2026, 5, 13)))
                .isEmpty());
        assertFalse(outside.changesIn(citiverse.models.access.AccessSettings.of(java.time.LocalDate.of(2026, 6, 3)))
                .isEmpty());
        Option bridge = options.get(1);
        assertTrue(bridge.label().contains("flyover"), bridge.label());
        var closed = (Change.Alter) bridge.changes().getFirst();
        assertEquals("car foot", closed.after().properties().text("closed_to").orElseThrow());
    }

    @Test
    void peopleMoveWithTheirNumbersKept() {
        Option moved = make("""
                - {kind: people.move, id: m, amount: 5, from: {layer: cells, largest: {column: population, count: 1}},
                   to: {layer: cells, ids: [cell0]}}
                """).getFirst();
        Snapshot view = Branches.view(CITY, moved.changes());
        assertEquals(people(CITY), people(view), 1e-9);
        assertEquals(2, moved.changes().size());
    }

    private static double people(Snapshot city) {
        return city.features("cells").stream()
                .mapToDouble(cell -> Ground.number(cell, "population"))
                .sum();
    }

    @Test
    void newStreetJoinsTwoJunctions() {
        var street = CITY.features(Layers.STREET).getFirst().shape().getCoordinates();
        var other = CITY.features(Layers.STREET).getLast().shape().getCoordinates();
        Option path = make("- {kind: street.add, id: p, paths: [{id: x, points: [[" + street[0].x + ", " + street[0].y
                        + "], [" + other[0].x + ", " + other[0].y + "]]}]}")
                .getFirst();
        Feature added = Branches.view(CITY, path.changes())
                .feature(path.changes().getFirst().id())
                .orElseThrow();
        assertEquals("footway", added.properties().text("highway").orElseThrow());
        assertEquals(
                CITY.features(Layers.STREET).getFirst().properties().whole("from_node"),
                added.properties().whole("from_node"));
    }

    @Test
    void wrongNamesAreToldWithTheNearest() {
        assertTrue(problem("- {kind: service.add, service: clinic, at: {layer: cells}}")
                .remedy()
                .contains("clinics"));
        assertTrue(problem("- {kind: service.add, service: cells.job, at: {layer: cells}}")
                .remedy()
                .contains("jobs"));
        assertTrue(problem("- {kind: service.add, service: clinics, at: {layer: candidates}}")
                .remedy()
                .contains("candidate"));
        assertTrue(problem("- {kind: line.remove, lines: {ids: [line00]}}")
                .remedy()
                .contains("line0"));
        assertEquals(
                "CV-QUESTION-012",
                problem("- {kind: service.add, service: clinics, "
                                + "at: {layer: cells, where: [{column: population, at_least: 1000000}]}}")
                        .code());
        assertEquals("CV-QUESTION-005", problem("""
                - {kind: people.add, id: same, at: {layer: cells, ids: [cell0]}, amount: 1}
                - {kind: people.add, id: same, at: {layer: cells, ids: [cell1]}, amount: 1}
                """).code());
        assertEquals("CV-QUESTION-019", problem("""
                - kind: together
                  id: t
                  options:
                    - {kind: service.close, service: cells.jobs, at: {layer: cells}}
                    - {kind: people.add, at: {layer: cells, ids: [cell1]}, amount: 1}
                """).code());
    }
}
