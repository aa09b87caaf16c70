package citiverse.sense;

import citiverse.sense.city.CityFile;
import citiverse.sense.city.SourceEntry;
import citiverse.standards.Reading;
import citiverse.standards.citygml.CityGmlReader;
import citiverse.standards.cityjson.CityJsonReader;
import citiverse.standards.csv.PlacesReader;
import citiverse.standards.geojson.GeoJsonReader;
import citiverse.standards.geopackage.GeoPackageReader;
import citiverse.standards.geotiff.GeoTiffReader;
import citiverse.standards.gtfs.GtfsReader;
import citiverse.standards.ifc.IfcReader;
import citiverse.standards.osm.OsmPbfReader;
import citiverse.twin.City;
import citiverse.twin.FeatureSink;
import citiverse.twin.Layers;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Source;
import citiverse.twin.Twin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/// Takes files into a twin, each whole or not at all.
public final class Importer {
    private final Twin twin;
    private final Progress progress;

    /// @param twin what is written to
    /// @param progress told how far each file is, and asked whether it is still wanted
    public Importer(Twin twin, Progress progress) {
        this.twin = twin;
        this.progress = progress;
    }

    /// Imports the sources of a city file in their order. All files are found and recognised before the first is
    /// read; where one then fails, those before it stay imported.
    ///
    /// @return what each import did
    /// @throws Problem of the first file that cannot be imported
    /// @throws CancellationException where the progress says that nobody wants it any more; the twin holds the
    ///     files that were finished
    public List<Twin.ImportReport> importAll(CityFile cityFile, DataFolder data) {
        if (!twin.city().id().equals(cityFile.city().id())) {
            throw Problem.user(
                            "CV-SENSE-008",
                            "the twin is of the city \"" + twin.city().id() + "\", the city file of \""
                                    + cityFile.city().id() + '"')
                    .in(cityFile.file())
                    .at("city.id")
                    .remedy("One city lives in one twin: name another twin, or mend the id");
        }
        for (SourceEntry entry : cityFile.sources()) {
            recognise(data.file(entry.file()), entry);
        }
        var reports = new ArrayList<Twin.ImportReport>();
        for (SourceEntry entry : cityFile.sources()) {
            reports.add(importOne(data.file(entry.file()), entry));
        }
        return reports;
    }

    /// Imports a file of which nothing is told but its content. Its source is named after the file.
    public Twin.ImportReport importFile(Path path) {
        return importFile(path, "");
    }

    /// Imports a file of which nothing is told but its content and its reference system.
    ///
    /// @param crs reference system of a file that names none, empty where not told
    public Twin.ImportReport importFile(Path path, String crs) {
        String name = path.getFileName().toString();
        if (!Files.isRegularFile(path)) {
            throw Problem.user("CV-SENSE-003", "there is no such file")
                    .in(path.toString())
                    .remedy("Check the path");
        }
        return importOne(path, SourceEntry.loose(sourceId(name), name, crs));
    }

    /// Imports one source.
    ///
    /// @param path where its file lies
    /// @param entry what is told of it
    /// @throws Problem with file, place, reason and remedy; the twin is then as it was
    public Twin.ImportReport importOne(Path path, SourceEntry entry) {
        Format format = recognise(path, entry);
        Digest digest = Digest.of(path, entry.file(), progress);
        var source = new Source(
                entry.id(),
                entry.title(),
                format.id(),
                path.getFileName().toString(),
                digest.sha256(),
                digest.bytes(),
                entry.licence(),
                entry.attribution(),
                entry.uri(),
                entry.replace(),
                entry.care());
        List<Twin.ImportReport> before = twin.imports();
        try (Twin.Import run = twin.beginImport(source)) {
            var door = new Door(run, entry, progress, format);
            Twin.Quality quality =
                    door.heights().noted(read(path, entry, format, twin.city(), door), entry.id(), before);
            digest.requireUnchanged(path, entry.file());
            progress.reached("recording " + entry.file(), 0, 0);
            return run.commit(quality);
        }
    }

    /// Reads one source into a sink that is no twin, with the same checks at the door.
    public static Twin.Quality read(Path path, SourceEntry entry, City city, FeatureSink sink, Progress progress) {
        Format format = recognise(path, entry);
        var door = new Door(sink, entry, progress, format);
        Twin.Quality quality = new Importer(null, progress).read(path, entry, format, city, door);
        return door.heights().noted(quality, entry.id(), List.of());
    }

    private Twin.Quality read(Path path, SourceEntry entry, Format format, City city, Door door) {
        var reading = new Reading(city, entry.id(), entry.file());
        try {
            return switch (format) {
                case OSM_PBF -> OsmPbfReader.read(path, reading, door, progress);
                case GTFS -> GtfsReader.read(path, reading, door, progress);
                case CSV -> {
                    CsvColumns.Complete columns = CsvColumns.of(path, entry, city, progress);
                    Twin.Quality quality = PlacesReader.read(path, reading, columns.mapping(), door, progress);
                    yield with(quality, columns.notes());
                }
                case GEOTIFF -> GeoTiffReader.read(path, reading, door, grid(entry), progress);
                case GEOJSON -> {
                    var options = new GeoJsonReader.Options(layer(entry), entry.title(), entry.key());
                    Twin.Quality quality = GeoJsonReader.read(path, reading, door, options, progress);
                    door.requireAllDeclaredSeen();
                    yield quality;
                }
                case CITYJSON -> CityJsonReader.read(path, reading, door, model(entry), progress);
                case CITYGML -> CityGmlReader.read(path, reading, door, model(entry), progress);
                case GEOPACKAGE -> {
                    List<String> tables = entry.table().isEmpty() ? List.of() : List.of(entry.table());
                    var options = new GeoPackageReader.Options(tables, entry.layer(), entry.key());
                    Twin.Quality quality = GeoPackageReader.read(path, reading, door, options, progress);
                    door.requireAllDeclaredSeen();
                    yield quality;
                }
                case IFC -> {
                    var options = new IfcReader.Options(entry.georeference(), entry.crs(), entry.datum());
                    yield IfcReader.read(path, reading, door, options, progress);
                }
            };
        } catch (Problem | CancellationException known) {
            throw known;
        } catch (RuntimeException bug) {
            throw Problem.ours("CV-SENSE-010", "reading failed in a way that nobody foresaw (" + bug + ")", bug)
                    .in(entry.file())
                    .remedy("Please report it with the file; the twin is as it was");
        }
    }

    private static String layer(SourceEntry entry) {
        return entry.layer().isEmpty() ? CityFile.propertyName(entry.id()) : entry.layer();
    }

    private static CityJsonReader.Options model(SourceEntry entry) {
        return new CityJsonReader.Options(entry.crs(), entry.datum());
    }

    private static GeoTiffReader.Options grid(SourceEntry entry) {
        return new GeoTiffReader.Options(
                entry.layer().isEmpty() ? Layers.TERRAIN : entry.layer(),
                entry.unit().isEmpty() ? "m" : entry.unit(),
                entry.crs(),
                entry.datum());
    }

    private static Format recognise(Path path, SourceEntry entry) {
        Format found = FormatDetector.detect(path, entry.file());
        if (!entry.format().isEmpty() && !entry.format().equals(found.id())) {
            List<String> known = Arrays.stream(Format.values()).map(Format::id).toList();
            throw Problem.user(
                            "CV-SENSE-002",
                            "declared as " + entry.format() + ", it is " + found.title() + " (" + found.id()
                                    + ") by its content")
                    .in(entry.file())
                    .at(entry.place())
                    .remedy(
                            known.contains(entry.format())
                                    ? "Check that the right file lies there, or leave format: out"
                                    : NearestNames.remedy(entry.format(), known));
        }
        return found;
    }

    private static Twin.Quality with(Twin.Quality quality, List<String> notes) {
        var warnings = new ArrayList<>(notes);
        warnings.addAll(quality.warnings());
        return new Twin.Quality(quality.read(), quality.missing(), warnings);
    }

    /// A file name as the id of its source: without ending, lower case, blanks and signs as `-`.
    static String sourceId(String file) {
        int dot = file.indexOf('.', 1);
        String plain = (dot > 0 ? file.substring(0, dot) : file)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "source" : plain.substring(0, Math.min(64, plain.length()));
    }
}
