package citiverse.models.sun;

import java.util.BitSet;

/// The sun on each receptor, of the city as it is or after changes. Immutable; safe to share among threads.
public final class SunResult {
    private static final double SECONDS_AN_HOUR = 3600;

    private final SunModel model;
    final char[][] rows;
    final int[][] dateSeconds;
    final int[] yearSeconds;
    private final int[] changed;
    private final boolean[] gone;

    SunResult(SunModel model, char[][] rows, int[][] dateSeconds, int[] yearSeconds) {
        this(model, rows, dateSeconds, yearSeconds, new int[0], new boolean[rows.length]);
    }

    SunResult(SunModel model, char[][] rows, int[][] dateSeconds, int[] yearSeconds, int[] changed, boolean[] gone) {
        this.model = model;
        this.rows = rows;
        this.dateSeconds = dateSeconds;
        this.yearSeconds = yearSeconds;
        this.changed = changed;
        this.gone = gone;
    }

    /// The receptors whose horizon differs from that of the city as it is, ascending. Not to be changed.
    public int[] changed() {
        return changed;
    }

    /// True where the building of a receptor was taken away.
    public boolean gone(int receptor) {
        return gone[receptor];
    }

    /// Hours of direct sun on one of the dates of the settings, clear sky.
    ///
    /// @param date place in the list of dates
    public double dateHours(int date, int receptor) {
        return dateSeconds[date][receptor] / SECONDS_AN_HOUR;
    }

    /// Hours of direct sun in the year, clear sky.
    public double yearHours(int receptor) {
        return yearSeconds[receptor] / SECONDS_AN_HOUR;
    }

    /// Sky view factor of the surface, cosine weighted, 0 to 1.
    public double skyView(int receptor) {
        Receptors at = model.receptors();
        return Sky.viewFactor(
                rows[receptor], at.normalEast()[receptor], at.normalNorth()[receptor], at.normalUp()[receptor]);
    }

    /// Vertical sky component under the overcast sky of the CIE, 0 to 1; of a surface that is not upright the
    /// like.
    public double skyComponent(int receptor) {
        Receptors at = model.receptors();
        return Sky.component(
                rows[receptor], at.normalEast()[receptor], at.normalNorth()[receptor], at.normalUp()[receptor]);
    }

    /// Annual probable sunlight hours over those of open level ground, 0 to 1.
    public double probableYear(int receptor) {
        return model.probableShare(receptor, rows[receptor], false);
    }

    /// Probable sunlight hours of the winter half over those of the year on open level ground, 0 to 1.
    public double probableWinter(int receptor) {
        return model.probableShare(receptor, rows[receptor], true);
    }

    /// Elevation up to which obstacles rise in a direction, degrees, linear between the 360 directions.
    public double horizonDegrees(int receptor, double azimuth) {
        double bins = azimuth * Horizons.BINS / 360 - 0.5;
        int k = (int) Math.floor(bins);
        double part = bins - k;
        char[] row = rows[receptor];
        double here = row[Math.floorMod(k, Horizons.BINS)];
        double next = row[Math.floorMod(k + 1, Horizons.BINS)];
        return ((1 - part) * here + part * next) / Angle.STEPS_A_DEGREE;
    }

    /// Hours of direct sun along a path, such as a day in steps of a minute.
    public double hours(SunPath path, int receptor) {
        return model.seconds(path, receptor, rows[receptor]) / SECONDS_AN_HOUR;
    }

    /// Which receptors the sun of a step of a path falls on.
    public BitSet lit(SunPath path, int step) {
        Receptors at = model.receptors();
        var lit = new BitSet(rows.length);
        for (int r = 0; r < rows.length; r++) {
            if (path.lit(step, rows[r])
                    && path.before(step, at.normalEast()[r], at.normalNorth()[r], at.normalUp()[r])) {
                lit.set(r);
            }
        }
        return lit;
    }

    /// The model that it comes from.
    public SunModel model() {
        return model;
    }
}
