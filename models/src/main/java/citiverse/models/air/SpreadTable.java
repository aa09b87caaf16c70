package citiverse.models.air;

/// The spread of a plume at all distances, kept at 32 distances for each doubling and straight in between. Solving
/// for the wind speed anew at every point of a table takes forty times as many solutions and differs by less than
/// 1 %, by that much only where the wind profile bends above the displacement height.
final class SpreadTable {
    private static final int PER_DOUBLING = 32;
    private static final int DOUBLINGS = 13;

    private final Plume plume;
    private final Plume.Spread[] kept = new Plume.Spread[DOUBLINGS * PER_DOUBLING + 1];

    SpreadTable(Plume plume) {
        this.plume = plume;
        for (int k = 0; k < kept.length; k++) {
            kept[k] = plume.at((1L << k / PER_DOUBLING) * (1 + (double) (k % PER_DOUBLING) / PER_DOUBLING));
        }
    }

    Plume plume() {
        return plume;
    }

    /// The spread at a distance up to 8,192 m; below 1 m as at 1 m.
    Plume.Spread at(double metres) {
        double x = Math.clamp(metres, 1, 8191);
        int exponent = Math.getExponent(x);
        double within = (x / (1L << exponent) - 1) * PER_DOUBLING;
        int step = (int) within;
        Plume.Spread near = kept[exponent * PER_DOUBLING + step];
        Plume.Spread far = kept[exponent * PER_DOUBLING + step + 1];
        double part = within - step;
        return new Plume.Spread(
                mix(near.windMetresPerSecond(), far.windMetresPerSecond(), part),
                mix(near.sigmaZ(), far.sigmaZ(), part),
                mix(near.sigmaY(), far.sigmaY(), part),
                mix(near.vertical(), far.vertical(), part));
    }

    private static double mix(double near, double far, double part) {
        return (1 - part) * near + part * far;
    }
}
