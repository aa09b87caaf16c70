package citiverse.cli;

import citiverse.sense.DataFolder;
import citiverse.sense.Importer;
import citiverse.sense.MetricCrs;
import citiverse.sense.city.CityFile;
import citiverse.twin.City;
import citiverse.twin.Problem;
import citiverse.twin.Twin;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.store.TwinFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Takes files into a twin.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes a city's files into a twin.",
            "Each is taken whole or not at all; the twin is made where it is not there.",
            "Either a city file (.yaml) that describes them, or the files themselves, recognised by their content."
        },
        footer = {
            "",
            "Example: citiverse import poa.gpkg examples/porto-alegre/city.yaml --data porto-alegre",
            "         citiverse import poa.gpkg more-places.geojson"
        })
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "CITY.yaml | FILE", description = "a city file, or files")
    private List<Path> files;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of the files that the city file names (default: its own)")
    private Path data;

    @Option(
            names = "--crs",
            paramLabel = "EPSG:CODE",
            defaultValue = "",
            description = "reference system of 3D city models that name none")
    private String crs;

    @Option(names = "--json", description = "print what was done as JSON lines")
    private boolean json;

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw Problem.user("CV-CLI-050", "there is no such file")
                        .in(file.toString())
                        .remedy("Check the path");
            }
        }
        boolean described = files.stream().anyMatch(ImportCommand::isCityFile);
        if (described && files.size() > 1) {
            throw Problem.user("CV-CLI-051", "a city file stands alone")
                    .remedy("Import it first, then the other files in a second command");
        }
        List<Twin.ImportReport> reports;
        try (var progress =
                new Cancelling("Stopped. What was imported before stays; the file under way left no trace.")) {
            reports = described ? importCity(files.getFirst(), progress) : importLoose(progress);
        } catch (CancellationException e) {
            return 130;
        }
        reports.forEach(this::print);
        return 0;
    }

    static boolean isCityFile(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private List<Twin.ImportReport> importCity(Path file, Cancelling progress) {
        return importCity(twin.file, file, data, twin.actor, progress);
    }

    /// Imports everything that a city file names.
    static List<Twin.ImportReport> importCity(
            Path twinFile, Path cityFile, Path data, String actor, Cancelling progress) {
        CityFile city = CityFile.read(cityFile);
        Path beside = cityFile.toAbsolutePath().getParent();
        DataFolder folder =
                data == null ? DataFolder.of(beside) : DataFolder.of(data).then(beside);
        try (Twin open = openOrCreate(twinFile, () -> MetricCrs.city(city, folder, progress), actor)) {
            return new Importer(open, progress).importAll(city, folder);
        }
    }

    private List<Twin.ImportReport> importLoose(Cancelling progress) {
        var reports = new ArrayList<Twin.ImportReport>();
        try (Twin open = openOrCreate(twin.file, () -> unnamedCity(progress), twin.actor)) {
            var importer = new Importer(open, progress);
            files.forEach(file -> reports.add(importer.importFile(file, crs)));
        }
        return reports;
    }

    /// A city of which only files are known takes its name from the twin's file.
    private City unnamedCity(Cancelling progress) {
        String name = twin.file.getFileName().toString().replaceAll("\\.gpkg$", "");
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        var city = new City(id.isEmpty() ? "city" : id, name, ZoneOffset.UTC, "", "en");
        return MetricCrs.city(files.getFirst(), crs, city, progress);
    }

    private interface NewCity {
        City make();
    }

    private static Twin openOrCreate(Path file, NewCity city, String actor) {
        Clock clock = Clock.systemUTC();
        return Files.exists(file)
                ? TwinFile.open(file, clock, actor)
                : TwinFile.create(file, city.make(), clock, actor);
    }

    private void print(Twin.ImportReport report) {
        print(report, spec.commandLine().getOut(), json);
    }

    static void print(Twin.ImportReport report, PrintWriter out, boolean json) {
        if (json) {
            out.println(CanonicalJson.write(Map.of(
                    "seq", report.sequence(),
                    "source", report.source().id(),
                    "format", report.source().format(),
                    "sha256", report.source().sha256(),
                    "added", report.added(),
                    "altered", report.altered(),
                    "removed", report.removed(),
                    "unchanged", report.unchanged(),
                    "warnings", report.quality().warnings())));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%-14s %-10s %7d new, %d altered, %d removed, %d as before  (ledger entry %d)%n",
                report.source().id(),
                report.source().format(),
                report.added(),
                report.altered(),
                report.removed(),
                report.unchanged(),
                report.sequence());
        List<String> warnings = report.quality().warnings();
        warnings.stream().limit(5).forEach(warning -> out.println("    note: " + warning));
        if (warnings.size() > 5) {
            out.println("    and " + (warnings.size() - 5) + " more notes; citiverse info --json has them");
        }
    }
}
