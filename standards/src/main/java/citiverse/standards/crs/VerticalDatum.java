package citiverse.standards.crs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What heights are counted from, as files name it: a code of the EPSG register (of a vertical, a compound or a
/// three-dimensional system) or words. Two names of one datum are brought to the same, so that it can be seen where
/// heights of different datums meet; nothing is converted.
public final class VerticalDatum {
    /// Heights above the ellipsoid, which lies up to 100 m above or below the sea.
    public static final String ELLIPSOIDAL = "ellipsoidal";

    private static final Pattern CODE = Pattern.compile("(?i)EPSG[^0-9]{1,4}(?:[0-9.]*[:/])?([0-9]{4,6})");
    private static final Map<Integer, String> BY_CODE = Map.ofEntries(
            Map.entry(5709, "NAP"),
            Map.entry(7415, "NAP"),
            Map.entry(5773, "EGM96"),
            Map.entry(9707, "EGM96"),
            Map.entry(5798, "EGM84"),
            Map.entry(3855, "EGM2008"),
            Map.entry(9518, "EGM2008"),
            Map.entry(5703, "NAVD88"),
            Map.entry(5498, "NAVD88"),
            Map.entry(5714, "mean sea level"),
            Map.entry(5783, "DHHN92"),
            Map.entry(5554, "DHHN92"),
            Map.entry(5555, "DHHN92"),
            Map.entry(5556, "DHHN92"),
            Map.entry(7837, "DHHN2016"),
            Map.entry(5720, "NGF-IGN69"),
            Map.entry(5698, "NGF-IGN69"),
            Map.entry(5728, "LN02"),
            Map.entry(5621, "EVRF2007"),
            Map.entry(7423, "EVRF2007"),
            Map.entry(5730, "EVRF2000"),
            Map.entry(7409, "EVRF2000"),
            Map.entry(5701, "ODN"),
            Map.entry(7405, "ODN"),
            Map.entry(5613, "RH2000"),
            Map.entry(5845, "RH2000"),
            Map.entry(5941, "NN2000"),
            Map.entry(5942, "NN2000"),
            Map.entry(5972, "NN2000"),
            Map.entry(5973, "NN2000"),
            Map.entry(5710, "Ostend"),
            Map.entry(5711, "AHD"),
            Map.entry(6695, "JGD2011"),
            Map.entry(6697, "JGD2011"),
            Map.entry(4979, ELLIPSOIDAL),
            Map.entry(4937, ELLIPSOIDAL),
            Map.entry(4978, ELLIPSOIDAL));
    private static final Map<String, String> BY_WORDS = Map.ofEntries(
            Map.entry("ELLIPSOIDAL", ELLIPSOIDAL),
            Map.entry("ELLIPSOID", ELLIPSOIDAL),
            Map.entry("EGM1996", "EGM96"),
            Map.entry("EGM08", "EGM2008"),
            Map.entry("MSL", "mean sea level"),
            Map.entry("MEANSEALEVEL", "mean sea level"),
            Map.entry("NORMAALAMSTERDAMSPEIL", "NAP"),
            Map.entry("AMSTERDAM", "NAP"),
            Map.entry("ORDNANCEDATUMNEWLYN", "ODN"),
            Map.entry("NEWLYN", "ODN"));
    private static final List<String> ENDINGS = List.of("HEIGHT", "HEIGHTS", "GEOID", "DATUM", "NH");

    private VerticalDatum() {}

    /// The datum under its usual short name; a name that is not known stays as it is, in one line. Empty where the
    /// name is.
    public static String of(String name) {
        String text = name.strip();
        Matcher code = CODE.matcher(text);
        if (code.find()) {
            int number = Integer.parseInt(code.group(1));
            return BY_CODE.getOrDefault(number, "EPSG:" + number);
        }
        String words = text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
        String core = without(words);
        for (String known : BY_CODE.values()) {
            if (core.equals(known.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", ""))) {
                return known;
            }
        }
        return BY_WORDS.getOrDefault(core, text.replaceAll("\\s+", " "));
    }

    private static String without(String words) {
        for (String ending : ENDINGS) {
            if (words.endsWith(ending) && words.length() > ending.length()) {
                return words.substring(0, words.length() - ending.length());
            }
        }
        return words;
    }
}
