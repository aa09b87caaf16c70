package citiverse.server.page;

import citiverse.report.HtmlReport;
import citiverse.report.words.Messages;
import citiverse.report.words.Messages.Bundle;
import citiverse.report.words.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The texts of the pages, by language: those of the report, and one bundle for each part of the site.
public final class Texts {
    /// Parts of the site with texts of their own: `<part>_<language>.properties` beside this class.
    static final List<String> PARTS =
            List.of("site", "city", "rehearse", "space", "data", "access", "ogc", "processes");

    /// Names of the languages in themselves.
    public static final Map<String, String> LANGUAGES = new java.util.LinkedHashMap<>();

    static {
        LANGUAGES.put("ar", "العربية");
        LANGUAGES.put("zh", "中文");
        LANGUAGES.put("en", "English");
        LANGUAGES.put("fr", "Français");
        LANGUAGES.put("ru", "Русский");
        LANGUAGES.put("es", "Español");
        LANGUAGES.put("pt", "Português");
    }

    private static final Map<String, Messages> KNOWN = new ConcurrentHashMap<>();

    private Texts() {}

    /// @param language one of [#LANGUAGES]
    public static Messages of(String language) {
        return KNOWN.computeIfAbsent(language, wanted -> Messages.of(Locale.forLanguageTag(wanted), bundles()));
    }

    static Bundle[] bundles() {
        var bundles = new Bundle[PARTS.size() + 1];
        bundles[0] = HtmlReport.TEXTS;
        for (int i = 0; i < PARTS.size(); i++) {
            bundles[i + 1] = new Bundle(Texts.class, PARTS.get(i));
        }
        return bundles;
    }

    /// Numbers, units and dates of a language; for one request at a time.
    public static Numbers numbers(String language) {
        return new Numbers(Locale.forLanguageTag(language), of(language));
    }
}
