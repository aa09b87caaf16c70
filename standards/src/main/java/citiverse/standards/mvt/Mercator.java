package citiverse.standards.mvt;

/// Web Mercator (EPSG:3857) as a grid of 2^32 steps along each side of the world: x from −2^31 at 180° west, y from
/// −2^31 in the north and downwards. A step is 9.3 mm on the equator.
///
/// With φ the latitude, y / 2^32 = −artanh(sin φ) / 2π (IOGP 373-7-2, method 1024).
final class Mercator {
    /// Half of the steps along a side.
    static final long HALF = 1L << 31;
    /// Where the square of the world ends, degrees north and south.
    static final double LIMIT = 85.0511287798066;

    private static final double STEPS = 4.294967296e9;

    private Mercator() {}

    /// Steps east of the meridian of Greenwich; what lies beyond the world is set on its edge.
    static int x(double longitude) {
        return inGrid(longitude / 360 * STEPS);
    }

    /// Steps south of the equator; what lies beyond the world is set on its edge.
    static int y(double latitude) {
        double sine = StrictMath.sin(StrictMath.toRadians(Math.clamp(latitude, -89.9, 89.9)));
        return inGrid(-0.25 * StrictMath.log((1 + sine) / (1 - sine)) / Math.PI * STEPS);
    }

    static double longitude(long x) {
        return x / STEPS * 360;
    }

    static double latitude(long y) {
        return StrictMath.toDegrees(StrictMath.atan(StrictMath.sinh(-y / STEPS * 2 * Math.PI)));
    }

    private static int inGrid(double steps) {
        return (int) Math.clamp(Math.rint(steps), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
