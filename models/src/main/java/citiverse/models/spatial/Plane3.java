package citiverse.models.spatial;

/// A level that may slope: z = z0 + perX·x + perY·y, metres.
///
/// @param z0 height at the origin of the metric plane
/// @param perX rise for each metre east
/// @param perY rise for each metre north
public record Plane3(double z0, double perX, double perY) {
    public static final Plane3 ZERO = new Plane3(0, 0, 0);

    public static Plane3 level(double z) {
        return new Plane3(z, 0, 0);
    }

    public double at(double x, double y) {
        return z0 + perX * x + perY * y;
    }

    boolean flat() {
        return perX == 0 && perY == 0;
    }
}
