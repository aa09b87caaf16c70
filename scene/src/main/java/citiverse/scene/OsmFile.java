package citiverse.scene;

import citiverse.standards.osm.OsmData;
import citiverse.standards.osm.OsmVisitor;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;

/// A scene as OpenStreetMap objects. Ids start at 1 for nodes, 1,000,001 for ways of streets and 5,000,001 for other
/// ways, in the order drawn.
final class OsmFile {
    private static final long FIRST_STREET = 1_000_001;
    private static final long FIRST_AREA = 5_000_001;

    private final Scene scene;
    private final List<OsmData.Node> nodes = new ArrayList<>();
    private final List<OsmData.Way> ways = new ArrayList<>();
    private final List<OsmData.Relation> relations = new ArrayList<>();
    private final Map<Street, List<OsmData.Way>> pieces = new HashMap<>();
    private long nextWay = FIRST_STREET;

    private OsmFile(Scene scene) {
        this.scene = scene;
    }

    static OsmData of(Scene scene) {
        var file = new OsmFile(scene);
        StreetNet net = StreetNet.of(scene.streets());
        file.streets(net);
        file.turns(net);
        file.areas();
        file.tracks();
        file.things();
        return new OsmData(file.nodes, file.ways, file.relations);
    }

    private long node(Coordinate point, Map<String, String> tags) {
        long id = nodes.size() + 1L;
        nodes.add(new OsmData.Node(
                id, scene.plane().longitude(point.x), scene.plane().latitude(point.y), tags));
        return id;
    }

    private void streets(StreetNet net) {
        net.nodes().forEach(point -> node(point, Map.of()));
        Map<Street, TreeSet<Integer>> cuts = new HashMap<>();
        for (Scene.Turn turn : scene.turns()) {
            int via = via(net, turn);
            cuts.computeIfAbsent(turn.from(), street -> new TreeSet<>()).add(via);
            cuts.computeIfAbsent(turn.to(), street -> new TreeSet<>()).add(via);
        }
        for (int s = 0; s < net.streets().size(); s++) {
            Street street = net.streets().get(s);
            TreeSet<Integer> at = cuts.getOrDefault(street, new TreeSet<>());
            int[] course = net.course(s);
            var refs = new ArrayList<Long>();
            for (int i = 0; i < course.length; i++) {
                refs.add(course[i] + 1L);
                boolean inner = i > 0 && i < course.length - 1;
                if (inner && at.contains(course[i])) {
                    way(street, refs);
                    refs.clear();
                    refs.add(course[i] + 1L);
                }
            }
            way(street, refs);
        }
    }

    private void way(Street street, List<Long> refs) {
        if (refs.size() > 1) {
            var way = new OsmData.Way(nextWay++, refs, street.tags());
            ways.add(way);
            pieces.computeIfAbsent(street, key -> new ArrayList<>()).add(way);
        }
    }

    private static int via(StreetNet net, Scene.Turn turn) {
        for (int i = 0; i < net.nodes().size(); i++) {
            if (net.nodes().get(i).distance(turn.via()) < 0.05) {
                return i;
            }
        }
        throw new IllegalStateException("no junction at " + turn.via() + " for " + turn.kind());
    }

    private void turns(StreetNet net) {
        for (Scene.Turn turn : scene.turns()) {
            long via = via(net, turn) + 1L;
            long from = touching(turn.from(), via, true);
            long to = touching(turn.to(), via, false);
            relations.add(new OsmData.Relation(
                    relations.size() + 1L,
                    List.of(
                            new OsmData.Member(OsmVisitor.Kind.WAY, from, "from"),
                            new OsmData.Member(OsmVisitor.Kind.NODE, via, "via"),
                            new OsmData.Member(OsmVisitor.Kind.WAY, to, "to")),
                    Map.of("type", "restriction", "restriction", turn.kind())));
        }
    }

    /// The piece of a street that ends at a node (if asked, rather than beginning there), else the one that begins.
    private long touching(Street street, long node, boolean ending) {
        long found = -1;
        for (OsmData.Way piece : pieces.getOrDefault(street, List.of())) {
            boolean ends = piece.nodes().getLast() == node;
            boolean begins = piece.nodes().getFirst() == node;
            if (ends && ending || begins && !ending) {
                return piece.id();
            }
            if (ends || begins) {
                found = piece.id();
            }
        }
        if (found < 0) {
            throw new IllegalStateException("street " + street.name() + " does not pass the junction of a turn");
        }
        return found;
    }

    private void areas() {
        nextWay = FIRST_AREA;
        for (Area area : scene.areas()) {
            List<Coordinate> corners = area.corners();
            if (corners.size() < 3) {
                throw new IllegalStateException("an area needs three corners: " + area.tags());
            }
            var refs = new ArrayList<Long>();
            corners.forEach(corner -> refs.add(node(corner, Map.of())));
            refs.add(refs.getFirst());
            ways.add(new OsmData.Way(nextWay++, refs, area.tags()));
        }
    }

    private void tracks() {
        for (Street track : scene.tracks()) {
            var refs = new ArrayList<Long>();
            track.course().forEach(point -> refs.add(node(point, Map.of())));
            ways.add(new OsmData.Way(nextWay++, refs, track.tags()));
        }
    }

    private void things() {
        for (Place place : scene.places()) {
            if (place.form() == Place.Form.MAP
                    || place.form() == Place.Form.GEOJSON
                            && !place.text("amenity").isEmpty()) {
                var tags = new TreeMap<String, String>();
                place.values().forEach((name, value) -> {
                    if (value instanceof Value.Text(String text)
                            && (place.form() == Place.Form.MAP || name.equals("amenity") || name.equals("name"))) {
                        tags.put(name, text);
                    }
                });
                node(new Coordinate(place.x(), place.y()), tags);
            }
        }
    }
}
