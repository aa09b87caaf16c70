package citiverse.sense;

import citiverse.standards.crs.VerticalDatum;
import citiverse.twin.Feature;
import citiverse.twin.Properties;
import citiverse.twin.Raster;
import citiverse.twin.Twin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Sees from which vertical datum the elevations of each layer are counted, and says where layers of different datums
/// meet in one twin: the height of a building above a terrain is then wrong by the distance of the datums. What each
/// import saw is kept with its counts, as `heights of <layer> in <datum>`, so that later imports know of it.
final class HeightCheck {
    private static final String COUNTED = "heights of ";
    private static final String IN = " in ";
    private static final String NOT_TOLD = "a datum that is not told";
    private static final int MOST = 200;
    private static final int SHOWN = 3;

    private final Map<String, Long> seen = new TreeMap<>();

    /// Looks at a feature that has an elevation.
    void see(Feature feature) {
        Properties properties = feature.properties();
        if (properties.number("ground_metres").isPresent()
                || properties.number("base_metres").isPresent()) {
            see(feature.type(), properties.text("vertical_datum").orElse(""));
        }
    }

    /// Looks at a grid of heights in metres.
    void see(Raster raster) {
        if (raster.unit().equals("m")) {
            see(raster.name(), raster.datum());
        }
    }

    private void see(String layer, String datum) {
        String named = VerticalDatum.of(datum);
        String counted = COUNTED + layer + IN + (named.isEmpty() ? NOT_TOLD : named);
        if (seen.size() < MOST || seen.containsKey(counted)) {
            seen.merge(counted, 1L, Long::sum);
        }
    }

    /// What was noticed while reading, with the heights that were seen and, before all else, a warning for each two
    /// datums that meet.
    ///
    /// @param source id of what was read
    /// @param before what earlier imports reported, newest first
    Twin.Quality noted(Twin.Quality quality, String source, List<Twin.ImportReport> before) {
        if (seen.isEmpty()) {
            return quality;
        }
        var read = new TreeMap<>(quality.read());
        read.putAll(seen);
        var warnings = new ArrayList<String>();
        Map<String, List<String>> own = byDatum(seen.keySet());
        compare(own, "", own, warnings);
        var sources = new HashSet<>(Set.of(source));
        for (Twin.ImportReport report : before) {
            if (sources.add(report.source().id())) {
                compare(
                        byDatum(report.quality().read().keySet()),
                        " (source " + report.source().id() + ")",
                        own,
                        warnings);
            }
        }
        warnings.addAll(quality.warnings());
        return new Twin.Quality(read, quality.missing(), warnings);
    }

    /// The layers of each datum, by name, of what was counted.
    private static Map<String, List<String>> byDatum(Set<String> counted) {
        var layers = new TreeMap<String, List<String>>();
        for (String one : new TreeSet<>(counted)) {
            int in = one.indexOf(IN, COUNTED.length());
            if (one.startsWith(COUNTED) && in > 0) {
                layers.computeIfAbsent(one.substring(in + IN.length()), unused -> new ArrayList<>())
                        .add(one.substring(COUNTED.length(), in));
            }
        }
        return layers;
    }

    private static void compare(
            Map<String, List<String>> there, String source, Map<String, List<String>> here, List<String> warnings) {
        for (String datum : there.keySet()) {
            for (String other : here.keySet()) {
                boolean twice = there == here && datum.compareTo(other) > 0;
                if (datum.equals(other) || twice || warnings.size() >= MOST) {
                    continue;
                }
                boolean told = !datum.equals(NOT_TOLD) && !other.equals(NOT_TOLD);
                String both = "heights of " + named(there.get(datum)) + source + " are in " + datum + ", those of "
                        + named(here.get(other)) + " in " + other;
                warnings.add(
                        told
                                ? "mixed vertical datums: " + both
                                        + "; they are compared as they stand and may differ by metres: convert one"
                                : "vertical datum not told: " + both + "; name it in the city file with datum:");
            }
        }
    }

    private static String named(List<String> layers) {
        int shown = Math.min(layers.size(), SHOWN);
        String names = String.join(", ", layers.subList(0, shown));
        return layers.size() == shown ? names : names + " and " + (layers.size() - shown) + " more layers";
    }
}
