package citiverse.scene.sample;

import citiverse.scene.Street;
import citiverse.scene.StreetNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.locationtech.jts.geom.Coordinate;

/// The streets open to buses, with the cheapest way between two places: through streets are preferred.
final class RoadMap {
    private record Arc(int to, double cost, int street) {}

    private record Reached(double cost, int node) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            int byCost = Double.compare(cost, other.cost);
            return byCost != 0 ? byCost : Integer.compare(node, other.node);
        }
    }

    /// A way through the streets.
    ///
    /// @param line its course, metres
    /// @param nodes node of each point
    /// @param streets street by which each point but the first is reached
    record Way(List<Coordinate> line, List<Integer> nodes, List<Integer> streets) {}

    private final StreetNet net;
    private final List<List<Arc>> arcs = new ArrayList<>();
    private final List<List<Integer>> passing = new ArrayList<>();
    private final boolean[] served;

    RoadMap(StreetNet net) {
        this.net = net;
        served = new boolean[net.nodes().size()];
        for (int i = 0; i < served.length; i++) {
            arcs.add(new ArrayList<>(4));
            passing.add(new ArrayList<>(2));
        }
        for (int s = 0; s < net.streets().size(); s++) {
            add(s);
        }
        keepWhatBusesReach();
    }

    /// A street that can be driven to, and from which one can drive back, is served; one shut in by footways is not.
    private void keepWhatBusesReach() {
        List<List<Integer>> forwards = new ArrayList<>();
        List<List<Integer>> backwards = new ArrayList<>();
        for (int i = 0; i < served.length; i++) {
            forwards.add(new ArrayList<>(4));
            backwards.add(new ArrayList<>(4));
        }
        for (int i = 0; i < served.length; i++) {
            for (Arc arc : arcs.get(i)) {
                forwards.get(i).add(arc.to);
                backwards.get(arc.to).add(i);
            }
        }
        int avenue = 0;
        while (!net.streets().get(avenue).highway().equals("primary")) {
            avenue++;
        }
        boolean[] to = reached(forwards, net.course(avenue)[0]);
        boolean[] back = reached(backwards, net.course(avenue)[0]);
        for (int i = 0; i < served.length; i++) {
            served[i] &= to[i] && back[i];
        }
    }

    private static boolean[] reached(List<List<Integer>> next, int from) {
        var reached = new boolean[next.size()];
        var open = new ArrayList<Integer>(List.of(from));
        reached[from] = true;
        while (!open.isEmpty()) {
            for (int node : next.get(open.removeLast())) {
                if (!reached[node]) {
                    reached[node] = true;
                    open.add(node);
                }
            }
        }
        return reached;
    }

    private void add(int s) {
        Street street = net.streets().get(s);
        double factor = factor(street.highway());
        int[] course = net.course(s);
        for (int i = 0; i < course.length; i++) {
            passing.get(course[i]).add(s);
            if (i > 0 && street.drivable()) {
                double cost = factor
                        * net.nodes().get(course[i - 1]).distance(net.nodes().get(course[i]));
                arcs.get(course[i - 1]).add(new Arc(course[i], cost, s));
                if (!"yes".equals(street.tags().get("oneway"))) {
                    arcs.get(course[i]).add(new Arc(course[i - 1], cost, s));
                }
                if (factor < 3) {
                    served[course[i]] = true;
                    served[course[i - 1]] = true;
                }
            }
        }
    }

    private static double factor(String kind) {
        return switch (kind) {
            case "primary" -> 1;
            case "secondary" -> 1.05;
            case "tertiary" -> 1.2;
            case "unclassified" -> 1.8;
            case "residential" -> 2.4;
            default -> 8;
        };
    }

    /// The node open to buses, or else on foot, that is nearest to a place.
    int nearest(Coordinate place, boolean bus) {
        int best = -1;
        double distance = Double.POSITIVE_INFINITY;
        for (int i = 0; i < served.length; i++) {
            double away = net.nodes().get(i).distance(place);
            if ((!bus || served[i]) && away < distance) {
                distance = away;
                best = i;
            }
        }
        return best;
    }

    Coordinate at(int node) {
        return net.nodes().get(node);
    }

    /// The cheapest way through places in order.
    Way through(List<Coordinate> places) {
        var nodes = new ArrayList<Integer>();
        var streets = new ArrayList<Integer>();
        int at = nearest(places.getFirst(), true);
        nodes.add(at);
        for (Coordinate place : places.subList(1, places.size())) {
            int to = nearest(place, true);
            extend(nodes, streets, at, to);
            at = to;
        }
        withoutSpurs(nodes, streets);
        return new Way(nodes.stream().map(this::at).toList(), nodes, streets);
    }

    /// Leaves out where the way goes into a street and straight back, because a place that it passes lies beside it.
    private static void withoutSpurs(List<Integer> nodes, List<Integer> streets) {
        int i = 1;
        while (i < nodes.size() - 1) {
            if (nodes.get(i - 1).equals(nodes.get(i + 1))) {
                nodes.subList(i, i + 2).clear();
                streets.subList(i - 1, i + 1).clear();
                i = Math.max(1, i - 1);
            } else {
                i++;
            }
        }
    }

    private void extend(List<Integer> nodes, List<Integer> streets, int from, int to) {
        var cost = new double[served.length];
        var before = new int[served.length];
        var by = new int[served.length];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        var queue = new PriorityQueue<Reached>();
        cost[from] = 0;
        before[from] = -1;
        queue.add(new Reached(0, from));
        while (!queue.isEmpty()) {
            Reached reached = queue.poll();
            if (reached.node == to) {
                break;
            }
            if (reached.cost > cost[reached.node]) {
                continue;
            }
            for (Arc arc : arcs.get(reached.node)) {
                double next = reached.cost + arc.cost;
                if (next < cost[arc.to]) {
                    cost[arc.to] = next;
                    before[arc.to] = reached.node;
                    by[arc.to] = arc.street;
                    queue.add(new Reached(next, arc.to));
                }
            }
        }
        if (cost[to] == Double.POSITIVE_INFINITY) {
            throw new IllegalStateException("no way for buses from " + at(from) + " to " + at(to));
        }
        var steps = new ArrayList<Integer>();
        for (int node = to; node != from; node = before[node]) {
            steps.add(node);
        }
        for (int node : steps.reversed()) {
            nodes.add(node);
            streets.add(by[node]);
        }
    }

    /// A name for a stop on a way: its street and the next one that crosses.
    String name(Way way, double along) {
        double walked = 0;
        int at = 1;
        while (at < way.line().size() - 1) {
            walked += way.line().get(at - 1).distance(way.line().get(at));
            if (walked >= along) {
                break;
            }
            at++;
        }
        String on = net.streets().get(way.streets().get(at - 1)).name();
        for (int i = at; i < Math.min(way.nodes().size(), at + 8); i++) {
            for (int street : passing.get(way.nodes().get(i))) {
                String crossing = net.streets().get(street).name();
                if (!crossing.isEmpty() && !crossing.equals(on)) {
                    return on + " / " + crossing;
                }
            }
        }
        return on.isEmpty() ? "Stop" : on;
    }
}
