package citiverse.models.built;

import java.util.List;

/// A building as it stands in the way.
///
/// @param id whole id of the feature
/// @param kind value of its property `building`, empty where not told
/// @param solids its bodies: one for each outline, part or form
/// @param groundMetres height of the ground under it, in the vertical reference of the city
/// @param topMetres its highest point in the same
/// @param heightFrom how its height is known; of parts, the least certain
/// @param surfaces roofs, walls and windows that the source draws; empty where it gives a footprint only
public record Building(
        String id,
        String kind,
        List<Solid> solids,
        double groundMetres,
        double topMetres,
        HeightFrom heightFrom,
        List<Surface> surfaces) {

    /// How a height is known, from the best on.
    public enum HeightFrom {
        /// From surfaces in three dimensions.
        FORM,
        /// From a height in metres.
        METRES,
        /// From storeys and an assumed height of a storey.
        LEVELS,
        /// From the kind of building alone.
        DEFAULT;

        /// True where it rests on an assumption.
        public boolean assumed() {
            return this == LEVELS || this == DEFAULT;
        }
    }

    public Building {
        solids = List.copyOf(solids);
        surfaces = List.copyOf(surfaces);
    }

    /// A building of one solid whose height is known.
    public static Building of(String id, Solid solid) {
        return new Building(
                id, "", List.of(solid), solid.baseMetres(), solid.topMetres(), HeightFrom.METRES, List.of());
    }

    /// Height above the ground, metres.
    public double heightMetres() {
        return topMetres - groundMetres;
    }

    /// True where its height rests on an assumption.
    public boolean heightAssumed() {
        return heightFrom.assumed();
    }

    /// True where the place lies within one of its footprints.
    public boolean covers(double x, double y) {
        for (Solid solid : solids) {
            if (solid.covers(x, y)) {
                return true;
            }
        }
        return false;
    }
}
