package citiverse.models.air;

/// Annual means at every place, µg/m³; `NaN` where the model is not valid or an emission is not known.
///
/// @param micrograms per [Pollutant] and place
public record Concentrations(double[][] micrograms) {
    /// Values of one pollutant.
    public double[] of(Pollutant pollutant) {
        return micrograms[pollutant.ordinal()];
    }
}
