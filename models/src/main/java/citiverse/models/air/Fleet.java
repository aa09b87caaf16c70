package citiverse.models.air;

import java.util.Arrays;

/// How the vehicles on a street divide into classes.
///
/// @param source where it comes from
/// @param shares in the order of [VehicleClass], at least 0, adding up to 1
public record Fleet(String source, double[] shares) {
    /// An assumption: 45 % petrol cars, 35 % diesel cars, 5 % electric cars, 10 % vans, 5 % heavy vehicles.
    public static final Fleet ASSUMED =
            new Fleet("assumed: an average European city fleet", new double[] {0.45, 0.35, 0.05, 0.10, 0.05});

    public Fleet {
        shares = shares.clone();
        double sum = 0;
        for (double share : shares) {
            if (!(share >= 0)) {
                throw new IllegalArgumentException("shares of vehicles must be at least 0, not " + share);
            }
            sum += share;
        }
        if (shares.length != VehicleClass.values().length || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("a share for each of " + Arrays.toString(VehicleClass.values())
                    + " is needed, adding up to 1, not " + Arrays.toString(shares));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fleet fleet && source.equals(fleet.source) && Arrays.equals(shares, fleet.shares);
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + Arrays.hashCode(shares);
    }

    @Override
    public String toString() {
        return "Fleet[" + source + ", " + Arrays.toString(shares) + ']';
    }
}
