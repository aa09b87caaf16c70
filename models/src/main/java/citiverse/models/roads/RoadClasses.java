package citiverse.models.roads;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The classes of roads that cars use, by `highway`; a street of a class that is not here is not driven on.
///
/// The defaults are to be edited where local values are known. Lanes and capacities are those of the
/// OpenStreetMap reader of MATSim (`contrib/osm`), which stem from practice with queue models; b = 0.15 and
/// power = 4 are of the Bureau of Public Roads (1964). The free speeds without a tagged limit are an
/// assumption: the usual limit in towns times [#LIMIT_SHARE].
///
/// @param classes by value of `highway`
/// @param limitShare share of a tagged limit of at most [#TOWN_LIMIT] km/h that is driven on an empty
///     street, for signals and turns
public record RoadClasses(Map<String, RoadClass> classes, double limitShare) {
    /// Highest limit in km/h that counts as one in a town, as in the same reader.
    public static final double TOWN_LIMIT = 51;
    /// Default of `limitShare`, as in the same reader.
    public static final double LIMIT_SHARE = 0.9;

    private static final double B = 0.15;
    private static final double POWER = 4;

    public RoadClasses {
        classes = Map.copyOf(classes);
        if (!(limitShare > 0 && limitShare <= 1)) {
            throw RoadProblems.badSetting("limitShare", "must be above 0 and at most 1, not " + limitShare);
        }
    }

    public static RoadClasses defaults() {
        var classes = new TreeMap<String, RoadClass>();
        List.of(
                        of("motorway", 2000, 120, 2, false),
                        of("motorway_link", 1500, 80, 1, false),
                        of("trunk", 2000, 80, 1, false),
                        of("trunk_link", 1500, 50, 1, false),
                        of("primary", 1500, 45, 1, true),
                        of("primary_link", 1500, 45, 1, true),
                        of("secondary", 1000, 45, 1, true),
                        of("secondary_link", 1000, 45, 1, true),
                        of("tertiary", 600, 40, 1, true),
                        of("tertiary_link", 600, 40, 1, true),
                        of("unclassified", 600, 35, 1, true),
                        of("road", 600, 35, 1, true),
                        of("residential", 600, 27, 1, true),
                        of("living_street", 300, 15, 1, true))
                .forEach(each -> classes.put(each.highway(), each));
        return new RoadClasses(classes, LIMIT_SHARE);
    }

    private static RoadClass of(String highway, double capacity, double speed, double lanes, boolean joinable) {
        return new RoadClass(highway, capacity, speed, lanes, B, POWER, joinable);
    }

    public Optional<RoadClass> of(String highway) {
        return Optional.ofNullable(classes.get(highway));
    }

    /// These classes with some numbers changed, as written by a person: `{residential: {capacity: 500}}`. The
    /// names are `capacity`, `speed`, `lanes`, `b` and `power`; a class that is not here yet needs all of them.
    ///
    /// @throws citiverse.twin.Problem `CV-ROADS-001` for an unknown name, a missing number or one out of range
    public RoadClasses with(Map<String, Map<String, Double>> edits) {
        var edited = new TreeMap<>(classes);
        new TreeMap<>(edits).forEach((highway, numbers) -> {
            numbers.keySet().forEach(name -> known(highway, name));
            RoadClass old = classes.get(highway);
            edited.put(
                    highway,
                    new RoadClass(
                            highway,
                            number(highway, numbers, "capacity", old == null ? null : old.capacityPerLane()),
                            number(highway, numbers, "speed", old == null ? null : old.freeKilometresPerHour()),
                            number(highway, numbers, "lanes", old == null ? null : old.lanesPerDirection()),
                            number(highway, numbers, "b", old == null ? null : old.b()),
                            number(highway, numbers, "power", old == null ? null : old.power()),
                            old == null || old.joinable()));
        });
        return new RoadClasses(edited, limitShare);
    }

    private static void known(String highway, String name) {
        if (!List.of("capacity", "speed", "lanes", "b", "power").contains(name)) {
            throw RoadProblems.badClass(highway, "\"" + name + "\" is none of capacity, speed, lanes, b and power");
        }
    }

    private static double number(String highway, Map<String, Double> numbers, String name, Double old) {
        Double given = numbers.getOrDefault(name, old);
        if (given == null) {
            throw RoadProblems.badClass(highway, "the class is new and has no " + name);
        }
        return given;
    }
}
