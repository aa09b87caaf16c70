package citiverse.bench;

import citiverse.twin.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/// Measures commands as people type them, from the launcher's start to its end.
final class WholeProcess {
    private static final String DAY = "2019-05-13";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Settings settings;
    private final Path work;
    private final Sheet sheet;
    private Path twin;

    WholeProcess(Settings settings, Path work, Sheet sheet) {
        this.settings = settings;
        this.work = work;
        this.sheet = sheet;
    }

    void measure() {
        one(Figure.told("import", "citiverse import of all files into a new twin", "s"), this::importAgain);
        one(
                new Figure(
                        "reopen-and-compile",
                        "a cold Java: opens the twin, compiles streets and timetables, joins the "
                                + "places; the whole process",
                        "s",
                        1.2,
                        Double.NaN),
                this::reopen);
        one(new Figure("version", "citiverse --version", "s", 0.5, Double.NaN), () -> citiverse("--version")
                .wallSeconds());
        one(
                new Figure("info", "citiverse info --json of the twin", "s", Double.NaN, Double.NaN),
                () -> citiverse("info", twin().toString(), "--json").wallSeconds());
        matrix("walk", 3, 11.1, 21);
        matrix("transit", 8.5, 31.8, 62);
        clinics();
        closures();
        lines();
    }

    private void matrix(String mode, double asked, double peer, double peerCpu) {
        var time = new Figure(
                mode + "-matrix",
                "citiverse matrix --mode " + mode + ": opens the twin, compiles, all "
                        + "pairs on two threads, writes CSV gzip; the whole process (R5: without writing)",
                "s",
                asked,
                peer);
        var memory = new Figure(mode + "-matrix-memory", "most resident memory of the same process", "MB", 350, 657);
        var processor = new Figure(
                mode + "-matrix-cpu", "processor time of the same process, all threads", "s", Double.NaN, peerCpu);
        sheet.attempt(time, () -> {
            var seconds = new double[settings.runs()];
            var peaks = new double[settings.runs()];
            var cpus = new double[settings.runs()];
            for (int k = 0; k < seconds.length; k++) {
                Path out = work.resolve(mode + ".csv.gz");
                Child child = citiverse(
                        "matrix",
                        twin().toString(),
                        "--mode",
                        mode,
                        "--places",
                        "cells",
                        "--date",
                        DAY,
                        "--threads",
                        "2",
                        "--out",
                        out.toString());
                seconds[k] = child.wallSeconds();
                peaks[k] = child.peakMegabytes();
                cpus[k] = child.cpuSeconds();
            }
            sheet.add(Measured.of(time, seconds));
            sheet.add(Measured.of(processor, cpus));
            sheet.add(Measured.of(memory, peaks));
        });
    }

    private void clinics() {
        var figure = new Figure(
                "clinics-16",
                "citiverse rehearse clinics.yaml (120 clinics, 16 draws) less its " + "baselines",
                "s",
                10,
                Double.NaN);
        sheet.attempt(figure, () -> {
            Child with = rehearse(shipped("clinics"), 16);
            Child without = rehearse(bare("clinics"), 16);
            sheet.add(Measured.of(figure, with.wallSeconds() - without.wallSeconds()));
            sheet.add(Measured.of(
                    Figure.told(
                            "clinics-16-baselines",
                            "its baselines: the same process with one option " + "that changes no travel time",
                            "s"),
                    without.wallSeconds()));
            sheet.add(Measured.of(
                    new Figure(
                            "rehearsal-memory",
                            "most resident memory of the rehearsal of the " + "clinics",
                            "MB",
                            1500,
                            Double.NaN),
                    with.peakMegabytes()));
        });
    }

    /// Closures in three steps, since what they cost depends on how far each reaches: people on foot on the busiest
    /// streets, then the buses that have to go around, then every bridge as well, as the shipped question asks.
    private void closures() {
        var streets = new Figure(
                "closures-100",
                "citiverse rehearse closures.yaml, its 100 most used streets only and the buses left alone, one draw, "
                        + "less its baseline, over the baseline: the same process with one option that changes no "
                        + "travel time",
                "1",
                5,
                100);
        sheet.attempt(streets, () -> {
            double base = baseline();
            sheet.add(Measured.of(streets, overBase(closing(false, "unaffected"), base)));
            sheet.add(Measured.of(
                    Figure.told("closures-100-buses", "the same with buses led around", "1"),
                    overBase(closing(false, "rerouted"), base)));
            double shipped = rehearse(shipped("closures"), 1).wallSeconds();
            sheet.add(Measured.of(
                    Figure.told("closures-all", "closures.yaml as shipped: all bridges too, buses led around", "1"),
                    (shipped - base) / base));
            sheet.add(Measured.of(Figure.told("closures-all-time", "the same in all", "s"), shipped));
        });
    }

    /// What everything is told in: the median, since one run of a few seconds is soon disturbed.
    private double baseline() {
        var runs = new double[settings.runs()];
        for (int k = 0; k < runs.length; k++) {
            runs[k] = rehearse(bare("closures"), 1).wallSeconds();
        }
        Arrays.sort(runs);
        return runs[runs.length / 2];
    }

    private double overBase(Path question, double base) {
        return (rehearse(question, 1).wallSeconds() - base) / base;
    }

    private Path closing(boolean bridges, String buses) {
        return edited("closures", "closures-" + buses, tree -> {
            ObjectNode option = (ObjectNode) tree.get("options").get(0);
            option.put("buses", buses);
            ((ObjectNode) option.get("segments")).put("bridges", bridges);
        });
    }

    private void lines() {
        var figure = new Figure(
                "lines-1",
                "citiverse rehearse lines.yaml (100 variants or more), one draw, in all",
                "s",
                120,
                Double.NaN);
        sheet.attempt(
                figure,
                () -> sheet.add(
                        Measured.of(figure, rehearse(shipped("lines"), 1).wallSeconds())));
        // Twenty minutes are asked: measured only where it is named.
        var all = new Figure("lines-16", "the same with 16 draws", "s", 1200, Double.NaN);
        if (settings.only().equals(all.id())) {
            sheet.attempt(
                    all,
                    () -> sheet.add(
                            Measured.of(all, rehearse(shipped("lines"), 16).wallSeconds())));
        }
    }

    private Child rehearse(Path question, int draws) {
        Path out = work.resolve("run-" + System.nanoTime());
        return citiverse(
                "rehearse",
                twin().toString(),
                question.toString(),
                "--out",
                out.toString(),
                "--draws",
                Integer.toString(draws),
                "--threads",
                "2");
    }

    private Path shipped(String name) {
        return settings.root().resolve("examples").resolve("porto-alegre").resolve(name + ".yaml");
    }

    /// The shipped question with one clinic more as its only option, which changes no travel time.
    private Path bare(String name) {
        return edited(name, name + "-bare", tree -> {
            ObjectNode clinic = tree.putArray("options").addObject();
            clinic.put("kind", "service.add").put("id", "clinic").put("label", "One clinic more");
            clinic.put("service", "cells.healthcare").put("amount", 1);
            ObjectNode at = clinic.putObject("at").put("layer", "cells");
            at.putObject("largest").put("column", "population").put("count", 1);
        });
    }

    private Path edited(String name, String as, Consumer<ObjectNode> edit) {
        try {
            var tree = (ObjectNode) YAML.readTree(Files.readString(shipped(name)));
            edit.accept(tree);
            Path copy = work.resolve(as + ".yaml");
            Files.writeString(copy, YAML.writeValueAsString(tree));
            return copy;
        } catch (IOException e) {
            throw Problem.ours("CV-BENCH-005", "the question cannot be copied: " + e.getMessage(), e)
                    .in(shipped(name).toString())
                    .remedy("See that it is there");
        }
    }

    private Path twin() {
        if (twin == null) {
            importAgain();
        }
        return twin;
    }

    private double reopen() {
        return sheet.task("reopen", twin()).wallSeconds();
    }

    private double importAgain() {
        Path file = work.resolve("porto-alegre-" + System.nanoTime() + ".gpkg");
        double seconds = citiverse(
                        "import",
                        file.toString(),
                        settings.city().toString(),
                        "--data",
                        settings.porto().toString())
                .wallSeconds();
        twin = file;
        return seconds;
    }

    private Child citiverse(String... arguments) {
        Path launcher = settings.root().resolve("citiverse");
        if (!Files.isExecutable(launcher)) {
            throw Problem.user("CV-BENCH-006", "there is no launcher")
                    .in(launcher.toString())
                    .remedy("Name the folder of the sources with --root");
        }
        var command = new ArrayList<String>();
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        return Child.run(command);
    }

    private void one(Figure figure, DoubleSupplier run) {
        sheet.attempt(figure, () -> {
            var runs = new double[settings.runs()];
            for (int k = 0; k < runs.length; k++) {
                runs[k] = run.getAsDouble();
            }
            sheet.add(Measured.of(figure, runs));
        });
    }
}
