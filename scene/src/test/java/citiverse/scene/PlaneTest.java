package citiverse.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PlaneTest {

    /// Lengths of a degree on WGS 84 as tabulated (Rapp 1991): 110,574 and 111,320 m at the equator, 111,132 and
    /// 78,847 m at 45°.
    @Test
    void degreesAreAsLongAsTabulated() {
        assertEquals(110_574.3, new Plane(0, 0).metresPerDegreeNorth(), 0.1);
        assertEquals(111_319.5, new Plane(0, 0).metresPerDegreeEast(), 0.1);
        assertEquals(111_131.7, new Plane(0, 45).metresPerDegreeNorth(), 0.1);
        assertEquals(78_846.8, new Plane(0, 45).metresPerDegreeEast(), 0.1);
    }

    @Test
    void thereAndBackIsTheSamePlaceWithinACentimetre() {
        var plane = new Plane(-22.4, 31.2);
        assertEquals(1234.56, plane.x(plane.longitude(1234.56)), 0.01);
        assertEquals(-987.65, plane.y(plane.latitude(-987.65)), 0.01);
    }

    @Test
    void thePolesAreNoPlaceForAScene() {
        assertThrows(IllegalArgumentException.class, () -> new Plane(0, 89));
        assertThrows(IllegalArgumentException.class, () -> new Plane(Double.NaN, 0));
    }
}
