package citiverse.models.traffic;

/// How the trips of a pair answer to what they cost.
public sealed interface DemandResponse {
    /// The same trips whatever they cost.
    DemandResponse FIXED = new Fixed();

    /// Trips of a pair that are made at a generalised cost.
    ///
    /// @param asked trips of the table
    double trips(int pair, double asked, double cost);

    /// Derivative of [#trips] by the cost, 0 or below.
    double slope(int pair, double trips, double cost);

    /// The same trips whatever they cost.
    record Fixed() implements DemandResponse {
        @Override
        public double trips(int pair, double asked, double cost) {
            return asked;
        }

        @Override
        public double slope(int pair, double trips, double cost) {
            return 0;
        }
    }

    /// `d = d0 · (u / u0)^−e`: one percent more cost, e percent fewer trips. Pairs whose u0 is 0 stay as they are.
    ///
    /// @param referenceCosts u0 of each pair, at which the trips of the table are made
    /// @param elasticity e, 0 or more; 0.1 to 0.5 in the short term, up to 1 in the long
    record PowerLaw(double[] referenceCosts, double elasticity) implements DemandResponse {
        public PowerLaw {
            referenceCosts = checked(referenceCosts, elasticity);
        }

        @Override
        public double trips(int pair, double asked, double cost) {
            double reference = referenceCosts[pair];
            return reference > 0 && cost > 0 ? asked * StrictMath.pow(cost / reference, -elasticity) : asked;
        }

        @Override
        public double slope(int pair, double trips, double cost) {
            return referenceCosts[pair] > 0 && cost > 0 ? -elasticity * trips / cost : 0;
        }
    }

    /// `d = d0 · exp(−s · (u / u0 − 1))`. Pairs whose u0 is 0 stay as they are.
    ///
    /// @param referenceCosts u0 of each pair, at which the trips of the table are made
    /// @param sensitivity s, 0 or more: the elasticity at u0
    record Exponential(double[] referenceCosts, double sensitivity) implements DemandResponse {
        public Exponential {
            referenceCosts = checked(referenceCosts, sensitivity);
        }

        @Override
        public double trips(int pair, double asked, double cost) {
            double reference = referenceCosts[pair];
            return reference > 0 ? asked * StrictMath.exp(-sensitivity * (cost / reference - 1)) : asked;
        }

        @Override
        public double slope(int pair, double trips, double cost) {
            double reference = referenceCosts[pair];
            return reference > 0 ? -sensitivity * trips / reference : 0;
        }
    }

    private static double[] checked(double[] referenceCosts, double elasticity) {
        if (!(elasticity >= 0) || Double.isInfinite(elasticity)) {
            throw citiverse.twin.Problem.user("CV-TRAFFIC-006", "the elasticity cannot be " + elasticity)
                    .remedy("Give a number of 0 or more: trips fall as their cost rises");
        }
        return referenceCosts.clone();
    }
}
