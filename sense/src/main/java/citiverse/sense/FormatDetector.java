package citiverse.sense;

import citiverse.standards.csv.Separator;
import citiverse.standards.zip.SafeZip;
import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Recognises a file by its content; its name plays no part.
public final class FormatDetector {
    private static final int HEAD_BYTES = 1 << 16;
    private static final int LONGEST_OSM_HEADER = 1 << 16;
    /// The type of a document, or members that only such a document has, where the type stands far behind.
    private static final Pattern CITY_JSON =
            Pattern.compile("\"type\"\\s*:\\s*\"CityJSON(Feature)?\"|\"CityObjects\"\\s*:\\s*\\{");
    private static final List<String> FEED_FILES = List.of("stops.txt", "routes.txt", "trips.txt", "stop_times.txt");

    private FormatDetector() {}

    /// The format of a file.
    ///
    /// @param file its name, for messages
    /// @throws Problem `CV-SENSE-001` where it is empty, `002` where it is none that can be imported, with what
    ///     to do
    public static Format detect(Path path, String file) {
        byte[] head = head(path, file);
        if (head.length == 0) {
            throw Problem.user("CV-SENSE-001", "the file is empty").in(file).remedy("Fetch it again");
        }
        if (startsWith(head, "PK\3\4") || startsWith(head, "PK\5\6")) {
            return archive(path, file);
        }
        if (startsWith(head, "SQLite format 3\0")) {
            return geoPackage(head, file);
        }
        if (isTiff(head)) {
            return Format.GEOTIFF;
        }
        if (isOsm(head)) {
            return Format.OSM_PBF;
        }
        return text(head, file);
    }

    private static byte[] head(Path path, String file) {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD_BYTES);
        } catch (AccessDeniedException denied) {
            throw Problem.user("CV-SENSE-003", "you may not read it")
                    .in(file)
                    .remedy("Change its rights")
                    .causedBy(denied);
        } catch (IOException failed) {
            throw Problem.ours("CV-SENSE-009", "the file could not be read", failed)
                    .in(file);
        }
    }

    private static Format archive(Path path, String file) {
        try (var zip = SafeZip.open(path, file)) {
            if (FEED_FILES.stream().anyMatch(zip::has)) {
                return Format.GTFS;
            }
            List<String> names = zip.names();
            if (zip.has("xl/workbook.xml")) {
                throw unknown(file, "an Excel workbook").remedy("Save the sheet as \"CSV UTF-8\" and import that");
            }
            if (names.stream().anyMatch(name -> name.endsWith(".shp"))) {
                throw unknown(file, "a Shapefile in an archive")
                        .remedy("Convert it: ogr2ogr -f GPKG layers.gpkg /vsizip/" + file);
            }
            throw unknown(
                            file,
                            "an archive without the files of a GTFS feed; it holds "
                                    + (names.isEmpty()
                                            ? "nothing"
                                            : String.join(", ", names.subList(0, Math.min(8, names.size())))))
                    .remedy("Unpack it and import the files in it, or give a GTFS feed");
        }
    }

    private static Format geoPackage(byte[] head, String file) {
        String application = head.length < 72 ? "" : new String(head, 68, 4, StandardCharsets.ISO_8859_1);
        if (application.equals("GPKG") || application.startsWith("GP1")) {
            return Format.GEOPACKAGE;
        }
        throw unknown(file, "an SQLite database, but not a GeoPackage")
                .remedy("Export the layer as GeoPackage, GeoJSON or CSV");
    }

    private static boolean isTiff(byte[] head) {
        return startsWith(head, "II*\0")
                || startsWith(head, "MM\0*")
                || startsWith(head, "II+\0")
                || startsWith(head, "MM\0+");
    }

    /// A PBF begins with the length of a header block whose first field is the text `OSMHeader`.
    private static boolean isOsm(byte[] head) {
        if (head.length < 15) {
            return false;
        }
        int length = ByteBuffer.wrap(head).getInt();
        return length > 0
                && length <= LONGEST_OSM_HEADER
                && head[4] == 0x0A
                && head[5] == 9
                && new String(head, 6, 9, StandardCharsets.US_ASCII).equals("OSMHeader");
    }

    private static Format text(byte[] head, String file) {
        if (startsWith(head, "\u001f\u008b")) {
            throw unknown(file, "packed with gzip").remedy("Unpack it first: gunzip " + file);
        }
        if (startsWith(head, "\u00ff\u00fe") || startsWith(head, "\u00fe\u00ff")) {
            throw unknown(file, "text in UTF-16").remedy("Save it as UTF-8");
        }
        if (startsWith(head, "%PDF")) {
            throw unknown(file, "a PDF").remedy("Ask the publisher for the table behind it, as CSV");
        }
        for (byte one : head) {
            if (one == 0) {
                throw unknown(file, "neither text nor a binary format that is known");
            }
        }
        String text = new String(head, StandardCharsets.UTF_8);
        String start = (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
        if (start.isEmpty()) {
            throw Problem.user("CV-SENSE-001", "the file holds nothing but blanks")
                    .in(file)
                    .remedy("Fetch it again");
        }
        if (start.startsWith("<") && start.contains("http://www.opengis.net/citygml/")) {
            return Format.CITYGML;
        }
        if (start.startsWith("ISO-10303-21")) {
            return Format.IFC;
        }
        if (start.startsWith("<")) {
            throw start.contains("<osm")
                    ? unknown(file, "OpenStreetMap XML")
                            .remedy("Convert it: osmium cat " + file + " -o streets.osm.pbf")
                    : unknown(file, "XML or a web page").remedy("Check that the download is not an error page");
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(start, file);
        }
        String firstLine = start.lines().findFirst().orElse("");
        if (firstLine.indexOf(Separator.of(firstLine)) < 0) {
            throw unknown(file, "a text whose first line has no columns");
        }
        return Format.CSV;
    }

    private static Format json(String start, String file) {
        if (CITY_JSON.matcher(start).find()) {
            return Format.CITYJSON;
        }
        boolean geo = start.startsWith("{")
                && start.matches("(?s).*\"type\"\\s*:\\s*\"(Feature|FeatureCollection|Point|"
                        + "MultiPoint|LineString|MultiLineString|Polygon|MultiPolygon|GeometryCollection)\".*");
        if (!geo) {
            throw unknown(
                            file,
                            "JSON, but not GeoJSON (there is no \"type\": \"FeatureCollection\" near its "
                                    + "beginning)")
                    .remedy("Give a GeoJSON FeatureCollection");
        }
        return Format.GEOJSON;
    }

    private static Problem unknown(String file, String what) {
        var known = new ArrayList<String>();
        Arrays.stream(Format.values()).forEach(format -> known.add(format.title()));
        return Problem.user("CV-SENSE-002", "it is " + what)
                .in(file)
                .remedy("Give one of: " + String.join(", ", known));
    }

    private static boolean startsWith(byte[] head, String start) {
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= bytes.length && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
    }
}
