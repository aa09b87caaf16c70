package citiverse.bench;

import citiverse.models.traffic.Assignment;
import citiverse.models.traffic.AssignmentSettings;
import citiverse.models.traffic.Equilibrium;
import citiverse.models.traffic.RoadNetwork;
import citiverse.models.traffic.Trips;
import citiverse.standards.Findings;
import citiverse.standards.tntp.TntpNetwork;
import citiverse.standards.tntp.TntpTrips;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The work of [TrafficBench] in a Java of its own.
final class TrafficTask {
    private static final int WARMING = 12;
    private static final int MEASURED = 9;

    private final RoadNetwork network;
    private final Trips trips;
    private final AssignmentSettings settings;

    private TrafficTask(Path data, String name, double gap) {
        String file =
                switch (name) {
                    case "sioux-falls" -> "SiouxFalls/SiouxFalls";
                    case "anaheim" -> "Anaheim/Anaheim";
                    default -> "Chicago-Sketch/ChicagoSketch";
                };
        try (InputStream net = Files.newInputStream(data.resolve(file + "_net.tntp"));
                InputStream table = Files.newInputStream(data.resolve(file + "_trips.tntp"))) {
            TntpNetwork links = TntpNetwork.read(net, file + "_net.tntp");
            RoadNetwork.Builder roads = RoadNetwork.builder(links.zones(), links.nodes(), links.firstThroughNode() - 1);
            links.each(roads::link);
            Trips.Builder demand = Trips.builder(links.zones());
            TntpTrips.read(table, file + "_trips.tntp", new Findings()).each(demand::add);
            network = roads.build();
            trips = demand.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AssignmentSettings plain = AssignmentSettings.DEFAULTS.withGap(gap);
        settings = name.startsWith("chicago") ? plain.withFactors(0.02, 0.04) : plain;
    }

    /// Tells the median seconds of one assignment.
    static void solve(Path data, String name, double gap) {
        var task = new TrafficTask(data, name, gap);
        var seconds = new double[MEASURED];
        for (int run = -WARMING; run < MEASURED; run++) {
            long start = System.nanoTime();
            Assignment found = Equilibrium.solve(task.network, task.trips, task.settings);
            if (run >= 0) {
                seconds[run] = (System.nanoTime() - start) / 1e9;
            }
            if (run == 0) {
                tell("rounds", found.iterations());
                tell("gap", found.relativeGap());
            }
        }
        tell("seconds", median(seconds));
    }

    /// Tells what a closure costs from a warm start over what it costs from nothing.
    static void closures(Path data, int links) {
        var task = new TrafficTask(data, "chicago-sketch", 1e-6);
        RoadNetwork network = task.network;
        Assignment base = Equilibrium.solve(network, task.trips, task.settings);
        int[] byFlow = IntStream.range(0, network.links())
                .filter(link -> network.from(link) >= network.zones() && network.to(link) >= network.zones())
                .filter(link -> base.loads().flow(link) > 0)
                .boxed()
                .sorted((a, b) ->
                        Double.compare(base.loads().flow(b), base.loads().flow(a)))
                .mapToInt(Integer::intValue)
                .toArray();
        var ratios = new double[links];
        for (int round = 0; round < 2; round++) {
            for (int k = 0; k < links; k++) {
                RoadNetwork closed = network.withClosed(byFlow[(2 * k + 1) * byFlow.length / (2 * links)]);
                long start = processor();
                Equilibrium.solve(closed, task.trips, task.settings, base);
                long warm = processor();
                Equilibrium.solve(closed, task.trips, task.settings);
                ratios[k] = (double) (warm - start) / (processor() - warm);
            }
        }
        tell("median", median(ratios));
        tell("mean", Arrays.stream(ratios).average().orElseThrow());
        tell("worst", Arrays.stream(ratios).max().orElseThrow());
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void tell(String name, double number) {
        System.out.println("@" + name + "=" + number);
    }
}
