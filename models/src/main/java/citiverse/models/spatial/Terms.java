package citiverse.models.spatial;

/// How near, how far apart, how exact.
///
/// @param withinMetres for [Predicate#CROSSES_BENEATH] how far the corridor is widened, for [Predicate#NEAR] the
///     greatest distance; at least 0
/// @param clearanceMetres vertical gap needed for [Predicate#BELOW], [Predicate#ABOVE], [Predicate#CROSSES_BENEATH] and
///     [Predicate#CLEARANCE]; at least 0
/// @param toleranceMetres footprints share ground where what they share is on average wider than this (twice its area
///     by its perimeter): neighbours that touch do not overlap; at least 0
public record Terms(double withinMetres, double clearanceMetres, double toleranceMetres) {
    /// A centimetre.
    public static final double TOLERANCE_METRES = 0.01;

    public Terms {
        if (!(withinMetres >= 0 && clearanceMetres >= 0 && toleranceMetres >= 0)
                || Double.isInfinite(withinMetres + clearanceMetres + toleranceMetres)) {
            throw new IllegalArgumentException("distances must be 0 or more metres, not " + withinMetres + ", "
                    + clearanceMetres + ", " + toleranceMetres);
        }
    }

    /// Nothing asked but to lie below, above or across.
    public static Terms plain() {
        return new Terms(0, 0, TOLERANCE_METRES);
    }

    public static Terms within(double metres) {
        return new Terms(metres, 0, TOLERANCE_METRES);
    }

    public static Terms clearance(double metres) {
        return new Terms(0, metres, TOLERANCE_METRES);
    }
}
