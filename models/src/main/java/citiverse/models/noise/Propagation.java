package citiverse.models.noise;

/// What is lost between a point of a street and a place, by octave band, dB: a simple form for homogeneous air.
///
/// - spreading A_div = 20 lg d + 11 (CNOSSOS-EU, 2.5.12)
/// - air: per kilometre at 15 °C and 80 % humidity (ISO 9613-2, table 2)
/// - ground: −3 (1 − G), G 0 hard to 1 porous (CNOSSOS-EU, the limit for low sources; its dependence on
///   frequency is left out)
/// - one edge in between: 10 lg(3 + 40 δ/λ) at most 25, δ the detour over the edge (CNOSSOS-EU, 2.5.21); it
///   replaces the ground
///
/// Reflections, several edges, ways around the side and favourable (downward bent) propagation are left out.
public final class Propagation {
    private static final double[] AIR_PER_KILOMETRE = {0.1, 0.3, 1.1, 2.4, 4.1, 8.3, 23.7, 82.8};
    private static final double[] HERTZ = {63, 125, 250, 500, 1000, 2000, 4000, 8000};
    private static final double SOUND_METRES_PER_SECOND = 340;
    private static final double MOST = 25;

    private Propagation() {}

    /// Loss by spreading from a point, dB.
    public static double spreading(double metres) {
        return 20 * StrictMath.log10(metres) + 11;
    }

    /// Loss in the air, dB.
    public static double air(double metres, int band) {
        return AIR_PER_KILOMETRE[band] * metres / 1000;
    }

    /// Loss by the ground, dB: negative, since it reflects.
    ///
    /// @param porous G, 0 to 1
    public static double ground(double porous) {
        return -3 * (1 - porous);
    }

    /// Loss over an edge, dB.
    ///
    /// @param detourMetres how much longer the way over the edge is; negative where the edge is below the line
    ///     of sight
    public static double edge(double detourMetres, int band) {
        double argument = 40 * detourMetres * HERTZ[band] / SOUND_METRES_PER_SECOND;
        return argument < -2 ? 0 : Math.min(MOST, Math.max(0, 10 * StrictMath.log10(3 + argument)));
    }

    /// Detour over an edge between a source and a place, metres; negative where the line of sight passes above
    /// it.
    ///
    /// @param toEdge level distance from the source to the edge
    /// @param fromEdge level distance from the edge to the place
    public static double detour(
            double toEdge, double fromEdge, double sourceHeight, double edgeHeight, double placeHeight) {
        double up = Math.sqrt(toEdge * toEdge + (edgeHeight - sourceHeight) * (edgeHeight - sourceHeight));
        double down = Math.sqrt(fromEdge * fromEdge + (edgeHeight - placeHeight) * (edgeHeight - placeHeight));
        double straight = Math.sqrt((toEdge + fromEdge) * (toEdge + fromEdge)
                + (placeHeight - sourceHeight) * (placeHeight - sourceHeight));
        double sight = sourceHeight + (placeHeight - sourceHeight) * toEdge / (toEdge + fromEdge);
        double detour = up + down - straight;
        return edgeHeight >= sight ? detour : -detour;
    }
}
