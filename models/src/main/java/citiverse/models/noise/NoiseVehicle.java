package citiverse.models.noise;

/// Categories of vehicles of CNOSSOS-EU.
public enum NoiseVehicle {
    /// 1: cars, vans up to 3.5 t.
    LIGHT,
    /// 2: lorries and buses with two axles and twin tyres.
    MEDIUM,
    /// 3: heavier vehicles.
    HEAVY,
    /// 4a: mopeds up to 50 cm³.
    MOPED,
    /// 4b: motorcycles.
    MOTORCYCLE
}
