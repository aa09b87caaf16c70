package citiverse.standards.osm;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths as people write them in tags: `12`, `12.5 m`, `40 ft`, `5'10"`, `1.2 km`.
final class Measure {
    private static final double METRES_IN_FOOT = 0.3048;
    private static final double METRES_IN_INCH = 0.0254;
    private static final Pattern PLAIN =
            Pattern.compile("([0-9]{1,6}(?:[.,][0-9]{1,6})?)\\s*(m|metres?|meters?|km|ft|feet|')?");
    private static final Pattern FEET_AND_INCHES =
            Pattern.compile("([0-9]{1,5})'\\s*([0-9]{1,2}(?:\\.[0-9]{1,3})?)(?:\"|'')");

    private Measure() {}

    /// Metres, or empty where the text is no length.
    static OptionalDouble metres(String text) {
        String trimmed = text.strip();
        Matcher plain = PLAIN.matcher(trimmed);
        if (plain.matches()) {
            double number = Double.parseDouble(plain.group(1).replace(',', '.'));
            String unit = plain.group(2) == null ? "m" : plain.group(2);
            return OptionalDouble.of(
                    switch (unit) {
                        case "km" -> number * 1000;
                        case "ft", "feet", "'" -> number * METRES_IN_FOOT;
                        default -> number;
                    });
        }
        Matcher feet = FEET_AND_INCHES.matcher(trimmed);
        return feet.matches()
                ? OptionalDouble.of(Double.parseDouble(feet.group(1)) * METRES_IN_FOOT
                        + Double.parseDouble(feet.group(2)) * METRES_IN_INCH)
                : OptionalDouble.empty();
    }

    /// A plain number such as of storeys, or empty.
    static OptionalDouble number(String text) {
        String trimmed = text.strip();
        return trimmed.matches("[0-9]{1,4}(?:[.,][0-9]{1,3})?")
                ? OptionalDouble.of(Double.parseDouble(trimmed.replace(',', '.')))
                : OptionalDouble.empty();
    }
}
