package citiverse.cli;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.sun.ReceptorPlan;
import citiverse.models.sun.Receptors;
import citiverse.models.sun.SunModel;
import citiverse.models.sun.SunResult;
import citiverse.models.sun.SunSettings;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.json.CanonicalJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Hours of direct sun on the places of a layer.
@Command(
        name = "sun",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Hours of direct sun under a clear sky, sky view factor and sky component of every place of a layer.",
            "Points and areas: on the ground, at a point inside. Buildings: the mean over their walls or windows.",
            "Written as CSV with the unit in the last word of each column; days are those of the city's time zone."
        },
        footer = {
            "",
            "Example: citiverse sun city.gpkg --places building --date 2026-03-21,2026-06-21 --out sun.csv",
            "         citiverse sun city.gpkg --places green --year 2026 --out sun.csv"
        })
final class SunCommand implements Callable<Integer> {
    private static final int CANCELLED = 130;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    @Option(names = "--places", required = true, paramLabel = "LAYER", description = "layer of the places")
    private String layer;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private When when;

    /// Dates, or the year, or both.
    private static final class When {
        @Option(names = "--date", split = ",", paramLabel = "DATE", description = "dates, such as 2026-03-21")
        private List<LocalDate> dates = new ArrayList<>();

        @Option(
                names = "--year",
                arity = "0..1",
                paramLabel = "YEAR",
                fallbackValue = "0",
                description = "a whole year (default: that of the state of the twin)")
        private Integer year;
    }

    @Option(
            names = "--step",
            paramLabel = "MINUTES",
            defaultValue = "5",
            description = "step through a date (default: ${DEFAULT-VALUE})")
    private int step;

    @Option(
            names = "--least-altitude",
            paramLabel = "DEGREES",
            defaultValue = "0",
            description = "lower sun is not counted (default: ${DEFAULT-VALUE})")
    private double leastAltitude;

    @Option(
            names = "--reach",
            paramLabel = "METRES",
            defaultValue = "5000",
            description = "buildings farther away are left out (default: ${DEFAULT-VALUE})")
    private double reach;

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: one a processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where to write")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Path part = Outputs.beside(out);
        try (Twin open = twin.read();
                var progress = new Cancelling("Stopped. Nothing was written.")) {
            Snapshot snapshot = open.snapshot();
            Names.layer(snapshot, layer);
            SunSettings settings = settings(snapshot);
            BuiltForm form = BuiltForm.compile(snapshot);
            List<Feature> places = new ArrayList<>();
            Receptors receptors = receptors(snapshot, form, places);
            SunModel model = SunModel.compile(form, receptors, settings, progress);
            Table table = new Table(model, places, when.year != null);
            write(part, table);
            if (json) {
                spec.commandLine().getOut().println(CanonicalJson.write(tree(table)));
            } else {
                print(table, spec.commandLine().getOut());
            }
            return 0;
        } catch (CancellationException stopped) {
            Files.deleteIfExists(part);
            return CANCELLED;
        }
    }

    private SunSettings settings(Snapshot snapshot) {
        if (step < 1 || step > 60) {
            throw refused("--step lies between 1 and 60 minutes, not " + step);
        }
        if (!(leastAltitude >= 0 && leastAltitude < 90)) {
            throw refused("--least-altitude lies between 0 and 90 degrees, not " + leastAltitude);
        }
        if (!(reach > 0 && reach <= 100_000)) {
            throw refused("--reach lies between 0 and 100,000 metres, not " + reach);
        }
        ZoneId zone = snapshot.city().zone();
        int year = when.year != null && when.year != 0
                ? when.year
                : snapshot.asOf().atZone(zone).getYear();
        if (year < 1900 || year > 2100 || when.dates.stream().anyMatch(d -> d.getYear() < 1900 || d.getYear() > 2100)) {
            throw refused("the sun is told for the years 1900 to 2100");
        }
        return SunSettings.of(year, zone)
                .on(when.dates)
                .step(step)
                .above(leastAltitude)
                .within(reach)
                .threads(Outputs.threads(threads));
    }

    private static Problem refused(String reason) {
        return Problem.user("CV-CLI-085", reason).remedy("See citiverse sun --help");
    }

    private Receptors receptors(Snapshot snapshot, BuiltForm form, List<Feature> places) {
        Receptors.Builder receptors = Receptors.builder();
        boolean buildings = layer.equals(Layers.BUILDING);
        for (Feature feature : snapshot.features(layer)) {
            if (buildings) {
                form.building(feature.id()).ifPresent(building -> {
                    places.add(feature);
                    ReceptorPlan.DEFAULT.building(form, building, receptors);
                });
            } else if (feature.shape() != null && !feature.shape().isEmpty()) {
                var inside = feature.shape().getInteriorPoint();
                places.add(feature);
                ReceptorPlan.DEFAULT.place(form, feature.id(), inside.getX(), inside.getY(), receptors);
            }
        }
        if (receptors.size() == 0) {
            throw Problem.user("CV-CLI-031", "the layer \"" + layer + "\" has no features with a place")
                    .remedy("Name another layer; citiverse info lists them");
        }
        return receptors.build();
    }

    /// What was found, by place: the mean over its receptors by the area that each stands for.
    private static final class Table {
        private final SunModel model;
        private final List<Feature> places;
        private final List<String> columns = new ArrayList<>(List.of("id", "source", "lon", "lat", "receptors"));
        private final double[][] cells;
        private final int[] count;
        private int covered;

        Table(SunModel model, List<Feature> places, boolean year) {
            this.model = model;
            this.places = places;
            model.settings().dates().forEach(date -> columns.add("sun_" + date + "_hours"));
            if (year) {
                columns.add("sun_" + model.settings().year() + "_hours");
            }
            columns.addAll(List.of("sky_view_factor", "sky_component_percent"));
            int dates = model.settings().dates().size();
            cells = new double[places.size()][dates + (year ? 3 : 2)];
            count = new int[places.size()];
            double[] area = new double[places.size()];
            Receptors receptors = model.receptors();
            SunResult result = model.baseline();
            for (int r = 0; r < receptors.size(); r++) {
                int place = receptors.subject()[r];
                double weight = receptors.squareMetres()[r];
                double[] row = cells[place];
                for (int d = 0; d < dates; d++) {
                    row[d] += weight * result.dateHours(d, r);
                }
                if (year) {
                    row[dates] += weight * result.yearHours(r);
                }
                row[row.length - 2] += weight * result.skyView(r);
                row[row.length - 1] += weight * 100 * result.skyComponent(r);
                area[place] += weight;
                count[place]++;
                covered += !receptors.kind()[r].built() && result.skyView(r) == 0 ? 1 : 0;
            }
            for (int place = 0; place < cells.length; place++) {
                for (int c = 0; c < cells[place].length; c++) {
                    cells[place][c] /= area[place];
                }
            }
        }

        /// Mean, least and greatest of a column of numbers over the places that have receptors.
        double[] summary(int column) {
            double[] found = {0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            int told = 0;
            for (int place = 0; place < cells.length; place++) {
                if (count[place] > 0) {
                    found[0] += cells[place][column];
                    found[1] = Math.min(found[1], cells[place][column]);
                    found[2] = Math.max(found[2], cells[place][column]);
                    told++;
                }
            }
            found[0] /= told;
            return found;
        }
    }

    private void write(Path part, Table table) throws IOException {
        boolean buildings = layer.equals(Layers.BUILDING);
        try (BufferedWriter file = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            file.write(String.join(",", table.columns) + (buildings ? ",height_from" : "") + '\n');
            for (int place = 0; place < table.places.size(); place++) {
                Feature feature = table.places.get(place);
                var inside = feature.shape().getInteriorPoint();
                file.write(Outputs.csv(feature.localId())
                        + ','
                        + FeatureId.parse(feature.id()).source()
                        + ','
                        + Outputs.number(inside.getX())
                        + ','
                        + Outputs.number(inside.getY())
                        + ','
                        + table.count[place]);
                for (double value : table.cells[place]) {
                    file.write(',');
                    if (table.count[place] > 0) {
                        file.write(String.format(Locale.ROOT, "%.4f", value));
                    }
                }
                if (buildings) {
                    Building building =
                            table.model.form().building(feature.id()).orElseThrow();
                    file.write(',' + building.heightFrom().name().toLowerCase(Locale.ROOT));
                }
                file.write('\n');
            }
        }
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    }

    private void print(Table table, PrintWriter text) {
        BuiltForm form = table.model.form();
        text.printf(
                Locale.ROOT,
                "%d places, %d receptors, %d buildings (%d of assumed height), ground: %s%n",
                table.places.size(),
                table.model.receptors().size(),
                form.buildings().size(),
                assumed(form),
                form.ground().source());
        if (table.covered > 0) {
            text.printf(Locale.ROOT, "%d places lie beneath a building and have no sun%n", table.covered);
        }
        for (int c = 5; c < table.columns.size(); c++) {
            double[] summary = table.summary(c - 5);
            text.printf(
                    Locale.ROOT,
                    "%-28s mean %.2f, least %.2f, greatest %.2f%n",
                    table.columns.get(c),
                    summary[0],
                    summary[1],
                    summary[2]);
        }
    }

    private static long assumed(BuiltForm form) {
        return form.buildings().stream().filter(Building::heightAssumed).count();
    }

    private Map<String, Object> tree(Table table) {
        BuiltForm form = table.model.form();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("places", (long) table.places.size());
        tree.put("receptors", (long) table.model.receptors().size());
        tree.put("places_beneath_a_building", (long) table.covered);
        tree.put("buildings", (long) form.buildings().size());
        tree.put("buildings_of_assumed_height", assumed(form));
        tree.put("ground", form.ground().source());
        var columns = new LinkedHashMap<String, Object>();
        for (int c = 5; c < table.columns.size(); c++) {
            double[] summary = table.summary(c - 5);
            columns.put(
                    table.columns.get(c),
                    new LinkedHashMap<>(Map.of("mean", summary[0], "least", summary[1], "greatest", summary[2])));
        }
        tree.put("columns", columns);
        return tree;
    }
}
