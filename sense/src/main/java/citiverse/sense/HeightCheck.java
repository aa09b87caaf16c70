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

/// Sees from which vertical datum the elevations of each layer are counted, and says where layers of different datums
/// meet in one twin: the height of a building above a terrain is then wrong by the distance of the datums. What each
/// import saw is kept with its counts, as `heights of <layer> in <datum>`, so that later imports know of it.
final class HeightCheck {
    private static final String COUNTED = "heights of ";
    private static final String IN = " in ";
    private static final String NOT_TOLD = "a datum that is not told";
    private static final int MOST = 200;

    /// Elevations of one layer.
    private record Heights(String layer, String datum) {
        String counted() {
            return COUNTED + layer + IN + datum;
        }
    }

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
        String counted = new Heights(layer, named.isEmpty() ? NOT_TOLD : named).counted();
        if (seen.size() < MOST || seen.containsKey(counted)) {
            seen.merge(counted, 1L, Long::sum);
        }
    }

    /// What was noticed while reading, with the heights that were seen and, before all else, a warning for each two
    /// layers whose datums differ.
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
        List<Heights> own = seen.keySet().stream().map(HeightCheck::heights).toList();
        for (int i = 0; i < own.size(); i++) {
            for (int j = 0; j < i; j++) {
                compare(own.get(j), "", own.get(i), warnings);
            }
        }
        var sources = new HashSet<>(Set.of(source));
        for (Twin.ImportReport report : before) {
            if (sources.add(report.source().id())) {
                for (String counted : new TreeMap<>(report.quality().read()).keySet()) {
                    if (counted.startsWith(COUNTED) && counted.indexOf(IN, COUNTED.length()) > 0) {
                        own.forEach(here -> compare(
                                heights(counted), " (source " + report.source().id() + ")", here, warnings));
                    }
                }
            }
        }
        warnings.addAll(quality.warnings());
        return new Twin.Quality(read, quality.missing(), warnings);
    }

    private static Heights heights(String counted) {
        int in = counted.indexOf(IN, COUNTED.length());
        return new Heights(counted.substring(COUNTED.length(), in), counted.substring(in + IN.length()));
    }

    private static void compare(Heights there, String source, Heights here, List<String> warnings) {
        if (there.datum.equals(here.datum) || warnings.size() >= MOST) {
            return;
        }
        boolean told = !there.datum.equals(NOT_TOLD) && !here.datum.equals(NOT_TOLD);
        String both = "heights of " + there.layer + source + " are in " + there.datum + ", those of " + here.layer
                + " in " + here.datum;
        warnings.add(
                told
                        ? "mixed vertical datums: " + both
                                + "; they are compared as they stand and may differ by metres: convert one of them"
                        : "vertical datum not told: " + both + "; name it in the city file with datum:");
    }
}
