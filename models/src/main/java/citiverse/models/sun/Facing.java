package citiverse.models.sun;

import java.util.Arrays;

/// The elevation beneath which the sun is behind a surface, by direction, for surfaces that are not level.
///
/// The sun stands before a surface where tan(elevation) > −tan(tilt)·cos(azimuth − facing). Facings are told
/// to a tenth of a degree, so that the many walls of a city share a few thousand of them; stepping uses the
/// exact normal.
///
/// @param floor for each half between bins of [YearTable], in steps of [Angle]
record Facing(char[] floor) {

    /// @return the facing of a unit normal that does not look down; its floor is null where it looks straight
    ///     up
    static Facing of(double east, double north, double up) {
        double flat = Math.sqrt(east * east + north * north);
        if (flat < 1e-6) {
            return new Facing(null);
        }
        double facing = tenth(StrictMath.toDegrees(StrictMath.atan2(east, north)));
        double tilt = tenth(StrictMath.toDegrees(StrictMath.atan2(flat, up)));
        double steep = StrictMath.tan(StrictMath.toRadians(Math.min(tilt, 90)));
        char[] floor = new char[YearTable.CELLS];
        for (int cell = 0; cell < floor.length; cell++) {
            double cosine = StrictMath.cos(StrictMath.toRadians(YearTable.azimuth(cell) - facing));
            floor[cell] = cosine >= 0 ? 0 : (char) (tilt >= 90 ? Angle.ZENITH : Angle.of(-steep * cosine));
        }
        return new Facing(floor);
    }

    /// A number that two normals share if and only if they have the same facing.
    static int key(double east, double north, double up) {
        double flat = Math.sqrt(east * east + north * north);
        if (flat < 1e-6) {
            return -1;
        }
        int facing = (int) Math.round(StrictMath.toDegrees(StrictMath.atan2(east, north)) * 10);
        int tilt = (int) Math.round(StrictMath.toDegrees(StrictMath.atan2(flat, up)) * 10);
        return (facing + 1800) * 2000 + tilt;
    }

    private static double tenth(double degrees) {
        return Math.rint(degrees * 10) / 10;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facing that && Arrays.equals(floor, that.floor);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(floor);
    }

    @Override
    public String toString() {
        return "Facing[" + (floor == null ? "up" : "aside") + "]";
    }
}
