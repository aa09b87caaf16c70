package citiverse.report.words;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/// Numbers, units and dates as the reader's language writes them. Three digits count, below one two of them;
/// whole numbers keep all of theirs. What belongs together (a value and its interval) is given with the same
/// decimals.
///
/// Not for several threads at once.
public final class Numbers {
    private static final String NO_BREAK = "\u00A0";

    private final Locale locale;
    private final Messages messages;
    private final DecimalFormat format;
    private final String plus;
    private final String percentSign;

    public Numbers(Locale locale, Messages messages) {
        this.locale = locale;
        this.messages = messages;
        this.format = (DecimalFormat) DecimalFormat.getNumberInstance(locale);
        String negative = format.getNegativePrefix();
        this.plus = negative.replace('-', '+')
                .replace(DecimalFormatSymbols.getInstance(locale).getMinusSign(), '+');
        this.percentSign = ((DecimalFormat) DecimalFormat.getPercentInstance(locale)).getPositiveSuffix();
        format.setNegativePrefix(negative.replace('-', '\u2212'));
    }

    /// Decimals with which the greatest of these numbers shows three digits, or two where all are below one.
    public static int decimals(double... values) {
        double greatest = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                greatest = Math.max(greatest, Math.abs(value));
            }
        }
        if (greatest == 0 || greatest >= 100) {
            return 0;
        }
        int decimals = greatest >= 10 ? 1 : 2;
        for (double limit = 0.1; greatest < limit && decimals < 5; limit /= 10) {
            decimals++;
        }
        return decimals;
    }

    /// A number; "not known" where it is not finite.
    public String plain(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return messages.text("number.none");
        }
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        double rounded = isNothing(value, decimals) ? 0 : value;
        return format.format(rounded);
    }

    public String plain(double value) {
        return plain(value, decimals(value));
    }

    /// A change, always with its sign unless it is nothing.
    public String signed(double value, int decimals) {
        boolean positive = value > 0 && Double.isFinite(value) && !isNothing(value, decimals);
        return (positive ? plus : "") + plain(value, decimals);
    }

    private static boolean isNothing(double value, int decimals) {
        double half = 0.5;
        for (int i = 0; i < decimals; i++) {
            half /= 10;
        }
        return Math.abs(value) < half;
    }

    /// A value in its unit.
    public String quantity(double value, String unit) {
        return quantity(value, unit, decimals(value));
    }

    public String quantity(double value, String unit, int decimals) {
        return Double.isFinite(value) ? withUnit(plain(value, decimals), unit, false) : plain(value, 0);
    }

    /// A difference in its unit, signed; a difference of two percentages is in percentage points.
    public String change(double value, String unit, int decimals) {
        return Double.isFinite(value) ? withUnit(signed(value, decimals), unit, true) : plain(value, 0);
    }

    public String change(double value, String unit) {
        return change(value, unit, decimals(value));
    }

    /// Where the value lies in 9 of 10 cases.
    public String interval(double low, double high, String unit, int decimals) {
        String text = messages.text("number.interval", "low", plain(low, decimals), "high", plain(high, decimals));
        return withUnit(text, unit, false);
    }

    public String changeInterval(double low, double high, String unit, int decimals) {
        String text = messages.text("number.interval", "low", signed(low, decimals), "high", signed(high, decimals));
        return withUnit(text, unit, true);
    }

    private String withUnit(String number, String unit, boolean difference) {
        if (unit.equals("%") && !difference) {
            return number + percentSign;
        }
        String label = unit(unit, difference);
        return label.isEmpty() ? number : number + NO_BREAK + label;
    }

    /// The name of a UCUM unit; empty for a pure number. An annotation such as `{job}` that has no text is its
    /// own name.
    public String unit(String ucum, boolean difference) {
        String key =
                switch (ucum) {
                    case "", "1" -> "";
                    case "%" -> difference ? "percentage-point" : "percent";
                    default -> ucum.replace("{", "").replace("}", "");
                };
        if (key.isEmpty()) {
            return "";
        }
        return messages.has("unit." + key) ? messages.text("unit." + key) : key;
    }

    /// A share in percent, without decimals from 1 % on.
    public String percent(double share) {
        if (!Double.isFinite(share)) {
            return messages.text("number.none");
        }
        double percent = share * 100;
        int decimals = percent == 0 || percent >= 0.95 ? 0 : 1;
        return withUnit(plain(percent, decimals), "%", false);
    }

    public String whole(double value) {
        return plain(value, 0);
    }

    /// People, to the nearest whole one.
    public String people(double people) {
        return counted("count.people", people);
    }

    /// A number of things with their noun.
    public String counted(String key, double count) {
        long whole = Math.round(count);
        return messages.counted(key, whole, plain(whole, 0));
    }

    /// An ISO date as a day; any other text as it is.
    public String dayOrText(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? inWords(LocalDate.parse(text)) : text;
    }

    /// The day of an instant at a place; the text itself where it is no instant.
    public String day(String instant, ZoneId zone) {
        return inWords(Instant.parse(instant).atZone(zone));
    }

    private String inWords(TemporalAccessor day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }
}
