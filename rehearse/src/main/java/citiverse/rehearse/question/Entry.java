package citiverse.rehearse.question;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One map of the question file, read key by key after it has met the schema.
final class Entry {
    private final YamlTree tree;
    private final String pointer;
    private final JsonNode node;

    Entry(YamlTree tree, String pointer, JsonNode node) {
        this.tree = tree;
        this.pointer = pointer;
        this.node = node;
    }

    Where where() {
        return where("");
    }

    Where where(String key) {
        String at = key.isEmpty() ? pointer : pointer + '/' + key;
        return new Where(tree.file(), tree.line(at), path(at));
    }

    /// `/options/2/at` as people write it: `options[2].at`.
    static String path(String pointer) {
        var path = new StringBuilder();
        for (String part : pointer.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            if (part.chars().allMatch(Character::isDigit)) {
                path.append('[').append(part).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".")
                        .append(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path.toString();
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    JsonNode raw(String key) {
        return node.path(key);
    }

    String text(String key, String otherwise) {
        return has(key) ? node.get(key).asText() : otherwise;
    }

    double number(String key, double otherwise) {
        return has(key) ? node.get(key).asDouble() : otherwise;
    }

    int whole(String key, int otherwise) {
        return has(key) ? node.get(key).asInt() : otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        return has(key) ? node.get(key).asBoolean() : otherwise;
    }

    Optional<Entry> child(String key) {
        return has(key) && node.get(key).isObject()
                ? Optional.of(new Entry(tree, pointer + '/' + key, node.get(key)))
                : Optional.empty();
    }

    <T> List<T> each(String key, Function<Entry, T> read) {
        var all = new ArrayList<T>();
        for (int i = 0; i < node.path(key).size(); i++) {
            all.add(read.apply(
                    new Entry(tree, pointer + '/' + key + '/' + i, node.get(key).get(i))));
        }
        return List.copyOf(all);
    }

    List<String> texts(String key) {
        var all = new ArrayList<String>();
        node.path(key).forEach(item -> all.add(item.asText()));
        return List.copyOf(all);
    }

    /// A number, or a list of them.
    List<Double> numbers(String key, double otherwise) {
        if (!has(key)) {
            return List.of(otherwise);
        }
        if (node.get(key).isNumber()) {
            return List.of(node.get(key).asDouble());
        }
        var all = new ArrayList<Double>();
        node.get(key).forEach(item -> all.add(item.asDouble()));
        return List.copyOf(all);
    }

    /// A list of coordinate pairs.
    List<double[]> points(String key) {
        var all = new ArrayList<double[]>();
        node.path(key)
                .forEach(item -> all.add(
                        new double[] {item.get(0).asDouble(), item.get(1).asDouble()}));
        return List.copyOf(all);
    }
}
