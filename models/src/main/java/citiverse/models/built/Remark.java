package citiverse.models.built;

/// Something to be known about a building as it was taken in.
///
/// @param id whole id of the building or part
/// @param kind what sort of remark it is
/// @param text what was found and what was done about it, as a sentence without a full stop
public record Remark(String id, Kind kind, String text) {

    /// Sorts of remarks, to be counted.
    public enum Kind {
        /// The height is storeys times a height of a storey.
        HEIGHT_FROM_LEVELS,
        /// The height is a default by kind.
        HEIGHT_ASSUMED,
        /// A height or number of storeys that cannot be was not used.
        HEIGHT_REFUSED,
        /// The footprint crossed or touched itself and was mended.
        MENDED,
        /// The building was left out.
        LEFT_OUT,
        /// The height of the ground under it is not known.
        GROUND_UNKNOWN,
        /// Its heights are in another vertical datum than the terrain's; it was set on the terrain.
        OTHER_DATUM
    }
}
