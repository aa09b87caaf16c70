package citiverse.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.report.words.Messages;
import citiverse.report.words.Plural;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:[.-][a-z0-9-]+)*\\.?)\"");

    static List<String> languages() {
        return Messages.LANGUAGES;
    }

    private static Messages in(String language) {
        return Messages.of(Locale.forLanguageTag(language), HtmlReport.TEXTS);
    }

    private static Set<String> withoutForms(Messages messages) {
        return messages.keys().stream()
                .map(key -> key.startsWith("count.") ? key.substring(0, key.lastIndexOf('.')) : key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasTheSameKeysAndPlaces(String language) {
        Messages english = in("en");
        Messages messages = in(language);
        assertEquals(withoutForms(english), withoutForms(messages));
        for (String key : messages.keys()) {
            assertFalse(messages.pattern(key).isBlank(), key);
            if (!key.startsWith("count.")) {
                assertEquals(places(english.pattern(key)), places(messages.pattern(key)), key);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyCountedNounHasTheFormsOfItsLanguage(String language) {
        Messages messages = in(language);
        Set<String> nouns = messages.keys().stream()
                .filter(key -> key.startsWith("count."))
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String noun : nouns) {
            Set<String> forms = messages.keys().stream()
                    .filter(key -> key.startsWith(noun + '.'))
                    .map(key -> key.substring(noun.length() + 1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(new TreeSet<>(Plural.forms(language)), forms, noun);
        }
        for (long count = 0; count < 250; count++) {
            assertTrue(Plural.forms(language).contains(Plural.form(language, count)), "form of " + count);
        }
    }

    private static long letters(String text) {
        return text.replaceAll("\\{[a-z]+}", "")
                .codePoints()
                .filter(Character::isLetter)
                .count();
    }

    /// A translation is not a copy: apart from units, signs and names, texts differ from the English ones.
    @ParameterizedTest
    @MethodSource("languages")
    void textsAreTranslated(String language) {
        if (language.equals("en")) {
            return;
        }
        Messages english = in("en");
        Messages messages = in(language);
        List<String> same = messages.keys().stream()
                .filter(key -> !key.startsWith("unit.") && english.has(key))
                .filter(key -> english.pattern(key).equals(messages.pattern(key)))
                .filter(key -> letters(english.pattern(key)) > 16)
                .toList();
        assertEquals(
                List.of(),
                same.stream().filter(key -> !key.startsWith("count.")).toList());
    }

    @Test
    void everyKeyInTheSourcesExistsAndEveryTextIsUsed() throws IOException {
        Messages english = in("en");
        Set<String> literals = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main/java/citiverse/report"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*/report/(words/)?\\w+\\.java"))
                    .sorted()
                    .toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> literals.add(found.group(1)));
            }
        }
        Set<String> roots = withoutForms(english).stream()
                .filter(key -> key.contains("."))
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = withoutForms(english);
        for (String literal : literals) {
            boolean key = literal.contains(".") && roots.contains(literal.substring(0, literal.indexOf('.')));
            boolean prefix = literal.endsWith(".");
            boolean there = known.contains(literal) || literal.equals("report.css");
            assertTrue(!key || prefix || there, "no text for " + literal);
        }
        for (String text : known) {
            boolean used = literals.contains(text)
                    || literals.stream().anyMatch(literal -> literal.endsWith(".") && text.startsWith(literal))
                    || text.endsWith(".text") && known.contains(text.substring(0, text.length() - 5))
                    || text.endsWith(".critical") && known.contains(text.substring(0, text.length() - 9))
                    || text.endsWith(".less") && known.contains(text.substring(0, text.length() - 5))
                    || text.endsWith(".none") && known.contains(text.substring(0, text.length() - 5));
            assertTrue(used, "never shown: " + text);
        }
    }

    @Test
    void formsFollowCldr() {
        assertEquals("one", Plural.form("ru", 21));
        assertEquals("few", Plural.form("ru", 34));
        assertEquals("many", Plural.form("ru", 112));
        assertEquals("many", Plural.form("ru", 5));
        assertEquals("one", Plural.form("fr", 0));
        assertEquals("other", Plural.form("en", 0));
        assertEquals("zero", Plural.form("ar", 0));
        assertEquals("two", Plural.form("ar", 2));
        assertEquals("few", Plural.form("ar", 103));
        assertEquals("many", Plural.form("ar", 111));
        assertEquals("other", Plural.form("ar", 100));
        assertEquals("other", Plural.form("zh", 1));
    }
}
