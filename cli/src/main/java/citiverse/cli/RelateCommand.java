package citiverse.cli;

import citiverse.models.plane.Plane;
import citiverse.models.spatial.Answer;
import citiverse.models.spatial.Assumptions;
import citiverse.models.spatial.Bodies;
import citiverse.models.spatial.Interval;
import citiverse.models.spatial.Join;
import citiverse.models.spatial.Predicate;
import citiverse.models.spatial.Relation;
import citiverse.models.spatial.Spatial;
import citiverse.models.spatial.Terms;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.json.CanonicalJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Tells what lies below, above, across or near what, in three dimensions.
@Command(
        name = "relate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tells what lies below, above, across or near what, in three dimensions.",
            "Heights are intervals: what is not told is assumed (docs/methods/spatial-relations.md), and then the"
                    + " answer may be \"possibly\". Heights in different vertical datums are \"unknown\", with a"
                    + " reason.",
            "Written as CSV: subject, predicate, object, answer, clearance, where, and from which value or assumption"
                    + " each height came."
        },
        footer = {
            "",
            "Which pipe runs beneath which transit corridor:",
            "  citiverse relate city.gpkg --of pipe --that crosses_beneath --to transit_pattern --within 5 --out p.csv",
            "Which streets have less than 4.5 m of headroom under a bridge:",
            "  citiverse relate city.gpkg --of street --that clearance --clearance 4.5 --to street:bridge=yes"
                    + " --answers no,possibly --out low.csv",
            "With the depths of your city:",
            "  citiverse relate city.gpkg --of pipe --that below --to building --assume cover.water=1.0..1.3"
                    + " --datum EPSG:5720 --out b.csv"
        })
final class RelateCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    @Option(
            names = "--of",
            required = true,
            paramLabel = "LAYER[:COLUMN=VALUE]",
            description = "the things that are asked about")
    private String of;

    @Option(
            names = "--that",
            required = true,
            paramLabel = "PREDICATE",
            converter = Predicates.class,
            description = "below, above, crosses_beneath, overlaps, clearance or near")
    private Predicate predicate;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "LAYER[:COLUMN=VALUE]",
            description = "the things that they are related to")
    private String to;

    @Option(
            names = "--within",
            paramLabel = "M",
            description = "crosses_beneath: metres by which corridors are widened (default: 0); near: greatest"
                    + " distance (default: 1)")
    private Double within;

    @Option(
            names = "--clearance",
            paramLabel = "M",
            defaultValue = "0",
            description = "vertical gap needed, metres (default: ${DEFAULT-VALUE})")
    private double clearance;

    @Option(
            names = "--tolerance",
            paramLabel = "M",
            defaultValue = "0.01",
            description = "footprints that share less in width only touch, metres (default: ${DEFAULT-VALUE})")
    private double tolerance;

    @Option(
            names = "--assume",
            paramLabel = "NAME=LOW..HIGH",
            description = "what is taken for heights and widths that are not told, metres; may be given several times")
    private List<String> assume = List.of();

    @Option(
            names = "--datum",
            paramLabel = "NAME",
            defaultValue = "",
            description = "vertical datum of heights whose source names none (default: not known)")
    private String datum;

    @Option(
            names = "--answers",
            split = ",",
            paramLabel = "ANSWER",
            converter = Answers.class,
            description = "which are written: yes, possibly, unknown, no (default: all but no; no only of neighbours)")
    private List<Answer> answers = List.of(Answer.YES, Answer.POSSIBLY, Answer.UNKNOWN);

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: one a processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where to write")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Terms terms = terms();
        Assumptions assumptions = assumptions();
        Path part = Outputs.beside(out);
        try (Twin open = twin.read();
                var progress = new Cancelling("Stopped. Nothing was written.")) {
            Snapshot city = open.snapshot();
            List<Feature> of = Selection.of(this.of).features(city);
            List<Feature> to = Selection.of(this.to).features(city);
            var all = new ArrayList<Feature>(of);
            all.addAll(to);
            Plane plane = Bodies.plane(all);
            Bodies subjects = Bodies.of(city, of, plane, assumptions);
            Bodies objects = Bodies.of(city, to, plane, assumptions);
            var join = new Join(Spatial.of(city, plane, assumptions), predicate, terms, Set.copyOf(answers));
            var table = new Table(city, part);
            try (table) {
                if (!join.run(subjects.bodies(), objects.bodies(), Outputs.threads(threads), progress, table::add)) {
                    Files.deleteIfExists(part);
                    return 130;
                }
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            report(subjects, objects, table);
        }
        return 0;
    }

    private Terms terms() {
        double metres = within != null ? within : predicate == Predicate.NEAR ? 1 : 0;
        try {
            return new Terms(metres, clearance, tolerance);
        } catch (IllegalArgumentException e) {
            throw Problem.user("CV-CLI-082", e.getMessage())
                    .remedy("Change --within, --clearance or --tolerance")
                    .causedBy(e);
        }
    }

    private Assumptions assumptions() {
        Assumptions assumptions = Assumptions.standard().withUnnamedDatum(datum);
        for (String text : assume) {
            assumptions = assumptions.with(text);
        }
        return assumptions;
    }

    private void report(Bodies subjects, Bodies objects, Table table) {
        PrintWriter console = spec.commandLine().getOut();
        var notes = new ArrayList<String>(subjects.notes());
        objects.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        if (json) {
            var counts = new LinkedHashMap<String, Object>();
            table.counts.forEach((answer, count) -> counts.put(word(answer), (long) count));
            console.println(CanonicalJson.write(Map.of(
                    "subjects",
                    (long) subjects.bodies().size(),
                    "predicate",
                    predicate.word(),
                    "objects",
                    (long) objects.bodies().size(),
                    "answers",
                    counts,
                    "unknown",
                    table.reasons(),
                    "notes",
                    notes,
                    "out",
                    out.toString())));
            return;
        }
        notes.forEach(note -> spec.commandLine().getErr().println("note: " + note));
        console.printf(
                Locale.ROOT,
                "%d of %s %s %d of %s: %s%n",
                subjects.bodies().size(),
                of,
                predicate.word(),
                objects.bodies().size(),
                to,
                table.summary());
        table.reasons().forEach(reason -> console.println("  unknown: " + reason));
        table.first.forEach(console::println);
        if (table.written > SHOWN) {
            console.println("  … all of them in " + out);
        }
    }

    private static String word(Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }

    /// The relations as they come, and what is said of them at the end.
    private static final class Table implements AutoCloseable {
        private final Snapshot city;
        private final BufferedWriter file;
        private final Map<Answer, Integer> counts = new EnumMap<>(Answer.class);
        private final Map<String, Integer> unknown = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private final List<String> first = new ArrayList<>();
        private int written;

        Table(Snapshot city, Path part) throws IOException {
            this.city = city;
            file = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
            file.write("subject,predicate,object,answer,clearance_low_metres,clearance_high_metres,longitude,latitude,"
                    + "reason,subject_name,object_name,subject_heights_from,object_heights_from\n");
        }

        void add(Relation relation) {
            written++;
            counts.merge(relation.answer(), 1, Integer::sum);
            if (relation.answer() == Answer.UNKNOWN) {
                unknown.merge(relation.reason(), 1, Integer::sum);
            }
            String subject = name(relation.subject());
            String object = name(relation.object());
            boolean known = Double.isFinite(relation.clearance().low());
            if (first.size() < SHOWN) {
                first.add(String.format(
                        Locale.ROOT,
                        "  %-8s %s %s %s%s",
                        word(relation.answer()),
                        subject,
                        relation.predicate().word(),
                        object,
                        known ? ", " + relation.clearance() + " m" : ""));
            }
            Interval gap = relation.clearance();
            write(List.of(
                    relation.subject(),
                    relation.predicate().word(),
                    relation.object(),
                    word(relation.answer()),
                    millimetres(gap.low()),
                    millimetres(gap.high()),
                    String.format(Locale.ROOT, "%.7f", relation.longitude()),
                    String.format(Locale.ROOT, "%.7f", relation.latitude()),
                    relation.reason(),
                    subject,
                    object,
                    relation.subjectFrom(),
                    relation.objectFrom()));
        }

        private String name(String id) {
            return names.computeIfAbsent(id, fresh -> city.feature(fresh)
                    .map(feature -> Selection.name(feature, city))
                    .orElse(fresh));
        }

        private static String millimetres(double metres) {
            return Double.isInfinite(metres) ? "" : String.format(Locale.ROOT, "%.3f", metres + 0.0);
        }

        private void write(List<String> cells) {
            try {
                file.write(String.join(",", cells.stream().map(Outputs::csv).toList()));
                file.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String summary() {
            if (written == 0) {
                return "no relation found";
            }
            var words = new ArrayList<String>();
            counts.forEach((answer, count) -> words.add(count + " " + word(answer)));
            return String.join(", ", words);
        }

        /// Why answers are unknown, the most frequent reasons first.
        List<String> reasons() {
            return unknown.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(5)
                    .map(entry -> entry.getValue() + " times " + entry.getKey())
                    .toList();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    static final class Predicates implements ITypeConverter<Predicate> {
        @Override
        public Predicate convert(String text) {
            return Arrays.stream(Predicate.values())
                    .filter(known ->
                            known.word().equals(text.toLowerCase(Locale.ROOT).replace('-', '_')))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "the predicate is below, above, crosses_beneath, overlaps, clearance or near, not \"" + text
                                    + '"'));
        }
    }

    static final class Answers implements ITypeConverter<Answer> {
        @Override
        public Answer convert(String text) {
            return EnumSet.allOf(Answer.class).stream()
                    .filter(known -> word(known).equals(text.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "an answer is yes, possibly, unknown or no, not \"" + text + '"'));
        }
    }
}
