package citiverse.standards.osm;

import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.twin.FeatureSink;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Twin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Reads an OSM PBF file into the layers `street`, `turn_restriction`, `amenity`, `building`, `building_part`, `green`,
/// `water` and `landuse`, see [Layers].
///
/// The file is scanned three times: for the relations, then for the ways (both to know which ways and nodes are
/// needed), then for the nodes. Memory grows with what the city needs, about 30 bytes for each node of a street or
/// an area, and is bounded whatever the file claims.
public final class OsmPbfReader {
    private static final int MAX_DEGREES_E7 = 1_800_000_000;

    private final OsmPbfFile file;
    private final Progress progress;
    private final Findings findings = new Findings();
    private final GeometryFactory factory = new GeometryFactory();
    private final Relations relations;
    private final WayStore ways;
    private final OsmFeatures out;
    private final BuildingParts parts = new BuildingParts(findings);
    private NodeStore nodes;

    private OsmPbfReader(Path path, Reading reading, FeatureSink sink, Progress progress) {
        file = new OsmPbfFile(path, reading.file());
        this.progress = progress;
        relations = new Relations(reading.file(), findings);
        ways = new WayStore(reading.file(), file.bytes());
        out = new OsmFeatures(reading, sink, findings);
    }

    /// Reads a file without telling how far it is.
    public static Twin.Quality read(Path path, Reading reading, FeatureSink sink) {
        return read(path, reading, sink, Progress.NONE);
    }

    /// Reads a file.
    ///
    /// @return counts of `nodes`, `ways`, `relations` and of the features of each layer; warnings with the ids of
    ///     what was mended, cut or left out
    /// @throws Problem `CV-OSM-…` where the file cannot be read to its end or holds nothing
    /// @throws CancellationException where the progress says that nobody wants it any more
    public static Twin.Quality read(Path path, Reading reading, FeatureSink sink, Progress progress) {
        var reader = new OsmPbfReader(path, reading, sink, progress);
        reader.run(reading.file());
        return reader.findings.quality();
    }

    private void run(String name) {
        file.scan(EnumSet.of(OsmVisitor.Kind.RELATION), relations, "reading relations", progress);
        file.scan(EnumSet.of(OsmVisitor.Kind.WAY), new KeepWays(), "reading ways", progress);
        long[] vias = relations.restrictions().stream()
                .mapToLong(Relations.Restriction::viaNode)
                .toArray();
        nodes = new NodeStore(ways.distinctNodes(vias));
        ways.resolve(nodes);
        out.declareLayers();
        var seen = new PlaceNodes();
        file.scan(EnumSet.of(OsmVisitor.Kind.NODE), seen, "reading nodes", progress);
        if (seen.count == 0) {
            throw Problem.user("CV-OSM-010", "the file holds no nodes, so nothing in it has a place")
                    .in(name)
                    .remedy("Give an extract with nodes and ways");
        }
        findings.read("nodes", seen.count);
        var areas = new Areas(nodes, factory, findings);
        streets(areas);
        Map<Long, Integer> members = ways.numbers(relations.memberWays());
        expectParts(members);
        wayThings(areas);
        relationThings(areas, members);
        parts.hand(out);
        restrictions();
    }

    private void streets(Areas areas) {
        var splitter = new StreetSplitter(ways, nodes, areas, factory, out, findings);
        splitter.countUses();
        for (int way = 0; way < ways.size(); way++) {
            if (TagRules.street(ways.tags(way))) {
                splitter.split(way);
            }
        }
    }

    private void wayThings(Areas areas) {
        for (int way = 0; way < ways.size(); way++) {
            long id = ways.id(way);
            OsmTags tags = ways.tags(way);
            if (!TagRules.thing(tags)) {
                continue;
            }
            var enclosed = new ArrayList<String>();
            for (String layer : OsmFeatures.THINGS) {
                String kind = TagRules.kind(layer, tags);
                if (kind == null) {
                    continue;
                }
                if (ways.closed(way) && !TagRules.line(kind) && !tags.is("area", "no")) {
                    enclosed.add(layer);
                } else {
                    openThing(areas, way, layer, kind, tags);
                }
            }
            if (!enclosed.isEmpty()) {
                areas.ofRing(ways.run(way), "way " + ways.id(way))
                        .ifPresent(shape -> things(enclosed, "way/" + id, shape, tags));
            }
        }
    }

    private void things(List<String> layers, String local, Geometry shape, OsmTags tags) {
        for (String layer : layers) {
            String kind = TagRules.kind(layer, tags);
            if (kind != null && layer.equals(TagRules.BUILDING_PART)) {
                parts.part(local, shape, tags);
            } else if (kind != null) {
                out.thing(layer, kind, local, shape, tags);
                if (layer.equals(Layers.BUILDING)) {
                    parts.building(local, shape);
                }
            }
        }
    }

    /// Learns where parts of buildings are, so that the buildings around them are kept until these come.
    private void expectParts(Map<Long, Integer> members) {
        boolean any = false;
        for (int way = 0; way < ways.size(); way++) {
            if (TagRules.kind(TagRules.BUILDING_PART, ways.tags(way)) != null) {
                parts.expect(bounds(way));
                any = true;
            }
        }
        for (Relations.Area relation : relations.areas()) {
            if (TagRules.kind(TagRules.BUILDING_PART, relation.tags()) != null) {
                var bounds = new Envelope();
                for (long id : relation.ways()) {
                    Integer way = members.get(id);
                    if (way != null) {
                        bounds.expandToInclude(bounds(way));
                    }
                }
                parts.expect(bounds);
                any = true;
            }
        }
        if (any) {
            out.declareParts();
            relations.wholes().forEach(whole -> whole.parts().forEach(part -> parts.claim(part, whole.outline())));
        }
    }

    private Envelope bounds(int way) {
        var bounds = new Envelope();
        for (int node : ways.run(way)) {
            if (nodes.placed(node)) {
                bounds.expandToInclude(nodes.coordinate(node));
            }
        }
        return bounds;
    }

    private void openThing(Areas areas, int way, String layer, String kind, OsmTags tags) {
        if (layer.equals(Layers.AMENITY) || TagRules.line(kind)) {
            Optional<Geometry> line = areas.line(ways.run(way));
            line.ifPresentOrElse(
                    shape -> out.thing(layer, kind, "way/" + ways.id(way), shape, tags),
                    () -> findings.warn("line left out: fewer than two of its nodes are known", "way " + ways.id(way)));
        } else if (!relations.memberWays().contains(ways.id(way))) {
            findings.warn("area left out: its ring is not closed", "way " + ways.id(way) + ", " + kind);
        }
    }

    private void relationThings(Areas areas, Map<Long, Integer> numbers) {
        for (Relations.Area relation : relations.areas()) {
            String place = "relation " + relation.id();
            List<int[]> lines = new ArrayList<>();
            boolean whole = true;
            for (long id : relation.ways()) {
                Integer way = numbers.get(id);
                whole &= way != null;
                if (way != null && ways.endNode(way) - ways.firstNode(way) >= 2) {
                    lines.add(ways.run(way));
                }
            }
            areas.ofLines(whole ? lines : List.of(), place)
                    .ifPresent(
                            shape -> things(OsmFeatures.THINGS, "relation/" + relation.id(), shape, relation.tags()));
        }
    }

    private void restrictions() {
        for (Relations.Restriction restriction : relations.restrictions()) {
            int via = nodes.indexOf(restriction.viaNode());
            if (!nodes.placed(via)) {
                findings.warn(
                        "turn restriction left out: the file lacks its node",
                        "relation " + restriction.id() + ", node " + restriction.viaNode());
                continue;
            }
            int time = 0;
            for (long from : restriction.fromWays()) {
                for (long to : restriction.toWays()) {
                    time++;
                    out.restriction(
                            restriction.id() + (time == 1 ? "" : "~" + time),
                            from,
                            restriction.viaNode(),
                            to,
                            restriction.kind(),
                            factory.createPoint(nodes.coordinate(via)));
                }
            }
        }
    }

    /// Keeps the ways that are streets or things, or that bound an area.
    private final class KeepWays implements OsmVisitor {
        private final Set<Long> members = relations.memberWays();

        @Override
        public void way(long id, long[] wayNodes, int count, OsmTags tags) {
            findings.read("ways");
            if (TagRules.street(tags) || TagRules.thing(tags) || members.contains(id)) {
                ways.add(id, wayNodes, count, tags);
            }
        }
    }

    /// Places the nodes that are needed, and hands on those that are things themselves.
    private final class PlaceNodes implements OsmVisitor {
        private long count;

        @Override
        public void node(long id, long longitudeE7, long latitudeE7, OsmTags tags) {
            count++;
            int index = nodes.indexOf(id);
            boolean thing = tags.size() > 0 && TagRules.thing(tags);
            if (index < 0 && !thing) {
                return;
            }
            if (Math.abs(longitudeE7) > MAX_DEGREES_E7 || Math.abs(latitudeE7) > MAX_DEGREES_E7 / 2) {
                findings.warn(
                        "node left out: its coordinates are not on the earth",
                        "node " + id + ", " + longitudeE7 / 1e7 + ' ' + latitudeE7 / 1e7);
                return;
            }
            if (index >= 0) {
                nodes.place(index, (int) longitudeE7, (int) latitudeE7);
            }
            if (thing) {
                thing(id, longitudeE7, latitudeE7, tags);
            }
        }

        private void thing(long id, long longitudeE7, long latitudeE7, OsmTags tags) {
            for (String layer : List.of(Layers.AMENITY, Layers.GREEN, Layers.WATER)) {
                String kind = TagRules.kind(layer, tags);
                if (kind != null) {
                    Geometry at = factory.createPoint(NodeStore.coordinate(longitudeE7, latitudeE7));
                    out.thing(layer, kind, "node/" + id, at, tags);
                }
            }
        }
    }
}
