package citiverse.models.air;

import java.util.Arrays;

/// What an emission factor is multiplied by at a speed: straight between points, flat outside them.
///
/// @param kilometresPerHour rising
/// @param factor as many, at least 0
public record SpeedCurve(double[] kilometresPerHour, double[] factor) {
    /// The same at any speed.
    public static final SpeedCurve FLAT = new SpeedCurve(new double[] {50}, new double[] {1});

    /// Tyre wear after EMEP/EEA 2019, 1.A.3.b.vi, Tier 2: 1.39 below 40 km/h, 1.78 − 0.00974 V up to 90, 0.902
    /// above; 1 at 80 km/h.
    public static final SpeedCurve TYRE_WEAR =
            new SpeedCurve(new double[] {40, 90}, new double[] {1.39, 1.78 - 0.00974 * 90});

    /// Brake wear after the same: 1.67 below 40 km/h, 2.75 − 0.0270 V up to 95, 0.185 above; 1 at 65 km/h.
    public static final SpeedCurve BRAKE_WEAR =
            new SpeedCurve(new double[] {40, 95}, new double[] {1.67, 2.75 - 0.0270 * 95});

    public SpeedCurve {
        kilometresPerHour = kilometresPerHour.clone();
        factor = factor.clone();
        if (kilometresPerHour.length == 0 || kilometresPerHour.length != factor.length) {
            throw new IllegalArgumentException("a curve needs as many factors as speeds, at least one");
        }
        for (int k = 0; k < factor.length; k++) {
            if (!(factor[k] >= 0) || !(kilometresPerHour[k] > (k == 0 ? 0 : kilometresPerHour[k - 1]))) {
                throw new IllegalArgumentException("speeds must rise and factors be at least 0, not "
                        + Arrays.toString(kilometresPerHour) + " and " + Arrays.toString(factor));
            }
        }
    }

    /// Factor at a speed.
    public double at(double speed) {
        int last = factor.length - 1;
        if (speed <= kilometresPerHour[0]) {
            return factor[0];
        }
        if (speed >= kilometresPerHour[last]) {
            return factor[last];
        }
        int k = 1;
        while (kilometresPerHour[k] < speed) {
            k++;
        }
        double part = (speed - kilometresPerHour[k - 1]) / (kilometresPerHour[k] - kilometresPerHour[k - 1]);
        return factor[k - 1] + part * (factor[k] - factor[k - 1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpeedCurve curve
                && Arrays.equals(kilometresPerHour, curve.kilometresPerHour)
                && Arrays.equals(factor, curve.factor);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(kilometresPerHour) + Arrays.hashCode(factor);
    }

    @Override
    public String toString() {
        return "SpeedCurve" + Arrays.toString(kilometresPerHour) + Arrays.toString(factor);
    }
}
