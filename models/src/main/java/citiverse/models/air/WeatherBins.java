package citiverse.models.air;

import java.util.ArrayList;
import java.util.List;

/// The weather of a year as weighted bins.
///
/// @param source where it comes from, in words
/// @param assumed true where nobody measured it: the answer must say so
/// @param heightMetres height of the wind speeds
/// @param bins at least one; weights are shares of time and add up to 1
public record WeatherBins(String source, boolean assumed, double heightMetres, List<Bin> bins) {
    /// Slower winds count as this fast: the plume is not steady in a calm.
    private static final double CALM_METRES_PER_SECOND = 0.5;

    /// One kind of weather.
    ///
    /// @param weight share of time, greater than 0
    /// @param fromDegrees where the wind comes from: 0 north, 90 east
    /// @param sectorDegrees directions are spread evenly over so many degrees around it; 0 for one direction
    /// @param windMetresPerSecond at [WeatherBins#heightMetres]; less than 0.5 counts as 0.5
    /// @param frictionVelocity u* in m/s
    /// @param obukhovMetres L; infinite for neutral
    /// @param mixingHeightMetres height of the lid
    public record Bin(
            double weight,
            double fromDegrees,
            double sectorDegrees,
            double windMetresPerSecond,
            double frictionVelocity,
            double obukhovMetres,
            double mixingHeightMetres) {
        public Bin {
            if (!(weight > 0) || !(sectorDegrees >= 0 && sectorDegrees <= 360) || Double.isNaN(obukhovMetres)) {
                throw new IllegalArgumentException("a bin needs a weight greater than 0, a sector of 0 to 360 degrees"
                        + " and an Obukhov length, not " + weight + ", " + sectorDegrees + ", " + obukhovMetres);
            }
            if (!Double.isFinite(fromDegrees) || !(frictionVelocity > 0) || !(windMetresPerSecond >= 0)) {
                throw new IllegalArgumentException("a bin needs a direction, a friction velocity greater than 0 and a"
                        + " wind of at least 0, not " + fromDegrees + ", " + frictionVelocity + ", "
                        + windMetresPerSecond);
            }
            windMetresPerSecond = Math.max(CALM_METRES_PER_SECOND, windMetresPerSecond);
        }

        /// The layer near the ground over a surface of this roughness.
        SurfaceLayer layer(double roughnessMetres, double heightMetres) {
            return SurfaceLayer.of(frictionVelocity, obukhovMetres, roughnessMetres, mixingHeightMetres)
                    .through(windMetresPerSecond, heightMetres);
        }
    }

    public WeatherBins {
        bins = List.copyOf(bins);
        if (bins.isEmpty()) {
            throw new IllegalArgumentException("at least one bin of weather is needed");
        }
        double sum = 0;
        for (Bin bin : bins) {
            sum += bin.weight();
        }
        if (Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("the weights of the bins add up to " + sum + ", not to 1");
        }
    }

    /// Sixteen directions of equal weight times four kinds of weather: a set for cities whose weather is not at
    /// hand. An assumption: the wind of no real city is even in direction.
    ///
    /// Shares and winds at 10 m: neutral 6 m/s 25 %, neutral 3.5 m/s 30 %, unstable 2.5 m/s (L −50 m) 20 %,
    /// stable 2 m/s (L 50 m) 25 %.
    ///
    /// @param roughnessMetres z₀ of the city, such as 0.5
    public static WeatherBins assumed(double roughnessMetres) {
        double[][] kinds = {
            {0.25, 6, Double.POSITIVE_INFINITY, 1200},
            {0.30, 3.5, Double.POSITIVE_INFINITY, 800},
            {0.20, 2.5, -50, 1200},
            {0.25, 2, 50, 200}
        };
        int sectors = 16;
        var bins = new ArrayList<Bin>();
        for (double[] kind : kinds) {
            double friction = frictionVelocity(kind[1], 10, kind[2], roughnessMetres);
            for (int k = 0; k < sectors; k++) {
                bins.add(new Bin(
                        kind[0] / sectors, k * 360.0 / sectors, 360.0 / sectors, kind[1], friction, kind[2], kind[3]));
            }
        }
        return new WeatherBins("assumed: all directions alike, four kinds of weather", true, 10, bins);
    }

    /// u* of a wind at a height: U κ / (profile).
    public static double frictionVelocity(
            double windMetresPerSecond, double heightMetres, double obukhovMetres, double roughnessMetres) {
        double unit = SurfaceLayer.of(1, obukhovMetres, roughnessMetres, Double.POSITIVE_INFINITY)
                .wind(heightMetres);
        return Math.max(CALM_METRES_PER_SECOND, windMetresPerSecond) / unit;
    }

    /// Bins of hourly weather: by direction, speed and stability.
    ///
    /// Speeds are gathered below 1, 2, 3, 4, 6, 8 and from 8 m/s on, stability 1/L at −0.05, −0.01, −0.001,
    /// 0.001, 0.01 and 0.05 per metre; each bin has the means of its hours (harmonic for the wind and the lid,
    /// which divide). Hours with a missing (`NaN`) value are left out; [Hourly#missing] counts them.
    ///
    /// @param sectors of direction, such as 16 or 36
    public static WeatherBins of(Hourly hourly, int sectors) {
        double[] speeds = {1, 2, 3, 4, 6, 8};
        double[] stabilities = {-0.05, -0.01, -0.001, 0.001, 0.01, 0.05};
        int kinds = (speeds.length + 1) * (stabilities.length + 1);
        var sums = new double[sectors * kinds][6];
        int hours = 0;
        for (int h = 0; h < hourly.size(); h++) {
            if (hourly.isMissing(h)) {
                continue;
            }
            hours++;
            double wind = Math.max(CALM_METRES_PER_SECOND, hourly.windMetresPerSecond()[h]);
            double inverse = SurfaceLayer.inverse(hourly.obukhovMetres()[h]);
            int sector = Math.floorMod((int) Math.floor(hourly.fromDegrees()[h] * sectors / 360 + 0.5), sectors);
            int kind = above(speeds, wind) * (stabilities.length + 1) + above(stabilities, inverse);
            double[] sum = sums[sector * kinds + kind];
            sum[0]++;
            sum[1] += 1 / wind;
            sum[2] += hourly.frictionVelocity()[h] / wind;
            sum[3] += inverse;
            sum[4] += 1 / hourly.mixingHeightMetres()[h];
        }
        if (hours == 0) {
            throw new IllegalArgumentException("no hour has all of wind, friction velocity and Obukhov length");
        }
        var bins = new ArrayList<Bin>();
        for (int b = 0; b < sums.length; b++) {
            double[] sum = sums[b];
            if (sum[0] > 0) {
                double wind = sum[0] / sum[1];
                double inverse = sum[3] / sum[0];
                bins.add(new Bin(
                        sum[0] / hours,
                        b / kinds * 360.0 / sectors,
                        360.0 / sectors,
                        wind,
                        sum[2] / sum[0] * wind,
                        inverse == 0 ? Double.POSITIVE_INFINITY : 1 / inverse,
                        sum[0] / sum[4]));
            }
        }
        return new WeatherBins(
                hourly.source() + ", " + hours + " hours, " + (hourly.size() - hours) + " missing",
                false,
                hourly.heightMetres(),
                bins);
    }

    private static int above(double[] limits, double value) {
        int k = 0;
        while (k < limits.length && value >= limits[k]) {
            k++;
        }
        return k;
    }

    /// Weather hour by hour, as many values in each column.
    ///
    /// @param source where it comes from
    /// @param heightMetres height of the wind speeds
    public record Hourly(
            String source,
            double heightMetres,
            double[] fromDegrees,
            double[] windMetresPerSecond,
            double[] frictionVelocity,
            double[] obukhovMetres,
            double[] mixingHeightMetres) {
        public Hourly {
            int n = fromDegrees.length;
            if (windMetresPerSecond.length != n
                    || frictionVelocity.length != n
                    || obukhovMetres.length != n
                    || mixingHeightMetres.length != n) {
                throw new IllegalArgumentException("all columns of hourly weather need as many values");
            }
        }

        int size() {
            return fromDegrees.length;
        }

        boolean isMissing(int hour) {
            return Double.isNaN(fromDegrees[hour])
                    || Double.isNaN(windMetresPerSecond[hour])
                    || !(frictionVelocity[hour] > 0)
                    || Double.isNaN(obukhovMetres[hour])
                    || !(mixingHeightMetres[hour] > 0);
        }

        /// Hours that lack a value.
        public int missing() {
            int missing = 0;
            for (int h = 0; h < size(); h++) {
                missing += isMissing(h) ? 1 : 0;
            }
            return missing;
        }
    }

    /// Mean over time of 1/wind, in s/m: what dilution goes with.
    public double meanInverseWind() {
        double sum = 0;
        for (Bin bin : bins) {
            sum += bin.weight() / bin.windMetresPerSecond();
        }
        return sum;
    }
}
