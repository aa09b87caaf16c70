package citiverse.sense;

import citiverse.sense.city.CityFile;
import citiverse.sense.city.SourceEntry;
import citiverse.standards.crs.Crs;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Raster;
import java.nio.file.Path;
import org.locationtech.jts.geom.Envelope;

/// Finds the metric CRS of a city that names none: the UTM zone of the middle of its first source.
public final class MetricCrs {
    private MetricCrs() {}

    /// The city of a city file, with a metric CRS in any case.
    ///
    /// @throws Problem of the first source where that must be read for it and cannot
    public static City city(CityFile cityFile, DataFolder data, Progress progress) {
        City city = cityFile.city();
        if (!city.metricCrs().isEmpty()) {
            return city;
        }
        SourceEntry first = cityFile.sources().getFirst();
        return with(city, of(data.file(first.file()), first, city, progress));
    }

    /// A city of which only loose files are known.
    ///
    /// @param file the first of them
    /// @param crs reference system of a file that names none, empty where not told
    /// @param named id, name, zone and language
    public static City city(Path file, String crs, City named, Progress progress) {
        String name = file.getFileName().toString();
        return with(named, of(file, SourceEntry.loose(Importer.sourceId(name), name, crs), named, progress));
    }

    private static City with(City city, String crs) {
        return new City(city.id(), city.name(), city.zone(), crs, city.language());
    }

    private static String of(Path path, SourceEntry entry, City city, Progress progress) {
        var extent = new Extent();
        Importer.read(path, entry, city, extent, progress);
        if (extent.envelope.isNull()) {
            throw Problem.user("CV-SENSE-011", "nothing in it has a place, so the metric CRS of the city is unknown")
                    .in(entry.file())
                    .remedy("Name it in the city file, such as crs: EPSG:32722");
        }
        return Crs.utmOf(extent.envelope.centre().x, extent.envelope.centre().y);
    }

    private static final class Extent implements FeatureSink {
        private final Envelope envelope = new Envelope();

        @Override
        public void layer(LayerSchema schema) {
            // Only places count.
        }

        @Override
        public void put(Feature feature) {
            feature.geometry().ifPresent(shape -> envelope.expandToInclude(shape.getEnvelopeInternal()));
        }

        @Override
        public void raster(Raster raster) {
            envelope.expandToInclude(raster.west(), raster.north());
            envelope.expandToInclude(
                    raster.west() + raster.width() * raster.cellWidth(),
                    raster.north() - raster.height() * raster.cellHeight());
        }
    }
}
