package citiverse.models.plane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlaneTest {
    @Test
    void distancesNearTheOriginAreThoseOnTheEllipsoid() {
        Plane plane = Plane.around(7.42, 43.74);
        double x = plane.x(7.43);
        double y = plane.y(43.745);
        double flat = Math.sqrt(x * x + y * y);
        double geodesic = LocalMetres.between(7.42, 43.74, 7.43, 43.745);
        System.out.printf("980 m on the plane and on the ellipsoid differ by %.1f mm%n", 1000 * (flat - geodesic));
        assertEquals(geodesic, flat, 0.05);
        assertEquals(7.43, plane.longitudeOf(x), 1e-13);
        assertEquals(43.745, plane.latitudeOf(y), 1e-13);
    }
}
