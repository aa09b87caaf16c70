package citiverse.standards.solid;

import citiverse.standards.crs.Crs;
import citiverse.twin.Problem;
import citiverse.twin.solid.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;

/// The reference system of a city model: where x and y lie on the earth and what z is counted from. Its x is always
/// the easting or longitude; readers exchange the two where a file has latitude first. Not safe to share among threads.
public final class SpatialReference {
    /// What [#verticalDatum] says of heights above the ellipsoid.
    public static final String ELLIPSOIDAL = "ellipsoidal";

    private static final Pattern CODE = Pattern.compile(
            "EPSG(?:\\.xml)?(?:[:/#](?:[0-9]+(?:\\.[0-9]+)*)?)?[:/#]([0-9]{4,6})(?![0-9.])", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECOND =
            Pattern.compile("\\+(?:EPSG:+)?([0-9]{4,6})(?![0-9])", Pattern.CASE_INSENSITIVE);
    /// Systems in three dimensions that are in use for city models: the horizontal part and the vertical one.
    private static final Map<String, List<String>> COMPOUND = Map.ofEntries(
            Map.entry("7415", List.of("28992", "EPSG:5709")),
            Map.entry("5554", List.of("25831", "EPSG:5783")),
            Map.entry("5555", List.of("25832", "EPSG:5783")),
            Map.entry("5556", List.of("25833", "EPSG:5783")),
            Map.entry("6697", List.of("6668", "EPSG:6695")),
            Map.entry("7423", List.of("4258", "EPSG:5621")),
            Map.entry("5698", List.of("2154", "EPSG:5720")),
            Map.entry("6190", List.of("31370", "EPSG:5710")),
            Map.entry("7405", List.of("27700", "EPSG:5701")),
            Map.entry("5845", List.of("3006", "EPSG:5613")),
            Map.entry("9518", List.of("4326", "EPSG:3855")),
            Map.entry("9707", List.of("4326", "EPSG:5773")),
            Map.entry("4979", List.of("4326", ELLIPSOIDAL)),
            Map.entry("4937", List.of("4258", ELLIPSOIDAL)));
    /// Names of the German surveys.
    private static final Map<String, String> SURVEYS = Map.of(
            "ETRS89_UTM31", "25831",
            "ETRS89_UTM32", "25832",
            "ETRS89_UTM33", "25833",
            "DE_DHDN_3GK2", "31466",
            "DE_DHDN_3GK3", "31467",
            "DE_DHDN_3GK4", "31468",
            "DE_DHDN_3GK5", "31469",
            "DE_DHHN92_NH", "5783",
            "DE_DHHN2016_NH", "7837");
    private static final double SEMI_MAJOR_METRES = 6_378_137.0;
    private static final double ECCENTRICITY_SQUARED = 0.00669437999014;

    private final String code;
    private final String verticalDatum;
    private final boolean byRegister;
    private final Crs crs;

    private SpatialReference(String code, String verticalDatum, boolean byRegister, Crs crs) {
        this.code = code;
        this.verticalDatum = verticalDatum;
        this.byRegister = byRegister;
        this.crs = crs;
    }

    /// The system of a name: an EPSG code, a URN or address of one at opengis.net, two of them for a compound system,
    /// or the name of a German survey (`urn:adv:crs:ETRS89_UTM32*DE_DHHN92_NH`).
    ///
    /// @param name as the file or the city file has it
    /// @param datum vertical datum where the name tells none; empty where unknown
    /// @throws Problem `CV-CRS-001` where it is not known
    public static SpatialReference of(String name, String datum) {
        String text = name.strip();
        List<String> codes = codes(text);
        if (codes.isEmpty()) {
            Crs plain = Crs.of(text);
            return new SpatialReference(plain.code(), datum, false, plain);
        }
        String first = codes.getFirst();
        List<String> parts = COMPOUND.getOrDefault(first, List.of(first, datum));
        String vertical = codes.size() > 1 ? "EPSG:" + codes.get(1) : parts.get(1);
        boolean byRegister = text.regionMatches(true, 0, "urn:", 0, 4) || text.regionMatches(true, 0, "http", 0, 4);
        Crs crs = Crs.of("EPSG:" + parts.getFirst());
        return new SpatialReference("EPSG:" + first, vertical, byRegister, crs);
    }

    /// The same system with heights from another datum.
    public SpatialReference with(String datum) {
        return new SpatialReference(code, datum, byRegister, crs);
    }

    private static List<String> codes(String text) {
        var codes = new ArrayList<String>();
        if (text.toLowerCase(Locale.ROOT).startsWith("urn:adv:crs:")) {
            for (String part : text.substring("urn:adv:crs:".length()).split("\\*")) {
                if (SURVEYS.containsKey(part)) {
                    codes.add(SURVEYS.get(part));
                }
            }
            return codes;
        }
        Matcher matcher = CODE.matcher(text);
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        Matcher second = SECOND.matcher(text);
        if (codes.size() == 1 && second.find()) {
            codes.add(second.group(1));
        }
        return codes;
    }

    /// `EPSG:<code>` of the system, or of its horizontal part where two were named.
    public String code() {
        return code;
    }

    /// Name of its horizontal part, from which [Crs] is made.
    public String horizontal() {
        return crs.code();
    }

    /// Vertical system of z, such as `EPSG:5709`; [#ELLIPSOIDAL] for heights above the ellipsoid; empty where unknown.
    public String verticalDatum() {
        return verticalDatum;
    }

    /// True where the unit of x and y is the degree.
    public boolean geographic() {
        return crs.geographic();
    }

    /// True where the unit of x and y is the metre or the degree, so that heights are likely in metres.
    public boolean metric() {
        return crs.geographic() || crs.metric();
    }

    /// True where a file has latitude before longitude. A name by URN or address promises the order of the register,
    /// which is latitude first; a bare code promises longitude first; a number beyond 90 overrules both.
    ///
    /// @param first first coordinate of a place as it stands in the file
    /// @param second second coordinate
    public boolean latitudeFirst(double first, double second) {
        if (!geographic()) {
            return false;
        }
        return Math.abs(second) > 90 || byRegister && Math.abs(first) <= 90;
    }

    /// Longitude and latitude of a place.
    ///
    /// @throws Problem `CV-CRS-002` where the place cannot be on the earth in this system
    public Coordinate toCrs84(double x, double y) {
        return crs.toCrs84(x, y);
    }

    /// The plane in metres at a place.
    ///
    /// @throws Problem `CV-CRS-002` where the place cannot be on the earth in this system
    public Frame frame(double x, double y) {
        Coordinate at = crs.toCrs84(x, y);
        double phi = StrictMath.toRadians(at.y);
        double sine = StrictMath.sin(phi);
        double root = StrictMath.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
        double east = StrictMath.toRadians(SEMI_MAJOR_METRES / root * StrictMath.cos(phi));
        double north = StrictMath.toRadians(SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED) / (root * root * root));
        if (crs.geographic()) {
            return new Frame(at.x, at.y, x, y, east, 0, 0, north);
        }
        double step = 500;
        Coordinate west = crs.toCrs84(x - step, y);
        Coordinate right = crs.toCrs84(x + step, y);
        Coordinate south = crs.toCrs84(x, y - step);
        Coordinate above = crs.toCrs84(x, y + step);
        return new Frame(
                at.x,
                at.y,
                x,
                y,
                turn(right.x - west.x) * east / (2 * step),
                turn(above.x - south.x) * east / (2 * step),
                (right.y - west.y) * north / (2 * step),
                (above.y - south.y) * north / (2 * step));
    }

    private static double turn(double degrees) {
        return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
    }

    @Override
    public String toString() {
        return verticalDatum.isEmpty() ? code : code + '+' + verticalDatum;
    }
}
