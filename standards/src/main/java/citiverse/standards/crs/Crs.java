package citiverse.standards.crs;

import citiverse.twin.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/// One coordinate reference system, able to carry places to CRS84 and back. Not safe to share among threads.
public final class Crs {
    private static final Pattern CODE = Pattern.compile(
            "(?:urn:ogc:def:crs:)?(EPSG|OGC|CRS)(?::[0-9.]*)?:([0-9]{4,6}|CRS84|84)", Pattern.CASE_INSENSITIVE);
    private static final Pattern URI_CODE = Pattern.compile(
            "https?://www\\.opengis\\.net/def/crs/(EPSG|OGC)/[0-9.]+/([0-9]{4,6}|CRS84)", Pattern.CASE_INSENSITIVE);
    private static final double DEGREE_DIGITS = 1e9;
    private static final double UNIT_DIGITS = 1e6;
    private static final double MAX_LATITUDE_OF_UTM = 84;
    private static final double MIN_LATITUDE_OF_UTM = -80;

    private final String code;
    private final boolean crs84;
    private final boolean geographic;
    private final String unit;
    private final BasicCoordinateTransform toCrs84;
    private final BasicCoordinateTransform fromCrs84;
    private final ProjCoordinate from = new ProjCoordinate();
    private final ProjCoordinate to = new ProjCoordinate();

    private Crs(String code, CoordinateReferenceSystem system, CoordinateReferenceSystem world) {
        this.code = code;
        crs84 = code.equals("EPSG:4326");
        geographic = system.isGeographic();
        unit = geographic ? "deg" : metric(system) ? "m" : "other";
        toCrs84 = new BasicCoordinateTransform(system, world);
        fromCrs84 = new BasicCoordinateTransform(world, system);
    }

    private static boolean metric(CoordinateReferenceSystem system) {
        return system.getProjection().getFromMetres() == 1.0;
    }

    /// The system of a code: `EPSG:31982`, `urn:ogc:def:crs:EPSG::31982`, `CRS84`, or the address of one of these at
    /// opengis.net. CRS84 and EPSG:4326 are the same here, since x is always longitude.
    ///
    /// @throws Problem `CV-CRS-001` where the register does not know it
    public static Crs of(String name) {
        String text = name.strip();
        Matcher matcher = CODE.matcher(text.equalsIgnoreCase("CRS84") ? "OGC:CRS84" : text);
        Matcher uri = URI_CODE.matcher(text);
        String code;
        if (matcher.matches()) {
            code = code(matcher);
        } else if (uri.matches()) {
            code = code(uri);
        } else {
            throw unknown(name, null);
        }
        try {
            var factory = new CRSFactory();
            CoordinateReferenceSystem world =
                    factory.createFromParameters("CRS84", "+proj=longlat +datum=WGS84 +no_defs");
            CoordinateReferenceSystem system = code.equals("EPSG:4326") ? world : factory.createFromName(code);
            if (system == null || system.getProjection() == null) {
                throw unknown(name, null);
            }
            return new Crs(code, system, world);
        } catch (Proj4jException | IllegalStateException e) {
            throw unknown(name, e);
        }
    }

    /// The system of a code of the EPSG register.
    public static Crs epsg(int code) {
        return of("EPSG:" + code);
    }

    /// The zone of UTM on WGS 84 in which a place lies, as `EPSG:<code>`; the wider zones of Norway and Svalbard
    /// are kept.
    ///
    /// @throws Problem `CV-CRS-002` beyond 84° north and 80° south, where UTM does not hold
    public static String utmOf(double longitude, double latitude) {
        if (!(latitude >= MIN_LATITUDE_OF_UTM && latitude <= MAX_LATITUDE_OF_UTM) || !(Math.abs(longitude) <= 180)) {
            throw Problem.user("CV-CRS-002", "UTM has no zone at " + longitude + ' ' + latitude)
                    .remedy("Name a metric CRS for the city");
        }
        int zone = (int) Math.floor((longitude + 180) / 6) % 60 + 1;
        if (latitude >= 56 && latitude < 64 && longitude >= 3 && longitude < 12) {
            zone = 32;
        }
        if (latitude >= 72 && longitude >= 0 && longitude < 42) {
            zone = longitude < 9 ? 31 : longitude < 21 ? 33 : longitude < 33 ? 35 : 37;
        }
        return "EPSG:" + ((latitude >= 0 ? 32_600 : 32_700) + zone);
    }

    private static String code(Matcher matcher) {
        boolean number =
                matcher.group(1).equalsIgnoreCase("EPSG") && matcher.group(2).matches("[0-9]{4,6}");
        boolean world =
                !matcher.group(1).equalsIgnoreCase("EPSG") && matcher.group(2).endsWith("84");
        if (!number && !world) {
            throw unknown(matcher.group(), null);
        }
        return number ? "EPSG:" + matcher.group(2) : "EPSG:4326";
    }

    private static Problem unknown(String name, Throwable cause) {
        return Problem.user("CV-CRS-001", "the coordinate reference system \"" + name + "\" is not known")
                .causedBy(cause)
                .remedy("Reproject the data to EPSG:4326, or name the system by its EPSG code");
    }

    /// `EPSG:<code>`.
    public String code() {
        return code;
    }

    /// True where its coordinates are degrees.
    public boolean geographic() {
        return geographic;
    }

    /// True where its coordinates are longitude and latitude on WGS 84 already.
    public boolean isCrs84() {
        return crs84;
    }

    /// True where its unit is the metre.
    public boolean metric() {
        return unit.equals("m");
    }

    /// Longitude and latitude of a place.
    ///
    /// @throws Problem `CV-CRS-002` where the place cannot be on the earth in this system
    public Coordinate toCrs84(double x, double y) {
        if (crs84) {
            return checked(x, y, x, y);
        }
        transform(toCrs84, x, y);
        return checked(
                Math.rint(to.x * DEGREE_DIGITS) / DEGREE_DIGITS, Math.rint(to.y * DEGREE_DIGITS) / DEGREE_DIGITS, x, y);
    }

    /// The coordinates in this system of a place in CRS84.
    ///
    /// @throws Problem `CV-CRS-002` where the system does not reach there
    public Coordinate fromCrs84(double longitude, double latitude) {
        if (crs84) {
            return new Coordinate(longitude, latitude);
        }
        transform(fromCrs84, longitude, latitude);
        if (!Double.isFinite(to.x) || !Double.isFinite(to.y)) {
            throw outside(longitude, latitude);
        }
        double digits = geographic ? DEGREE_DIGITS : UNIT_DIGITS;
        return new Coordinate(Math.rint(to.x * digits) / digits, Math.rint(to.y * digits) / digits);
    }

    /// A copy of a geometry in CRS84; heights are kept.
    public Geometry toCrs84(Geometry geometry) {
        return mapped(geometry, true);
    }

    /// A copy of a geometry in this system; heights are kept.
    public Geometry fromCrs84(Geometry geometry) {
        return mapped(geometry, false);
    }

    private Geometry mapped(Geometry geometry, boolean toWorld) {
        Geometry copy = new GeometryFactory().createGeometry(geometry);
        copy.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
                Coordinate place = toWorld
                        ? toCrs84(sequence.getX(i), sequence.getY(i))
                        : fromCrs84(sequence.getX(i), sequence.getY(i));
                sequence.setOrdinate(i, CoordinateSequence.X, place.x);
                sequence.setOrdinate(i, CoordinateSequence.Y, place.y);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return copy;
    }

    private void transform(BasicCoordinateTransform transform, double x, double y) {
        from.x = x;
        from.y = y;
        try {
            transform.transform(from, to);
        } catch (Proj4jException | IllegalStateException e) {
            throw outside(x, y).causedBy(e);
        }
    }

    private Coordinate checked(double longitude, double latitude, double x, double y) {
        if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
            throw outside(x, y);
        }
        return new Coordinate(longitude, latitude);
    }

    private Problem outside(double x, double y) {
        return Problem.user("CV-CRS-002", "the coordinates " + x + ' ' + y + " are not on the earth in " + code)
                .remedy("Check that the data is in " + code + ", x before y");
    }

    @Override
    public String toString() {
        return code;
    }
}
