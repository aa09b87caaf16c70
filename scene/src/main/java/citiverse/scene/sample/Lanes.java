package citiverse.scene.sample;

import citiverse.scene.Dice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/// Irregular lanes: edges of a Voronoi diagram, chained into long lanes where they go on nearly straight.
final class Lanes {
    private static final double STRAIGHT_COSINE = 0.72;
    private static final double SHORTEST_METRES = 2;

    private record Key(long x, long y) implements Comparable<Key> {
        static Key of(Coordinate point) {
            return new Key(Math.round(point.x * 100), Math.round(point.y * 100));
        }

        Coordinate point() {
            return new Coordinate(x / 100.0, y / 100.0);
        }

        @Override
        public int compareTo(Key other) {
            return x != other.x ? Long.compare(x, other.x) : Long.compare(y, other.y);
        }
    }

    private record Edge(Key a, Key b) {
        Key other(Key end) {
            return end.equals(a) ? b : a;
        }
    }

    private Lanes() {}

    /// @param spacing metres between lanes, about
    /// @param loops share of the edges that are kept beyond those that join everything
    static List<List<Coordinate>> of(Polygon area, double spacing, double loops, Dice dice) {
        List<Edge> edges = edges(area, spacing, dice);
        return chained(loops < 1 ? thinned(edges, loops, dice) : edges);
    }

    private static List<Edge> edges(Polygon area, double spacing, Dice dice) {
        Envelope around = area.getEnvelopeInternal();
        around.expandBy(2 * spacing);
        var sites = new ArrayList<Coordinate>();
        for (double y = around.getMinY(); y < around.getMaxY(); y += spacing * 0.87) {
            for (double x = around.getMinX(); x < around.getMaxX(); x += spacing) {
                sites.add(new Coordinate(
                        x + dice.between(-0.42, 0.42) * spacing, y + dice.between(-0.42, 0.42) * spacing));
            }
        }
        var builder = new VoronoiDiagramBuilder();
        builder.setSites(sites);
        builder.setClipEnvelope(around);
        Geometry cells = builder.getDiagram(Site.SHAPES);
        var found = new HashMap<Edge, Boolean>();
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            Coordinate[] ring = cells.getGeometryN(i).getCoordinates();
            for (int j = 1; j < ring.length; j++) {
                Edge edge = edge(Key.of(ring[j - 1]), Key.of(ring[j]));
                if (!edge.a.equals(edge.b) && found.put(edge, true) == null) {
                    clip(edge, area, edges);
                }
            }
        }
        edges.sort(Comparator.comparing(Edge::a).thenComparing(Edge::b));
        return edges;
    }

    private static void clip(Edge edge, Polygon area, List<Edge> edges) {
        for (List<Coordinate> part : Plots.inside(List.of(edge.a.point(), edge.b.point()), area, SHORTEST_METRES)) {
            edges.add(edge(Key.of(part.getFirst()), Key.of(part.getLast())));
        }
    }

    private static Edge edge(Key a, Key b) {
        return a.compareTo(b) <= 0 ? new Edge(a, b) : new Edge(b, a);
    }

    /// Keeps a random spanning forest and some of the rest.
    private static List<Edge> thinned(List<Edge> edges, double loops, Dice dice) {
        var order = new ArrayList<>(edges);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, dice.below(i + 1));
        }
        var parent = new HashMap<Key, Key>();
        var kept = new ArrayList<Edge>();
        for (Edge edge : order) {
            Key a = root(parent, edge.a);
            Key b = root(parent, edge.b);
            boolean joins = !a.equals(b);
            if (joins) {
                parent.put(a, b);
            }
            if (joins || dice.chance(loops)) {
                kept.add(edge);
            }
        }
        kept.sort(Comparator.comparing(Edge::a).thenComparing(Edge::b));
        return kept;
    }

    private static Key root(Map<Key, Key> parent, Key key) {
        Key at = key;
        while (parent.containsKey(at)) {
            at = parent.get(at);
        }
        return at;
    }

    private static List<List<Coordinate>> chained(List<Edge> edges) {
        var around = new HashMap<Key, List<Edge>>();
        for (Edge edge : edges) {
            around.computeIfAbsent(edge.a, key -> new ArrayList<>()).add(edge);
            around.computeIfAbsent(edge.b, key -> new ArrayList<>()).add(edge);
        }
        var used = new HashMap<Edge, Boolean>();
        var lanes = new ArrayList<List<Coordinate>>();
        for (Edge edge : edges) {
            if (used.put(edge, true) == null) {
                var lane = new ArrayList<Coordinate>();
                lane.add(edge.a.point());
                lane.add(edge.b.point());
                extend(lane, edge.b, around, used);
                var back = new ArrayList<>(lane.reversed());
                extend(back, edge.a, around, used);
                lanes.add(back);
            }
        }
        return lanes;
    }

    private static void extend(List<Coordinate> lane, Key end, Map<Key, List<Edge>> around, Map<Edge, Boolean> used) {
        Key at = end;
        while (true) {
            Coordinate from = lane.get(lane.size() - 2);
            Coordinate here = lane.getLast();
            Edge best = null;
            double straightest = STRAIGHT_COSINE;
            for (Edge edge : around.get(at)) {
                double cosine = cosine(from, here, edge.other(at).point());
                if (!used.containsKey(edge) && cosine > straightest) {
                    straightest = cosine;
                    best = edge;
                }
            }
            if (best == null) {
                return;
            }
            used.put(best, true);
            at = best.other(at);
            lane.add(at.point());
        }
    }

    private static double cosine(Coordinate from, Coordinate here, Coordinate to) {
        double ux = here.x - from.x;
        double uy = here.y - from.y;
        double vx = to.x - here.x;
        double vy = to.y - here.y;
        return (ux * vx + uy * vy) / Math.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy));
    }
}
