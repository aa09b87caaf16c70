package citiverse.standards.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Collected;
import citiverse.standards.Reading;
import citiverse.standards.TestData;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Problem;
import citiverse.twin.Twin;
import citiverse.twin.Value;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesReaderTest {
    @TempDir
    Path folder;

    private final Collected found = new Collected();

    private static CsvMapping.Column column(String name, Kind kind, String unit) {
        return new CsvMapping.Column(name, new LayerSchema.Column(name, kind, unit, ""));
    }

    private static CsvMapping mapping(CsvMapping.Column... columns) {
        return new CsvMapping(
                "cells", "Cells", "id", "lon", "lat", CsvMapping.DEGREES, false, Set.of(), List.of(columns));
    }

    private Twin.Quality read(String text, CsvMapping mapping) {
        return read(text.getBytes(StandardCharsets.UTF_8), mapping);
    }

    private Twin.Quality read(byte[] bytes, CsvMapping mapping) {
        try {
            Path path = Files.write(folder.resolve("cells.csv"), bytes);
            return PlacesReader.read(path, new Reading(TestData.PORTO_ALEGRE, "cells", "cells.csv"), mapping, found);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private Problem refused(String code, String place, String text, CsvMapping mapping) {
        Problem problem = assertThrows(Problem.class, () -> read(text, mapping));
        assertEquals(code, problem.code(), problem.getMessage());
        assertEquals("cells.csv", problem.file());
        assertEquals(place, problem.place());
        assertFalse(problem.remedy().isEmpty());
        return problem;
    }

    @Test
    void hexagonsHaveTheSumsOfTheirReadme() {
        var mapping = mapping(
                column("population", Kind.WHOLE, "{person}"),
                column("schools", Kind.WHOLE, "1"),
                column("jobs", Kind.WHOLE, "1"),
                column("healthcare", Kind.WHOLE, "1"));
        Twin.Quality quality = PlacesReader.read(
                TestData.shared("porto-alegre/poa_hexgrid.csv"),
                new Reading(TestData.PORTO_ALEGRE, "hexgrid", "poa_hexgrid.csv"),
                mapping,
                found);
        var cells = found.of("cells");
        assertEquals(1_227, cells.size());
        assertEquals(812_935, sum("population"));
        assertEquals(194, sum("schools"));
        assertEquals(337_921, sum("jobs"));
        assertEquals(141, sum("healthcare"));
        assertEquals(
                103,
                cells.stream()
                        .filter(cell -> cell.properties().whole("population").orElse(-1) == 0)
                        .count());
        assertEquals(5, quality.missing().get("cells.jobs"));
        assertEquals(5, quality.missing().get("cells.healthcare"));
        assertEquals(
                4_730,
                found.named("cells", "89a901288cbffff")
                        .properties()
                        .whole("population")
                        .orElseThrow());
        assertEquals(-51.254758, extreme(true), 5e-7);
        assertEquals(-51.140049, extreme(false), 5e-7);
    }

    private long sum(String name) {
        return found.of("cells").stream()
                .mapToLong(cell -> cell.properties().whole(name).orElse(0))
                .sum();
    }

    private double extreme(boolean least) {
        var all = found.of("cells").stream().mapToDouble(cell -> cell.shape().getCoordinate().x);
        return least ? all.min().orElseThrow() : all.max().orElseThrow();
    }

    @Test
    void anEmptyFieldIsMissingAndNotZero() {
        var mapping = new CsvMapping(
                "cells",
                "",
                "id",
                "lon",
                "lat",
                CsvMapping.DEGREES,
                false,
                Set.of("NA"),
                List.of(column("jobs", Kind.WHOLE, "1"), column("name", Kind.TEXT, ""), column("wet", Kind.FLAG, "")));
        Twin.Quality quality = read(
                "id,lon,lat,jobs,name,wet\na,1,2,,,\nb,1,2,0,x,yes\nc,1,2, NA ,NA,0\n" + "d,1,2,12.0,y,\n", mapping);
        assertEquals(
                Value.missing(),
                found.named("cells", "a").properties().value("jobs").orElseThrow());
        assertEquals(
                Value.of(0),
                found.named("cells", "b").properties().value("jobs").orElseThrow());
        assertEquals(
                Value.missing(),
                found.named("cells", "c").properties().value("jobs").orElseThrow());
        assertEquals(
                Value.of(12),
                found.named("cells", "d").properties().value("jobs").orElseThrow());
        assertEquals(
                Value.of(true),
                found.named("cells", "b").properties().value("wet").orElseThrow());
        assertEquals(2, quality.missing().get("cells.jobs"));
        assertEquals(4, quality.read().get("cells"));
    }

    @Test
    void separatorsMarksAndDecimalCommasAreTaken() {
        for (String separator : List.of(",", ";", "\t")) {
            found.features.clear();
            read(
                    "\uFEFFid|lon|lat|n\r\n\"a, b; c\"|-51.5|-30.25|7\r\n".replace("|", separator),
                    mapping(column("n", Kind.WHOLE, "1")));
            assertEquals(
                    7, found.named("cells", "a, b; c").properties().whole("n").orElseThrow());
        }
        var comma = new CsvMapping(
                "cells",
                "",
                "id",
                "lon",
                "lat",
                CsvMapping.DEGREES,
                true,
                Set.of(),
                List.of(column("n", Kind.REAL, "m")));
        read("id;lon;lat;n\nz;-51,5;-30,25;0,5\n", comma);
        assertEquals(-51.5, found.named("cells", "z").shape().getCoordinate().x);
        assertEquals(0.5, found.named("cells", "z").properties().number("n").orElseThrow());
    }

    /// 500,000 m east lies on the central meridian of zone 22, 51° W; 10,000,000 m north of the south is the equator.
    @Test
    void eastingAndNorthingBecomeDegrees() {
        var metres = new CsvMapping("cells", "", "id", "e", "n", "EPSG:32722", false, Set.of(), List.of());
        read("id,e,n\nm,500000,10000000\ns,500000,6681000\n", metres);
        assertEquals(-51, found.named("cells", "m").shape().getCoordinate().x, 1e-9);
        assertEquals(0, found.named("cells", "m").shape().getCoordinate().y, 1e-9);
        assertEquals(-30.0, found.named("cells", "s").shape().getCoordinate().y, 0.01);
        refused(
                "CV-CRS-001",
                "crs",
                "id,e,n\nm,5,5\n",
                new CsvMapping("cells", "", "id", "e", "n", "EPSG:99999999", false, Set.of(), List.of()));
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsPlace() {
        var mapping = mapping(column("jobs", Kind.WHOLE, "1"), column("wet", Kind.FLAG, ""));
        String head = "id,lon,lat,jobs,wet\na,1,2,3,no\n";
        assertTrue(refused("CV-CSV-008", "line 3, column jobs", head + "b,1,2,many,no\n", mapping)
                .reason()
                .contains("\"many\""));
        refused("CV-CSV-008", "line 3, column jobs", head + "b,1,2,1.5,no\n", mapping);
        refused("CV-CSV-008", "line 3, column jobs", head + "b,1,2,NaN,no\n", mapping);
        refused("CV-CSV-008", "line 3, column jobs", head + "b,1,2,0x10,no\n", mapping);
        refused("CV-CSV-008", "line 3, column wet", head + "b,1,2,1,maybe\n", mapping);
        refused("CV-CSV-008", "line 3, column lon", head + "b,west,2,1,no\n", mapping);
        assertTrue(
                refused("CV-CSV-008", "line 3, column lat", "id;lon;lat;jobs;wet\na;1;2;3;no\nb;1;2,5;3;no\n", mapping)
                        .remedy()
                        .contains("decimal"));
        assertTrue(refused("CV-CSV-007", "line 3, column lon", head + "b,-30,-120,1,no\n", mapping)
                .remedy()
                .contains("swapped"));
        refused("CV-CSV-007", "line 3, column lon", head + "b,478000,6680000,1,no\n", mapping);
        refused("CV-CSV-006", "line 3, column id", head + "a,1,2,3,no\n", mapping);
        refused("CV-CSV-006", "line 3, column id", head + ",1,2,3,no\n", mapping);
        refused("CV-CSV-005", "line 3", head + "b,1,2,3,no,more\n", mapping);
        refused("CV-CSV-005", "line 3", head + "b,1,2,3\n", mapping);
        refused("CV-CSV-003", "line 3", head + "\"b,1,2,3,no\n", mapping);
        refused("CV-CSV-002", "", "", mapping);
        refused("CV-CSV-002", "", "id,lon,lat,jobs,wet\n", mapping);
    }

    @Test
    void anAbsentColumnIsAnsweredWithTheNearest() {
        Problem problem = refused(
                "CV-CSV-004",
                "line 1",
                "id,lon,lat,Populaton\na,1,2,3\n",
                mapping(column("population", Kind.WHOLE, "{person}")));
        assertTrue(problem.remedy().startsWith("The nearest names are Populaton"), problem.remedy());
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirPlace() {
        byte[] latin = "id,lon,lat,name\na,1,2,Pra\u00e7a\n".getBytes(Charset.forName("ISO-8859-1"));
        Problem problem = assertThrows(Problem.class, () -> read(latin, mapping(column("name", Kind.TEXT, ""))));
        assertEquals("CV-CSV-001", problem.code());
        assertEquals("line 2", problem.place());
        assertEquals("byte 25 (0xE7) is not UTF-8", problem.reason());
    }

    @Test
    void rowsWithoutAPlaceAndUnmappedColumnsAreListed() {
        Twin.Quality quality = read("id,lon,lat,secret\na,,2,x\nb,1,2,y\n", mapping());
        assertEquals(1, found.of("cells").size());
        assertEquals(2, quality.read().get("rows"));
        assertTrue(quality.warnings().contains("line 2: the row has no coordinates and was left out"));
        assertTrue(quality.warnings().contains("column secret: the column is not mapped and was not read"));
        assertFalse(found.named("cells", "b").properties().value("secret").isPresent());
    }

    @Test
    void aTableCutShortIsRefusedOrSuspected() throws IOException {
        byte[] whole = Files.readAllBytes(TestData.shared("porto-alegre/poa_hexgrid.csv"));
        var mapping = mapping(column("population", Kind.WHOLE, "1"), column("healthcare", Kind.WHOLE, "1"));
        int suspected = 0;
        for (int length = whole.length - 1; length > whole.length - 200; length--) {
            try {
                Twin.Quality quality = read(Arrays.copyOf(whole, length), mapping);
                boolean lineEnds = whole[length - 1] == '\n';
                assertEquals(!lineEnds, quality.warnings().toString().contains("cut short"), "length " + length);
                suspected += lineEnds ? 0 : 1;
            } catch (Problem refused) {
                assertEquals(2, refused.exitCode());
            }
        }
        assertTrue(suspected < 20, suspected + " of 199 were only suspected");
    }

    @Test
    void aFieldWithoutEndTakesNoMemory() {
        refused("CV-CSV-003", "line 2", "id,lon,lat\n\"" + "x".repeat(3_000_000) + "\n", mapping());
    }
}
