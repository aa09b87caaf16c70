package citiverse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.scene.Scene;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two banks with one bridge over a quay, a hospital on the west bank, and two pipes under a street.
class RelateAndDependTest {
    @TempDir
    private static Path folder;

    private static Path twin;

    @BeforeAll
    static void drawTheCity() {
        Scene scene = Scene.at(10, 50)
                .named("banks", "Banks")
                .zone("Europe/Berlin")
                .grid(0, 0, 5, 5, 100)
                .grid(700, 0, 5, 5, 100);
        scene.street("Old Bridge").from(500, 200).to(700, 200).bridge();
        scene.street("Quay").from(600, 0).to(600, 400);
        scene.amenity("hospital").at(250, 205).with("name", "Saint Ann");
        scene.cell("east").at(950, 205).people(30).jobs(0);
        scene.cell("west").at(150, 205).people(70).jobs(0);
        scene.place("pipe", "deep")
                .at(250, 300)
                .with("substance", "water")
                .with("cover_metres", 2.0)
                .with("diameter_metres", 0.3);
        scene.place("pipe", "vague").at(350, 300).with("substance", "telecom");
        twin = folder.resolve("banks.gpkg");
        Path city = scene.write(folder.resolve("city")).city();
        Ran ran = Ran.run("import", twin.toString(), city.toString(), "--actor", "test");
        assertEquals(0, ran.exit(), ran.err());
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    @Test
    void aPipeIsBeneathTheStreetForCertainOrPossibly() throws IOException {
        Path out = folder.resolve("pipes.csv");
        Ran ran = Ran.run(
                "relate",
                twin.toString(),
                "--of",
                "pipe",
                "--that",
                "crosses_beneath",
                "--to",
                "street",
                "--within",
                "5",
                "--out",
                out.toString());
        assertEquals(0, ran.exit(), ran.err());
        List<String> rows = lines(out);
        assertTrue(
                rows.stream().anyMatch(row -> row.contains(":pipe:deep,crosses_beneath,") && row.contains(",yes,")),
                String.join("\n", rows));
        assertTrue(
                rows.stream()
                        .anyMatch(row -> row.contains(":pipe:vague,crosses_beneath,")
                                && row.contains(",possibly,")
                                && row.contains("assumed cover.telecom 0.25..1")),
                String.join("\n", rows));
        Ran told = Ran.run(
                "relate",
                twin.toString(),
                "--of",
                "pipe",
                "--that",
                "crosses-beneath",
                "--to",
                "street",
                "--within",
                "5",
                "--assume",
                "cover.telecom=1..1.2",
                "--json",
                "--out",
                out.toString());
        assertEquals(0, told.exit(), told.err());
        var summary = (Map<?, ?>) CanonicalJson.parse(told.out().strip());
        assertEquals(2L, summary.get("subjects"));
        assertEquals(List.of("yes"), List.copyOf(((Map<?, ?>) summary.get("answers")).keySet()), told.out());
    }

    @Test
    void theQuayRunsUnderTheBridge() throws IOException {
        Path out = folder.resolve("quay.csv");
        Ran ran = Ran.run(
                "relate",
                twin.toString(),
                "--of",
                "street:name=Quay",
                "--that",
                "below",
                "--to",
                "street:bridge=yes",
                "--out",
                out.toString());
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(2, lines(out).size());
        assertTrue(lines(out).get(1).contains(",yes,"), lines(out).get(1));
        Ran ramps = Ran.run(
                "relate",
                twin.toString(),
                "--of",
                "street:name=row 2",
                "--that",
                "below",
                "--to",
                "street:bridge=yes",
                "--out",
                out.toString());
        assertEquals(0, ramps.exit(), ramps.err());
        assertTrue(ramps.out().contains("no relation found"), "the streets that lead onto it meet it: " + ramps.out());
    }

    @Test
    void theBridgeTiesTheHospitalToTheOtherBank() throws IOException {
        Path out = folder.resolve("ties.csv");
        Path homes = folder.resolve("homes.csv");
        for (String mode : List.of("car", "foot")) {
            Ran ran = Ran.run(
                    "depend",
                    twin.toString(),
                    "--on",
                    "bridges",
                    "--to",
                    "amenity:kind=amenity=hospital",
                    "--people",
                    "cells.population",
                    "--mode",
                    mode,
                    "--betweenness",
                    "--out",
                    out.toString(),
                    "--homes",
                    homes.toString());
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.out().contains("Old Bridge ties Saint Ann to 30 people"), ran.out());
            assertEquals(2, lines(out).size());
            assertTrue(
                    lines(out).get(1).contains(",30.000,30.000,30.000,"),
                    lines(out).get(1));
            assertTrue(
                    lines(out).get(1).contains(",yes,"),
                    "it is a cut edge: " + lines(out).get(1));
            assertEquals(2, lines(homes).size());
            assertTrue(lines(homes).get(1).endsWith(",,,yes"), lines(homes).get(1));
        }
    }

    @Test
    void streetsAreTakenAwayOneByOneTheSameWithAnyThreads() throws IOException {
        Path one = folder.resolve("one.csv");
        Path two = folder.resolve("two.csv");
        for (Path out : List.of(one, two)) {
            Ran ran = Ran.run(
                    "depend",
                    twin.toString(),
                    "--on",
                    "streets",
                    "--to",
                    "amenity:kind=amenity=hospital",
                    "--people",
                    "cells.population",
                    "--mode",
                    "foot",
                    "--json",
                    "--threads",
                    out.equals(one) ? "1" : "3",
                    "--out",
                    out.toString());
            assertEquals(0, ran.exit(), ran.err());
            var summary = (Map<?, ?>) CanonicalJson.parse(ran.out().strip());
            assertEquals(1L, summary.get("goals"));
        }
        assertEquals(-1, Files.mismatch(one, two));
    }

    @Test
    void wrongNamesAreAnsweredWithTheNearest() {
        Path out = folder.resolve("none.csv");
        String[][] wrong = {
            {"relate", "--of", "pip", "--that", "below", "--to", "street", "CV-CLI-030", "pipe"},
            {"relate", "--of", "street:brige=yes", "--that", "below", "--to", "street", "CV-CLI-032", "bridge"},
            {"relate", "--of", "street:name=Quai", "--that", "below", "--to", "street", "CV-CLI-081", "Quay"},
            {"relate", "--of", "street:name", "--that", "below", "--to", "street", "CV-CLI-080", "LAYER"},
            {"relate", "--of", "pipe", "--that", "under", "--to", "street", "predicate", "crosses_beneath"},
            {"relate", "--of", "pipe", "--that", "near", "--within", "-1", "--to", "street", "CV-CLI-082", "within"},
            {
                "relate",
                "--of",
                "pipe",
                "--that",
                "below",
                "--to",
                "street",
                "--assume",
                "cover.watr=1..2",
                "CV-SPATIAL-001",
                "cover.water"
            },
            {
                "relate",
                "--of",
                "pipe",
                "--that",
                "below",
                "--to",
                "street",
                "--assume",
                "cover.water=2..1",
                "CV-SPATIAL-002",
                "LOW..HIGH"
            },
            {
                "depend",
                "--on",
                "bridges",
                "--to",
                "amenity:kind=amenity=hospitl",
                "--people",
                "cells.population",
                "--mode",
                "car",
                "CV-CLI-081",
                "amenity=hospital"
            },
            {
                "depend",
                "--on",
                "bridges",
                "--to",
                "amenity",
                "--people",
                "cells.popultion",
                "--mode",
                "car",
                "CV-CLI-032",
                "population"
            },
            {"depend", "--on", "bridges", "--to", "amenity", "--people", "cells", "--mode", "car", "CV-CLI-083", "count"
            },
            {
                "depend",
                "--on",
                "bridges",
                "--to",
                "amenity",
                "--people",
                "cells.count",
                "--mode",
                "car",
                "--walk-kmh",
                "0",
                "CV-CLI-084",
                "--walk-kmh"
            },
        };
        for (String[] words : wrong) {
            List<String> given = List.of(words).subList(1, words.length - 2);
            String[] command = new String[given.size() + 4];
            command[0] = words[0];
            command[1] = twin.toString();
            for (int i = 0; i < given.size(); i++) {
                command[i + 2] = given.get(i);
            }
            command[command.length - 2] = "--out";
            command[command.length - 1] = out.toString();
            Ran ran = Ran.run(command);
            assertEquals(2, ran.exit(), String.join(" ", command) + ": " + ran.err());
            assertTrue(ran.err().contains(words[words.length - 2]), ran.err());
            assertTrue(ran.err().contains(words[words.length - 1]), ran.err());
            assertFalse(Files.exists(out));
        }
    }

    @Test
    void theHelpHasExamples() {
        for (String command : List.of("relate", "depend")) {
            Ran ran = Ran.run(command, "--help");
            assertEquals(0, ran.exit());
            assertTrue(ran.out().contains("citiverse " + command + " city.gpkg"), ran.out());
        }
    }
}
