package citiverse.models.traffic;

import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Pairs that were found without a way: cut off where closed links are the reason, a fault of the network where they
/// have none even with every link open.
final class Unreached {
    private static final int SHOWN = 5;

    private final RoadNetwork network;
    private final Trips trips;
    private final List<Integer> pairs = new ArrayList<>();

    Unreached(RoadNetwork network, Trips trips) {
        this.network = network;
        this.trips = trips;
    }

    void add(int pair) {
        pairs.add(pair);
    }

    /// @throws Problem `CV-TRAFFIC-007` naming the first pairs that no link connects
    void refuseWhereNeverReached() {
        var search = new ShortestPaths(network);
        double[] open = new double[network.links()];
        Arrays.fill(open, 1);
        var never = new ArrayList<String>();
        int count = 0;
        double sum = 0;
        int searched = -1;
        for (int pair : pairs) {
            int origin = trips.origin(pair);
            if (origin != searched) {
                search.from(origin, open);
                searched = origin;
            }
            if (Double.isInfinite(search.cost(trips.destination(pair)))) {
                count++;
                sum += trips.trips(pair);
                if (never.size() < SHOWN) {
                    never.add(String.format(Locale.ROOT, "%d to %d", origin, trips.destination(pair)));
                }
            }
        }
        if (count > 0) {
            throw Problem.user(
                            "CV-TRAFFIC-007",
                            String.format(
                                    Locale.ROOT,
                                    "%d pairs of zones with %s trips have no way between them (zones counted from 0)",
                                    count,
                                    sum == Math.rint(sum) ? Long.toString((long) sum) : Double.toString(sum)))
                    .at("from zone " + String.join(", ", never) + (count > SHOWN ? ", …" : ""))
                    .remedy("Connect the zones, check the first node to pass through, or leave the trips out");
        }
    }
}
