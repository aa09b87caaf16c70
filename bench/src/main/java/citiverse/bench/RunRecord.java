package citiverse.bench;

import citiverse.twin.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells measured figures: as lines of JSON, appended to the record, and as a table for people.
final class RunRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunRecord() {}

    /// One line for each figure.
    static List<String> lines(String bench, Machine machine, Instant at, List<Measured> figures) {
        var lines = new ArrayList<String>();
        for (Measured measured : figures) {
            ObjectNode line = JSON.createObjectNode();
            Figure figure = measured.figure();
            line.put("bench", bench);
            line.put("figure", figure.id());
            line.put("unit", figure.unit());
            number(line, "median", measured.median());
            number(line, "asked", figure.asked());
            number(line, "peer", figure.peer());
            ArrayNode runs = line.putArray("runs");
            for (double run : measured.runs()) {
                runs.add(rounded(run));
            }
            line.put("what", figure.what());
            if (!measured.note().isEmpty()) {
                line.put("note", measured.note());
            }
            line.put("at", at.toString());
            machine.into(line);
            lines.add(line.toString());
        }
        return lines;
    }

    /// Appends lines to `<root>/bench/runs/<bench>.jsonl` and returns where that is.
    static Path append(Path root, String bench, List<String> lines) {
        Path file = root.resolve("bench").resolve("runs").resolve(bench + ".jsonl");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return file;
        } catch (IOException e) {
            throw Problem.ours("CV-BENCH-003", "the record cannot be written: " + e.getMessage(), e)
                    .in(file.toString())
                    .remedy("See that the folder can be written to");
        }
    }

    /// A table in Markdown.
    static String table(List<Measured> figures) {
        var text = new StringBuilder("| figure | measured | asked | R5 | includes |\n|---|---|---|---|---|\n");
        for (Measured measured : figures) {
            Figure figure = measured.figure();
            String found = measured.runs().length == 0
                    ? "– (" + measured.note() + ')'
                    : quantity(measured.median(), figure.unit()) + (measured.met() ? "" : " (over)");
            text.append("| ")
                    .append(figure.id())
                    .append(" | ")
                    .append(found)
                    .append(" | ")
                    .append(limit("≤ ", figure.asked(), figure.unit()))
                    .append(" | ")
                    .append(limit("", figure.peer(), figure.unit()))
                    .append(" | ")
                    .append(figure.what());
            if (measured.runs().length > 1) {
                text.append("; median of ").append(measured.runs().length);
            }
            if (measured.runs().length > 0 && !measured.note().isEmpty()) {
                text.append("; ").append(measured.note());
            }
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String limit(String sign, double value, String unit) {
        return Double.isNaN(value) ? "–" : sign + quantity(value, unit);
    }

    private static String quantity(double value, String unit) {
        String digits = String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
        return unit.equals("1") ? digits : digits + ' ' + unit;
    }

    private static void number(ObjectNode line, String name, double value) {
        if (Double.isNaN(value)) {
            line.putNull(name);
        } else {
            line.put(name, rounded(value));
        }
    }

    /// Six digits are more than any measurement holds.
    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
