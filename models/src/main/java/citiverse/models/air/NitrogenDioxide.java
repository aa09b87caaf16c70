package citiverse.models.air;

/// How much of the nitrogen oxides is NO₂: what leaves the exhaust as NO₂, and what ozone turns into it, as far
/// as there is ozone (ozone-limited method, Cole and Summerhays 1979).
///
/// NO₂ = NO₂ₐ + p + min(n − p, (46/48) O₃), n and p the nitrogen oxides (as NO₂) and primary NO₂ of the
/// streets. Used on annual means it gives more NO₂ than there is: it lets all ozone of the year react, also at
/// night and when there is no traffic. It is an upper estimate.
public final class NitrogenDioxide {
    private static final double MOLAR = 46.0055 / 47.9982;

    private NitrogenDioxide() {}

    /// NO₂ in µg/m³.
    ///
    /// @param background NO₂ of the background
    /// @param ozone O₃ of the background
    /// @param roadOxides nitrogen oxides of the streets, as NO₂
    /// @param roadPrimary the part of it that was emitted as NO₂
    public static double of(double background, double ozone, double roadOxides, double roadPrimary) {
        double primary = Math.min(roadPrimary, roadOxides);
        return background + primary + Math.min(roadOxides - primary, MOLAR * ozone);
    }
}
