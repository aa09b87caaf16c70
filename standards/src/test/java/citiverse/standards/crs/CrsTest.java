package citiverse.standards.crs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Problem;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class CrsTest {

    /// The example of PROJ's manual: 12° E 55° N lies at 691875.63 6098907.83 in UTM zone 32 north.
    @Test
    void utmAgreesWithThePublishedExample() {
        Coordinate place = Crs.epsg(32632).fromCrs84(12, 55);
        assertEquals(691_875.63, place.x, 0.005);
        assertEquals(6_098_907.83, place.y, 0.005);
    }

    @Test
    void theOriginOfAZoneHasItsFalseEastingAndNorthing() {
        assertEquals(new Coordinate(500_000, 10_000_000), Crs.epsg(32722).fromCrs84(-51, 0));
        assertEquals(new Coordinate(-51, 0), Crs.epsg(32722).toCrs84(500_000, 10_000_000));
    }

    /// EPSG guidance note 7-2: British National Grid, Helmert shift; the Ordnance Survey gives 5 m for such a shift.
    @Test
    void aShiftOfDatumIsApplied() {
        Coordinate place = Crs.epsg(27700).toCrs84(400_000, -100_000);
        assertEquals(-2.0, place.x, 0.002);
        assertEquals(49.0, place.y, 0.002);
        assertTrue(Math.abs(place.y - 49.0) > 1e-4, "the two datums differ by some tens of metres");
    }

    @Test
    void thereAndBackIsWithinAMillimetre() {
        var random = new Random(7);
        for (String code : List.of("EPSG:32722", "EPSG:31982", "EPSG:3857", "EPSG:4674", "EPSG:2154")) {
            Crs crs = Crs.of(code);
            for (int i = 0; i < 200; i++) {
                double longitude = code.equals("EPSG:2154") ? 2 + random.nextDouble() : -52 + 2 * random.nextDouble();
                double latitude = code.equals("EPSG:2154") ? 48 + random.nextDouble() : -31 + 2 * random.nextDouble();
                Coordinate there = crs.fromCrs84(longitude, latitude);
                Coordinate back = crs.toCrs84(there.x, there.y);
                assertEquals(longitude, back.x, 2e-8, code);
                assertEquals(latitude, back.y, 2e-8, code);
            }
        }
    }

    @Test
    void theZoneOfUtmFollowsThePlace() {
        assertEquals("EPSG:32722", Crs.utmOf(-51.2, -30.05));
        assertEquals("EPSG:32632", Crs.utmOf(7.42, 43.73));
        assertEquals("EPSG:32601", Crs.utmOf(-180, 10));
        assertEquals("EPSG:32601", Crs.utmOf(180, 10));
        assertEquals("EPSG:32632", Crs.utmOf(5.3, 60.4), "Bergen");
        assertEquals("EPSG:32633", Crs.utmOf(15.6, 78.2), "Longyearbyen");
        assertEquals(
                "CV-CRS-002",
                assertThrows(Problem.class, () -> Crs.utmOf(0, 89)).code());
        assertEquals(
                "CV-CRS-002",
                assertThrows(Problem.class, () -> Crs.utmOf(Double.NaN, 0)).code());
    }

    @Test
    void namesAreUnderstoodInTheirUsualForms() {
        for (String name : List.of(
                "EPSG:4326",
                "CRS84",
                "OGC:CRS84",
                "urn:ogc:def:crs:OGC:1.3:CRS84",
                "urn:ogc:def:crs:EPSG::4326",
                "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
                "http://www.opengis.net/def/crs/EPSG/0/4326")) {
            assertTrue(Crs.of(name).isCrs84(), name);
        }
        assertEquals("EPSG:31982", Crs.of("urn:ogc:def:crs:EPSG::31982").code());
        assertTrue(Crs.of("EPSG:31982").metric());
        assertFalse(Crs.of("EPSG:2263").metric(), "New York's state plane is in feet");
        assertTrue(Crs.of("EPSG:4674").geographic());
        for (String name : List.of("EPSG:999999", "EPSG:CRS84", "OGC:4326", "", "lambert", "EPSG:1e9")) {
            assertEquals(
                    "CV-CRS-001",
                    assertThrows(Problem.class, () -> Crs.of(name), name).code());
        }
    }

    @Test
    void heightsAreKept() throws ParseException {
        var line = new WKTReader().read("LINESTRING Z (500000 10000000 7, 500100 10000000 8)");
        var world = Crs.epsg(32722).toCrs84(line);
        assertEquals(7, world.getCoordinates()[0].getZ());
        assertEquals(-51, world.getCoordinates()[0].x);
        assertEquals(500_000, line.getCoordinates()[0].x, "the original is left as it was");
    }

    @Test
    void aPlaceThatIsNotOnTheEarthIsRefused() {
        assertEquals(
                "CV-CRS-002",
                assertThrows(Problem.class, () -> Crs.of("CRS84").toCrs84(500_000, 10))
                        .code());
        assertThrows(Problem.class, () -> Crs.epsg(32722).toCrs84(Double.NaN, 0));
        assertThrows(Problem.class, () -> Crs.epsg(32722).toCrs84(1e300, 1e300));
    }
}
