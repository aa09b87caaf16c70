package citiverse.rehearse.physical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.Daylight;
import citiverse.rehearse.Comparison.Evidence;
import citiverse.rehearse.Comparison.Line;
import citiverse.rehearse.question.QuestionFile;
import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to light, traffic, air, noise and heat in a town that anyone can picture.
class PhysicalRehearsalTest {
    private static final String HEAD = """
            id: town
            title: What happens?
            people: {layer: cells, population: population, communities: {layer: side}}
            travel: {date: 2026-03-21}
            """;
    private static final String TRAFFIC = """
            traffic: {period: "07:00-08:00", trips_per_person: 0.5, zones: 32, attraction: [cells.jobs]}
            """;
    private static final String AIR = TRAFFIC + """
            air: {}
            noise: {}
            """;
    private static final String CLOSURE = HEAD + AIR + """
            indicators:
              - {id: no2, aggregate: mean, of: air.no2, weight: 1, scale: 1, main: true}
              - {id: hours, aggregate: total, of: traffic.vehicle_hours, weight: 1, scale: 1}
              - {id: kilometres, aggregate: total, of: traffic.vehicle_kilometres}
              - {id: help, aggregate: mean, of: traffic.emergency}
              - {id: three, aggregate: share_below, of: traffic.emergency, threshold: 3}
              - {id: school, aggregate: mean, of: traffic.service}
              - {id: above, aggregate: share_above, of: air.no2, threshold: 10}
              - {id: gini, aggregate: gini, of: air.no2}
              - {id: lden, aggregate: mean, of: noise.lden}
            draws:
              number: 2
              parameters:
                - {id: traffic_demand, distribution: {uniform: [0.8, 1.2]}}
                - {id: car_emissions, distribution: {uniform: [0.5, 1.5]}}
            options:
              - {kind: street.close, id: north, modes: [car], segments: {names: [North Bridge]}}
              - {kind: street.close, id: both, modes: [car], segments: {names: [North Bridge, South Bridge], together: true}}
            """;
    private static final String TOWER = HEAD + """
            sun:
              dates: [2026-03-21, 2026-12-21]
              open_spaces: [{layer: green}]
            heat: {}
            indicators:
              - {id: sun, aggregate: mean, of: sun.date, weight: 1, scale: 0.1, main: true}
              - {id: year, aggregate: mean, of: sun.year}
              - {id: sky, aggregate: mean, of: sun.sky_view}
              - {id: vsc, aggregate: mean, of: sun.vsc}
              - {id: open, aggregate: total, of: sun.open_space}
              - {id: floors, aggregate: total, of: built.floor_area}
              - {id: cooling, aggregate: mean, of: heat.cooling}
            options:
              - kind: building.add
                id: tower
                at: {layer: cells, ids: [w10, e33]}
                shapes: [{id: slab, width_metres: 40, depth_metres: 20}]
                offsets_metres: [[0, -45], [0, 0]]
                heights_metres: [60, 120]
              - {kind: park.add, id: park, at: {layer: cells, ids: [w00]}, radius_metres: 30}
            """;

    @TempDir
    Path folder;

    private static byte[] bytes(Path of) throws IOException {
        return Files.readAllBytes(of.resolve("comparison.json"));
    }

    private void assertSameBytes(String question) throws IOException {
        Town.rehearse(question, folder.resolve("one"), 1, false);
        Town.rehearse(question, folder.resolve("two"), 2, false);
        Town.rehearse(question, folder.resolve("full"), 2, true);
        assertArrayEquals(bytes(folder.resolve("one")), bytes(folder.resolve("two")), "threads change nothing");
        assertArrayEquals(bytes(folder.resolve("one")), bytes(folder.resolve("full")), "a full run changes nothing");
    }

    @Test
    void closuresComeOutTheSameWithAnyNumberOfThreadsAndInFull() throws IOException {
        assertSameBytes(CLOSURE);
    }

    @Test
    void towersComeOutTheSameWithAnyNumberOfThreadsAndInFull() throws IOException {
        assertSameBytes(TOWER);
    }

    @Test
    void aClosedBridgeCostsTimeAndKeepsHelpFromTheOtherBank() {
        Comparison comparison = Town.rehearse(CLOSURE, folder);
        double base = Town.mean(comparison, "base", "hours");
        double north = Town.mean(comparison, "north", "hours");
        System.out.printf("vehicle hours: %.2f as it is, %.2f with the north bridge closed%n", base, north);
        assertTrue(north > base);
        assertTrue(Town.mean(comparison, "north", "help") > Town.mean(comparison, "base", "help"));
        System.out.printf(
                "minutes until help: %.2f, %.2f, %.2f%n",
                Town.mean(comparison, "base", "help"),
                Town.mean(comparison, "north", "help"),
                Town.mean(comparison, "both", "help"));
        // Without any bridge half of the town is a day away, and it is said.
        assertTrue(Town.mean(comparison, "both", "help") > PhysicalValues.UNREACHABLE_MINUTES * 0.4);
        var notes = Town.option(comparison, "both").notes();
        assertTrue(notes.stream().anyMatch(note -> note.contains("no way any more")), notes.toString());
        assertTrue(notes.stream().anyMatch(note -> note.contains("no longer reaches")), notes.toString());
        assertTrue(Town.mean(comparison, "both", "three") < Town.mean(comparison, "base", "three"));
    }

    @Test
    void theChainTellsTheNumbersThatTheIndicatorsHave() {
        String one = CLOSURE.replace("number: 2", "number: 1");
        Comparison comparison = Town.rehearse(one, folder);
        Evidence chain = Town.table(comparison, "chain");
        for (String[] pair : new String[][] {
            {"chain.exposure.no2", "no2"},
            {"chain.inequality.no2", "gini"},
            {"chain.vehicle_hours", "hours"},
            {"chain.vehicle_kilometres", "kilometres"},
            {"chain.above.no2", "above"}
        }) {
            Line line = Town.line(chain, pair[0]);
            assertEquals(Town.mean(comparison, "base", pair[1]), line.values()[0], 1e-9, pair[0]);
            assertEquals(Town.mean(comparison, chain.option(), pair[1]), line.values()[1], 1e-9, pair[0]);
            assertTrue(!line.madeBy().isEmpty(), "each number names the step that made it");
        }
        Evidence bracket = Town.table(comparison, "traffic.bracket");
        assertTrue(Town.line(bracket, "bracket.nobody").values()[0]
                        >= Town.line(bracket, "bracket.everybody").values()[0] - 1e-6
                || chain.option().equals("both"));
    }

    @Test
    void communitiesTellEveryoneOnce() {
        Comparison comparison = Town.rehearse(CLOSURE, folder);
        double all = 0;
        for (double people : comparison.places().population()) {
            all += people;
        }
        double told = Town.option(comparison, "north").groups().stream()
                .filter(group -> group.dimension().equals("side"))
                .mapToDouble(Comparison.GroupEffect::people)
                .sum();
        assertEquals(all, told, 1e-9);
    }

    @Test
    void aNewLineTakesCarsOffTheStreetsAndBadAirWithThem() throws IOException {
        String line = HEAD + """
                traffic:
                  period: "07:00-08:00"
                  trips_per_person: 0.5
                  zones: 32
                  attraction: [cells.jobs]
                  shift: {indicator: jobs, elasticity: 0.3}
                air: {}
                indicators:
                  - {id: jobs, aggregate: mean, access: cells.jobs, mode: transit, cutoff: 12, weight: 1, scale: 10}
                  - {id: hours, aggregate: total, of: traffic.vehicle_hours, weight: 1, scale: 1}
                  - {id: no2, aggregate: mean, of: air.no2, main: true}
                options:
                  - kind: line.add
                    id: line
                    headway_minutes: [5]
                    speeds_kmh: [40]
                    alignments:
                      - id: across
                        points: [[7.42248, 43.73270], [7.42993, 43.73270], [7.43366, 43.73270]]
                  - {kind: street.close, id: north, modes: [car], segments: {names: [North Bridge]}}
                """;
        Comparison comparison = Town.rehearse(line, folder);
        double cars = Town.mean(comparison, "line", "hours") / Town.mean(comparison, "base", "hours");
        double air = Town.mean(comparison, "line", "no2") - Town.mean(comparison, "base", "no2");
        System.out.printf("with a line: vehicle hours x %.4f, NO2 %+.4f ug/m3%n", cars, air);
        assertTrue(Town.mean(comparison, "line", "jobs") > Town.mean(comparison, "base", "jobs"));
        assertTrue(cars < 0.999, "the cars that are left at home drive no hours");
        assertTrue(air < 0);
        if (Town.table(comparison, "chain").option().equals("line")) {
            Line hours = Town.line(Town.table(comparison, "chain"), "chain.vehicle_hours");
            assertEquals(Town.mean(comparison, "line", "hours"), hours.values()[1], 1e-9);
        }
        assertSameBytes(line);
    }

    @Test
    void tripsAreFittedToCounts() {
        String street = Town.snapshot().features("street").stream()
                .filter(each -> each.properties().text("name").orElse("").equals("North Bridge"))
                .findFirst()
                .orElseThrow()
                .localId();
        String counted = CLOSURE.replace("number: 2", "number: 1")
                .replace(
                        "zones: 32",
                        "zones: 32, counts: [{street: " + street + ", vehicles: 300}, {street: " + street
                                + ", against: true, vehicles: 300}]");
        Comparison comparison = Town.rehearse(counted, folder);
        String fit = comparison.inputs().settings().stream()
                .filter(setting -> setting.startsWith("traffic_calibration="))
                .findFirst()
                .orElseThrow();
        System.out.println(fit);
        assertTrue(fit.contains("100 % of the counts"), fit);
        assertThrows(Problem.class, () -> Town.rehearse(counted.replace("street: " + street, "street: none"), folder));
    }

    @Test
    void worksAreTheSumOfTheirStatesAndInteract() {
        String works = HEAD + TRAFFIC + """
                indicators:
                  - {id: hours, aggregate: total, of: traffic.vehicle_hours, weight: 1, scale: 1}
                  - {id: help, aggregate: mean, of: traffic.emergency, main: true}
                options:
                  - kind: works.schedule
                    id: works
                    start: 2026-06-01
                    crews: %d
                    works:
                      - {id: n, label: north, segments: {names: [North Bridge]}, days: 5, capacity: 0.5}
                      - {id: s, label: south, segments: {names: [South Bridge]}, days: 3, capacity: 0.5}
                """;
        Comparison one = Town.rehearse(works.formatted(1), folder.resolve("crew"));
        assertEquals(3, one.options().size(), "as it is, and two orders");
        assertEquals(Town.mean(one, "works-n-s", "hours"), Town.mean(one, "works-s-n", "hours"), 1e-6);
        String closed = HEAD + TRAFFIC + """
                indicators:
                  - {id: hours, aggregate: total, of: traffic.vehicle_hours, weight: 1, scale: 1}
                  - {id: help, aggregate: mean, of: traffic.emergency, main: true}
                options:
                  - kind: works.schedule
                    id: n
                    start: 2026-06-01
                    works: [{id: n, segments: {names: [North Bridge]}, days: 1, capacity: 0.5}]
                  - kind: works.schedule
                    id: s
                    start: 2026-06-01
                    works: [{id: s, segments: {names: [South Bridge]}, days: 1, capacity: 0.5}]
                """;
        Comparison alone = Town.rehearse(closed, folder.resolve("alone"));
        double north = Town.mean(alone, "n-n", "hours");
        double south = Town.mean(alone, "s-s", "hours");
        assertEquals(5 * north + 3 * south, Town.mean(one, "works-n-s", "hours"), 1e-6);
        Comparison two = Town.rehearse(works.formatted(2), folder.resolve("crews"));
        assertEquals(2, two.options().size(), "two crews begin both at once, whatever the order");
        double together = Town.mean(two, two.options().get(1).id(), "hours");
        double base = Town.mean(alone, "base", "hours");
        System.out.printf(
                "delay of both works: %.4f h one after the other, %.4f h at once%n",
                5 * (north - base) + 3 * (south - base), together - 5 * base);
        assertTrue(together - 5 * base >= 5 * (north - base) + 3 * (south - base) - 1e-6, "closures do not add up");
        Evidence calendar = Town.table(one, "works.calendar");
        assertEquals(2, calendar.lines().size());
    }

    @Test
    void aTowerNeverAddsSunAndTheHouseBehindItLosesMost() {
        Comparison comparison = Town.rehearse(TOWER, folder);
        for (Comparison.OptionResult option : comparison.options()) {
            if (option.id().startsWith("tower")) {
                assertTrue(option.people().gaining() == 0, option.id() + " gives nobody sun");
                assertTrue(option.estimates().get(0).change() <= 0);
            }
        }
        double low = Town.mean(comparison, "tower-w10-60-p1", "sun");
        double high = Town.mean(comparison, "tower-w10-120-p1", "sun");
        assertTrue(high <= low, "a higher tower takes no less");
        // 40 by 20 m, 120 m high: 40 storeys of 3 m; nothing stands there.
        double floors = Town.mean(comparison, "tower-w10-120-p1", "floors") - Town.mean(comparison, "base", "floors");
        assertEquals(40 * 20 * 40, floors, 40 * 20 * 40 * 0.002);
        // In the middle of the block the tower takes the house away: five storeys less.
        double replaced = Town.mean(comparison, "tower-w10-120-p2", "floors") - Town.mean(comparison, "base", "floors");
        assertEquals(40 * 20 * (40 - 5), replaced, 40 * 20 * 40 * 0.002);
    }

    @Test
    void whatATowerTakesIsToldByPlaceAndByHour() {
        Comparison comparison =
                Town.rehearse(TOWER.replace("weight: 1, scale: 0.1", "weight: 1, better: less"), folder);
        Evidence communities = Town.table(comparison, "sun.communities");
        assertEquals(6, communities.lines().size(), "two sides, two dates and the year");
        Evidence buildings = Town.table(comparison, "sun.buildings");
        double lost = 0;
        for (Line line : buildings.lines()) {
            assertTrue(line.values()[2] < line.values()[1]);
            lost += line.values()[0] * (line.values()[1] - line.values()[2]);
        }
        double people = 0;
        for (double each : comparison.places().population()) {
            people += each;
        }
        Comparison.OptionResult first = Town.option(comparison, buildings.option());
        assertEquals(
                -first.estimates().getFirst().change() * people, lost, 1e-6, "neighbours' losses are all there is");
        Daylight day = comparison.daylight().getFirst();
        assertTrue(day.frames().size() >= 8, "the sun is up for twelve hours at the equinox");
        for (int f = 1; f < day.frames().size(); f++) {
            assertTrue(day.frames().get(f).azimuthDegrees()
                    > day.frames().get(f - 1).azimuthDegrees());
        }
        assertTrue(day.frames().stream().anyMatch(frame -> !frame.more().isEmpty()), "the tower casts a shadow");
    }

    @Test
    void aParkCoolsByItsDistance() {
        Comparison comparison = Town.rehearse(TOWER, folder);
        int inside = java.util.List.of(comparison.places().ids()).indexOf("w00");
        assertTrue(inside >= 0);
        double base = Town.mean(comparison, "base", "cooling");
        double park = Town.mean(comparison, "park", "cooling");
        System.out.printf("cooling of the town's people: %.4f K as it is, %.4f K with a park%n", base, park);
        assertTrue(park > base);
        // 148 people of the cell in the park have 0.94 K, others no less than before.
        double people = 0;
        for (double each : comparison.places().population()) {
            people += each;
        }
        double there = comparison.places().population()[inside];
        assertTrue(park - base >= there / people * (0.94 - 0.5), "who lives in the park is cooled by it");
        assertNotEquals(base, park);
    }

    @Test
    void questionsThatCannotBeAreRefused() {
        assertRefused(CLOSURE.replace(TRAFFIC, ""), "CV-QUESTION-007");
        assertRefused(
                CLOSURE.replace(
                        "aggregate: total, of: traffic.vehicle_hours", "aggregate: mean, of: traffic.vehicle_hours"),
                "CV-QUESTION-007");
        assertRefused(CLOSURE.replace("threshold: 3", "epsilon: 2"), "CV-QUESTION-007");
        assertRefused(CLOSURE.replace("of: air.no2, threshold: 10", "of: air.no3, threshold: 10"), "CV-QUESTION-004");
        assertRefused(
                CLOSURE.replace("population: population", "population: population, spread: {total: 10}"),
                "CV-QUESTION-007");
        Problem none = assertThrows(
                Problem.class,
                () -> Town.rehearse(CLOSURE.replace("zones: 32", "zones: 32, emergency: [amenity=police]"), folder));
        assertEquals("CV-QUESTION-012", none.code());
        Problem unknown = assertThrows(
                Problem.class,
                () -> Town.rehearse(
                        CLOSURE.replace("communities: {layer: side}", "communities: {layer: sides}"), folder));
        assertEquals("CV-QUESTION-010", unknown.code());
        assertTrue(unknown.remedy().contains("side"), unknown.remedy());
        Problem street = assertThrows(
                Problem.class, () -> Town.rehearse(CLOSURE.replace("[North Bridge]", "[Nord Bridge]"), folder));
        assertEquals("CV-QUESTION-010", street.code());
        assertTrue(street.remedy().contains("North Bridge"), street.remedy());
    }

    private static void assertRefused(String question, String code) {
        Problem problem = assertThrows(Problem.class, () -> QuestionFile.parse("town.yaml", question));
        assertEquals(code, problem.code(), problem.getMessage());
    }
}
