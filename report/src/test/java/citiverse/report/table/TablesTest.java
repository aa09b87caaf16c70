package citiverse.report.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import citiverse.rehearse.Comparison;
import citiverse.report.MadeComparisons;
import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.FieldMatchingStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    private static final long SEED = 5;

    @TempDir
    Path folder;

    /// Reads CSV the slow and obvious way.
    private static List<List<String>> read(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        return rows;
    }

    private List<List<String>> read(Path file) throws IOException {
        return read(Files.readString(file));
    }

    @Test
    void allTablesHoldWhatTheComparisonHolds() throws IOException {
        System.out.println("seed " + SEED);
        Comparison comparison = MadeComparisons.tie(SEED);
        Tables.writeCsv(comparison, folder);
        List<List<String>> options = read(folder.resolve("options.csv"));
        assertEquals(comparison.options().size() + 1, options.size());
        int score = options.getFirst().indexOf("score_points");
        int label = options.getFirst().indexOf("label");
        for (int i = 0; i < comparison.options().size(); i++) {
            assertEquals(
                    comparison.options().get(i).score(),
                    Double.parseDouble(options.get(i + 1).get(score)));
            assertEquals(comparison.options().get(i).label(), options.get(i + 1).get(label));
        }
        assertEquals("", options.get(1).get(options.getFirst().indexOf("longitude_degrees")));
        List<List<String>> indicators = read(folder.resolve("indicators.csv"));
        assertEquals(1 + 121 * 3 * 4, indicators.size());
        assertEquals(
                List.of(
                        "option",
                        "indicator",
                        "unit",
                        "future",
                        "mean",
                        "low",
                        "high",
                        "change",
                        "change_low",
                        "change_high"),
                indicators.getFirst());
        List<List<String>> places = read(folder.resolve("places.csv"));
        assertEquals(1 + 1227 * (1 + comparison.places().mapped().size()), places.size());
        assertEquals(1 + 121 * 5, read(folder.resolve("groups.csv")).size());
        List<List<String>> flips = read(folder.resolve("flips.csv"));
        assertEquals(
                List.of("parameter", "walk", "m/s", "1.1", "1.34", "0.9", "1.4"),
                flips.get(2).subList(0, 7));
        assertEquals("", flips.get(3).get(4));
    }

    @Test
    void bytesAreAlwaysTheSame() throws IOException {
        Path again = Files.createDirectory(folder.resolve("again"));
        Tables.writeCsv(MadeComparisons.evident(SEED), folder);
        Tables.writeParquet(MadeComparisons.evident(SEED), folder);
        Tables.writeCsv(MadeComparisons.evident(SEED), again);
        Tables.writeParquet(MadeComparisons.evident(SEED), again);
        for (String table : List.of("options", "indicators", "places", "groups", "flips", "evidence")) {
            for (String kind : List.of(".csv", ".parquet")) {
                byte[] first = Files.readAllBytes(folder.resolve(table + kind));
                System.out.println(table + kind + " " + first.length + " bytes");
                assertArrayEquals(first, Files.readAllBytes(again.resolve(table + kind)), table + kind);
            }
        }
    }

    @Test
    void parquetGivesTheSameRowsBack() throws IOException {
        Tables.writeCsv(MadeComparisons.evident(SEED), folder);
        Tables.writeParquet(MadeComparisons.evident(SEED), folder);
        assertSame(Rows.Option.class, "options");
        assertSame(Rows.Indicator.class, "indicators");
        assertSame(Rows.Place.class, "places");
        assertSame(Rows.Group.class, "groups");
        assertSame(Rows.Flip.class, "flips");
        assertSame(Rows.Evidence.class, "evidence");
    }

    private <R extends Record> void assertSame(Class<R> type, String name) throws IOException {
        List<R> rows = new CarpetReader<>(folder.resolve(name + ".parquet").toFile(), type)
                .withFieldMatchingStrategy(FieldMatchingStrategy.SNAKE_CASE)
                .toList();
        var csv = new StringWriter();
        new RecordTable<>(type).csv(rows, csv);
        assertEquals(Files.readString(folder.resolve(name + ".csv")), csv.toString(), name);
    }

    @Test
    void everyNumberOfTheEvidenceHasItsUnit() throws IOException {
        Comparison comparison = MadeComparisons.evident(SEED);
        Tables.writeCsv(comparison, folder);
        List<List<String>> rows = read(folder.resolve("evidence.csv"));
        assertEquals(List.of("id", "option", "row", "line", "column", "unit", "value", "made_by"), rows.getFirst());
        int numbers = comparison.evidence().stream()
                .mapToInt(table -> table.lines().size() * table.columns().size())
                .sum();
        assertEquals(1 + numbers, rows.size());
        String option = comparison.evidence().getFirst().option();
        assertEquals(
                List.of("chain", option, "2", "chain.vehicle_hours", "before", "h", "31204.2"),
                rows.get(4).subList(0, 7));
        assertEquals(
                List.of("sun.buildings", option, "1", "%"),
                List.of(
                        rows.get(46).get(0),
                        rows.get(46).get(1),
                        rows.get(46).get(2),
                        rows.get(46).get(5)));
    }

    @Test
    void fieldsAreQuotedAsTheStandardAsks() {
        var out = new StringBuilder();
        for (String text : List.of("plain", "a,b", "say \"x\"", "two\nlines", " blank", "")) {
            Csv.text(text, out);
            out.append(',');
        }
        assertEquals("plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" blank\",,", out.toString());
    }

    @Test
    void numbersComeBackAsTheyWere() {
        assertEquals("0", Csv.number(-0.0));
        assertEquals("1", Csv.number(1));
        assertEquals("0.1", Csv.number(0.1));
        assertEquals("-51.254758", Csv.number(-51.254758));
        assertEquals("0.00000001", Csv.number(1e-8));
        assertEquals("", Csv.number(Double.NaN));
        System.out.println("seed " + SEED);
        var random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, Double.parseDouble(Csv.number(value)));
            }
        }
    }
}
