package citiverse.standards.osm;

import citiverse.standards.AreaCheck;
import citiverse.standards.Findings;
import citiverse.standards.RingNesting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;

/// Makes lines and areas of runs of nodes. What is not a proper area is mended where it can be, else left out; either
/// is noted with the place of the fault.
final class Areas {
    private final NodeStore nodes;
    private final GeometryFactory factory;
    private final Findings findings;

    Areas(NodeStore nodes, GeometryFactory factory, Findings findings) {
        this.nodes = nodes;
        this.factory = factory;
        this.findings = findings;
    }

    /// The area inside a closed way.
    Optional<Geometry> ofRing(int[] ring, String place) {
        if (!complete(ring)) {
            findings.warn("area left out: it names nodes that the file lacks", place);
            return Optional.empty();
        }
        return AreaCheck.valid(factory.createPolygon(linearRing(ring)), place, findings);
    }

    /// The area inside the rings that these lines make together.
    Optional<Geometry> ofLines(List<int[]> lines, String place) {
        if (lines.isEmpty() || !lines.stream().allMatch(this::complete)) {
            findings.warn("area left out: it names ways or nodes that the file lacks", place);
            return Optional.empty();
        }
        RingAssembler.Result joined = RingAssembler.join(lines);
        if (joined.looseEnd() >= 0) {
            findings.warn("area left out: its ring is not closed", place + ", node " + nodes.id(joined.looseEnd()));
            return Optional.empty();
        }
        var rings = new ArrayList<LinearRing>();
        for (int[] ring : joined.rings()) {
            if (ring.length >= 4) {
                rings.add(linearRing(ring));
            }
        }
        if (rings.isEmpty() || rings.size() > RingNesting.MAX_RINGS) {
            findings.warn("area left out: it has " + (rings.isEmpty() ? "no ring" : "too many rings"), place);
            return Optional.empty();
        }
        return AreaCheck.valid(RingNesting.area(rings, factory), place, findings);
    }

    /// The lines along a run of nodes, cut where the file lacks a node; empty where fewer than two are left.
    Optional<Geometry> line(int[] run) {
        var parts = new ArrayList<LineString>();
        int from = 0;
        for (int i = 0; i <= run.length; i++) {
            if (i == run.length || !nodes.placed(run[i])) {
                if (i - from >= 2) {
                    parts.add(factory.createLineString(coordinates(run, from, i)));
                }
                from = i + 1;
            }
        }
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.getFirst());
            default -> Optional.of(factory.createMultiLineString(parts.toArray(LineString[]::new)));
        };
    }

    private boolean complete(int[] run) {
        for (int node : run) {
            if (!nodes.placed(node)) {
                return false;
            }
        }
        return true;
    }

    private LinearRing linearRing(int[] ring) {
        return factory.createLinearRing(coordinates(ring, 0, ring.length));
    }

    Coordinate[] coordinates(int[] run, int from, int end) {
        var coordinates = new Coordinate[end - from];
        for (int i = from; i < end; i++) {
            coordinates[i - from] = nodes.coordinate(run[i]);
        }
        return coordinates;
    }
}
