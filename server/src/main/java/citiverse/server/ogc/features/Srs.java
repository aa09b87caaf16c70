package citiverse.server.ogc.features;

import citiverse.standards.crs.Crs;
import citiverse.twin.City;
import citiverse.twin.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/// A coordinate reference system that features are given in, by its URI (Part 2). For one request: what it carries
/// places with is not for sharing among threads.
///
/// CRS84 has the longitude first, EPSG:4326 the latitude, as their registers say; projected systems are given as
/// easting, northing.
final class Srs {
    static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final String WGS84 = EPSG + "4326";

    private final String uri;
    private Crs crs;

    private Srs(String uri) {
        this.uri = uri;
    }

    /// The URIs that every collection of the city offers, that of its storage first.
    static List<String> offered(City city) {
        var uris = new LinkedHashSet<>(List.of(CRS84, WGS84, EPSG + "3857"));
        String metric = city.metricCrs();
        if (metric.matches("EPSG:[0-9]{4,6}")) {
            uris.add(EPSG + metric.substring(5));
        }
        return List.copyOf(uris);
    }

    static Srs crs84() {
        return new Srs(CRS84);
    }

    /// The system that a parameter names: its URI, also in angle brackets.
    ///
    /// @param given null for CRS84
    /// @throws Problem `CV-OGC-003` where it is not offered
    static Srs of(String given, String parameter, City city) {
        if (given == null) {
            return crs84();
        }
        String bare = given.strip();
        if (bare.startsWith("<") && bare.endsWith(">")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        String wanted = bare.replace("/EPSG/0.0/", "/EPSG/0/").replace("https://", "http://");
        Optional<String> known =
                offered(city).stream().filter(uri -> uri.equals(wanted)).findFirst();
        return new Srs(known.orElseThrow(() -> Problem.user(
                        "CV-OGC-003",
                        "the coordinate reference system \"" + Requests.shown(given) + "\" is not offered")
                .at("parameter " + parameter)
                .remedy("Name one of " + String.join(", ", offered(city)))));
    }

    String uri() {
        return uri;
    }

    /// What carries places to CRS84 and back; made when it is needed.
    Crs crs() {
        if (crs == null) {
            crs = Crs.of(uri);
        }
        return crs;
    }

    boolean isCrs84() {
        return uri.equals(CRS84);
    }

    /// True where the first coordinate is the latitude.
    boolean latitudeFirst() {
        return uri.equals(WGS84);
    }

    Coordinate fromCrs84(double longitude, double latitude) {
        return latitudeFirst() ? new Coordinate(latitude, longitude) : crs().fromCrs84(longitude, latitude);
    }
}
