package citiverse.models.air;

/// One draw of what is not known: plain factors, the same for every option.
///
/// @param exhaust factor of all emissions
/// @param primaryShare factor of the share of NO₂ in the nitrogen oxides of exhausts
/// @param dispersion factor of what streets give at places; 1/f for a wind stronger by f
/// @param background factor of all backgrounds
/// @param deposition factor of what leaves take up
public record AirDraw(double exhaust, double primaryShare, double dispersion, double background, double deposition) {
    /// Everything as the tables say.
    public static final AirDraw NONE = new AirDraw(1, 1, 1, 1, 1);

    public AirDraw {
        double[] all = {exhaust, primaryShare, dispersion, background, deposition};
        for (double value : all) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("a factor must be at least 0, not " + value);
            }
        }
    }
}
