package citiverse.rehearse.options;

import citiverse.rehearse.question.OptionSpec;
import citiverse.rehearse.question.Where;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// Adds a street, a footpath or a bridge between two junctions.
final class NewStreet {
    private final Ground ground;

    NewStreet(Ground ground) {
        this.ground = ground;
    }

    private record Junction(long node, Coordinate at) {}

    List<Option> add(OptionSpec.StreetAdd spec) {
        var options = new ArrayList<Option>();
        for (OptionSpec.Path path : spec.paths()) {
            String id = spec.paths().size() == 1
                    ? spec.common().id()
                    : Ids.of(spec.common().id(), path.id());
            var points =
                    path.points().stream().map(p -> new Coordinate(p[0], p[1])).toList();
            Junction from = junction(points.getFirst(), path.joinMetres(), path.where());
            Junction to = junction(points.getLast(), path.joinMetres(), path.where());
            if (from.node() == to.node()) {
                throw path.where()
                        .problem("CV-QUESTION-017", "both ends meet the same junction")
                        .remedy("Draw the path longer");
            }
            var line = new ArrayList<Coordinate>();
            line.add(from.at());
            line.addAll(points.subList(1, points.size() - 1));
            line.add(to.at());
            long way = number(id);
            var properties = Properties.builder()
                    .put("way", way)
                    .put("from_node", from.node())
                    .put("to_node", to.node())
                    .put("highway", spec.highway())
                    .put("foot", "yes")
                    .put("name", path.label());
            if (spec.bridge()) {
                properties.put("bridge", "yes");
            }
            var draft = new Draft(id)
                    .word("street", path.label())
                    .word("place", path.label())
                    .at(Nearest.along(line.toArray(Coordinate[]::new), 0.5));
            draft.changes.add(new Change.Add(new Feature(
                    ground.urn(Layers.STREET, way + "-" + from.node() + "-" + to.node()),
                    Layers.STREET,
                    Ground.GEOMETRY.createLineString(line.toArray(Coordinate[]::new)),
                    properties.build(),
                    Ground.provenance(id))));
            double metres = Nearest.length(line.toArray(Coordinate[]::new));
            draft.path = NewLine.path(line);
            draft.cost = spec.common().cost().of(1, metres / 1000, 0);
            draft.about.add("New " + spec.highway() + (spec.bridge() ? " on a bridge" : "") + ", " + Math.round(metres)
                    + " m: " + path.label());
            options.add(draft.done(
                    ServiceOptions.label(spec.common(), "New {street}"),
                    spec.common().about()));
        }
        return options;
    }

    /// A way number of its own, from the id by FNV-1a; far above those of OpenStreetMap.
    private static long number(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return (1L << 50) + (hash >>> 20);
    }

    private Junction junction(Coordinate place, double metres, Where where) {
        Junction best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Feature street : ground.snapshot().features(Layers.STREET)) {
            if (street.shape() == null) {
                continue;
            }
            Coordinate[] line = street.shape().getCoordinates();
            for (int end = 0; end < 2; end++) {
                var node = street.properties().whole(end == 0 ? "from_node" : "to_node");
                Coordinate at = end == 0 ? line[0] : line[line.length - 1];
                double distance = Nearest.metres(place, at);
                if (node.isPresent() && distance < least) {
                    least = distance;
                    best = new Junction(node.getAsLong(), at);
                }
            }
        }
        if (best == null || least > metres) {
            throw where.problem(
                            "CV-QUESTION-017",
                            "no junction lies within " + Ground.plain(metres) + " m of " + place.x + ", " + place.y)
                    .remedy("Give a greater join_metres or points nearer to a street");
        }
        return best;
    }
}
