package citiverse.models.location;

import java.util.function.DoubleUnaryOperator;

/// Supply per person where people live, when every service is shared by all who can reach it: the two-step floating
/// catchment area (Luo and Wang 2003), enhanced where the weights fall with travel (Luo and Qi 2009).
///
/// R_j = S_j / Σ_i W(t_ij) P_i, A_i = Σ_j W(t_ij) R_j. If every service is reached by someone, Σ P_i A_i = Σ S_j:
/// nothing is lost and nothing is counted twice.
///
/// @param access A_i, supply per person at each place
/// @param ratio R_j, supply per (weighted) person of each service; 0 where nobody reaches it
/// @param unreached supply that nobody reaches
public record FloatingCatchment(double[] access, double[] ratio, double unreached) {

    /// @param people P_i per place, at least 0; `NaN` counts as nobody
    /// @param supply S_j per service, for instance beds, at least 0
    /// @param travel `[place][service]` in minutes or metres; infinite where out of reach
    /// @param weight W, from travel to a weight of at least 0, such as [#step]; asked for finite travel only
    public static FloatingCatchment of(
            double[] people, double[] supply, double[][] travel, DoubleUnaryOperator weight) {
        if (travel.length != people.length) {
            throw new IllegalArgumentException(
                    "a row of travel is needed for each of the " + people.length + " places, not " + travel.length);
        }
        var weights = new double[people.length][supply.length];
        var demand = new double[supply.length];
        for (int i = 0; i < people.length; i++) {
            for (int j = 0; j < supply.length; j++) {
                weights[i][j] = Double.isFinite(travel[i][j]) ? weight.applyAsDouble(travel[i][j]) : 0;
                demand[j] += people[i] > 0 ? weights[i][j] * people[i] : 0;
            }
        }
        var ratio = new double[supply.length];
        double unreached = 0;
        for (int j = 0; j < supply.length; j++) {
            ratio[j] = demand[j] > 0 ? supply[j] / demand[j] : 0;
            unreached += demand[j] > 0 ? 0 : supply[j];
        }
        var access = new double[people.length];
        for (int i = 0; i < people.length; i++) {
            for (int j = 0; j < supply.length; j++) {
                access[i] += weights[i][j] * ratio[j];
            }
        }
        return new FloatingCatchment(access, ratio, unreached);
    }

    /// 1 up to the limit, 0 beyond it.
    public static DoubleUnaryOperator step(double limit) {
        return travel -> travel <= limit ? 1 : 0;
    }

    /// 1/travel up to the limit, 0 beyond it; travel must be greater than 0.
    public static DoubleUnaryOperator inverse(double limit) {
        return travel -> {
            if (!(travel > 0)) {
                throw new IllegalArgumentException("travel of " + travel + " has no inverse; give the way inside");
            }
            return travel <= limit ? 1 / travel : 0;
        };
    }

    /// The weight of the first band whose limit is not passed, 0 beyond the last.
    ///
    /// @param limits rising ends of the bands, for instance 10, 20, 30 minutes
    /// @param weights of the bands, for instance 1, .68, .22 (Luo and Qi 2009) or, falling fast, 1, .42, .09
    public static DoubleUnaryOperator bands(double[] limits, double[] weights) {
        if (limits.length != weights.length) {
            throw new IllegalArgumentException("as many weights as limits are needed");
        }
        return travel -> {
            for (int k = 0; k < limits.length; k++) {
                if (travel <= limits[k]) {
                    return weights[k];
                }
            }
            return 0;
        };
    }

    /// (exp(−½(t/d0)²) − exp(−½)) / (1 − exp(−½)) up to d0, 0 beyond it: 1 at the door, 0 at the limit.
    public static DoubleUnaryOperator gaussian(double limit) {
        double edge = StrictMath.exp(-0.5);
        return travel ->
                travel > limit ? 0 : (StrictMath.exp(-0.5 * (travel / limit) * (travel / limit)) - edge) / (1 - edge);
    }
}
