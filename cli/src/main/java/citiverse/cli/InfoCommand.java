package citiverse.cli;

import citiverse.twin.LayerSchema;
import citiverse.twin.Twin;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.store.TwinFile;
import citiverse.twin.store.TwinInfo;
import citiverse.twin.transit.ServiceDays;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Tells what a twin holds.
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Tells what a twin holds: layers and counts, extent, sources, quality, age.",
        footer = {"", "Example: citiverse info city.gpkg --json"})
final class InfoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    @Option(names = "--json", description = "print as JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TwinFile open = twin.read()) {
            TwinInfo info = open.info();
            if (json) {
                spec.commandLine().getOut().println(CanonicalJson.write(tree(info, serviceDays(open))));
            } else {
                print(info, serviceDays(open));
            }
        }
        return 0;
    }

    private static List<String> serviceDays(Twin twin) {
        return ServiceDays.of(twin.snapshot()).dates().stream()
                .map(LocalDate::toString)
                .toList();
    }

    private void print(TwinInfo info, List<String> days) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s (%s), times in %s, metres in %s%n",
                info.city().name(),
                info.city().id(),
                info.city().zone(),
                info.city().metricCrs());
        info.extent()
                .ifPresent(box -> out.printf(
                        Locale.ROOT,
                        "extent      %.4f %.4f to %.4f %.4f (longitude, latitude)%n",
                        box.west(),
                        box.south(),
                        box.east(),
                        box.north()));
        out.printf(
                Locale.ROOT,
                "file        %.1f MB, format %d, %d feature versions, %d branches%n",
                info.fileBytes() / 1e6,
                info.format(),
                info.versions(),
                info.branches());
        out.printf(
                Locale.ROOT,
                "ledger      %d entries, last %s (%s ago), root %s%n",
                info.entries(),
                info.lastRecorded(),
                ago(info),
                info.root().substring(0, 16));
        out.printf(Locale.ROOT, "state       %s%n", info.hash());
        if (!days.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "transit     service on %d days, %s to %s%n",
                    days.size(),
                    days.getFirst(),
                    days.getLast());
        }
        out.println();
        out.printf(Locale.ROOT, "%-20s %-14s %9s  %s%n", "layer", "geometry", "features", "columns");
        for (TwinInfo.Layer layer : info.layers()) {
            out.printf(
                    Locale.ROOT,
                    "%-20s %-14s %9d  %s%s%n",
                    layer.schema().type(),
                    layer.schema().geometry().toLowerCase(Locale.ROOT),
                    layer.count(),
                    layer.schema().restricted()
                            ? "restricted to " + layer.schema().access().id() + ": "
                            : "",
                    String.join(
                            ", ",
                            layer.schema().columns().stream()
                                    .map(InfoCommand::column)
                                    .toList()));
        }
        info.rasters().forEach(name -> out.printf(Locale.ROOT, "%-20s %-14s%n", name, "raster"));
        out.println();
        for (Twin.ImportReport report : info.sources()) {
            out.printf(
                    Locale.ROOT,
                    "source %-13s %s, %s, sha256 %s…, recorded %s%n",
                    report.source().id(),
                    report.source().title(),
                    report.source().licence().isEmpty()
                            ? "licence not told"
                            : report.source().licence(),
                    report.source().sha256().substring(0, 12),
                    report.recordedAt());
            report.quality()
                    .missing()
                    .forEach((what, count) -> out.printf(Locale.ROOT, "    %d missing in %s%n", count, what));
            if (!report.quality().warnings().isEmpty()) {
                out.printf(
                        Locale.ROOT,
                        "    %d notes, the first: %s%n",
                        report.quality().warnings().size(),
                        report.quality().warnings().getFirst());
            }
        }
    }

    private static String column(LayerSchema.Column column) {
        return column.unit().isEmpty() ? column.name() : column.name() + " [" + column.unit() + "]";
    }

    private static String ago(TwinInfo info) {
        return Console.spoken(
                Duration.between(info.lastRecorded(), Clock.systemUTC().instant()));
    }

    private static Map<String, Object> tree(TwinInfo info, List<String> days) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put(
                "city",
                Map.of(
                        "id",
                        info.city().id(),
                        "name",
                        info.city().name(),
                        "zone",
                        info.city().zone().getId(),
                        "metric_crs",
                        info.city().metricCrs(),
                        "language",
                        info.city().language()));
        info.extent().ifPresent(box -> tree.put("extent", List.of(box.west(), box.south(), box.east(), box.north())));
        tree.put("layers", info.layers().stream().map(InfoCommand::layerTree).toList());
        tree.put("rasters", info.rasters());
        tree.put("sources", info.sources().stream().map(InfoCommand::sourceTree).toList());
        tree.put(
                "ledger",
                Map.of(
                        "entries",
                        info.entries(),
                        "root",
                        info.root(),
                        "last_recorded",
                        info.lastRecorded().toString()));
        tree.put("hash", info.hash());
        tree.put("as_of", info.present().toString());
        tree.put("branches", info.branches());
        tree.put("feature_versions", info.versions());
        tree.put("file_bytes", info.fileBytes());
        tree.put("format", info.format());
        tree.put("service_days", days);
        return tree;
    }

    private static Map<String, Object> layerTree(TwinInfo.Layer layer) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("type", layer.schema().type());
        tree.put("title", layer.schema().title());
        tree.put("geometry", layer.schema().geometry());
        tree.put("access", layer.schema().access().id());
        tree.put("features", layer.count());
        layer.extent().ifPresent(box -> tree.put("extent", List.of(box.west(), box.south(), box.east(), box.north())));
        tree.put(
                "columns",
                layer.schema().columns().stream()
                        .map(column -> Map.of(
                                "name",
                                column.name(),
                                "kind",
                                column.kind().name(),
                                "unit",
                                column.unit(),
                                "description",
                                column.description(),
                                "group",
                                column.group()))
                        .toList());
        return tree;
    }

    private static Map<String, Object> sourceTree(Twin.ImportReport report) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", report.source().id());
        tree.put("title", report.source().title());
        tree.put("format", report.source().format());
        tree.put("file", report.source().file());
        tree.put("sha256", report.source().sha256());
        tree.put("bytes", report.source().bytes());
        tree.put("licence", report.source().licence());
        tree.put("attribution", report.source().attribution());
        tree.put("uri", report.source().uri());
        tree.put("recorded_at", report.recordedAt().toString());
        tree.put("ledger_entry", report.sequence());
        tree.put("read", report.quality().read());
        tree.put("missing", report.quality().missing());
        tree.put("warnings", report.quality().warnings());
        return tree;
    }
}
