package citiverse.models.traffic;

import citiverse.models.uncertainty.SplitMix;

/// Small networks: by hand, and at random.
final class MadeRoads {
    private MadeRoads() {}

    /// Two links from zone 0 to zone 1.
    static RoadNetwork twoLinks() {
        return RoadNetwork.builder(2, 2, 0)
                .link("a", 0, 1, 1000, 10, 0.15, 4, 0, 0)
                .link("b", 0, 1, 2000, 15, 0.15, 4, 0, 0)
                .build();
    }

    static Trips between(int zones, int from, int to, double trips) {
        return Trips.builder(zones).add(from, to, trips).build();
    }

    /// A ring of two-way roads, so that everything is connected, and chords; all forms of volume-delay function.
    static RoadNetwork random(SplitMix random, int nodes, int zones, int firstThrough) {
        RoadNetwork.Builder builder = RoadNetwork.builder(zones, nodes, firstThrough);
        int links = 0;
        for (int node = firstThrough; node < nodes; node++) {
            int next = node + 1 < nodes ? node + 1 : firstThrough;
            links = both(builder, random, node, next, links);
        }
        for (int zone = 0; zone < firstThrough; zone++) {
            for (int k = 0; k < 2; k++) {
                links = both(builder, random, zone, firstThrough + below(random, nodes - firstThrough), links);
            }
        }
        for (int k = 0; k < nodes; k++) {
            int a = firstThrough + below(random, nodes - firstThrough);
            int b = firstThrough + below(random, nodes - firstThrough);
            if (a != b) {
                links = both(builder, random, a, b, links);
            }
        }
        return builder.build();
    }

    private static int both(RoadNetwork.Builder builder, SplitMix random, int a, int b, int links) {
        one(builder, random, a, b, links);
        one(builder, random, b, a, links + 1);
        return links + 2;
    }

    private static void one(RoadNetwork.Builder builder, SplitMix random, int a, int b, int link) {
        double[] powers = {4, 4, 1, 2, 3.5, 0, 6};
        double power = powers[below(random, powers.length)];
        double factor = below(random, 8) == 0 ? 0 : 0.1 + uniform(random);
        builder.link(
                "r" + link,
                a,
                b,
                200 + 800 * uniform(random),
                below(random, 10) == 0 ? 0 : 1 + 9 * uniform(random),
                factor,
                power,
                below(random, 3) == 0 ? uniform(random) : 0,
                uniform(random));
    }

    static Trips randomTrips(SplitMix random, int zones, double most) {
        Trips.Builder trips = Trips.builder(zones);
        for (int from = 0; from < zones; from++) {
            for (int to = 0; to < zones; to++) {
                trips.add(from, to, below(random, 3) == 0 ? 0 : most * uniform(random));
            }
        }
        return trips.build();
    }

    static int below(SplitMix random, int bound) {
        return random.nextInt(bound);
    }

    static double uniform(SplitMix random) {
        return random.nextOpen();
    }
}
