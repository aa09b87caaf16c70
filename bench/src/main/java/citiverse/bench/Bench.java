package citiverse.bench;

import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The program: measures, prints, and keeps the record. Started by `citiverse bench` as a process of its own.
public final class Bench {
    /// Measures the figures of one bench into a sheet.
    private interface Suite {
        void measure(Sheet sheet);
    }

    /// The benches by name: a new one is a line here.
    private static final Map<String, Suite> SUITES = new TreeMap<>(Map.of(
            "access", AccessBench::measure,
            "air", AirBench::measure,
            "import", ImportBench::measure,
            "relations", RelationsBench::measure,
            "server", ServerBench::measure,
            "sun", SunBench::measure,
            "traffic", TrafficBench::measure));

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            Settings settings = Settings.of(arguments);
            Suite suite = SUITES.get(settings.name());
            if (suite == null) {
                throw Problem.user("CV-BENCH-004", "there is no bench \"" + settings.name() + '"')
                        .remedy(NearestNames.remedy(settings.name(), SUITES.keySet()));
            }
            Machine machine = Machine.here(settings.root());
            var sheet = new Sheet(settings);
            suite.measure(sheet);
            List<Measured> figures = sheet.figures();
            List<String> lines =
                    RunRecord.lines(settings.name(), machine, Clock.systemUTC().instant(), figures);
            if (settings.json()) {
                lines.forEach(System.out::println);
            } else {
                System.out.println(machine.cores() + " cores of " + machine.cpu() + ", " + machine.memoryMegabytes()
                        + " MB, " + machine.java() + ", commit " + machine.commit());
                if (machine.busy()) {
                    System.out.println("The machine was busy before (load " + machine.load()
                            + "): times by the clock are too long.");
                }
                System.out.print(RunRecord.table(figures));
            }
            if (settings.keep()) {
                System.err.println("Appended to " + RunRecord.append(settings.root(), settings.name(), lines));
            }
            return 0;
        } catch (Problem problem) {
            System.err.println(problem.getMessage());
            return problem.exitCode();
        }
    }
}
