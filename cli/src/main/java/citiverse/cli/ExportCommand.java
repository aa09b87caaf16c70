package citiverse.cli;

import citiverse.standards.export.LayerExport;
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
            "Writes layers of the twin as GeoJSON, CSV or GeoPackage.",
            "As last recorded, or as of a ledger entry."
        },
        footer = {"", "Example: citiverse export city.gpkg --as geojson --layer cells --out cells.geojson"})
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    @Option(names = "--as", required = true, paramLabel = "FORMAT", description = "geojson, csv or geopackage")
    private String format;

    @Option(
            names = "--layer",
            split = ",",
            paramLabel = "LAYER",
            description = "which layers (default: all; CSV takes one)")
    private List<String> layers = List.of();

    @Option(names = "--at", paramLabel = "SEQ", description = "as recorded up to this ledger entry")
    private Long position;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where to write")
    private Path out;

    @Override
    public Integer call() {
        LayerExport.Format as = LayerExport.Format.named(format);
        try (Twin open = twin.read()) {
            long written = LayerExport.write(OpenTwin.at(open, position), layers, as, out);
            spec.commandLine().getOut().println(written + " features: " + out);
        }
        return 0;
    }
}
