package citiverse.models.roads;

/// How well modelled flows meet counts: GEH = √(2 (M − C)² / (M + C)) for hourly volumes M and C, after G. E.
/// Havers (UK Design Manual for Roads and Bridges). Usual target: below 5 on 85 % of the counted links. It
/// holds for vehicles per hour only.
public final class Geh {
    /// Below this a link counts as met.
    public static final double GOOD = 5;

    private Geh() {}

    /// 0 where both are 0.
    public static double of(double modelled, double counted) {
        double sum = modelled + counted;
        return sum == 0 ? 0 : Math.sqrt(2 * (modelled - counted) * (modelled - counted) / sum);
    }

    /// Share of the links with a GEH below 5; not a number where there are none.
    public static double shareGood(double[] modelled, double[] counted) {
        int good = 0;
        for (int i = 0; i < counted.length; i++) {
            if (of(modelled[i], counted[i]) < GOOD) {
                good++;
            }
        }
        return counted.length == 0 ? Double.NaN : (double) good / counted.length;
    }

    /// Half the mean of GEH²: what a calibration lessens.
    static double misfit(double[] modelled, double[] counted) {
        double sum = 0;
        for (int i = 0; i < counted.length; i++) {
            double geh = of(modelled[i], counted[i]);
            sum += geh * geh / 2;
        }
        return counted.length == 0 ? 0 : sum / counted.length;
    }
}
