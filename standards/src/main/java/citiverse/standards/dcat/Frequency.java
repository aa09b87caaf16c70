package citiverse.standards.dcat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How often data is brought up to date (EU vocabulary of frequencies).
public enum Frequency {
    CONT,
    HOURLY,
    DAILY,
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    ANNUAL_2,
    ANNUAL,
    BIENNIAL,
    TRIENNIAL,
    DECENNIAL,
    IRREG,
    NEVER,
    UNKNOWN;

    private static final Map<String, Frequency> WORDS = Map.ofEntries(
            Map.entry("continuous", CONT),
            Map.entry("hourly", HOURLY),
            Map.entry("daily", DAILY),
            Map.entry("weekly", WEEKLY),
            Map.entry("monthly", MONTHLY),
            Map.entry("quarterly", QUARTERLY),
            Map.entry("half-yearly", ANNUAL_2),
            Map.entry("yearly", ANNUAL),
            Map.entry("annual", ANNUAL),
            Map.entry("every-2-years", BIENNIAL),
            Map.entry("every-3-years", TRIENNIAL),
            Map.entry("every-10-years", DECENNIAL),
            Map.entry("irregular", IRREG),
            Map.entry("never", NEVER));

    /// The frequency of a plain word: `continuous hourly daily weekly monthly quarterly half-yearly yearly
    /// every-2-years every-3-years every-10-years irregular never`.
    public static Optional<Frequency> told(String word) {
        return Optional.ofNullable(WORDS.get(word.strip().toLowerCase(Locale.ROOT)));
    }

    Iri iri() {
        return Iri.of("http://publications.europa.eu/resource/authority/frequency/" + name());
    }
}
