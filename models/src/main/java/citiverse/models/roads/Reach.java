package citiverse.models.roads;

import java.util.Arrays;
import java.util.PriorityQueue;

/// Times by car between facilities and places on streets with given times: one search from all facilities of a
/// kind at once (Dijkstra 1959), along the streets or against them.
///
/// Along a street that is closed to cars, facilities and places are reached at walking pace from its ends.
/// Banned turns are not looked at.
final class Reach {
    /// Metres per second on foot, between a street and a place off it and along closed streets.
    static final double WALK = 1.3;

    private final StreetNetwork network;
    private final Streets streets;
    /// Seconds of each directed street, infinite where it is closed or not driven.
    private final double[] seconds;
    private final int[] arrivingFirst;
    private final int[] arriving;

    Reach(StreetNetwork network, double[] seconds) {
        this.network = network;
        this.streets = network.streets;
        this.seconds = seconds;
        arrivingFirst = new int[streets.vertices() + 1];
        for (int d : streets.leaving) {
            arrivingFirst[streets.head(d) + 1]++;
        }
        for (int v = 0; v < streets.vertices(); v++) {
            arrivingFirst[v + 1] += arrivingFirst[v];
        }
        arriving = new int[streets.leaving.length];
        int[] next = arrivingFirst.clone();
        for (int d : streets.leaving) {
            arriving[next[streets.head(d)]++] = d;
        }
    }

    /// Seconds between each place and the facility nearest in time.
    ///
    /// @param fromFacilities whether facilities are where the way begins
    double[] seconds(Joins facilities, Joins places, boolean fromFacilities) {
        double[] reached = search(facilities, fromFacilities);
        double[] found = new double[places.street().length];
        for (int i = 0; i < found.length; i++) {
            int s = places.street()[i];
            double best = Double.POSITIVE_INFINITY;
            if (s >= 0) {
                for (int end = 0; end < 2; end++) {
                    int v = end == 0 ? streets.from[s] : streets.to[s];
                    best = Math.min(best, reached[v] + between(s, end, places.share()[i], fromFacilities));
                }
                best = Math.min(best, sameStreet(facilities, s, places.share()[i], fromFacilities));
                best += places.metres()[i] / WALK;
            }
            found[i] = best;
        }
        return found;
    }

    /// Seconds on a street between one of its ends and a place on it.
    ///
    /// @param end 0 for the beginning of the way, 1 for its end
    /// @param fromEnd whether it is driven from the end of the street to the place
    private double between(int street, int end, double share, boolean fromEnd) {
        double part = end == 0 ? share : 1 - share;
        int directed = (end == 0) == fromEnd ? 2 * street : 2 * street + 1;
        return closed(street)
                ? part * streets.metres[street] / WALK
                : seconds[directed] == Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : part * seconds[directed];
    }

    private boolean closed(int street) {
        return seconds[2 * street] == Double.POSITIVE_INFINITY && seconds[2 * street + 1] == Double.POSITIVE_INFINITY;
    }

    private double sameStreet(Joins facilities, int street, double share, boolean fromFacilities) {
        double best = Double.POSITIVE_INFINITY;
        for (int f = 0; f < facilities.street().length; f++) {
            if (facilities.street()[f] == street) {
                double ahead = fromFacilities
                        ? share - facilities.share()[f]
                        : facilities.share()[f] - share;
                double metres = Math.abs(ahead) * streets.metres[street];
                double each = seconds[ahead >= 0 ? 2 * street : 2 * street + 1];
                double time = closed(street)
                        ? metres / WALK
                        : ahead == 0 ? 0 : each == Double.POSITIVE_INFINITY ? each : Math.abs(ahead) * each;
                best = Math.min(best, time + facilities.metres()[f] / WALK);
            }
        }
        return best;
    }

    private record Reached(double seconds, int vertex) {}

    private double[] search(Joins facilities, boolean forward) {
        double[] best = new double[streets.vertices()];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        var queue = new PriorityQueue<Reached>((a, b) -> a.seconds() != b.seconds()
                ? Double.compare(a.seconds(), b.seconds())
                : Integer.compare(a.vertex(), b.vertex()));
        for (int f = 0; f < facilities.street().length; f++) {
            int s = facilities.street()[f];
            for (int end = 0; s >= 0 && end < 2; end++) {
                double time = facilities.metres()[f] / WALK
                        + between(s, end, facilities.share()[f], !forward);
                reach(best, queue, end == 0 ? streets.from[s] : streets.to[s], time);
            }
        }
        while (!queue.isEmpty()) {
            Reached reached = queue.remove();
            int v = reached.vertex();
            if (reached.seconds() > best[v]) {
                continue;
            }
            int[] next = forward ? streets.leaving : arriving;
            int[] first = forward ? streets.first : arrivingFirst;
            for (int i = first[v]; i < first[v + 1]; i++) {
                int d = next[i];
                if (network.kept[d / 2]) {
                    reach(best, queue, forward ? streets.head(d) : streets.tail(d), reached.seconds() + seconds[d]);
                }
            }
        }
        return best;
    }

    private static void reach(double[] best, PriorityQueue<Reached> queue, int vertex, double time) {
        if (time < best[vertex]) {
            best[vertex] = time;
            queue.add(new Reached(time, vertex));
        }
    }
}
