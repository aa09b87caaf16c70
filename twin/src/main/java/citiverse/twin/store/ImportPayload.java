package citiverse.twin.store;

import citiverse.twin.LayerJson;
import citiverse.twin.Twin;
import citiverse.twin.ledger.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The payload of an import's ledger entry, `twin.import/1`: what was read, what it did, and the digests of the rows
/// that it wrote.
final class ImportPayload {
    static final String KIND = "twin.import/1";

    private ImportPayload() {}

    static Map<String, Object> quality(Twin.Quality quality) {
        return Map.of("read", quality.read(), "missing", quality.missing(), "warnings", quality.warnings());
    }

    static Map<String, Object> counts(long added, long altered, long removed, long unchanged) {
        return Map.of("added", added, "altered", altered, "removed", removed, "unchanged", unchanged);
    }

    /// What an import reported, from its entry and payload.
    ///
    /// @throws IllegalArgumentException where the payload is not one of an import
    static Twin.ImportReport report(Entry entry, Map<?, ?> payload) {
        Map<?, ?> counts = map(payload, "counts");
        Map<?, ?> quality = map(payload, "quality");
        List<String> warnings = new ArrayList<>();
        if (quality.get("warnings") instanceof List<?> list) {
            list.forEach(warning -> warnings.add(String.valueOf(warning)));
        }
        return new Twin.ImportReport(
                entry.seq(),
                entry.recordedAt(),
                LayerJson.source(map(payload, "source")),
                number(counts, "added"),
                number(counts, "altered"),
                number(counts, "removed"),
                number(counts, "unchanged"),
                new Twin.Quality(
                        numbers(map(quality, "read")), numbers(map(quality, "missing")), List.copyOf(warnings)));
    }

    private static Map<String, Long> numbers(Map<?, ?> tree) {
        var numbers = new LinkedHashMap<String, Long>();
        tree.forEach((name, value) -> numbers.put((String) name, number(tree, (String) name)));
        return numbers;
    }

    static Map<?, ?> map(Map<?, ?> tree, String name) {
        if (tree.get(name) instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("the object \"" + name + "\" is missing");
    }

    static long number(Map<?, ?> tree, String name) {
        if (tree.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("the number \"" + name + "\" is missing");
    }

    static String text(Map<?, ?> tree, String name) {
        if (tree.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the text \"" + name + "\" is missing");
    }

    static List<?> list(Map<?, ?> tree, String name) {
        if (tree.get(name) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("the list \"" + name + "\" is missing");
    }
}
