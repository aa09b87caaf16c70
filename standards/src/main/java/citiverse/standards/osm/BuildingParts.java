package citiverse.standards.osm;

import citiverse.standards.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/// Finds for each building part the building that it is a part of: the one that a relation `type=building` names, else
/// the one that covers most of it, and at least half; of equals the smaller, then that of the lower id. Only buildings
/// near a part are kept in memory.
final class BuildingParts {
    private static final double LEAST_SHARE = 0.5;
    /// Shares that differ less are equal.
    private static final double STEPS = 1e6;
    /// Areas that differ by less than a square centimetre, in square degrees, are equal.
    private static final double AREA_STEPS = 1e14;

    /// An area under its local id.
    private record Named(String local, Geometry shape) {}

    private record Part(String local, Geometry shape, OsmTags tags) {}

    private record Candidate(Named building, double share) {}

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                    (Candidate candidate) -> -Math.rint(candidate.share * STEPS))
            .thenComparingDouble(candidate -> Math.rint(candidate.building.shape.getArea() * AREA_STEPS))
            .thenComparingInt(candidate -> candidate.building.local.length())
            .thenComparing(candidate -> candidate.building.local);

    private final Findings findings;
    private final STRtree expected = new STRtree();
    private final STRtree buildings = new STRtree();
    private final Map<String, String> claims = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final List<Part> parts = new ArrayList<>();
    private int near;

    BuildingParts(Findings findings) {
        this.findings = findings;
    }

    /// A part will come that lies within these bounds.
    void expect(Envelope bounds) {
        if (!bounds.isNull()) {
            expected.insert(bounds, bounds);
            near++;
        }
    }

    /// A relation says that an object is a part of a building.
    void claim(String part, String building) {
        claims.putIfAbsent(part, building);
        claimed.add(building);
    }

    /// Takes in a building, if it is near a part.
    void building(String local, Geometry shape) {
        if (near > 0
                && (claimed.contains(local)
                        || !expected.query(shape.getEnvelopeInternal()).isEmpty())) {
            buildings.insert(shape.getEnvelopeInternal(), new Named(local, shape));
            known.add(local);
        }
    }

    /// Takes in a part.
    void part(String local, Geometry shape, OsmTags tags) {
        parts.add(new Part(local, shape, tags));
    }

    /// Hands the parts on, each with its building; one without is kept, with a warning.
    void hand(OsmFeatures out) {
        for (Part part : parts) {
            String told = claims.getOrDefault(part.local, "");
            String parent = known.contains(told) ? told : covering(part);
            if (parent.isEmpty()) {
                findings.warn("building part outside any building: kept without one", part.local.replace('/', ' '));
            }
            out.part(part.local, part.shape, part.tags, parent);
        }
    }

    private String covering(Part part) {
        var candidates = new ArrayList<Candidate>();
        for (Object found : buildings.query(part.shape.getEnvelopeInternal())) {
            Named building = (Named) found;
            double share = share(part, building);
            if (share >= LEAST_SHARE) {
                candidates.add(new Candidate(building, share));
            }
        }
        return candidates.stream()
                .min(BEST_FIRST)
                .map(best -> best.building.local)
                .orElse("");
    }

    private double share(Part part, Named building) {
        double area = part.shape.getArea();
        if (!(area > 0)) {
            return 0;
        }
        try {
            return OverlayNGRobust.overlay(part.shape, building.shape, OverlayNG.INTERSECTION)
                            .getArea()
                    / area;
        } catch (TopologyException | IllegalArgumentException failed) {
            findings.warn(
                    "building part is not compared with a building: " + failed.getMessage(),
                    part.local.replace('/', ' '));
            return 0;
        }
    }
}
