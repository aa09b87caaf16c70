package citiverse.models.sun;

import citiverse.models.sun.SolarPosition.Observer;
import citiverse.models.sun.SolarPosition.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/// Where the sun stands in steps of a stretch of time, as long as it is up: at the middle of each step and at
/// its ends.
///
/// Arrays are never changed.
public final class SunPath {
    private static final int NODE_SECONDS = 3600;
    /// Steps of [Angle] in a radian.
    private static final float STEPS_A_RADIAN = (float) (Angle.STEPS_A_DEGREE * 180 / StrictMath.PI);

    final int size;
    /// Start of each step, seconds since 1970-01-01T00:00Z.
    final long[] epochSeconds;
    /// Length of each step, seconds.
    final int[] seconds;
    /// The sun at the middle of each step.
    final Places middle;
    /// Length of each piece of a step, seconds.
    private final int[] pieceSeconds;
    /// The sun at the ends of the pieces: piece i begins at place `first[i]` and ends at the next.
    private final Places ends;
    private final int[] first;
    private final float least;

    /// Places of the sun.
    ///
    /// @param azimuth degrees from north
    /// @param elevation degrees
    /// @param bin direction of [Horizons] before the azimuth
    /// @param part of the way from it to the next, 0 to 1
    /// @param height elevation in steps of [Angle]
    /// @param east of the unit vector to the sun
    /// @param north of the same
    /// @param up of the same
    record Places(
            double[] azimuth,
            double[] elevation,
            short[] bin,
            float[] part,
            float[] height,
            float[] east,
            float[] north,
            float[] up) {

        static Places of(double[] azimuth, double[] elevation) {
            int size = azimuth.length;
            var places = new Places(
                    azimuth,
                    elevation,
                    new short[size],
                    new float[size],
                    new float[size],
                    new float[size],
                    new float[size],
                    new float[size]);
            for (int i = 0; i < size; i++) {
                double bins = azimuth[i] * Horizons.BINS / 360 - 0.5;
                double floor = Math.floor(bins);
                places.bin[i] = (short) Math.floorMod((int) floor, Horizons.BINS);
                places.part[i] = (float) (bins - floor);
                places.height[i] = (float) (elevation[i] * Angle.STEPS_A_DEGREE);
                double flat = StrictMath.cos(StrictMath.toRadians(elevation[i]));
                places.east[i] = (float) (flat * StrictMath.sin(StrictMath.toRadians(azimuth[i])));
                places.north[i] = (float) (flat * StrictMath.cos(StrictMath.toRadians(azimuth[i])));
                places.up[i] = (float) StrictMath.sin(StrictMath.toRadians(elevation[i]));
            }
            return places;
        }

        /// How far the sun stands above a horizon, in steps of [Angle].
        float over(int place, char[] horizon, float least) {
            int k = bin[place];
            // Written as a sum of two products, which no rounding keeps from growing with either horizon.
            float between = (1 - part[place]) * horizon[k] + part[place] * horizon[k + 1 == Horizons.BINS ? 0 : k + 1];
            return height[place] - Math.max(between, least);
        }

        /// Cosine of the angle between a normal and the sun.
        float facing(int place, float normalEast, float normalNorth, float normalUp) {
            return normalEast * east[place] + normalNorth * north[place] + normalUp * up[place];
        }
    }

    /// Finds the sun at an instant, in seconds of whatever epoch.
    private interface Sun {
        SolarPosition at(double seconds);
    }

    /// @param cut false where only the middles of steps are wanted, as for a table of the year
    private SunPath(Sun sun, long start, long end, int stepSeconds, double leastAltitude, boolean cut) {
        int most = Math.toIntExact((end - start + stepSeconds - 1) / stepSeconds);
        long[] at = new long[most];
        int[] lengths = new int[most];
        double[][] middles = new double[2][most];
        var pieces = new Pieces(cut ? 2 * most : 0);
        int count = 0;
        SolarPosition before = cut ? sun.at(start) : null;
        for (long begin = start; begin < end; begin += stepSeconds) {
            int length = (int) Math.min(stepSeconds, end - begin);
            SolarPosition half = sun.at(begin + length / 2.0);
            SolarPosition after = cut ? sun.at(begin + length) : half;
            before = cut ? before : half;
            if (Math.max(half.elevation(), Math.max(before.elevation(), after.elevation())) > leastAltitude) {
                at[count] = begin;
                lengths[count] = length;
                middles[0][count] = half.azimuth();
                middles[1][count++] = half.elevation();
                if (cut) {
                    pieces.step(sun, begin, length, before, after);
                }
            }
            before = after;
        }
        size = count;
        epochSeconds = Arrays.copyOf(at, size);
        seconds = Arrays.copyOf(lengths, size);
        middle = Places.of(Arrays.copyOf(middles[0], size), Arrays.copyOf(middles[1], size));
        pieceSeconds = Arrays.copyOf(pieces.lengths, pieces.size);
        first = Arrays.copyOf(pieces.first, pieces.size);
        ends = Places.of(Arrays.copyOf(pieces.ends[0], pieces.nodes), Arrays.copyOf(pieces.ends[1], pieces.nodes));
        least = (float) (leastAltitude * Angle.STEPS_A_DEGREE);
    }

    /// Collects the pieces into which steps are cut where the sun passes a direction of [Horizons], so that
    /// between the ends of a piece the horizon is a straight line and the way of the sun all but one.
    private static final class Pieces {
        private int[] lengths;
        private int[] first;
        private double[][] ends;
        private int size;
        private int nodes;
        private long reached = Long.MIN_VALUE;

        Pieces(int expected) {
            lengths = new int[expected];
            first = new int[expected];
            ends = new double[2][2 * expected];
        }

        void step(Sun sun, long begin, int length, SolarPosition from, SolarPosition to) {
            if (reached != begin) {
                node(from);
            }
            double way = to.azimuth() - from.azimuth();
            way = way > 180 ? way - 360 : way < -180 ? way + 360 : way;
            double start = from.azimuth() * Horizons.BINS / 360 - 0.5;
            double end = start + way * Horizons.BINS / 360;
            int done = 0;
            int passed = (int) Math.abs(Math.floor(end) - Math.floor(start));
            for (int i = 1; i <= passed; i++) {
                double border = end > start ? Math.floor(start) + i : Math.floor(start) + 1 - i;
                int at = (int) Math.round(length * (border - start) / (end - start));
                if (at > done && at < length) {
                    piece(at - done, sun.at(begin + at));
                    done = at;
                }
            }
            piece(length - done, to);
            reached = begin + length;
        }

        private void piece(int length, SolarPosition to) {
            if (size == lengths.length) {
                lengths = Arrays.copyOf(lengths, 2 * size);
                first = Arrays.copyOf(first, 2 * size);
                ends[0] = Arrays.copyOf(ends[0], 4 * size);
                ends[1] = Arrays.copyOf(ends[1], 4 * size);
            }
            first[size] = nodes - 1;
            lengths[size++] = length;
            node(to);
        }

        private void node(SolarPosition sun) {
            ends[0][nodes] = sun.azimuth();
            ends[1][nodes++] = sun.elevation();
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
        return path(from, to, stepSeconds, observer, deltaT, leastAltitude, true);
    }

    /// The sun at the middles of steps only: for a table, not for [#seconds].
    static SunPath middles(
            Instant from, Instant to, int stepSeconds, Observer observer, double deltaT, double leastAltitude) {
        return path(from, to, stepSeconds, observer, deltaT, leastAltitude, false);
    }

    private static SunPath path(
            Instant from,
            Instant to,
            int stepSeconds,
            Observer observer,
            double deltaT,
            double leastAltitude,
            boolean cut) {
        var sun = new Ephemeris(new Sight(observer), deltaT);
        return new SunPath(sun, from.getEpochSecond(), to.getEpochSecond(), stepSeconds, leastAltitude, cut);
    }

    /// The sun from one place, at instants that follow one another.
    private static final class Ephemeris implements Sun {
        private final Sight sight;
        private final double deltaT;
        private long hour = Long.MIN_VALUE;
        private Geocentric first;
        private Geocentric next;

        Ephemeris(Sight sight, double deltaT) {
            this.sight = sight;
            this.deltaT = deltaT;
        }

        @Override
        public SolarPosition at(double epochSeconds) {
            long now = (long) Math.floor(epochSeconds / NODE_SECONDS);
            if (now != hour) {
                first = now == hour + 1 && next != null ? next : geocentric(now, deltaT);
                next = geocentric(now + 1, deltaT);
                hour = now;
            }
            double part = epochSeconds / NODE_SECONDS - now;
            double ascension = next.rightAscension() - first.rightAscension();
            ascension = first.rightAscension() + part * (ascension < -180 ? ascension + 360 : ascension);
            return sight.see(
                    Geocentric.meanSidereal(Geocentric.julianDay(epochSeconds)) + first.siderealExcess(),
                    ascension,
                    first.declination() + part * (next.declination() - first.declination()),
                    first.radius());
        }
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
        return new SunPath(at -> turned(latitude, declination, at), 0, 86_400, stepSeconds, 0, true);
    }

    private static SolarPosition turned(double latitude, double declination, double seconds) {
        double phi = StrictMath.toRadians(latitude);
        double delta = StrictMath.toRadians(declination);
        double hour = StrictMath.toRadians(seconds / 240 - 180);
        double up = StrictMath.sin(phi) * StrictMath.sin(delta)
                + StrictMath.cos(phi) * StrictMath.cos(delta) * StrictMath.cos(hour);
        double east = -StrictMath.cos(delta) * StrictMath.sin(hour);
        double north = StrictMath.cos(phi) * StrictMath.sin(delta)
                - StrictMath.sin(phi) * StrictMath.cos(delta) * StrictMath.cos(hour);
        double azimuth = Geocentric.turn(StrictMath.toDegrees(StrictMath.atan2(east, north)));
        double elevation = StrictMath.toDegrees(StrictMath.asin(Math.clamp(up, -1.0, 1.0)));
        return new SolarPosition(azimuth, elevation, elevation, StrictMath.toDegrees(hour), declination);
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
        return middle.azimuth[step];
    }

    /// Elevation of the sun in the middle of a step, degrees.
    public double elevation(int step) {
        return middle.elevation[step];
    }

    /// Seconds of sun over a horizon without obstacles.
    public long totalSeconds() {
        return seconds(new char[Horizons.BINS], 0, 0, 1);
    }

    /// True where the sun is up, and high enough to be counted, at the middle of a step.
    boolean up(int step) {
        return middle.height[step] > least;
    }

    /// True where the sun stands above a horizon at the middle of a step.
    boolean lit(int step, char[] horizon) {
        return middle.over(step, horizon, least) > 0;
    }

    /// True where the sun stands before a surface at the middle of a step, not behind it.
    boolean before(int step, float normalEast, float normalNorth, float normalUp) {
        return middle.facing(step, normalEast, normalNorth, normalUp) > 0;
    }

    /// Seconds of sun on a surface under a horizon.
    ///
    /// A step counts in whole where the sun falls on the surface at both of its ends, not at all where at
    /// neither, and else by the part that the way of the sun above horizon and surface, taken to be straight,
    /// is positive.
    int seconds(char[] horizon, float normalEast, float normalNorth, float normalUp) {
        int total = 0;
        int known = -1;
        float before = 0;
        for (int i = 0; i < first.length; i++) {
            int node = first[i];
            if (node != known) {
                before = clear(node, horizon, normalEast, normalNorth, normalUp);
            }
            float after = clear(node + 1, horizon, normalEast, normalNorth, normalUp);
            if (before > 0 && after > 0) {
                total += pieceSeconds[i];
            } else if (before > 0 || after > 0) {
                double positive = Math.max(before, after);
                total += (int) Math.round(pieceSeconds[i] * (positive / (positive - Math.min(before, after))));
            }
            before = after;
            known = node + 1;
        }
        return total;
    }

    private float clear(int node, char[] horizon, float normalEast, float normalNorth, float normalUp) {
        return Math.min(
                ends.over(node, horizon, least), ends.facing(node, normalEast, normalNorth, normalUp) * STEPS_A_RADIAN);
    }
}
