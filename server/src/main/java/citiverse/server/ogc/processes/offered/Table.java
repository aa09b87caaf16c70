package citiverse.server.ogc.processes.offered;

import citiverse.rehearse.Rehearsal;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import citiverse.twin.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a process gives: columns that say unit and meaning, rows, a summary, quality, provenance.
public final class Table {
    /// The most rows of an answer.
    static final int MOST_ROWS = 250_000;

    private final List<Map<String, Object>> columns = new ArrayList<>();
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Map<String, Object> summary = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private String uncertainty = "none is stated: one computation with the inputs as given";
    private String status = "";

    /// @param unit UCUM unit; empty for what is not a quantity
    /// @param meaning in a sentence
    Table column(String name, String unit, String meaning) {
        columns.add(Map.of("name", name, "unit", unit, "meaning", meaning));
        return this;
    }

    /// A row; values follow the columns, numbers that are not finite are missing.
    ///
    /// @throws Problem `CV-PROCESS-003` where there are too many
    void row(Object... values) {
        if (rows.size() == MOST_ROWS) {
            throw tooMuch("the answer has more than " + MOST_ROWS + " rows");
        }
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < values.length; i++) {
            row.put((String) columns.get(i).get("name"), plain(values[i]));
        }
        rows.add(row);
    }

    private static Object plain(Object value) {
        return value instanceof Double number && !Double.isFinite(number) ? null : value;
    }

    /// A number of the whole.
    ///
    /// @param unit UCUM unit
    void sum(String name, double value, String unit, String meaning) {
        var told = new LinkedHashMap<String, Object>();
        told.put("value", plain(value));
        told.put("unit", unit);
        told.put("meaning", meaning);
        summary.put(name, told);
    }

    /// Something that must be said.
    void note(String text) {
        if (notes.size() < 100) {
            notes.add(text);
        }
    }

    /// How sure it is.
    void quality(String howSure, String validation) {
        uncertainty = howSure;
        status = validation;
    }

    static Problem tooMuch(String reason) {
        return Problem.user("CV-PROCESS-003", reason).remedy("Ask for fewer places, or use the command line");
    }

    int size() {
        return rows.size();
    }

    /// The whole as canonical JSON.
    public String json(Offered process, Inputs inputs, Snapshot city) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("process", process.id());
        tree.put("columns", columns);
        tree.put("rows", rows);
        tree.put("summary", summary);
        tree.put("notes", notes);
        tree.put(
                "quality",
                Map.of(
                        "uncertainty", uncertainty,
                        "validation", status,
                        "method", "docs/methods/" + process.method() + ".md"));
        tree.put("provenance", provenance(process, inputs, city));
        return CanonicalJson.write(tree);
    }

    /// What it was made from, in the words of PROV-O.
    private static Map<String, Object> provenance(Offered process, Inputs inputs, Snapshot city) {
        var layers = process.layers(inputs);
        var tree = new LinkedHashMap<String, Object>();
        tree.put("@context", "http://www.w3.org/ns/prov#");
        tree.put("@type", "Activity");
        tree.put("wasAssociatedWith", Rehearsal.ENGINE);
        tree.put(
                "used",
                Map.of(
                        "snapshot", city.hash(),
                        "asOf", city.asOf().toString(),
                        "layers", layers,
                        "inputs", inputs.values()));
        tree.put(
                "sources",
                city.sources().stream()
                        .sorted(Comparator.comparing(Source::id))
                        .map(source -> Map.of(
                                "id", source.id(),
                                "title", source.title(),
                                "licence", source.licence(),
                                "sha256", source.sha256()))
                        .toList());
        return tree;
    }
}
