package citiverse.rehearse.options;

import citiverse.rehearse.question.OptionSpec.Segments;
import citiverse.rehearse.question.Where;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which segments belong together in one option.
final class StreetGroups {
    /// Two ways of the same name so near to each other are the two carriageways of one bridge.
    private static final double CARRIAGEWAYS_METRES = 60;

    private final Ground ground;

    StreetGroups(Ground ground) {
        this.ground = ground;
    }

    /// @param key what tells it from the others
    /// @param label what people call it
    /// @param segments its segments
    record Group(String key, String label, List<Feature> segments) {}

    /// The groups in the order: most used, listed segments, listed ways, bridges; a group that is there already
    /// is not made again.
    List<Group> of(Segments choice) {
        ground.layer(Layers.STREET, choice.where());
        var groups = new LinkedHashMap<String, Group>();
        choice.mostUsed().ifPresent(used -> {
            ground.layer(used.to().layer(), used.to().where());
            if (!used.to().column().isEmpty()) {
                ground.column(used.to().layer(), used.to().column(), used.to().where());
            }
            ground.use()
                    .mostUsed(used.to().layer(), used.to().column(), used.withinSeconds(), used.count())
                    .forEach(segment -> single(groups, segment));
        });
        choice.ids().forEach(id -> single(groups, ground.feature(Layers.STREET, id, choice.where())));
        choice.ways().forEach(way -> {
            List<Feature> segments = way(way, choice.where());
            groups.put("way-" + way, new Group("way-" + way, label(segments.getFirst()), segments));
        });
        choice.names().forEach(name -> groups.put("name-" + name, new Group(name, name, named(name, choice.where()))));
        if (choice.bridges()) {
            for (List<Feature> bridge : bridges()) {
                String key = bridge.size() == 1 ? bridge.getFirst().localId() : "bridge-" + way(bridge.getFirst());
                groups.putIfAbsent(key, new Group(key, "Bridge: " + label(bridge.getFirst()), bridge));
            }
        }
        if (groups.isEmpty()) {
            throw choice.where()
                    .problem("CV-QUESTION-012", "no street is meant")
                    .remedy("Nobody walks to it in that time, or there are no bridges; list ids or ways instead");
        }
        if (choice.together()) {
            var all = groups.values().stream()
                    .flatMap(group -> group.segments().stream())
                    .distinct()
                    .toList();
            return List.of(new Group("all", groups.size() + " streets", all));
        }
        return List.copyOf(groups.values());
    }

    /// The segments of a street of that name.
    private List<Feature> named(String name, Where where) {
        List<Feature> streets = ground.snapshot().features(Layers.STREET);
        List<Feature> segments = streets.stream()
                .filter(street ->
                        street.properties().text("name").filter(name::equals).isPresent())
                .toList();
        if (segments.isEmpty()) {
            throw where.unknown(
                    "name of a street",
                    name,
                    streets.stream()
                            .flatMap(street -> street.properties().text("name").stream())
                            .distinct()
                            .toList());
        }
        return segments;
    }

    private static void single(Map<String, Group> groups, Feature segment) {
        groups.putIfAbsent(segment.localId(), new Group(segment.localId(), label(segment), List.of(segment)));
    }

    private static String label(Feature segment) {
        return segment.properties()
                .text("name")
                .filter(name -> !name.isBlank())
                .orElse(segment.properties().text("highway").orElse("street") + ' ' + segment.localId());
    }

    private static long way(Feature segment) {
        return segment.properties().whole("way").orElse(0);
    }

    private List<Feature> way(String way, Where where) {
        List<Feature> segments = ground.snapshot().features(Layers.STREET).stream()
                .filter(segment -> Long.toString(way(segment)).equals(way))
                .toList();
        if (segments.isEmpty()) {
            throw where.unknown(
                    "way",
                    way,
                    ground.snapshot().features(Layers.STREET).stream()
                            .map(segment -> Long.toString(way(segment)))
                            .distinct()
                            .limit(20_000)
                            .toList());
        }
        return segments;
    }

    /// All bridges: segments tagged so, together where they are of one way, meet at a node, or are named alike and
    /// lie side by side. By the id of the first segment.
    List<List<Feature>> bridges() {
        List<Feature> decks = ground.snapshot().features(Layers.STREET).stream()
                .filter(segment -> {
                    String bridge = segment.properties().text("bridge").orElse("no");
                    return !bridge.isEmpty() && !bridge.equals("no") && segment.shape() != null;
                })
                .toList();
        int[] root = new int[decks.size()];
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        for (int i = 0; i < root.length; i++) {
            for (int j = i + 1; j < root.length; j++) {
                if (together(decks.get(i), decks.get(j))) {
                    root[find(root, j)] = find(root, i);
                }
            }
        }
        var groups = new TreeMap<String, List<Feature>>();
        var first = new TreeMap<Integer, String>();
        for (int i = 0; i < root.length; i++) {
            String key = first.computeIfAbsent(
                    find(root, i), r -> decks.get(first.size()).id());
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(decks.get(i));
        }
        return groups.values().stream()
                .sorted((a, b) -> a.getFirst().id().compareTo(b.getFirst().id()))
                .toList();
    }

    private static int find(int[] root, int i) {
        while (root[i] != i) {
            root[i] = root[root[i]];
            i = root[i];
        }
        return i;
    }

    private static boolean together(Feature a, Feature b) {
        if (way(a) != 0 && way(a) == way(b)) {
            return true;
        }
        for (String end : List.of("from_node", "to_node")) {
            var node = a.properties().whole(end);
            if (node.isPresent()
                    && (node.equals(b.properties().whole("from_node"))
                            || node.equals(b.properties().whole("to_node")))) {
                return true;
            }
        }
        String name = a.properties().text("name").orElse("");
        return !name.isEmpty()
                && name.equals(b.properties().text("name").orElse(""))
                && Nearest.metres(middle(a), middle(b)) <= CARRIAGEWAYS_METRES;
    }

    static org.locationtech.jts.geom.Coordinate middle(Feature segment) {
        return Nearest.along(segment.shape().getCoordinates(), 0.5);
    }
}
