package citiverse.cli;

import citiverse.standards.export.LayerExport;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.ReadableSnapshot;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes layers of a twin for other programs.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes layers of the twin as GeoJSON, CSV, GeoPackage or CityJSON.",
            "As last recorded, or as of a ledger entry."
        },
        footer = {
            "",
            "Example: citiverse export city.gpkg --as geojson --layer cells --out cells.geojson",
            "         citiverse export city.gpkg --as cityjson --out city.city.json"
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    @Option(
            names = "--as",
            required = true,
            paramLabel = "FORMAT",
            description = "geojson, csv, geopackage or cityjson")
    private String format;

    @Option(
            names = "--layer",
            split = ",",
            paramLabel = "LAYER",
            description = "which layers (default: all, for CityJSON all of city objects; CSV takes one)")
    private List<String> layers = List.of();

    @Option(names = "--source", paramLabel = "SOURCE", description = "only what this source tells")
    private String source;

    @Option(names = "--at", paramLabel = "SEQ", description = "as recorded up to this ledger entry")
    private Long position;

    @Option(
            names = "--restricted",
            description = "also layers that not everybody may read; without it they are left out, or refused by name")
    private boolean restricted;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where to write")
    private Path out;

    @Override
    public Integer call() {
        LayerExport.Format as = LayerExport.Format.named(format);
        try (Twin open = twin.read()) {
            Snapshot snapshot = OpenTwin.at(open, position);
            Snapshot shown = restricted ? snapshot : open(snapshot);
            long written = source == null
                    ? LayerExport.write(shown, layers, as, out)
                    : LayerExport.write(shown, layers, as, out, source);
            spec.commandLine().getOut().println(written + " features: " + out);
        }
        return 0;
    }

    /// What may leave without `--restricted`.
    private Snapshot open(Snapshot snapshot) {
        List<String> kept = snapshot.layers().stream()
                .filter(LayerSchema::restricted)
                .map(LayerSchema::type)
                .toList();
        List<String> named = layers.stream().filter(kept::contains).toList();
        if (!named.isEmpty()) {
            throw Problem.user("CV-CLI-019", "not everybody may read " + String.join(", ", named))
                    .remedy("Say --restricted if the file may hold it, and keep the file as you keep the twin");
        }
        if (!kept.isEmpty() && layers.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("left out, since not everybody may read it: " + String.join(", ", kept)
                            + " (--restricted takes it along)");
        }
        return ReadableSnapshot.of(snapshot, layer -> !layer.restricted());
    }
}
