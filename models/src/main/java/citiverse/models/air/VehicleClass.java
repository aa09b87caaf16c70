package citiverse.models.air;

/// Classes of vehicles that emit differently.
public enum VehicleClass {
    PETROL_CAR,
    DIESEL_CAR,
    ELECTRIC_CAR,
    DIESEL_VAN,
    /// Lorries, coaches and buses with diesel engines.
    HEAVY
}
