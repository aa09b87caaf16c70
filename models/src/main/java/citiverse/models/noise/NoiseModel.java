package citiverse.models.noise;

import citiverse.models.air.Receptors;
import citiverse.models.air.Streets;
import citiverse.models.validation.Validation;
import java.util.Arrays;
import java.util.List;

/// Levels at all places from all streets: what each street loses on the way to each place is computed once,
/// another flow is then a sum.
public final class NoiseModel {
    /// Emission is that of the directive to the digits of its reference program; levels at places were compared
    /// with nothing.
    public static final Validation VALIDATION = new Validation(
            "road noise: CNOSSOS-EU emission, propagation without reflections",
            Validation.Status.EXPLORATORY,
            List.of(new Validation.Test(
                    "published output of the CNOSSOS-EU reference program for road emission, 5 mixed streams and a"
                            + " spectrum",
                    "within 0.01 dB",
                    "77.6711 dB and four more within 0.01 dB",
                    true)),
            "propagation (ground, screens, no reflections, no favourable conditions) and levels at façades");

    private static final int BANDS = RoadCoefficients.BANDS;
    private static final double[] A_WEIGHT = {-26.2, -16.1, -8.6, -3.2, 0, 1.2, 1.0, -1.1};
    /// Height of CNOSSOS road sources.
    private static final double SOURCE_METRES = 0.05;
    /// A piece of street counts as a point where it is shorter than this part of its distance.
    private static final double PIECE = 0.25;

    private final Streets streets;
    private final int places;
    private final int[][] street;
    /// Per place: bands of the first street, then of the next; energy left of 1 pW/m.
    private final float[][] left;

    private NoiseModel(Streets streets, int[][] street, float[][] left) {
        this.streets = streets;
        this.places = street.length;
        this.street = street;
        this.left = left;
    }

    /// How sound is carried.
    ///
    /// @param porousGround G, 0 to 1
    /// @param receptorMetres height of places
    /// @param nearestMetres who is nearer to the middle of a street counts as this far
    /// @param cutOffMetres streets farther away are left out
    public record Settings(double porousGround, double receptorMetres, double nearestMetres, double cutOffMetres) {
        /// Hard ground, 4 m as in noise maps, 3 m, 500 m.
        public static final Settings DEFAULT = new Settings(0, 4, 3, 500);

        public Settings {
            if (!(porousGround >= 0 && porousGround <= 1)
                    || !(receptorMetres > 0)
                    || !(nearestMetres >= 1)
                    || !(cutOffMetres > 0)) {
                throw new IllegalArgumentException("settings of noise are out of range: ground 0 to 1, heights and"
                        + " cut-off greater than 0, nearest at least 1 m");
            }
        }
    }

    /// Edges between a street and a place.
    public interface Screens {
        /// Nothing is in the way.
        Screens NONE = (fromEast, fromNorth, toEast, toNorth, sourceMetres, placeMetres) -> Double.NEGATIVE_INFINITY;

        /// Largest detour over an edge on the way, metres; −∞ where there is none.
        double detour(
                double fromEast,
                double fromNorth,
                double toEast,
                double toNorth,
                double sourceMetres,
                double placeMetres);
    }

    /// Computes what is lost on each way.
    public static NoiseModel compile(Streets streets, Receptors places, Screens screens, Settings settings) {
        var street = new int[places.size()][];
        var left = new float[places.size()][];
        for (int i = 0; i < places.size(); i++) {
            var found = new int[streets.size()];
            var energies = new float[streets.size() * BANDS];
            int count = 0;
            for (int s = 0; s < streets.size(); s++) {
                double[] sum = new double[BANDS];
                if (way(streets, s, places.east()[i], places.north()[i], screens, settings, sum)) {
                    found[count] = s;
                    for (int band = 0; band < BANDS; band++) {
                        energies[count * BANDS + band] = (float) sum[band];
                    }
                    count++;
                }
            }
            street[i] = Arrays.copyOf(found, count);
            left[i] = Arrays.copyOf(energies, count * BANDS);
        }
        return new NoiseModel(streets, street, left);
    }

    private static boolean way(
            Streets streets, int s, double east, double north, Screens screens, Settings settings, double[] sum) {
        boolean any = false;
        for (int v = streets.first()[s]; v < streets.first()[s + 1] - 1; v++) {
            double ax = streets.east()[v] - east;
            double ay = streets.north()[v] - north;
            double dx = streets.east()[v + 1] - streets.east()[v];
            double dy = streets.north()[v + 1] - streets.north()[v];
            double length = Math.sqrt(dx * dx + dy * dy);
            double at = 0;
            while (at < length) {
                double distance = Math.sqrt((ax + dx * at / length) * (ax + dx * at / length)
                        + (ay + dy * at / length) * (ay + dy * at / length));
                double step = Math.min(length - at, PIECE * Math.max(settings.nearestMetres(), distance));
                // The nearest point may lie ahead: never longer than half the distance to it allows.
                double foot = Math.clamp(-(ax * dx + ay * dy) / length, at, length);
                step = foot > at ? Math.min(step, Math.max(PIECE * settings.nearestMetres(), (foot - at) / 2)) : step;
                double middle = (at + step / 2) / length;
                double px = ax + dx * middle;
                double py = ay + dy * middle;
                double flat = Math.max(settings.nearestMetres(), Math.sqrt(px * px + py * py));
                if (flat <= settings.cutOffMetres()) {
                    any = true;
                    add(px, py, flat, step, east, north, screens, settings, sum);
                }
                at += step;
            }
        }
        return any;
    }

    private static void add(
            double px,
            double py,
            double flat,
            double metres,
            double east,
            double north,
            Screens screens,
            Settings settings,
            double[] sum) {
        double rise = settings.receptorMetres() - SOURCE_METRES;
        double distance = Math.sqrt(flat * flat + rise * rise);
        double detour = screens.detour(px + east, py + north, east, north, SOURCE_METRES, settings.receptorMetres());
        double ground = RoadNoise.energy(-Propagation.ground(settings.porousGround()));
        double spread = metres / (distance * distance * RoadNoise.energy(11));
        for (int band = 0; band < BANDS; band++) {
            double edge = Double.isInfinite(detour) ? 0 : Propagation.edge(detour, band);
            double way = edge > 0 ? RoadNoise.energy(-edge) : ground;
            sum[band] += spread * way * RoadNoise.energy(-Propagation.air(distance, band));
        }
    }

    /// Level at each place, dB(A); −∞ where no sound arrives.
    ///
    /// @param power sound power per metre of each street and band, as [RoadNoise#power]
    public double[] levels(double[][] power) {
        if (power.length != streets.size()) {
            throw new IllegalArgumentException(
                    "there are " + streets.size() + " streets but the power of " + power.length);
        }
        var levels = new double[places];
        var weight = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            weight[band] = RoadNoise.energy(A_WEIGHT[band]);
        }
        for (int i = 0; i < places; i++) {
            double sum = 0;
            for (int k = 0; k < street[i].length; k++) {
                for (int band = 0; band < BANDS; band++) {
                    sum += weight[band] * left[i][k * BANDS + band] * power[street[i][k]][band];
                }
            }
            levels[i] = 10 * StrictMath.log10(sum);
        }
        return levels;
    }

    /// Lden at each place.
    public double[] lden(double[][] day, double[][] evening, double[][] night) {
        double[] d = levels(day);
        double[] e = levels(evening);
        double[] n = levels(night);
        var lden = new double[places];
        for (int i = 0; i < places; i++) {
            lden[i] = new Lden(d[i], e[i], n[i]).lden();
        }
        return lden;
    }
}
