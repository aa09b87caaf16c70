package citiverse.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.report.MadeComparison.Answer;
import citiverse.report.words.Fragment;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The words alone say what the report says.
class SummaryTest {
    private static final long SEED = 11;

    @Test
    void everySentenceStandsInTheReportToo() throws IOException {
        System.out.println("seed " + SEED);
        var city = new MadeCity(SEED);
        for (Answer answer : Answer.values()) {
            var comparison = MadeComparison.of(SEED, answer);
            for (String language : HtmlReport.languages()) {
                Locale locale = Locale.forLanguageTag(language);
                var out = new StringWriter();
                HtmlReport.write(comparison, city, locale, out);
                String report = out.toString();
                Summary summary = Summary.of(comparison, city, locale);
                List<Fragment> told = new ArrayList<>(summary.facts());
                told.add(summary.headline());
                told.add(summary.sure());
                told.add(summary.people());
                told.addAll(summary.flips());
                told.addAll(summary.limits());
                summary.groups().forEach(group -> told.add(group.note()));
                summary.gains().forEach(place -> told.add(place.where()));
                summary.losses().forEach(place -> told.add(place.where()));
                for (Fragment sentence : told) {
                    assertTrue(report.contains(sentence.html()), answer + " " + language + ": " + sentence.html());
                }
                assertFalse(summary.sources().isEmpty());
            }
        }
    }

    @Test
    void theRankingIsThatOfTheComparisonAndHoldsDoingNothing() {
        var comparison = MadeComparison.of(SEED, Answer.values()[0]);
        Summary summary = Summary.of(comparison, new MadeCity(SEED), Locale.ENGLISH);
        assertEquals("1", summary.ranking().getFirst().rank());
        assertTrue(summary.ranking().stream().anyMatch(row -> row.label().html().equals("Do nothing")));
        assertEquals(comparison.options().size(), summary.ranking().size() + summary.left());
    }
}
