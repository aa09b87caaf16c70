package citiverse.report;

import java.util.Locale;

/// Numbers and scales in drawings; the same in every language.
final class Svg {
    private Svg() {}

    /// A share of a drawing's width, with two decimals at most: 0.125 is `12.5%`.
    static String percent(double share) {
        return number(Math.max(0, Math.min(1, share)) * 100) + '%';
    }

    /// A coordinate with two decimals at most, and none where it is whole.
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        String text = String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }

    /// The greatest of 1, 2, 5, 10, 20, 50, … that is not above a positive value.
    static double nice(double value) {
        double power = 1;
        while (power * 10 <= value) {
            power *= 10;
        }
        while (power > value) {
            power /= 10;
        }
        return value >= power * 5 ? power * 5 : value >= power * 2 ? power * 2 : power;
    }
}
