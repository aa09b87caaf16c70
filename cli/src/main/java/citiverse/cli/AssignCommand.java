package citiverse.cli;

import citiverse.models.traffic.Assignment;
import citiverse.models.traffic.AssignmentSettings;
import citiverse.models.traffic.Bracket;
import citiverse.models.traffic.CutOff;
import citiverse.models.traffic.DemandResponse;
import citiverse.models.traffic.Equilibrium;
import citiverse.models.traffic.HeldRoutes;
import citiverse.models.traffic.LinkLoads;
import citiverse.models.traffic.RoadNetwork;
import citiverse.twin.json.CanonicalJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// User equilibrium on the files of the Transportation Networks for Research.
@Command(
        name = "assign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Assigns trips to roads in user equilibrium (TNTP files).",
            "With --close it also tells the time before, and if nobody re-routed but those whose route is cut."
        },
        footer = {
            "",
            "Example: citiverse assign --net SiouxFalls_net.tntp --trips SiouxFalls_trips.tntp --gap 1e-10"
                    + " --close 6-8 8-6 --out flows.csv"
        })
final class AssignCommand implements Callable<Integer> {
    private static final int CANCELLED = 130;

    @Spec
    private CommandSpec spec;

    @Option(names = "--net", required = true, paramLabel = "FILE", description = "network, F_net.tntp")
    private Path net;

    @Option(names = "--trips", required = true, paramLabel = "FILE", description = "trips, F_trips.tntp")
    private Path trips;

    @Option(names = "--toll", paramLabel = "X", description = "time that a unit of toll is worth (default: 0)")
    private double toll;

    @Option(names = "--distance", paramLabel = "X", description = "time that a unit of length is worth (default: 0)")
    private double distance;

    @Option(
            names = "--gap",
            paramLabel = "X",
            defaultValue = "1e-6",
            description = "relative gap at which to end (default: ${DEFAULT-VALUE})")
    private double gap;

    @Option(
            names = "--max-iterations",
            paramLabel = "N",
            defaultValue = "1000",
            description = "most rounds of new routes (default: ${DEFAULT-VALUE})")
    private int maxIterations;

    @Option(
            names = "--close",
            paramLabel = "A-B",
            arity = "1..*",
            description = "links to close, by the numbers of their nodes, one way each")
    private List<String> closed = new ArrayList<>();

    @Option(
            names = "--elasticity",
            paramLabel = "E",
            description = "with --close: percent fewer trips of a pair for one percent more cost (default: 0)")
    private double elasticity;

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: one a processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "print as JSON")
    private boolean json;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "flows as CSV")
    private Path out;

    /// What came of it.
    private record Solved(Assignment base, Optional<Bracket> bracket, double seconds) {
        Assignment assignment() {
            return bracket.map(Bracket::everybody).orElse(base);
        }
    }

    @Override
    public Integer call() throws IOException {
        var settings = new AssignmentSettings(toll, distance, gap, maxIterations, Outputs.threads(threads));
        Path part = Outputs.beside(out);
        TntpCity city = TntpCity.read(net, trips);
        RoadNetwork changed = city.without(closed);
        city.notes().forEach(note -> spec.commandLine().getErr().println("Note: " + note));
        try (var progress = new Cancelling("Stopped. Nothing was written.")) {
            long start = System.nanoTime();
            Assignment base = Equilibrium.solve(
                    city.network(), city.trips(), settings, DemandResponse.FIXED, Optional.empty(), progress);
            Optional<Bracket> bracket = closed.isEmpty() || progress.cancelled()
                    ? Optional.empty()
                    : Optional.of(Bracket.of(base, changed, settings, response(base), progress));
            if (progress.cancelled()) {
                return CANCELLED;
            }
            var solved = new Solved(base, bracket, (System.nanoTime() - start) / 1e9);
            write(part, solved.assignment().loads());
            if (json) {
                spec.commandLine().getOut().println(CanonicalJson.write(tree(solved)));
            } else {
                print(solved, spec.commandLine().getOut());
            }
        }
        return 0;
    }

    private DemandResponse response(Assignment base) {
        return elasticity == 0 ? DemandResponse.FIXED : new DemandResponse.PowerLaw(base.costs(), elasticity);
    }

    private void write(Path part, LinkLoads loads) throws IOException {
        RoadNetwork network = loads.network();
        try (BufferedWriter file = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            file.write("from,to,link,flow,time,cost,flow_over_capacity\n");
            for (int link = 0; link < network.links(); link++) {
                boolean shut = network.closed(link);
                file.write((network.from(link) + 1) + "," + (network.to(link) + 1) + ","
                        + Outputs.csv(network.id(link)) + "," + Outputs.number(loads.flow(link)) + ","
                        + (shut ? "" : Outputs.number(loads.time(link))) + ","
                        + (shut ? "" : Outputs.number(loads.cost(link))) + ","
                        + (shut ? "" : Outputs.number(loads.saturation(link))) + "\n");
            }
        }
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    }

    private void print(Solved solved, PrintWriter console) {
        Assignment found = solved.assignment();
        console.printf(Locale.ROOT, "objective                  %.6f%n", found.objective());
        console.printf(Locale.ROOT, "total system travel time   %.6f%n", found.totalTravelTime());
        if (toll > 0 || distance > 0) {
            console.printf(Locale.ROOT, "total generalised cost     %.6f%n", found.totalCost());
        }
        console.printf(Locale.ROOT, "relative gap               %.3e%n", found.relativeGap());
        console.printf(Locale.ROOT, "average excess cost        %.3e%n", found.averageExcessCost());
        console.printf(Locale.ROOT, "iterations                 %d%n", found.iterations());
        console.printf(Locale.ROOT, "seconds                    %.3f%n", solved.seconds());
        console.printf(
                Locale.ROOT,
                "links above 0.9 capacity   %d of %d (queues and spill-back are not seen)%n",
                found.loads().above(LinkLoads.NEAR_CAPACITY).length,
                found.network().links());
        console.printf(
                Locale.ROOT,
                "trips inside their zone    %s%n",
                Outputs.number(found.trips().intrazonal()));
        solved.bracket().ifPresent(bracket -> printClosure(solved.base(), bracket, console));
        if (!found.convergence().converged()) {
            spec.commandLine().getErr().println("Not converged: --max-iterations was reached before the gap.");
        }
    }

    private static void printClosure(Assignment base, Bracket bracket, PrintWriter console) {
        HeldRoutes nobody = bracket.nobody();
        console.printf(Locale.ROOT, "before the closure         %.6f%n", base.totalTravelTime());
        console.printf(
                Locale.ROOT,
                "if nobody re-routes        %.6f (%+.2f %%; %.1f trips whose route is cut find another)%n",
                nobody.loads().totalTravelTime(),
                percent(nobody.loads().totalTravelTime(), base),
                nobody.moved());
        console.printf(
                Locale.ROOT,
                "once everybody has adapted %.6f (%+.2f %%)%n",
                bracket.everybody().totalTravelTime(),
                percent(bracket.everybody().totalTravelTime(), base));
        console.printf(Locale.ROOT, "trips made then            %.1f of %.1f%n", made(bracket.everybody()), made(base));
        List<CutOff> cutOff = bracket.everybody().cutOff();
        if (!cutOff.isEmpty()) {
            console.printf(
                    Locale.ROOT,
                    "cut off                    %.1f trips of %d pairs, first from zone %d to %d; not in the times%n",
                    bracket.everybody().cutOffTrips(),
                    cutOff.size(),
                    cutOff.getFirst().origin() + 1,
                    cutOff.getFirst().destination() + 1);
        }
    }

    private static double made(Assignment found) {
        double made = 0;
        for (int pair = 0; pair < found.trips().pairs(); pair++) {
            made += found.served(pair);
        }
        return made;
    }

    private static double percent(double time, Assignment base) {
        return 100 * (time / base.totalTravelTime() - 1);
    }

    private Map<String, Object> tree(Solved solved) {
        Assignment found = solved.assignment();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("objective", found.objective());
        tree.put("total_system_travel_time", found.totalTravelTime());
        tree.put("total_generalised_cost", found.totalCost());
        tree.put("relative_gap", found.relativeGap());
        tree.put("average_excess_cost", found.averageExcessCost());
        tree.put("iterations", (long) found.iterations());
        tree.put("converged", found.convergence().converged());
        tree.put("seconds", solved.seconds());
        tree.put("links_above_0_9_capacity", (long) found.loads().above(LinkLoads.NEAR_CAPACITY).length);
        tree.put("trips_inside_their_zone", found.trips().intrazonal());
        solved.bracket().ifPresent(bracket -> {
            tree.put("time_before", solved.base().totalTravelTime());
            tree.put("time_if_nobody_re_routes", bracket.nobody().loads().totalTravelTime());
            tree.put("trips_moved_if_nobody_re_routes", bracket.nobody().moved());
            tree.put("trips_made", made(found));
            tree.put("cut_off_trips", found.cutOffTrips());
            tree.put("cut_off_pairs", cutOff(found));
        });
        return tree;
    }

    private static List<Object> cutOff(Assignment found) {
        var pairs = new ArrayList<Object>();
        for (CutOff pair : found.cutOff()) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("from", (long) pair.origin() + 1);
            entry.put("to", (long) pair.destination() + 1);
            entry.put("trips", pair.trips());
            pairs.add(entry);
        }
        return pairs;
    }
}
