package citiverse.standards.osm;

import citiverse.twin.Layers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which tags make an object a thing of which layer.
final class TagRules {
    /// Tags of a street that are handed on as they stand.
    static final List<String> STREET = List.of(
            "highway",
            "name",
            "oneway",
            "access",
            "foot",
            "bicycle",
            "motor_vehicle",
            "maxspeed",
            "lanes",
            "surface",
            "bridge",
            "tunnel",
            "layer",
            "sidewalk",
            "service",
            "junction",
            "incline",
            "smoothness",
            "lit",
            "area",
            "bus",
            "busway",
            "bus:lanes",
            "conveying",
            "construction",
            "covered",
            "crossing",
            "cycleway",
            "cycleway:both",
            "cycleway:left",
            "cycleway:right",
            "est_width",
            "footway",
            "handrail",
            "indoor",
            "informal",
            "kerb",
            "level",
            "motorcar",
            "motorroad",
            "oneway:bicycle",
            "oneway:bus",
            "oneway:foot",
            "proposed",
            "psv",
            "public_transport",
            "railway",
            "ramp",
            "ramp:wheelchair",
            "ref",
            "sac_scale",
            "segregated",
            "sidewalk:both",
            "sidewalk:left",
            "sidewalk:right",
            "step_count",
            "tactile_paving",
            "toll",
            "tracktype",
            "traffic_calming",
            "vehicle",
            "wheelchair",
            "width");

    /// The keys that make a thing one that people go to, by precedence.
    static final List<String> AMENITY = List.of("amenity", "shop", "healthcare", "leisure", "tourism");

    private static final List<String> AMENITY_MORE = List.of(
            "name",
            "operator",
            "wheelchair",
            "opening_hours",
            "emergency",
            "capacity",
            "religion",
            "sport",
            "cuisine",
            "isced:level",
            "social_facility",
            "healthcare:speciality",
            "access",
            "beds");

    /// The layer of parts of buildings.
    static final String BUILDING_PART = "building_part";

    private static final List<String> BUILDING = List.of(
            "building",
            "building:part",
            "name",
            "roof:shape",
            "roof:direction",
            "roof:orientation",
            "roof:material",
            "building:material",
            "building:use",
            "start_date",
            "condition");

    /// Tags of buildings and their parts that are understood as measures.
    private static final List<String> BUILDING_MEASURES = List.of(
            "height",
            "building:height",
            "building:levels",
            "levels",
            "min_height",
            "building:min_level",
            "min_level",
            "roof:height",
            "building:roof:height",
            "roof:levels",
            "building:roof:levels",
            "building:levels:underground");

    private static final Set<String> GREEN_LEISURE =
            Set.of("park", "garden", "nature_reserve", "golf_course", "dog_park", "common", "playground", "pitch");
    private static final Set<String> GREEN_LANDUSE = Set.of(
            "forest",
            "grass",
            "meadow",
            "recreation_ground",
            "village_green",
            "allotments",
            "cemetery",
            "orchard",
            "vineyard",
            "greenfield",
            "flowerbed");
    private static final Set<String> GREEN_NATURAL =
            Set.of("wood", "scrub", "grassland", "heath", "tree", "tree_row", "shrubbery");
    private static final Set<String> WATER_LINES =
            Set.of("river", "stream", "canal", "drain", "ditch", "tidal_channel");
    private static final Set<String> WATER_AREAS = Set.of("riverbank", "dock");
    private static final Set<String> WATER_NATURAL = Set.of("water", "bay", "strait", "coastline", "wetland", "spring");
    private static final Set<String> WATER_LANDUSE = Set.of("basin", "reservoir");

    private static final Set<String> STREET_TEXTS = Set.copyOf(STREET);
    private static final Set<String> AMENITY_TEXTS = amenityTexts();
    private static final Set<String> BUILDING_TEXTS = Set.copyOf(BUILDING);
    private static final Set<String> OTHER_TEXTS =
            Set.of("name", "water", "intermittent", "sport", "access", "leaf_type");

    private static final Set<String> KEPT = kept();

    private TagRules() {}

    private static Set<String> amenityTexts() {
        var keys = new HashSet<>(AMENITY);
        keys.addAll(AMENITY_MORE);
        return Set.copyOf(keys);
    }

    private static Set<String> kept() {
        var keys = new HashSet<String>();
        keys.addAll(STREET);
        keys.addAll(AMENITY);
        keys.addAll(AMENITY_MORE);
        keys.addAll(BUILDING);
        keys.addAll(BUILDING_MEASURES);
        keys.addAll(List.of("natural", "waterway", "landuse", "water", "intermittent", "leaf_type"));
        return Set.copyOf(keys);
    }

    /// True where a tag of a way is of use to any layer.
    static boolean keeps(String key) {
        return KEPT.contains(key);
    }

    /// The tags that a feature of a layer takes over as they stand.
    static Set<String> texts(String layer) {
        return switch (layer) {
            case Layers.STREET -> STREET_TEXTS;
            case Layers.AMENITY -> AMENITY_TEXTS;
            case Layers.BUILDING, BUILDING_PART -> BUILDING_TEXTS;
            default -> OTHER_TEXTS;
        };
    }

    /// A way that one can go along: a street of any kind, or a platform.
    static boolean street(OsmTags tags) {
        return tags.value("highway") != null
                || tags.is("public_transport", "platform")
                || tags.is("railway", "platform");
    }

    /// `key=value` of what the object is in a layer, or null where it is not in it.
    static String kind(String layer, OsmTags tags) {
        return switch (layer) {
            case Layers.AMENITY -> amenity(tags);
            case Layers.BUILDING -> building(tags);
            case BUILDING_PART -> part(tags);
            case Layers.GREEN -> green(tags);
            case Layers.WATER -> water(tags);
            case Layers.LANDUSE -> pair("landuse", tags.value("landuse"));
            default -> null;
        };
    }

    /// True where any layer but the streets wants the object.
    static boolean thing(OsmTags tags) {
        return amenity(tags) != null
                || building(tags) != null
                || part(tags) != null
                || green(tags) != null
                || water(tags) != null
                || tags.value("landuse") != null;
    }

    private static String amenity(OsmTags tags) {
        for (String key : AMENITY) {
            String value = tags.value(key);
            if (value != null && !value.equals("no")) {
                return pair(key, value);
            }
        }
        return null;
    }

    private static String building(OsmTags tags) {
        String value = tags.value("building");
        return value == null || value.equals("no") ? null : pair("building", value);
    }

    private static String part(OsmTags tags) {
        String value = tags.value("building:part");
        return value == null || value.equals("no") ? null : pair("building:part", value);
    }

    private static String green(OsmTags tags) {
        return firstOf(tags, "leisure", GREEN_LEISURE, "natural", GREEN_NATURAL, "landuse", GREEN_LANDUSE);
    }

    private static String water(OsmTags tags) {
        String waterway = tags.value("waterway");
        if (waterway != null && (WATER_LINES.contains(waterway) || WATER_AREAS.contains(waterway))) {
            return pair("waterway", waterway);
        }
        return firstOf(tags, "natural", WATER_NATURAL, "landuse", WATER_LANDUSE, "waterway", Set.of());
    }

    private static String firstOf(
            OsmTags tags, String a, Set<String> inA, String b, Set<String> inB, String c, Set<String> inC) {
        String value = tags.value(a);
        if (value != null && inA.contains(value)) {
            return pair(a, value);
        }
        value = tags.value(b);
        if (value != null && inB.contains(value)) {
            return pair(b, value);
        }
        value = tags.value(c);
        return value != null && inC.contains(value) ? pair(c, value) : null;
    }

    private static String pair(String key, String value) {
        return value == null ? null : key + '=' + value;
    }

    /// True where a way of this kind is a line even if it is closed.
    static boolean line(String kind) {
        return kind.equals("natural=coastline")
                || kind.equals("natural=tree_row")
                || kind.startsWith("waterway=") && WATER_LINES.contains(kind.substring("waterway=".length()));
    }
}
