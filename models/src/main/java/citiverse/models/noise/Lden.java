package citiverse.models.noise;

/// Levels over the day, dB(A).
///
/// @param day 12 hours
/// @param evening 4 hours
/// @param night 8 hours
public record Lden(double day, double evening, double night) {
    /// WHO 2018 recommendation for road traffic, Lden.
    public static final double WHO_ROAD = 53;
    /// The same for the night.
    public static final double WHO_ROAD_NIGHT = 45;

    /// L_den = 10 lg((12·10^(L_d/10) + 4·10^((L_e+5)/10) + 8·10^((L_n+10)/10))/24).
    public double lden() {
        return 10
                * StrictMath.log10((12 * RoadNoise.energy(day)
                                + 4 * RoadNoise.energy(evening + 5)
                                + 8 * RoadNoise.energy(night + 10))
                        / 24);
    }
}
