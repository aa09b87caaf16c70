package citiverse.report.words;

import citiverse.twin.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// The texts of the page in one language.
///
/// A text has named places in braces: `{option} comes out first`. A noun that follows a number has one text for each
/// plural form of its language, under the key with the form added: `count.people.one`.
public final class Messages {
    /// Languages there are texts for, BCP 47.
    public static final List<String> LANGUAGES = List.of("ar", "en", "es", "fr", "pt", "ru", "zh");

    private final String language;
    private final Properties texts;

    private Messages(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /// Where texts of a part of the house stand: `<name>_<language>.properties` beside a class.
    ///
    /// @param owner class beside which the files are
    /// @param name start of the files' names
    public record Bundle(Class<?> owner, String name) {}

    /// The texts of bundles for a locale; its country does not matter.
    ///
    /// @throws Problem `CV-REPORT-001` where there are no texts in its language, naming those there are;
    ///     `CV-REPORT-004` where two bundles have the same key
    public static Messages of(Locale locale, Bundle... bundles) {
        String language = locale.getLanguage();
        if (!LANGUAGES.contains(language)) {
            throw Problem.user("CV-REPORT-001", "there is no report in the language \"" + language + '"')
                    .remedy("Choose one of " + String.join(", ", LANGUAGES));
        }
        var texts = new Properties();
        for (Bundle bundle : bundles) {
            Properties some = load(bundle, language);
            some.stringPropertyNames().forEach(key -> {
                if (texts.putIfAbsent(key, some.getProperty(key)) != null) {
                    throw Problem.ours("CV-REPORT-004", "two bundles have the text " + key, null);
                }
            });
        }
        return new Messages(language, texts);
    }

    private static Properties load(Bundle bundle, String language) {
        String name = bundle.name() + '_' + language + ".properties";
        var texts = new Properties();
        try (var stream = bundle.owner().getResourceAsStream(name)) {
            if (stream == null) {
                throw Problem.ours("CV-REPORT-005", "there is no file " + name, null);
            }
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(name, failure);
        }
        return texts;
    }

    public String language() {
        return language;
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    public Set<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    /// The text as it stands in the file.
    public String pattern(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw Problem.ours("CV-REPORT-002", "the text " + key + " is missing in " + language, null);
        }
        return text;
    }

    /// The text with its places filled, as plain text.
    ///
    /// @param values names and values in turn
    public String text(String key, String... values) {
        String text = pattern(key);
        if (values.length == 0 && text.indexOf('{') < 0) {
            return text;
        }
        return fill(key, text, values);
    }

    /// The text with its places filled, as markup: fragments stand as they are, all else is escaped.
    ///
    /// @param values names and values in turn
    public Fragment html(String key, Object... values) {
        var markup = new String[values.length];
        for (int i = 0; i < values.length; i += 2) {
            markup[i] = (String) values[i];
            markup[i + 1] = values[i + 1] instanceof Fragment(String html)
                    ? html
                    : Fragment.escape(String.valueOf(values[i + 1]));
        }
        return new Fragment(fill(key, Fragment.escape(pattern(key)), markup));
    }

    /// A number with its noun in the right form.
    ///
    /// @param number the count as the reader sees it
    public String counted(String key, long count, String number) {
        return text(key + '.' + Plural.form(language, Math.abs(count)), "n", number);
    }

    private String fill(String key, String text, String... values) {
        var out = new StringBuilder(text.length() + 64);
        int at = 0;
        while (at < text.length()) {
            int start = text.indexOf('{', at);
            if (start < 0) {
                break;
            }
            int end = text.indexOf('}', start);
            out.append(text, at, start).append(value(key, text.substring(start + 1, end), values));
            at = end + 1;
        }
        return out.append(text, at, text.length()).toString();
    }

    private String value(String key, String name, String... values) {
        for (int i = 0; i < values.length; i += 2) {
            if (values[i].equals(name)) {
                return values[i + 1];
            }
        }
        throw Problem.ours("CV-REPORT-003", "the text " + key + " in " + language + " asks for {" + name + "}", null);
    }
}
