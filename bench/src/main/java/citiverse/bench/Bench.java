package citiverse.bench;

import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import java.time.Clock;
import java.util.List;

/// The program: measures, prints, and keeps the record. Started by `citiverse bench` as a process of its own.
public final class Bench {
    private static final List<String> NAMES = List.of("access");

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            Settings settings = Settings.of(arguments);
            if (!NAMES.contains(settings.name())) {
                throw Problem.user("CV-BENCH-004", "there is no bench \"" + settings.name() + '"')
                        .remedy(NearestNames.remedy(settings.name(), NAMES));
            }
            Machine machine = Machine.here(settings.root());
            List<Measured> figures;
            try (var bench = new AccessBench(settings)) {
                figures = bench.measure();
            }
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
