package citiverse.models.access;

import citiverse.twin.Properties;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which streets a car can use and how fast, from the tags of their OpenStreetMap way.
///
/// Access follows the hierarchy of the OpenStreetMap wiki (`motorcar` before `motor_vehicle` before `vehicle`
/// before `access`); what is private, or open to farms and forests alone, is not driven. Speeds are `maxspeed`,
/// else by class, and are those of a free street: no lights, no queues.
final class DriveRules implements StreetRules {
    static final DriveRules CAR = new DriveRules();

    /// Kilometres an hour on a free street of a class that tells no other.
    private static final Map<String, Integer> KMH = Map.ofEntries(
            Map.entry("motorway", 110),
            Map.entry("motorway_link", 60),
            Map.entry("trunk", 80),
            Map.entry("trunk_link", 50),
            Map.entry("primary", 50),
            Map.entry("primary_link", 40),
            Map.entry("secondary", 50),
            Map.entry("secondary_link", 40),
            Map.entry("tertiary", 45),
            Map.entry("tertiary_link", 35),
            Map.entry("unclassified", 40),
            Map.entry("residential", 30),
            Map.entry("road", 30),
            Map.entry("service", 15),
            Map.entry("living_street", 10));
    private static final List<String> ACCESS = List.of("motorcar", "motor_vehicle", "vehicle", "access");
    private static final Set<String> SHUT = Set.of(
            "no",
            "private",
            "agricultural",
            "forestry",
            "agricultural;forestry",
            "emergency",
            "military",
            "psv",
            "bus");
    private static final double MILE_KILOMETRES = 1.609344;
    private static final double WALKING_PACE_KMH = 7;
    private static final double FASTEST_KMH = 130;

    private DriveRules() {}

    @Override
    public boolean usable(Properties street) {
        return KMH.containsKey(tag(street, "highway"))
                && street.value("construction").isEmpty()
                && street.value("proposed").isEmpty()
                && !SHUT.contains(access(street));
    }

    private static String access(Properties street) {
        for (String key : ACCESS) {
            String value = tag(street, key);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    @Override
    public boolean linkable(Properties street) {
        String highway = tag(street, "highway");
        return !tag(street, "tunnel").equals("yes")
                && !tag(street, "covered").equals("yes")
                && !highway.startsWith("motorway")
                && !tag(street, "motorroad").equals("yes");
    }

    @Override
    public int oneWay(Properties street) {
        String kind = tag(street, "junction");
        boolean round = kind.equals("roundabout") || kind.equals("circular");
        boolean motorway = tag(street, "highway").equals("motorway");
        return switch (tag(street, "oneway")) {
            case "yes", "true", "1" -> 1;
            case "-1", "reverse" -> -1;
            case "" -> round || motorway ? 1 : 0;
            default -> 0;
        };
    }

    @Override
    public boolean closed(Properties street) {
        return List.of(street.text("closed_to").orElse("").split("\\s+")).contains("car");
    }

    /// Metres a second on a free street.
    static double metresPerSecond(Properties street) {
        return kilometresPerHour(street) / 3.6;
    }

    private static double kilometresPerHour(Properties street) {
        String limit = tag(street, "maxspeed");
        if (limit.equals("walk")) {
            return WALKING_PACE_KMH;
        }
        if (limit.matches("[0-9]{1,3}( ?km/h)?( ?mph)?")) {
            double number = Integer.parseInt(limit.replaceAll("[^0-9]", ""));
            double kmh = limit.endsWith("mph") ? number * MILE_KILOMETRES : number;
            if (kmh > 0) {
                return Math.min(kmh, FASTEST_KMH);
            }
        }
        return KMH.getOrDefault(tag(street, "highway"), KMH.get("road"));
    }

    private static String tag(Properties street, String key) {
        return street.text(key).orElse("").toLowerCase(Locale.ROOT).strip();
    }
}
