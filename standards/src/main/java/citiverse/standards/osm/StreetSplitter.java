package citiverse.standards.osm;

import citiverse.standards.Findings;
import java.util.HashMap;
import java.util.Map;
import org.locationtech.jts.geom.GeometryFactory;

/// Cuts ways into street segments where streets meet. A way that the file does not hold whole, as at the rim of an
/// extract, is kept where it is known and ends where it is not.
final class StreetSplitter {
    private final WayStore ways;
    private final NodeStore nodes;
    private final Areas lines;
    private final GeometryFactory factory;
    private final OsmFeatures out;
    private final Findings findings;

    StreetSplitter(
            WayStore ways, NodeStore nodes, Areas lines, GeometryFactory factory, OsmFeatures out, Findings findings) {
        this.ways = ways;
        this.nodes = nodes;
        this.lines = lines;
        this.factory = factory;
        this.out = out;
        this.findings = findings;
    }

    /// Notes which nodes the streets pass through; to be done once, before [#split].
    void countUses() {
        for (int way = 0; way < ways.size(); way++) {
            if (TagRules.street(ways.tags(way))) {
                for (int reference = ways.firstNode(way); reference < ways.endNode(way); reference++) {
                    nodes.use(ways.nodeIndex(reference));
                }
            }
        }
    }

    /// Hands on the segments of one way, in its direction.
    void split(int way) {
        long id = ways.id(way);
        OsmTags tags = ways.tags(way);
        int end = ways.endNode(way);
        if (end - ways.firstNode(way) < 2) {
            findings.warn("street left out: it has fewer than two nodes", "way " + id);
            return;
        }
        var times = new HashMap<Long, Map<Long, Integer>>();
        boolean cut = false;
        int from = -1;
        for (int reference = ways.firstNode(way); reference < end; reference++) {
            int node = ways.nodeIndex(reference);
            if (!nodes.placed(node)) {
                cut = true;
                if (from >= 0 && reference - from >= 2) {
                    segment(id, tags, from, reference, times);
                }
                from = -1;
            } else if (from < 0) {
                from = reference;
            } else if (nodes.junction(node) || reference == end - 1) {
                segment(id, tags, from, reference + 1, times);
                from = reference;
            }
        }
        if (cut) {
            findings.warn("street cut where the file lacks its nodes", "way " + id);
        }
    }

    /// @param from first reference
    /// @param end one past the last reference
    private void segment(long id, OsmTags tags, int from, int end, Map<Long, Map<Long, Integer>> times) {
        int[] run = new int[end - from];
        for (int i = 0; i < run.length; i++) {
            run[i] = ways.nodeIndex(from + i);
        }
        long first = nodes.id(run[0]);
        long last = nodes.id(run[run.length - 1]);
        int time = times.computeIfAbsent(first, node -> new HashMap<>()).merge(last, 1, Integer::sum);
        String local = id + "-" + first + '-' + last + (time == 1 ? "" : "~" + time);
        out.street(local, id, first, last, factory.createLineString(lines.coordinates(run, 0, run.length)), tags);
    }
}
