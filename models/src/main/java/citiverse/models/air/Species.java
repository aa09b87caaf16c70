package citiverse.models.air;

/// What vehicles emit.
public enum Species {
    /// Nitrogen oxides, as mass of NO₂.
    NOX,
    /// The part of the nitrogen oxides that leaves the exhaust as NO₂.
    PRIMARY_NO2,
    /// Particles below 2.5 µm, exhaust and wear.
    PM2_5,
    /// Particles below 10 µm, exhaust and wear; holds PM2.5.
    PM10
}
