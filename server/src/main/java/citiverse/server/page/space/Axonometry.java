package citiverse.server.page.space;

/// How a place is drawn in parallel projection: seen from above at a slant, upright lines upright. Drawing units are
/// whole; the picture is 1920 of them wide.
///
/// @param x of the middle, metres on the plane
/// @param y of the same
/// @param z of the ground there, metres
/// @param sine of the heading, the direction into the picture
/// @param cosine of the same
record Axonometry(double x, double y, double z, double sine, double cosine) {
    static final int WIDTH = 1920;
    static final int HEIGHT = 1120;
    /// Drawing units for a metre.
    static final double SCALE = 4.4;
    /// The eye looks down by so much.
    private static final double PITCH = Math.toRadians(38);

    private static final double FLAT = Math.sin(PITCH);
    private static final double UP = Math.cos(PITCH);
    private static final double MIDDLE = 0.56;

    static Axonometry of(double x, double y, double z, int heading) {
        return new Axonometry(x, y, z, Math.sin(Math.toRadians(heading)), Math.cos(Math.toRadians(heading)));
    }

    /// Metres from the middle to the farthest corner of the ground that is seen.
    static double reach() {
        return Math.hypot(WIDTH / 2.0, HEIGHT * Math.max(MIDDLE, 1 - MIDDLE) / FLAT) / SCALE;
    }

    int across(double px, double py) {
        return (int) Math.rint(WIDTH / 2.0 + ((px - x) * cosine - (py - y) * sine) * SCALE);
    }

    int down(double px, double py, double pz) {
        return (int) Math.rint(HEIGHT * MIDDLE - depth(px, py) * FLAT * SCALE - (pz - z) * UP * SCALE);
    }

    /// How far into the picture a place lies, metres.
    double depth(double px, double py) {
        return (px - x) * sine + (py - y) * cosine;
    }

    /// True where a wall with that outward normal is seen.
    boolean sees(double normalX, double normalY) {
        return normalX * sine + normalY * cosine < 0;
    }
}
