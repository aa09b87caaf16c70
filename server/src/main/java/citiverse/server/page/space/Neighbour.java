package citiverse.server.page.space;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.server.page.PageView;
import citiverse.twin.Feature;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// A building as a page tells of it.
///
/// @param urn of the building
/// @param href its place card, without the language; empty where it is not of the city as it is
/// @param name what people call it, or what kind of building it is
/// @param named true where that is its name
/// @param metres how far its nearest wall is, 0 within it
/// @param direction of that wall: `north`, `north-east`, …
/// @param heightMetres above the ground
/// @param levels storeys, `NaN` where not told
/// @param assumed true where the height rests on an assumption
/// @param heightFrom how it is known: `form`, `metres`, `levels`, `default`
/// @param squareMetres of its footprint
record Neighbour(
        String urn,
        String href,
        String name,
        boolean named,
        double metres,
        String direction,
        double heightMetres,
        double levels,
        boolean assumed,
        String heightFrom,
        double squareMetres) {
    private static final List<String> COMPASS =
            List.of("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west");

    static String compass(double degrees) {
        return COMPASS.get(Math.floorMod(Math.round(degrees / 45), 8));
    }

    /// As seen from a place on the plane.
    ///
    /// @param feature what is known of it; null where nothing is
    /// @param known true where it stands in the city as it is
    static Neighbour of(Building building, Feature feature, boolean known, double x, double y, PageView page) {
        double[] nearest = Rings.nearest(building, x, y);
        String name = feature == null ? "" : Names.nameOf(feature);
        OptionalDouble levels =
                feature == null ? OptionalDouble.empty() : feature.properties().number("levels");
        return new Neighbour(
                building.id(),
                known ? "/place/" + building.id().replace("%", "%25") : "",
                name.isEmpty() ? kind(building.kind(), page) : name,
                !name.isEmpty(),
                nearest[0],
                compass(Rings.bearing(x, y, nearest[1], nearest[2])),
                building.heightMetres(),
                levels.orElse(Double.NaN),
                building.heightAssumed(),
                building.heightFrom().name().toLowerCase(Locale.ROOT),
                Rings.footprint(building));
    }

    /// A building of the city, or of an option of which no more is known than that it stands.
    static Neighbour of(SpaceCity city, Building building, double x, double y, PageView page) {
        Feature feature = city.city().feature(building.id()).orElse(null);
        return of(building, feature, feature != null, x, y, page);
    }

    private static String kind(String kind, PageView page) {
        String key = "space.kind." + kind;
        return page.text(!kind.isEmpty() && page.has(key) ? key : "space.kind.building");
    }

    /// The nearest buildings, nearest first.
    static List<Neighbour> around(SpaceCity city, BuiltForm form, double x, double y, int most, PageView page) {
        for (double reach = 60; ; reach *= 2) {
            List<Building> found = SpaceCity.buildingsAround(form, x, y, reach);
            if (found.size() >= most * 3 || reach > 900) {
                return found.stream()
                        .map(building -> of(city, building, x, y, page))
                        .sorted(Comparator.comparingDouble(Neighbour::metres).thenComparing(Neighbour::urn))
                        .limit(most)
                        .toList();
            }
        }
    }
}
