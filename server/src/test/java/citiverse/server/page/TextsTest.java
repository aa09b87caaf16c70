package citiverse.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.report.words.Messages;
import citiverse.report.words.Messages.Bundle;
import citiverse.report.words.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Set<String> FORMS = Set.of("zero", "one", "two", "few", "many", "other");

    static List<String> parts() {
        return Texts.PARTS;
    }

    private static Messages in(String part, String language) {
        return Messages.of(Locale.forLanguageTag(language), new Bundle(Texts.class, part));
    }

    /// The noun of a counted key: one whose ending is a plural form and that English has in both of its forms.
    private static String noun(Messages english, String key) {
        int dot = key.lastIndexOf('.');
        String start = dot < 0 ? key : key.substring(0, dot);
        boolean counted = dot > 0
                && FORMS.contains(key.substring(dot + 1))
                && english.has(start + ".one")
                && english.has(start + ".other");
        return counted ? start : "";
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> withoutForms(Messages english, Messages messages) {
        return messages.keys().stream()
                .map(key -> noun(english, key).isEmpty() ? key : noun(english, key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everyLanguageHasTheSameKeysAndPlacesAndNothingBlank(String part) {
        Messages english = in(part, "en");
        for (String language : Texts.LANGUAGES.keySet()) {
            Messages messages = in(part, language);
            assertEquals(withoutForms(english, english), withoutForms(english, messages), part + " in " + language);
            for (String key : messages.keys()) {
                assertFalse(messages.pattern(key).isBlank(), key + " in " + language);
                if (noun(english, key).isEmpty()) {
                    assertEquals(places(english.pattern(key)), places(messages.pattern(key)), key + " in " + language);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everyCountedNounHasTheFormsOfItsLanguage(String part) {
        Messages english = in(part, "en");
        Set<String> nouns = english.keys().stream()
                .map(key -> noun(english, key))
                .filter(noun -> !noun.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String language : Texts.LANGUAGES.keySet()) {
            Messages messages = in(part, language);
            for (String noun : nouns) {
                Set<String> forms = messages.keys().stream()
                        .filter(key -> noun(english, key).equals(noun))
                        .map(key -> key.substring(noun.length() + 1))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertEquals(new TreeSet<>(Plural.forms(language)), forms, noun + " in " + language);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everyKeyBeginsWithTheNameOfItsPart(String part) {
        in(part, "en").keys().forEach(key -> assertTrue(key.startsWith(part + '.'), key));
    }

    /// A translation is not a copy.
    @Test
    void sentencesAreTranslated() {
        var copied = new ArrayList<String>();
        for (String part : Texts.PARTS) {
            Messages english = in(part, "en");
            for (String language : Texts.LANGUAGES.keySet()) {
                Messages messages = in(part, language);
                messages.keys().stream()
                        .filter(key -> !language.equals("en") && english.has(key))
                        .filter(key -> english.pattern(key).equals(messages.pattern(key)))
                        .filter(key -> english.pattern(key).split(" ").length > 4)
                        .forEach(key -> copied.add(key + " in " + language));
            }
        }
        assertEquals(List.of(), copied);
    }
}
