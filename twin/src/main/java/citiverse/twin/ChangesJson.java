package citiverse.twin;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Changes as trees for [citiverse.twin.json.CanonicalJson], and back: what a branch's id is made of.
///
/// A change is `{"op":"add","after":F}`, `{"op":"alter","before":F,"after":F}` or `{"op":"remove","before":F}`; a
/// feature F has `id type source activity from to` (ends of validity, null where open), `properties` as in
/// [PropertiesJson] and `wkb` in base64, null where it has no geometry.
public final class ChangesJson {
    private ChangesJson() {}

    public static List<Object> tree(List<Change> changes) {
        List<Object> trees = new ArrayList<>();
        for (Change change : changes) {
            trees.add(
                    switch (change) {
                        case Change.Add(Feature after) -> Map.of("op", "add", "after", tree(after));
                        case Change.Alter(Feature before, Feature after) ->
                            Map.of("op", "alter", "before", tree(before), "after", tree(after));
                        case Change.Remove(Feature before) -> Map.of("op", "remove", "before", tree(before));
                    });
        }
        return trees;
    }

    /// @throws IllegalArgumentException where the trees are not changes
    public static List<Change> changes(List<?> trees) {
        List<Change> changes = new ArrayList<>();
        for (Object item : trees) {
            if (!(item instanceof Map<?, ?> tree) || !(tree.get("op") instanceof String operation)) {
                throw new IllegalArgumentException("a change must be an object with an operation");
            }
            changes.add(
                    switch (operation) {
                        case "add" -> new Change.Add(feature(tree.get("after")));
                        case "alter" -> new Change.Alter(feature(tree.get("before")), feature(tree.get("after")));
                        case "remove" -> new Change.Remove(feature(tree.get("before")));
                        default -> throw new IllegalArgumentException("unknown operation " + operation);
                    });
        }
        return List.copyOf(changes);
    }

    public static Map<String, Object> tree(Feature feature) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", feature.id());
        tree.put("type", feature.type());
        tree.put("source", feature.provenance().source());
        tree.put("activity", feature.provenance().activity());
        tree.put("from", ContentHash.bound(feature.validity().from()));
        tree.put("to", ContentHash.bound(feature.validity().to()));
        tree.put("properties", PropertiesJson.tree(feature.properties()));
        tree.put(
                "wkb", feature.shape() == null ? null : Base64.getEncoder().encodeToString(Wkb.write(feature.shape())));
        return tree;
    }

    private static Feature feature(Object item) {
        if (!(item instanceof Map<?, ?> tree) || !(tree.get("properties") instanceof Map<?, ?> properties)) {
            throw new IllegalArgumentException("a feature must be an object with properties");
        }
        String wkb = text(tree, "wkb");
        return new Feature(
                text(tree, "id"),
                text(tree, "type"),
                wkb == null ? null : Wkb.read(Base64.getDecoder().decode(wkb)),
                PropertiesJson.ofTree(properties),
                new Provenance(text(tree, "source"), text(tree, "activity")),
                validity(text(tree, "from"), text(tree, "to")));
    }

    /// A validity from its ends as [ContentHash#bound] wrote them.
    public static Validity validity(String from, String to) {
        if (from == null && to == null) {
            return Validity.ALWAYS;
        }
        try {
            return new Validity(
                    from == null ? Instant.MIN : Instant.parse(from), to == null ? Instant.MAX : Instant.parse(to));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a validity: " + from + " to " + to, e);
        }
    }

    private static String text(Map<?, ?> tree, String name) {
        return switch (tree.get(name)) {
            case null -> null;
            case String text -> text;
            default -> throw new IllegalArgumentException('"' + name + "\" must be a text");
        };
    }
}
