package citiverse.cli;

import citiverse.models.access.AccessRun;
import citiverse.models.access.Accessibility;
import citiverse.models.access.Places;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Opportunities that can be reached from each place.
@Command(
        name = "access",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Counts the opportunities that can be reached from every place.",
            "Written as CSV with one column for each opportunity and cutoff or decay.",
            "A missing number of opportunities is not counted."
        },
        footer = {
            "",
            "Example: citiverse access city.gpkg --mode transit --date 2019-05-13 --places cells --opportunity jobs"
                    + " --cutoffs 30,45,60 --people population --out access.csv"
        })
final class AccessCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    @Mixin
    private TravelOptions travel;

    @Mixin
    private DecayOptions decay;

    @Option(
            names = "--places",
            paramLabel = "LAYER",
            defaultValue = "cells",
            description = "layer of the origins (default: ${DEFAULT-VALUE})")
    private String origins;

    @Option(
            names = "--to",
            paramLabel = "LAYER",
            description = "layer of the opportunities (default: that of the origins)")
    private String destinations;

    @Option(
            names = "--opportunity",
            required = true,
            split = ",",
            paramLabel = "COLUMN",
            description = "column that counts opportunities; \"count\" counts the features themselves")
    private List<String> opportunities;

    @Option(
            names = "--people",
            paramLabel = "COLUMN",
            description = "column of the origins by which the means that are printed are weighted")
    private String people;

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: one a processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where to write")
    private Path out;

    @Override
    public Integer call() throws IOException {
        try (Twin open = twin.read()) {
            Snapshot snapshot = open.snapshot();
            Places from = Names.places(snapshot, origins);
            String layer = destinations == null ? origins : destinations;
            Places to = destinations == null ? from : Names.places(snapshot, layer);
            List<Column> columns = columns(snapshot, layer, to);
            AccessRun run = travel.run(snapshot, from, to, spec.commandLine().getErr());
            double[][] reached = compute(run, columns);
            write(from, columns, reached);
            if (people != null) {
                printMeans(columns, reached, numbers(snapshot, origins, people, from));
            }
        }
        return 0;
    }

    private record Column(String name, double[] opportunities, DecayOptions.Named decay) {}

    private List<Column> columns(Snapshot snapshot, String layer, Places to) {
        var columns = new ArrayList<Column>();
        for (String opportunity : opportunities) {
            double[] numbers = numbers(snapshot, layer, opportunity, to);
            for (DecayOptions.Named function : decay.all()) {
                columns.add(new Column(opportunity + '_' + function.suffix(), numbers, function));
            }
        }
        return columns;
    }

    /// The column of a layer in the order of the places, `NaN` where it is missing.
    private static double[] numbers(Snapshot snapshot, String layer, String column, Places places) {
        double[] numbers = new double[places.size()];
        if (column.equals("count")) {
            java.util.Arrays.fill(numbers, 1);
            return numbers;
        }
        LayerSchema schema = Names.layer(snapshot, layer);
        if (schema.column(column).isEmpty()) {
            throw Names.unknown(
                    "CV-CLI-032",
                    "column of the layer " + layer,
                    column,
                    schema.columns().stream().map(LayerSchema.Column::name).toList());
        }
        Map<String, Double> byId = new HashMap<>();
        for (Feature feature : snapshot.features(layer)) {
            byId.put(feature.localId(), feature.properties().number(column).orElse(Double.NaN));
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = byId.get(places.ids()[i]);
        }
        return numbers;
    }

    private double[][] compute(AccessRun run, List<Column> columns) throws IOException {
        var rows = new ArrayList<double[]>();
        try (Console.Task task = Console.task("Access", run.origins().size())) {
            OriginLoop.<List<double[]>>run(
                    run,
                    Outputs.threads(threads),
                    (worker, first, end) -> {
                        int[] seconds = new int[run.destinations().size()];
                        var chunk = new ArrayList<double[]>();
                        for (int origin = first; origin < end; origin++) {
                            worker.origin(origin);
                            worker.seconds(travel.mode, seconds);
                            chunk.add(columns.stream()
                                    .mapToDouble(column -> Accessibility.of(
                                            seconds,
                                            column.opportunities(),
                                            column.decay().decay()))
                                    .toArray());
                        }
                        return chunk;
                    },
                    rows::addAll,
                    task);
        }
        return rows.toArray(double[][]::new);
    }

    private void write(Places from, List<Column> columns, double[][] reached) throws IOException {
        Path part = Outputs.beside(out);
        try (BufferedWriter file = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            file.write("id");
            for (Column column : columns) {
                file.write(',' + Outputs.csv(column.name()));
            }
            file.write('\n');
            for (int i = 0; i < from.size(); i++) {
                file.write(Outputs.csv(from.ids()[i]));
                for (double value : reached[i]) {
                    file.write(',' + Outputs.number(value));
                }
                file.write('\n');
            }
        }
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    }

    private void printMeans(List<Column> columns, double[][] reached, double[] weights) {
        for (int c = 0; c < columns.size(); c++) {
            double sum = 0;
            double total = 0;
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] > 0) {
                    sum += weights[i] * reached[i][c];
                    total += weights[i];
                }
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            java.util.Locale.ROOT,
                            "%-24s mean over %s: %.1f%n",
                            columns.get(c).name(),
                            people,
                            sum / total);
        }
    }
}
