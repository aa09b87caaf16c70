package citiverse.models.spatial;

import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import citiverse.twin.Snapshot;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a feature is, as far as that tells how high it lies and how wide it is.
///
/// @param sort which rules its heights follow
/// @param key which assumptions stand in for what it does not tell, such as `water` for `cover.water`
record Kind(Sort sort, String key) {

    enum Sort {
        ROAD,
        BRIDGE,
        TUNNEL,
        PIPE,
        TRANSIT,
        BUILDING,
        LINE,
        GROUND,
        OTHER
    }

    private static final Set<String> PATHS =
            Set.of("footway", "path", "steps", "cycleway", "pedestrian", "bridleway", "corridor", "track");
    private static final Set<String> BUILDINGS = Set.of("building", "building_part", "building_installation");
    private static final Set<String> ROADS = Set.of("road", "railway", "square", "track", "traffic_area", "roads");
    private static final Set<String> GROUNDS = Set.of(
            Layers.GREEN, Layers.LANDUSE, Layers.WATER, "land_use", "plant_cover", "water_body", "park", "parcel");
    /// Words that make a thing a pipe or cable.
    private static final Set<String> PIPES = Set.of(
            "pipe",
            "pipes",
            "pipeline",
            "main",
            "mains",
            "sewer",
            "sewers",
            "conduit",
            "duct",
            "cable",
            "cables",
            "culvert",
            "utility",
            "utilities");
    /// Words that tell what a pipe or cable carries, and the assumptions it takes.
    private static final Map<String, Set<String>> CARRIED = carried();

    private static Map<String, Set<String>> carried() {
        var carried = new LinkedHashMap<String, Set<String>>();
        carried.put("sewage", Set.of("sewer", "sewers", "sewage", "wastewater", "foul", "combined"));
        carried.put("drain", Set.of("drain", "drainage", "storm", "stormwater", "rainwater", "culvert"));
        carried.put("gas", Set.of("gas"));
        carried.put("heat", Set.of("heat", "heating", "steam", "cooling"));
        carried.put("telecom", Set.of("telecom", "communication", "fibre", "fiber", "telephone"));
        carried.put("power", Set.of("power", "electric", "electricity", "cable", "cables"));
        carried.put("water", Set.of("water"));
        return carried;
    }

    static Kind of(Feature feature, Snapshot city) {
        Properties tags = feature.properties();
        String type = feature.type();
        if (type.equals(Layers.TRANSIT_PATTERN) || type.equals(Layers.TRANSIT_ROUTE)) {
            return transit(feature, city);
        }
        if (BUILDINGS.contains(type) || tags.text("building").isPresent()) {
            return new Kind(Sort.BUILDING, "building");
        }
        if (type.equals("bridge") || set(tags, "bridge")) {
            return new Kind(Sort.BRIDGE, width(tags));
        }
        String tunnel = tags.text("tunnel").orElse("no");
        boolean passage = tunnel.equals("building_passage") || tunnel.equals("avalanche_protector");
        if (type.equals("tunnel") || set(tags, "tunnel") && !passage && !tunnel.equals("culvert")) {
            return new Kind(Sort.TUNNEL, width(tags));
        }
        Set<String> words = words(feature);
        if (tags.text("power").filter(power -> power.endsWith("line")).isPresent()) {
            return new Kind(Sort.LINE, "line");
        }
        boolean open = type.equals(Layers.WATER) && !words.contains("culvert");
        if (!open && words.stream().anyMatch(PIPES::contains)) {
            return new Kind(Sort.PIPE, carried(words));
        }
        if (type.equals(Layers.STREET)
                || ROADS.contains(type)
                || tags.text("highway").isPresent()) {
            return new Kind(Sort.ROAD, width(tags));
        }
        if (tags.text("railway").isPresent()) {
            return new Kind(Sort.TRANSIT, tags.text("railway").get().equals("subway") ? "subway" : "rail");
        }
        return new Kind(GROUNDS.contains(type) ? Sort.GROUND : Sort.OTHER, "ground");
    }

    private static boolean set(Properties tags, String key) {
        String value = tags.text(key).orElse("no");
        return !value.equals("no") && !value.isEmpty();
    }

    private static String width(Properties tags) {
        return tags.text("highway").filter(PATHS::contains).isPresent() ? "path" : "street";
    }

    /// The words of the texts that can tell what a pipe carries.
    private static Set<String> words(Feature feature) {
        var words = new HashSet<>(List.of(feature.type().split("_")));
        for (String key : List.of("kind", "type", "man_made", "substance", "utility", "network", "power", "tunnel")) {
            feature.properties()
                    .text(key)
                    .ifPresent(value ->
                            words.addAll(List.of(value.toLowerCase(Locale.ROOT).split("[^a-z]+"))));
        }
        return words;
    }

    private static String carried(Set<String> words) {
        return CARRIED.entrySet().stream()
                .filter(row -> row.getValue().stream().anyMatch(words::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("pipe");
    }

    private static Kind transit(Feature feature, Snapshot city) {
        long mode = feature.type().equals(Layers.TRANSIT_ROUTE)
                ? feature.properties().whole("mode").orElse(-1)
                : feature.properties()
                        .text("route")
                        .flatMap(city::feature)
                        .map(route -> route.properties().whole("mode").orElse(-1))
                        .orElse(-1L);
        int group = (int) (mode >= 100 ? mode / 100 : -1);
        if (mode == 0 || mode == 3 || mode == 5 || mode == 11 || group == 2 || group == 7 || group == 8 || group == 9) {
            return new Kind(Sort.TRANSIT, "street_transit");
        }
        if (mode == 1 || group == 4 || group == 5 || group == 6) {
            return new Kind(Sort.TRANSIT, "subway");
        }
        if (mode == 2 || mode == 7 || mode == 12 || group == 1 || group == 14) {
            return new Kind(Sort.TRANSIT, "rail");
        }
        return mode == 6 || group == 13 ? new Kind(Sort.TRANSIT, "cable") : new Kind(Sort.OTHER, "ground");
    }
}
