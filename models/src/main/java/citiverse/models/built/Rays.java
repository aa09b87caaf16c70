package citiverse.models.built;

/// Level rays against outlines.
final class Rays {
    private Rays() {}

    /// Metres to the first crossing of a ray with an outline, ∞ where it has none.
    static double first(double[][] rings, double x, double y, double directionX, double directionY) {
        double first = Double.POSITIVE_INFINITY;
        for (double[] ring : rings) {
            int last = ring.length - 2;
            for (int i = 0; i < ring.length; i += 2) {
                double ax = ring[last] - x;
                double ay = ring[last + 1] - y;
                double bx = ring[i] - x;
                double by = ring[i + 1] - y;
                double sideA = directionX * ay - directionY * ax;
                double sideB = directionX * by - directionY * bx;
                if (sideA > 0 != sideB > 0) {
                    double part = sideA / (sideA - sideB);
                    double along = directionX * (ax + part * (bx - ax)) + directionY * (ay + part * (by - ay));
                    if (along > 0) {
                        first = Math.min(first, along);
                    }
                }
                last = i;
            }
        }
        return first;
    }
}
