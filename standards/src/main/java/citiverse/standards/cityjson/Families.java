package citiverse.standards.cityjson;

import citiverse.standards.solid.CityObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who is a part of whom, and which families are complete. Objects without relatives are not remembered.
final class Families {
    private static final int DEEPEST = 16;

    private final Map<String, List<String>> parents = new HashMap<>();
    private final Map<String, String> claimed = new HashMap<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> related = new HashSet<>();
    private Map<String, Integer> awaited;
    private final Map<String, List<CityObject>> pending = new LinkedHashMap<>();

    /// The first look at an object.
    void learn(RawObject object) {
        if (object.group()) {
            groups.add(object.id());
            return;
        }
        if (!object.parents().isEmpty()) {
            parents.put(object.id(), object.parents());
            related.add(object.id());
        }
        for (String child : object.children()) {
            claimed.putIfAbsent(child, object.id());
            related.add(object.id());
        }
    }

    /// The object that one is a part of: the first of its parents that is no group, or who names it as a child.
    String parent(RawObject object) {
        return object.group() ? "" : parentOf(object.id());
    }

    private String parentOf(String id) {
        for (String parent : parents.getOrDefault(id, List.of())) {
            if (!groups.contains(parent) && !parent.equals(id)) {
                return parent;
            }
        }
        String claimant = claimed.getOrDefault(id, "");
        return claimant.equals(id) ? "" : claimant;
    }

    private String root(String id) {
        String root = id;
        for (int i = 0; i < DEEPEST; i++) {
            String parent = parentOf(root);
            if (parent.isEmpty()) {
                return root;
            }
            root = parent;
        }
        return root;
    }

    private Map<String, Integer> awaited() {
        if (awaited == null) {
            awaited = new HashMap<>();
            var members = new HashSet<>(related);
            members.addAll(claimed.keySet());
            members.forEach(id -> awaited.merge(root(id), 1, Integer::sum));
        }
        return awaited;
    }

    private boolean isRelated(String id) {
        return related.contains(id) || claimed.containsKey(id);
    }

    /// Takes an object in and gives its family once all of it is there.
    Optional<List<CityObject>> complete(CityObject object) {
        if (!isRelated(object.id())) {
            return Optional.of(List.of(object));
        }
        String root = root(object.id());
        pending.computeIfAbsent(root, unused -> new ArrayList<>()).add(object);
        return ready(root);
    }

    /// An object that is not kept: its family does not wait for it.
    Optional<List<CityObject>> absent(String id) {
        return isRelated(id) ? ready(root(id)) : Optional.empty();
    }

    private Optional<List<CityObject>> ready(String root) {
        int left = awaited().merge(root, -1, Integer::sum);
        if (left > 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(pending.remove(root));
    }

    /// Families that wait for parts which the file names but does not have.
    List<List<CityObject>> rest() {
        List<List<CityObject>> rest = new ArrayList<>(pending.values());
        pending.clear();
        return rest;
    }
}
