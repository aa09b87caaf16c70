package citiverse.standards.geotiff;

import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.twin.FeatureSink;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Raster;
import citiverse.twin.Twin;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/// Reads the first image of a GeoTIFF file as one grid in CRS84.
///
/// A file in EPSG:4326 is taken as it is; one in another system that has a code is sampled anew by bilinear
/// interpolation on cells of the same size; one that names no system is refused.
public final class GeoTiffReader {
    /// Values beyond these are no heights in metres but stand for none, such as -9999 and -32768.
    private static final double LOWEST_METRES = -9_000;

    private static final double HIGHEST_METRES = 9_000;
    private static final int NODATA = 42_113;
    private static final int METADATA = 42_112;

    /// How a file is to be read.
    ///
    /// @param layer name of the grid in the twin
    /// @param unit UCUM unit of its values; heights in metres are `m`
    /// @param crs code of the coordinate reference system of a file that names none, else empty
    /// @param datum vertical datum of a file that names none, else empty
    public record Options(String layer, String unit, String crs, String datum) {
        /// Heights of the terrain in metres, in the system that the file names.
        public static final Options TERRAIN = new Options(Layers.TERRAIN, "m", "", "");
    }

    private final Reading reading;
    private final Options options;
    private final Findings findings = new Findings();

    private GeoTiffReader(Reading reading, Options options) {
        this.reading = reading;
        this.options = options;
    }

    /// Reads terrain heights.
    public static Twin.Quality read(Path path, Reading reading, FeatureSink sink) {
        return read(path, reading, sink, Options.TERRAIN, Progress.NONE);
    }

    /// Reads a grid.
    ///
    /// @return counts of `cells`, and of `missing` values by `<layer>.value`
    /// @throws Problem `CV-GEOTIFF-…` or `CV-CRS-…` where it cannot be read or placed
    /// @throws CancellationException where the progress says that nobody wants it any more
    public static Twin.Quality read(Path path, Reading reading, FeatureSink sink, Options options, Progress progress) {
        if (Files.isDirectory(path)) {
            throw unreadable(reading.file(), "it is a folder", null);
        }
        var reader = new GeoTiffReader(reading, options);
        try (var channel = FileChannel.open(path)) {
            if (progress.cancelled()) {
                throw new CancellationException("reading " + reading.file() + " was cancelled");
            }
            sink.raster(reader.read(new TiffDirectory(channel, reading.file())));
            progress.reached("reading the grid", channel.size(), channel.size());
        } catch (IOException e) {
            throw unreadable(reading.file(), e.toString(), e);
        } catch (Problem e) {
            throw e.file().isEmpty() ? e.in(reading.file()).at("the georeference") : e;
        }
        return reader.findings.quality();
    }

    private static Problem unreadable(String file, String reason, Throwable cause) {
        return Problem.user("CV-GEOTIFF-002", "the file cannot be read (" + reason + ')')
                .in(file)
                .causedBy(cause)
                .remedy("Check the path and the rights");
    }

    private Raster read(TiffDirectory tags) throws IOException {
        var pixels = new TiffPixels(tags);
        GeoReference place = GeoReference.of(tags, options.crs());
        place.check(tags, pixels.width(), pixels.height());
        refuseScaledValues(tags);
        float[] values = pixels.read();
        clean(values, noData(tags), pixels.inBytes());
        scale(values, place.metresPerUnit());
        String datum = place.datum().isEmpty() ? options.datum() : place.datum();
        var grid = new Grid(pixels.width(), pixels.height(), values, place);
        findings.read("cells", values.length);
        return place.crs().isCrs84()
                ? grid.inDegrees(options.layer(), reading.source(), options.unit(), datum)
                : grid.reprojected(tags, options.layer(), reading.source(), options.unit(), datum);
    }

    private static double noData(TiffDirectory tags) {
        String text = tags.text(NODATA).strip();
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw tags.damaged("tag " + NODATA, "the value for no data is \"" + text + '"')
                    .causedBy(e);
        }
    }

    private static void refuseScaledValues(TiffDirectory tags) {
        String metadata = tags.text(METADATA);
        if (metadata.contains("role=\"scale\"") || metadata.contains("role=\"offset\"")) {
            throw tags.unsupported(
                    "its values are to be scaled and shifted",
                    "Write plain values: gdal_translate -unscale -ot Float32");
        }
    }

    private void clean(float[] values, double noData, boolean inBytes) {
        boolean heights = options.unit().equals("m");
        float none = (float) noData;
        float highest = Float.NEGATIVE_INFINITY;
        long absurd = 0;
        for (int i = 0; i < values.length; i++) {
            float value = values[i];
            boolean outside = heights && !(value >= LOWEST_METRES && value <= HIGHEST_METRES);
            if (value == none || !Float.isFinite(value) || outside) {
                absurd += outside && value != none && Float.isFinite(value) ? 1 : 0;
                values[i] = Float.NaN;
                findings.missing(options.layer() + ".value");
            } else {
                highest = Math.max(highest, value);
            }
        }
        if (absurd > 0) {
            findings.warn("taken as missing: they are no heights on the earth", absurd + " cells");
        }
        if (inBytes && highest == 255) {
            findings.warn("the heights are stored in bytes, so what is above 255 m may be cut off", options.layer());
        }
    }

    private static void scale(float[] values, double metresPerUnit) {
        if (metresPerUnit != 1) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (values[i] * metresPerUnit);
            }
        }
    }
}
