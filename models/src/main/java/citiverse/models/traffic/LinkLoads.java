package citiverse.models.traffic;

import java.util.Arrays;

/// Flows on the links of a network, and what follows from them. Immutable.
///
/// Flows are vehicles per demand period, times in the time unit of the network.
public final class LinkLoads {
    /// Above this share of the capacity a static model misses queues and spill-back.
    public static final double NEAR_CAPACITY = 0.9;

    private final RoadNetwork network;
    private final double[] flows;
    private final double[] times;
    private final double[] costs;
    private final double travelTime;
    private final double generalisedTotal;
    private final double objective;

    private LinkLoads(RoadNetwork network, AssignmentSettings settings, double[] flows) {
        this.network = network;
        this.flows = flows;
        int links = network.links();
        times = new double[links];
        costs = new double[links];
        double time = 0;
        double cost = 0;
        double area = 0;
        for (int link = 0; link < links; link++) {
            double fixed =
                    settings.tollFactor() * network.toll[link] + settings.distanceFactor() * network.length[link];
            times[link] = network.time(link, flows[link]);
            costs[link] = times[link] + fixed;
            if (flows[link] > 0) {
                double free = network.freeFlowTime[link];
                time += flows[link] * times[link];
                cost += flows[link] * costs[link];
                area += flows[link] * (free + fixed + (times[link] - free) / (network.power[link] + 1));
            }
        }
        travelTime = time;
        generalisedTotal = cost;
        objective = area;
    }

    /// Evaluates flows.
    ///
    /// @param flows one for each link, 0 or more
    public static LinkLoads of(RoadNetwork network, AssignmentSettings settings, double[] flows) {
        if (flows.length != network.links()) {
            throw new IllegalArgumentException(flows.length + " flows for " + network.links() + " links");
        }
        return new LinkLoads(network, settings, flows.clone());
    }

    public RoadNetwork network() {
        return network;
    }

    public double flow(int link) {
        return flows[link];
    }

    /// Time on a link at its flow; infinite where the link is closed.
    public double time(int link) {
        return times[link];
    }

    /// Generalised cost of a link: time, toll and distance; infinite where the link is closed.
    public double cost(int link) {
        return costs[link];
    }

    public double[] flows() {
        return flows.clone();
    }

    public double[] times() {
        return times.clone();
    }

    public double[] costs() {
        return costs.clone();
    }

    /// Flow over the usable capacity; 0 on a closed link, which carries nothing.
    public double saturation(int link) {
        return network.closed(link) ? 0 : flows[link] / network.capacity(link);
    }

    /// Links that carry more than a share of their usable capacity, in order: their times are not to be trusted much,
    /// since a static equilibrium has no queues.
    ///
    /// @param share such as [#NEAR_CAPACITY]
    public int[] above(double share) {
        int[] found = new int[flows.length];
        int count = 0;
        for (int link = 0; link < flows.length; link++) {
            if (saturation(link) > share) {
                found[count++] = link;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// Total system travel time, vehicles × time: time only, without toll and distance.
    public double totalTravelTime() {
        return travelTime;
    }

    /// Total generalised cost, vehicles × (time + toll + distance).
    public double totalCost() {
        return generalisedTotal;
    }

    /// Beckmann's objective: the sum over links of the integral of the generalised cost from no flow to the flow.
    public double objective() {
        return objective;
    }
}
