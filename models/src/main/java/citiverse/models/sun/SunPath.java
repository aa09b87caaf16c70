package citiverse.models.sun;

import citiverse.models.sun.SolarPosition.Observer;
import citiverse.models.sun.SolarPosition.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/// Where the sun stands at the middle of each step of a stretch of time, as long as it is up.
///
/// Arrays are never changed. The azimuth is kept as the pair of azimuth bins between whose middles it lies
/// and the part of the way from one to the other.
public final class SunPath {
    private static final int NODE_SECONDS = 3600;

    final int size;
    /// Start of each step, seconds since 1970-01-01T00:00Z.
    final long[] epochSeconds;
    final double[] azimuth;
    final double[] elevation;
    /// Bin before the azimuth.
    final short[] bin;
    /// Part of the way to the next bin, 0 to 1.
    final float[] part;
    /// Elevation in steps of [Angle].
    final float[] height;
    /// Unit vector to the sun, east, north and up.
    final float[] east;
    final float[] north;
    final float[] up;
    /// Length of each step, seconds.
    final int[] seconds;

    private SunPath(long[] epochSeconds, double[] azimuth, double[] elevation, int[] seconds, int size) {
        this.size = size;
        this.epochSeconds = Arrays.copyOf(epochSeconds, size);
        this.azimuth = Arrays.copyOf(azimuth, size);
        this.elevation = Arrays.copyOf(elevation, size);
        this.seconds = Arrays.copyOf(seconds, size);
        bin = new short[size];
        part = new float[size];
        height = new float[size];
        east = new float[size];
        north = new float[size];
        up = new float[size];
        for (int i = 0; i < size; i++) {
            double bins = azimuth[i] * Horizons.BINS / 360 - 0.5;
            double floor = Math.floor(bins);
            bin[i] = (short) Math.floorMod((int) floor, Horizons.BINS);
            part[i] = (float) (bins - floor);
            height[i] = (float) (elevation[i] * Angle.STEPS_A_DEGREE);
            double flat = StrictMath.cos(StrictMath.toRadians(elevation[i]));
            east[i] = (float) (flat * StrictMath.sin(StrictMath.toRadians(azimuth[i])));
            north[i] = (float) (flat * StrictMath.cos(StrictMath.toRadians(azimuth[i])));
            up[i] = (float) StrictMath.sin(StrictMath.toRadians(elevation[i]));
        }
    }

    /// The sun from one instant to another.
    ///
    /// Right ascension, declination and distance are computed every hour and taken to be linear between,
    /// which is off by less than 0.000002°; hour angle, parallax and refraction are computed for every step.
    ///
    /// @param leastAltitude degrees; lower sun is left out
    static SunPath between(
            Instant from, Instant to, int stepSeconds, Observer observer, double deltaT, double leastAltitude) {
        long start = from.getEpochSecond();
        long end = to.getEpochSecond();
        int steps = Math.toIntExact((end - start + stepSeconds - 1) / stepSeconds);
        long[] at = new long[steps];
        double[] azimuth = new double[steps];
        double[] elevation = new double[steps];
        int[] seconds = new int[steps];
        var sight = new Sight(observer);
        long node = Long.MIN_VALUE;
        Geocentric first = null;
        Geocentric next = null;
        int size = 0;
        for (int i = 0; i < steps; i++) {
            long begin = start + (long) i * stepSeconds;
            int length = (int) Math.min(stepSeconds, end - begin);
            double middle = begin + length / 2.0;
            long hour = Math.floorDiv((long) middle, NODE_SECONDS);
            if (hour != node) {
                first = hour == node + 1 && next != null ? next : geocentric(hour, deltaT);
                next = geocentric(hour + 1, deltaT);
                node = hour;
            }
            double part = middle / NODE_SECONDS - hour;
            double ascension = next.rightAscension() - first.rightAscension();
            ascension = first.rightAscension() + part * (ascension < -180 ? ascension + 360 : ascension);
            SolarPosition sun = sight.see(
                    Geocentric.meanSidereal(Geocentric.julianDay(middle)) + first.siderealExcess(),
                    ascension,
                    first.declination() + part * (next.declination() - first.declination()),
                    first.radius());
            if (sun.elevation() > leastAltitude) {
                at[size] = begin;
                azimuth[size] = sun.azimuth();
                elevation[size] = sun.elevation();
                seconds[size++] = length;
            }
        }
        return new SunPath(at, azimuth, elevation, seconds, size);
    }

    private static Geocentric geocentric(long hour, double deltaT) {
        return Geocentric.at(Geocentric.julianDay((double) hour * NODE_SECONDS), deltaT);
    }

    /// The sun on a civil day, from midnight to midnight of its time zone.
    static SunPath day(LocalDate date, ZoneId zone, int stepSeconds, Observer observer, double leastAltitude) {
        return between(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant(),
                stepSeconds,
                observer,
                DeltaT.seconds(date.getYear()),
                leastAltitude);
    }

    /// A sun that keeps its declination for one turn of the hour angle: bare geometry, for comparing with
    /// textbooks.
    ///
    /// @param latitude degrees
    /// @param declination degrees
    static SunPath geometric(double latitude, double declination, int stepSeconds) {
        int steps = 86_400 / stepSeconds;
        long[] at = new long[steps];
        double[] azimuth = new double[steps];
        double[] elevation = new double[steps];
        int[] seconds = new int[steps];
        double phi = StrictMath.toRadians(latitude);
        double delta = StrictMath.toRadians(declination);
        int size = 0;
        for (int i = 0; i < steps; i++) {
            double hour = StrictMath.toRadians((i + 0.5) * stepSeconds / 240 - 180);
            double up = StrictMath.sin(phi) * StrictMath.sin(delta)
                    + StrictMath.cos(phi) * StrictMath.cos(delta) * StrictMath.cos(hour);
            double east = -StrictMath.cos(delta) * StrictMath.sin(hour);
            double north = StrictMath.cos(phi) * StrictMath.sin(delta)
                    - StrictMath.sin(phi) * StrictMath.cos(delta) * StrictMath.cos(hour);
            if (up > 0) {
                at[size] = (long) i * stepSeconds;
                azimuth[size] = Geocentric.turn(StrictMath.toDegrees(StrictMath.atan2(east, north)));
                elevation[size] = StrictMath.toDegrees(StrictMath.asin(up));
                seconds[size++] = stepSeconds;
            }
        }
        return new SunPath(at, azimuth, elevation, seconds, size);
    }

    /// Steps in which the sun is up.
    public int size() {
        return size;
    }

    /// Start of a step.
    public Instant start(int step) {
        return Instant.ofEpochSecond(epochSeconds[step]);
    }

    /// Length of a step, seconds.
    public int seconds(int step) {
        return seconds[step];
    }

    /// Azimuth of the sun in the middle of a step, degrees from north.
    public double azimuth(int step) {
        return azimuth[step];
    }

    /// Elevation of the sun in the middle of a step, degrees.
    public double elevation(int step) {
        return elevation[step];
    }

    /// Seconds of sun over a horizon without obstacles.
    public long totalSeconds() {
        long total = 0;
        for (int length : seconds) {
            total += length;
        }
        return total;
    }

    /// True where the sun of a step stands above a horizon.
    boolean lit(int step, char[] horizon) {
        int k = bin[step];
        // Written as a sum of two products, which no rounding keeps from growing with either horizon.
        float between = (1 - part[step]) * horizon[k] + part[step] * horizon[k + 1 == Horizons.BINS ? 0 : k + 1];
        return height[step] > between;
    }

    /// True where the sun of a step stands before a surface, not behind it.
    boolean before(int step, float normalEast, float normalNorth, float normalUp) {
        return normalEast * east[step] + normalNorth * north[step] + normalUp * up[step] > 0;
    }

    /// Seconds of sun on a surface under a horizon.
    int seconds(char[] horizon, float normalEast, float normalNorth, float normalUp) {
        int total = 0;
        for (int i = 0; i < size; i++) {
            if (lit(i, horizon) && before(i, normalEast, normalNorth, normalUp)) {
                total += seconds[i];
            }
        }
        return total;
    }
}
