package citiverse.cli;

import citiverse.models.access.Decay;
import citiverse.models.access.Places;
import citiverse.models.access.TravelStreets;
import citiverse.models.criticality.Betweenness;
import citiverse.models.criticality.CutEdges;
import citiverse.models.criticality.Dependence;
import citiverse.models.criticality.Part;
import citiverse.models.criticality.Parts;
import citiverse.models.criticality.Trips;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Tells which bridge or street ties which hospital to which homes.
@Command(
        name = "depend",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tells which bridge or street ties which hospital (or other place) to which homes.",
            "Each is taken away in turn: whose way gets longer, by how much, and who is cut off.",
            "Times are those of empty streets. At the rim of an extract, ways outside it are not known: who is cut off"
                    + " there may have one."
        },
        footer = {
            "",
            "Which bridge connects which hospital to which homes:",
            "  citiverse depend city.gpkg --on bridges --to amenity:kind=amenity=hospital --people building.count"
                    + " --mode car --out ties.csv --homes homes.csv",
            "Which street on foot to which school, weighted by people:",
            "  citiverse depend city.gpkg --on streets --to amenity:kind=amenity=school --people cells.population"
                    + " --mode foot --out ties.csv"
        })
final class DependCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    /// What can be taken away.
    enum On {
        BRIDGES,
        TUNNELS,
        STREETS
    }

    @Option(
            names = "--on",
            required = true,
            paramLabel = "bridges|tunnels|streets",
            description = "what is taken away, one after another")
    private On on;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "LAYER[:COLUMN=VALUE]",
            description = "what people want to reach")
    private String to;

    @Option(
            names = "--people",
            required = true,
            paramLabel = "LAYER.COLUMN",
            description = "where they live and how many; the column \"count\" counts each feature once")
    private String people;

    @Option(names = "--mode", required = true, paramLabel = "car|foot", description = "how they move")
    private TravelStreets.By mode;

    @Option(
            names = "--walk-kmh",
            paramLabel = "KMH",
            defaultValue = "3.6",
            description = "walking speed, km/h (default: ${DEFAULT-VALUE})")
    private double walkKmh;

    @Option(
            names = "--link-metres",
            paramLabel = "M",
            defaultValue = "500",
            description = "how far a place may lie from its street (default: ${DEFAULT-VALUE})")
    private double linkMetres;

    @Option(
            names = "--cutoff",
            paramLabel = "MIN",
            defaultValue = "15",
            description = "for the lost access: what is nearer counts 1 (default: ${DEFAULT-VALUE})")
    private double cutoff;

    @Option(
            names = "--betweenness",
            description = "also how many shortest ways between all junctions go over each (slow for large cities)")
    private boolean betweenness;

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: one a processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "where to write a row for each tie of a bridge or street and a goal")
    private Path out;

    @Option(
            names = "--homes",
            paramLabel = "FILE",
            description = "where to write a row for each home that is tied (may be large)")
    private Path homesOut;

    @Override
    public Integer call() throws IOException {
        try (Twin open = twin.read();
                var progress = new Cancelling("Stopped. Nothing was written.")) {
            Snapshot city = open.snapshot();
            List<Feature> goalFeatures = placed(Selection.of(to).features(city), to);
            Homes homes = homes(city);
            check();
            TravelStreets streets = TravelStreets.compile(city, mode, walkKmh / 3.6);
            if (streets.segments() == 0) {
                throw Problem.user("CV-CLI-085", "the twin has no streets that can be used by " + word(mode))
                        .remedy("Import a file with streets, such as an OpenStreetMap extract");
            }
            Places goals = Places.of(Selection.of(to).layer(), goalFeatures);
            Trips trips = Trips.of(streets, homes.places(), homes.people(), goals, linkMetres);
            Dependence dependence = Dependence.compile(trips, new Decay.Step(cutoff));
            List<Part> parts =
                    switch (on) {
                        case BRIDGES -> Parts.bridges(streets);
                        case TUNNELS -> Parts.tunnels(streets);
                        case STREETS -> Parts.streets(streets);
                    };
            var network = new DependTable.Network(
                    betweenness ? Betweenness.edges(trips.network()) : null, CutEdges.of(trips.network()));
            var table = new DependTable(parts, goals, names(goalFeatures, city), homes.places(), homes.people());
            Path part = Outputs.beside(out);
            Path homesPart = homesOut == null ? null : Outputs.beside(homesOut);
            if (!table.run(dependence, Outputs.threads(threads), progress, homesPart)) {
                if (homesPart != null) {
                    Files.deleteIfExists(homesPart);
                }
                return 130;
            }
            table.write(part, network);
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            if (homesPart != null) {
                Files.move(homesPart, homesOut, StandardCopyOption.REPLACE_EXISTING);
            }
            report(dependence, table, goals, homes);
        }
        return 0;
    }

    private void check() {
        if (!(walkKmh > 0 && walkKmh <= 20 && linkMetres > 0 && cutoff > 0) || Double.isInfinite(linkMetres + cutoff)) {
            throw Problem.user(
                            "CV-CLI-084",
                            "speed, distance and cutoff must be positive, not " + walkKmh + ", " + linkMetres + ", "
                                    + cutoff)
                    .remedy("Change --walk-kmh (at most 20), --link-metres or --cutoff");
        }
    }

    private static List<Feature> placed(List<Feature> features, String choice) {
        List<Feature> placed = features.stream()
                .filter(feature ->
                        feature.geometry().filter(shape -> !shape.isEmpty()).isPresent())
                .toList();
        if (placed.isEmpty()) {
            throw Problem.user("CV-CLI-031", "\"" + choice + "\" has no features with a place")
                    .remedy("Name another layer; citiverse info lists them");
        }
        return placed;
    }

    private record Homes(Places places, double[] people) {}

    private Homes homes(Snapshot city) {
        int dot = people.indexOf('.');
        if (dot <= 0 || dot == people.length() - 1) {
            throw Problem.user("CV-CLI-083", "people read LAYER.COLUMN, not \"" + people + '"')
                    .remedy("Write it such as cells.population, or building.count to count each building once");
        }
        String layer = people.substring(0, dot);
        String column = people.substring(dot + 1);
        Places places = Names.places(city, layer);
        double[] numbers = new double[places.size()];
        if (column.equals("count")) {
            java.util.Arrays.fill(numbers, 1);
            return new Homes(places, numbers);
        }
        var columns = new TreeSet<String>();
        Names.layer(city, layer).columns().stream()
                .map(LayerSchema.Column::name)
                .forEach(columns::add);
        Map<String, Double> byId = new HashMap<>();
        for (Feature feature : city.features(layer)) {
            columns.addAll(feature.properties().names());
            byId.put(feature.localId(), feature.properties().number(column).orElse(Double.NaN));
        }
        if (!columns.contains(column)) {
            throw Names.unknown("CV-CLI-032", "column of the layer " + layer, column, columns);
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = byId.get(places.ids()[i]);
        }
        return new Homes(places, numbers);
    }

    private static Map<String, String> names(List<Feature> features, Snapshot city) {
        Map<String, String> names = new HashMap<>();
        features.forEach(feature -> names.put(feature.localId(), Selection.name(feature, city)));
        return names;
    }

    private void report(Dependence dependence, DependTable table, Places goals, Homes homes) {
        PrintWriter console = spec.commandLine().getOut();
        double total = 0;
        for (double number : homes.people()) {
            total += number > 0 ? number : 0;
        }
        List<DependTable.Row> rows = table.ranked();
        if (json) {
            var summary = new LinkedHashMap<String, Object>();
            summary.put("parts", (long) table.parts());
            summary.put("goals", (long) goals.size());
            summary.put("people", total);
            summary.put("people_without_goal", dependence.peopleWithoutGoal());
            summary.put("ties", rows.stream().limit(SHOWN).map(table::tree).toList());
            summary.put("out", out.toString());
            console.println(CanonicalJson.write(summary));
            return;
        }
        console.printf(
                Locale.ROOT,
                "%d %s, %d goals, %.0f people, of them %.0f who reach none by %s; %d ties%n",
                table.parts(),
                on.name().toLowerCase(Locale.ROOT),
                goals.size(),
                total,
                dependence.peopleWithoutGoal(),
                word(mode),
                rows.size());
        var lines = new ArrayList<String>();
        rows.stream().limit(SHOWN).forEach(row -> lines.add(table.sentence(row)));
        lines.forEach(console::println);
        if (rows.size() > SHOWN) {
            console.println("  … all of them in " + out);
        }
    }

    private static String word(TravelStreets.By mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
