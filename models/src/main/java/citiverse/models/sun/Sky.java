package citiverse.models.sun;

/// How much sky a surface sees over a horizon.
///
/// Sky view factor: the cosine-weighted share of the hemisphere above the surface,
/// (1/π)∫dφ∫ n·s cos e de over the elevations e above the horizon β(φ) and before the surface, with n·s =
/// n_up sin e + n_flat cos e cos(φ − facing). The inner integrals are closed: ½cos²β and π/4 − β/2 − ¼sin 2β.
/// For level ground it is (1/2π)∫cos²β dφ. Vertical sky component: the same under the overcast sky of the
/// CIE, of luminance (1 + 2 sin e)/3 of the zenith's, over what level open ground receives, 7π/9; inner
/// integrals ⅓(½cos²β + ⅔(1 − sin³β)) and ⅓(π/4 − β/2 − ¼sin 2β + ⅔cos³β). Obstacles count as black.
final class Sky {
    /// For each elevation: the part of a level and of an upright surface, plain and overcast.
    private static final float[][] TABLE = new float[4][Angle.ZENITH + 1];

    static {
        // At the zenith nothing is left: exactly 0, as the table begins.
        for (int u = 0; u < Angle.ZENITH; u++) {
            double b = Angle.radians(u);
            double sine = StrictMath.sin(b);
            double cosine = StrictMath.cos(b);
            double level = cosine * cosine / 2;
            double upright = StrictMath.PI / 4 - b / 2 - sine * cosine / 2;
            TABLE[0][u] = (float) level;
            TABLE[1][u] = (float) Math.max(0, upright);
            TABLE[2][u] = (float) ((level + 2.0 / 3 * (1 - sine * sine * sine)) / 3);
            TABLE[3][u] = (float) Math.max(0, (upright + 2.0 / 3 * cosine * cosine * cosine) / 3);
        }
    }

    private Sky() {}

    /// Sky view factor, 0 to 1; ½ for a wall with nothing before it.
    static double viewFactor(char[] horizon, double east, double north, double up) {
        return integral(horizon, east, north, up, 0) / StrictMath.PI;
    }

    /// Vertical sky component, 0 to 1, of a surface of any tilt; 0.396 for a wall with nothing before it.
    static double component(char[] horizon, double east, double north, double up) {
        return integral(horizon, east, north, up, 2) / (7 * StrictMath.PI / 9);
    }

    private static double integral(char[] horizon, double east, double north, double up, int table) {
        float[] level = TABLE[table];
        float[] upright = TABLE[table + 1];
        double flat = Math.sqrt(east * east + north * north);
        double width = 2 * StrictMath.PI / Horizons.BINS;
        double sum = 0;
        if (flat < 1e-6) {
            for (int k = 0; k < Horizons.BINS; k++) {
                sum += level[horizon[k]];
            }
            return sum * width;
        }
        double facing = StrictMath.atan2(east, north);
        for (int k = 0; k < Horizons.BINS; k++) {
            double left = off(k * width - facing);
            double right = left + width;
            if (up < 1e-3) {
                // Exact over each direction; those across the plane of the wall count as far as they are before it.
                left = Math.max(left, -StrictMath.PI / 2);
                right = Math.min(right, StrictMath.PI / 2);
                if (right > left) {
                    sum += flat * upright[horizon[k]] * (StrictMath.sin(right) - StrictMath.sin(left));
                }
                continue;
            }
            double cosine = StrictMath.cos((left + right) / 2);
            int from = Math.max(horizon[k], cosine < 0 ? Angle.of(-cosine * flat / up) : 0);
            sum += width * (up * level[from] + flat * cosine * upright[from]);
        }
        return Math.max(0, sum);
    }

    /// An angle between −π and π.
    private static double off(double angle) {
        double turn = 2 * StrictMath.PI;
        return angle - turn * Math.floor(angle / turn + 0.5);
    }
}
