package citiverse.models.roads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Times between facilities and places, by hand and against a plain relaxation of all streets.
class ReachTest {
    private static final double FAR = Double.POSITIVE_INFINITY;

    private static Joins at(int street, double share, double metres) {
        return new Joins(new int[] {street}, new double[] {share}, new double[] {metres}, List.of());
    }

    @Test
    void alongOneStreetByHand() {
        var city = new RoadCity()
                .junction(0, 0, 0)
                .junction(1, 400, 0)
                .junction(2, 400, 300)
                .street(0, 1)
                .street(1, 2);
        StreetNetwork network = city.network();
        var reach = new Reach(network, new double[] {40, 60, 30, 50});
        // From a quarter along the first street: 30 s to its end, 15 s to the middle of the second, 13 m on foot.
        assertEquals(30 + 15 + 10, reach.seconds(at(0, 0.25, 0), at(1, 0.5, 13), true)[0], 1e-9);
        // And the other way, from the place to the facility: 25 s and 45 s.
        assertEquals(25 + 45 + 10, reach.seconds(at(0, 0.25, 0), at(1, 0.5, 13), false)[0], 1e-9);
        assertEquals(0.5 * 40, reach.seconds(at(0, 0.25, 0), at(0, 0.75, 0), true)[0], 1e-9);
        assertEquals(0.5 * 60, reach.seconds(at(0, 0.75, 0), at(0, 0.25, 0), true)[0], 1e-9);
        // On a closed street at walking pace.
        var closed = new Reach(network, new double[] {40, 60, FAR, FAR});
        assertEquals(30 + 150 / 1.3, closed.seconds(at(0, 0.25, 0), at(1, 0.5, 0), true)[0], 0.05);
    }

    @Test
    void againstPlainRelaxation() {
        int compared = 0;
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            RoadCity drawn = RoadCity.grid(4, 4, 100 + random.nextInt(300));
            for (int k = 0; k < 6; k++) {
                long from = 100 * random.nextInt(4) + random.nextInt(4);
                long to = 100 * random.nextInt(4) + random.nextInt(4);
                drawn.junction(1000 + k, random.nextInt(500), random.nextInt(500))
                        .street(from, 1000 + k, "oneway", random.nextBoolean() ? "yes" : "no")
                        .street(1000 + k, to, "oneway", random.nextBoolean() ? "yes" : "-1");
            }
            StreetNetwork network = drawn.network();
            double[] seconds = new double[2 * network.streets()];
            for (int d = 0; d < seconds.length; d++) {
                seconds[d] = network.streets.open(d) && random.nextInt(6) > 0 ? 5 + random.nextInt(60) : FAR;
            }
            Joins facilities = joins(network, random, 1 + random.nextInt(3));
            Joins places = joins(network, random, 20);
            var reach = new Reach(network, seconds);
            for (boolean forward : new boolean[] {true, false}) {
                double[] fast = reach.seconds(facilities, places, forward);
                double[] slow = plainly(network, seconds, facilities, places, forward);
                for (int i = 0; i < fast.length; i++) {
                    assertEquals(slow[i], fast[i], 1e-6, "seed " + seed + " place " + i + " " + forward);
                    compared += fast[i] < FAR ? 1 : 0;
                }
            }
        }
        System.out.println(compared + " times to facilities agree with plain relaxation");
        assertTrue(compared > 1000);
    }

    private static Joins joins(StreetNetwork network, Random random, int count) {
        int[] kept = IntStream.range(0, network.streets())
                .filter(s -> network.kept[s])
                .toArray();
        return new Joins(
                random.ints(count, 0, kept.length).map(k -> kept[k]).toArray(),
                random.doubles(count, 0, 1).toArray(),
                random.doubles(count, 0, 50).toArray(),
                List.of());
    }

    /// Every place is cut into its street as a vertex of its own; then all pieces are relaxed until nothing
    /// changes.
    private static double[] plainly(
            StreetNetwork network, double[] seconds, Joins facilities, Joins places, boolean forward) {
        double[] found = new double[places.street().length];
        for (int i = 0; i < found.length; i++) {
            double best = FAR;
            for (int f = 0; f < facilities.street().length; f++) {
                Joins from = forward ? facilities : places;
                Joins to = forward ? places : facilities;
                double each = between(network, seconds, from, forward ? f : i, to, forward ? i : f);
                best = Math.min(best, each);
            }
            found[i] = best;
        }
        return found;
    }

    private static double between(StreetNetwork network, double[] seconds, Joins from, int a, Joins to, int b) {
        Streets streets = network.streets;
        double[] best = new double[streets.vertices()];
        Arrays.fill(best, FAR);
        int start = from.street()[a];
        int end = to.street()[b];
        double[] leave = ends(streets, seconds, start, from.share()[a], true);
        best[streets.from[start]] = leave[0];
        best[streets.to[start]] = Math.min(best[streets.to[start]], leave[1]);
        boolean moving = true;
        while (moving) {
            moving = false;
            for (int d = 0; d < seconds.length; d++) {
                if (streets.open(d)
                        && network.kept[d / 2]
                        && best[streets.tail(d)] + seconds[d] < best[streets.head(d)]) {
                    best[streets.head(d)] = best[streets.tail(d)] + seconds[d];
                    moving = true;
                }
            }
        }
        double[] arrive = ends(streets, seconds, end, to.share()[b], false);
        double time = Math.min(best[streets.from[end]] + arrive[0], best[streets.to[end]] + arrive[1]);
        if (start == end) {
            double ahead = to.share()[b] - from.share()[a];
            boolean shut = seconds[2 * start] == FAR && seconds[2 * start + 1] == FAR;
            double each = ahead >= 0 ? seconds[2 * start] : seconds[2 * start + 1];
            time = Math.min(time, Math.abs(ahead) * (shut ? streets.metres[start] / Reach.WALK : each));
        }
        return time + from.metres()[a] / Reach.WALK + to.metres()[b] / Reach.WALK;
    }

    /// Seconds between a place and the beginning and the end of its street.
    private static double[] ends(Streets streets, double[] seconds, int street, double share, boolean leaving) {
        double along = seconds[2 * street];
        double against = seconds[2 * street + 1];
        if (along == FAR && against == FAR) {
            double walk = streets.metres[street] / Reach.WALK;
            return new double[] {share * walk, (1 - share) * walk};
        }
        return leaving
                ? new double[] {share * against, (1 - share) * along}
                : new double[] {share * along, (1 - share) * against};
    }
}
