package citiverse.models.traffic;

import java.util.Arrays;

/// The slow, obvious way: Frank and Wolfe's method (all-or-nothing, exact line search by halving, thousands of rounds)
/// with Bellman and Ford's search. Shares no code with the equilibrium but the network's numbers.
final class SlowEquilibrium {
    private final RoadNetwork network;
    private final Trips trips;
    private final AssignmentSettings settings;

    SlowEquilibrium(RoadNetwork network, Trips trips, AssignmentSettings settings) {
        this.network = network;
        this.trips = trips;
        this.settings = settings;
    }

    /// Flows after some rounds.
    double[] flows(int rounds) {
        double[] flow = target(new double[network.links()]);
        for (int round = 0; round < rounds; round++) {
            double[] target = target(flow);
            double low = 0;
            double high = 1;
            for (int k = 0; k < 60; k++) {
                double middle = (low + high) / 2;
                double downhill = 0;
                for (int link = 0; link < flow.length; link++) {
                    double at = flow[link] + middle * (target[link] - flow[link]);
                    if (target[link] != flow[link]) {
                        downhill += (target[link] - flow[link]) * cost(link, at);
                    }
                }
                if (downhill > 0) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            for (int link = 0; link < flow.length; link++) {
                flow[link] += low * (target[link] - flow[link]);
            }
        }
        return flow;
    }

    double cost(int link, double flow) {
        double x = flow / network.capacity(link);
        double delay = network.power(link) == 0 ? 1 : Math.pow(x, network.power(link));
        return network.closed(link)
                ? Double.POSITIVE_INFINITY
                : network.freeFlowTime(link) * (1 + network.b(link) * delay)
                        + settings.tollFactor() * network.toll(link)
                        + settings.distanceFactor() * network.length(link);
    }

    /// Relative gap of given flows.
    double gap(double[] flow) {
        double[] target = target(flow);
        double total = 0;
        double least = 0;
        for (int link = 0; link < flow.length; link++) {
            if (flow[link] > 0 || target[link] > 0) {
                total += flow[link] * cost(link, flow[link]);
                least += target[link] * cost(link, flow[link]);
            }
        }
        return (total - least) / total;
    }

    private double[] target(double[] flow) {
        double[] target = new double[flow.length];
        for (int origin = 0; origin < trips.zones(); origin++) {
            double[] label = new double[network.nodes()];
            int[] last = new int[network.nodes()];
            Arrays.fill(label, Double.POSITIVE_INFINITY);
            Arrays.fill(last, -1);
            label[origin] = 0;
            for (boolean changed = true; changed; ) {
                changed = false;
                for (int link = 0; link < network.links(); link++) {
                    int from = network.from(link);
                    boolean through = from >= network.firstThroughNode() || from == origin;
                    double reached = through ? label[from] + cost(link, flow[link]) : Double.POSITIVE_INFINITY;
                    if (reached < label[network.to(link)] - 1e-12) {
                        label[network.to(link)] = reached;
                        last[network.to(link)] = link;
                        changed = true;
                    }
                }
            }
            for (int pair = trips.first(origin); pair < trips.first(origin + 1); pair++) {
                for (int at = trips.destination(pair); last[at] >= 0; at = network.from(last[at])) {
                    target[last[at]] += trips.trips(pair);
                }
            }
        }
        return target;
    }
}
