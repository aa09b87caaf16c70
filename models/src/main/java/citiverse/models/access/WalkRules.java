package citiverse.models.access;

import citiverse.twin.Properties;
import java.util.Locale;
import java.util.Set;

/// Which streets can be walked, from the tags of their OpenStreetMap way.
///
/// The rules follow the access hierarchy of the OpenStreetMap wiki (`foot` before `sidewalk` before the default of the
/// kind of way before `access`) with the defaults of the reference engine: motorways are closed to walkers; foot-,
/// cycle- and bridleways, paths, steps and platforms are open to them; every other street is open unless `access` says
/// otherwise. What is open only to residents, customers or with permission (`private`, `destination`, `delivery`, …)
/// is not walked through.
final class WalkRules {
    private WalkRules() {}

    private static final Set<String> NOT_A_STREET = Set.of(
            "services",
            "rest_area",
            "raceway",
            "construction",
            "abandoned",
            "removed",
            "proposed",
            "propossed",
            "unbuilt");
    private static final Set<String> FOOT_BY_DEFAULT =
            Set.of("pedestrian", "path", "bridleway", "cycleway", "footway", "steps", "platform", "corridor");
    private static final Set<String> YES = Set.of(
            "yes",
            "1",
            "true",
            "official",
            "unknown",
            "public",
            "permissive",
            "designated",
            "lane",
            "track",
            "shared_lane",
            "share_busway",
            "crossing");
    private static final Set<String> NO =
            Set.of("no", "0", "false", "license", "restricted", "prohibited", "emergency", "use_sidepath", "dismount");
    private static final Set<String> RESTRICTED = Set.of(
            "destination",
            "customers",
            "delivery",
            "forestry",
            "agricultural",
            "residents",
            "resident",
            "customer",
            "private",
            "limited");

    private enum Label {
        OPEN,
        SHUT,
        UNKNOWN
    }

    /// True where people may walk along the street.
    static boolean walkable(Properties street) {
        String highway = tag(street, "highway");
        if (NOT_A_STREET.contains(highway)
                || street.value("construction").isPresent()
                || street.value("proposed").isPresent()) {
            return false;
        }
        Label foot = label(tag(street, "foot"));
        String sidewalk = tag(street, "sidewalk");
        if (sidewalk.equals("both") || sidewalk.equals("left") || sidewalk.equals("right")) {
            foot = Label.OPEN;
        }
        if (foot == Label.UNKNOWN) {
            if (highway.equals("motorway") || highway.equals("motorway_link")) {
                foot = Label.SHUT;
            } else if (highway.isEmpty() || FOOT_BY_DEFAULT.contains(highway)) {
                foot = Label.OPEN;
            } else {
                Label access = label(tag(street, "access"));
                foot = access == Label.SHUT ? Label.SHUT : Label.OPEN;
            }
        }
        return foot == Label.OPEN;
    }

    /// True where places and stops may be joined to the street: not in a tunnel, under a roof, or on a motorway.
    static boolean linkable(Properties street) {
        return !tag(street, "tunnel").equals("yes")
                && !tag(street, "covered").equals("yes")
                && !tag(street, "highway").equals("motorway");
    }

    /// +1 where it can be walked only in the direction of the way, −1 only against it, 0 both ways.
    static int oneWay(Properties street) {
        return switch (tag(street, "oneway:foot")) {
            case "yes", "true", "1" -> 1;
            case "-1", "reverse" -> -1;
            default -> 0;
        };
    }

    /// True where an option has closed the street to walkers.
    static boolean closed(Properties street) {
        String closedTo = street.text("closed_to").orElse("");
        if (closedTo.isEmpty()) {
            return false;
        }
        for (String mode : closedTo.split("\\s+")) {
            if (mode.equals("foot")) {
                return true;
            }
        }
        return false;
    }

    private static Label label(String value) {
        String first = value.indexOf(';') < 0
                ? value
                : value.substring(0, value.indexOf(';')).trim();
        if (YES.contains(first)) {
            return Label.OPEN;
        }
        return NO.contains(first) || RESTRICTED.contains(first) ? Label.SHUT : Label.UNKNOWN;
    }

    private static String tag(Properties street, String key) {
        String value = street.text(key).orElse("");
        return value.isEmpty() ? value : value.toLowerCase(Locale.ROOT).trim();
    }
}
