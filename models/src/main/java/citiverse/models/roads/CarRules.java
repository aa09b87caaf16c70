package citiverse.models.roads;

import citiverse.twin.Properties;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/// What the tags of an OpenStreetMap way, and the marks that options set, mean for cars.
///
/// `motor_vehicle` counts before `access`. A street open to `destination` traffic is open: who lives there
/// drives there, and that it is no way through is not seen.
public final class CarRules {
    private static final Set<String> SHUT =
            Set.of("no", "private", "permit", "customers", "delivery", "agricultural", "forestry", "emergency", "psv");
    private static final double KILOMETRES_PER_MILE = 1.609344;

    private CarRules() {}

    /// Whether the tags allow traffic along the way and against it, whoever drives.
    public static boolean[] oneWay(Properties tags) {
        boolean roundabout = List.of("roundabout", "circular").contains(tag(tags, "junction"));
        return switch (tags.text("oneway").orElse(roundabout ? "yes" : "no")) {
            case "yes", "true", "1" -> new boolean[] {true, false};
            case "-1", "reverse" -> new boolean[] {false, true};
            default -> new boolean[] {true, true};
        };
    }

    /// Whether cars may drive along the way and against it, closures by options aside. A motorway without
    /// `oneway` is one way.
    public static boolean[] directions(Properties tags) {
        String access = tag(tags, "motor_vehicle").isEmpty() ? tag(tags, "access") : tag(tags, "motor_vehicle");
        if (SHUT.contains(access)) {
            return new boolean[] {false, false};
        }
        if (tag(tags, "highway").equals("motorway") && tag(tags, "oneway").isEmpty()) {
            return new boolean[] {true, false};
        }
        return oneWay(tags);
    }

    /// Whether an option has closed the street to cars.
    public static boolean closed(Properties street) {
        return List.of(street.text("closed_to").orElse("").split("\\s+")).contains("car");
    }

    /// Lanes in one direction. The tag counts both directions, which share a single lane as if each had it.
    static double lanes(Properties tags, boolean bothWays, RoadClass road) {
        OptionalDouble tagged = positive(tag(tags, "lanes"));
        if (tagged.isEmpty()) {
            return road.lanesPerDirection();
        }
        return bothWays ? Math.max(1, tagged.getAsDouble() / 2) : tagged.getAsDouble();
    }

    /// Speed in km/h on the empty street.
    public static double freeSpeed(Properties tags, RoadClass road, double limitShare) {
        OptionalDouble limit = limit(tag(tags, "maxspeed"));
        if (limit.isEmpty()) {
            return road.freeKilometresPerHour();
        }
        double kilometresPerHour = limit.getAsDouble();
        return kilometresPerHour <= RoadClasses.TOWN_LIMIT ? kilometresPerHour * limitShare : kilometresPerHour;
    }

    /// A tagged limit in km/h: `50`, `30 mph`, `walk`; empty for what names no number (`FR:urban`, `signals`,
    /// `none`).
    static OptionalDouble limit(String maxspeed) {
        if (maxspeed.equals("walk")) {
            return OptionalDouble.of(7);
        }
        return maxspeed.endsWith("mph")
                ? scaled(positive(maxspeed.substring(0, maxspeed.length() - 3)))
                : positive(maxspeed.endsWith("km/h") ? maxspeed.substring(0, maxspeed.length() - 4) : maxspeed);
    }

    private static OptionalDouble scaled(OptionalDouble miles) {
        return miles.isPresent() ? OptionalDouble.of(miles.getAsDouble() * KILOMETRES_PER_MILE) : miles;
    }

    /// The number of a tag, or empty where it is none or not above 0.
    static OptionalDouble positive(String text) {
        String stripped = text.strip();
        if (!stripped.matches("[0-9]{1,4}(\\.[0-9]{1,4})?")) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(stripped);
        return number > 0 ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    static String tag(Properties tags, String key) {
        return tags.text(key).orElse("").toLowerCase(Locale.ROOT).strip();
    }
}
