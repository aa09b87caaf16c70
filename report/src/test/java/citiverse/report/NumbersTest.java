package citiverse.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import citiverse.report.words.Messages;
import citiverse.report.words.Numbers;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private static Numbers in(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return new Numbers(locale, Messages.of(locale, HtmlReport.TEXTS));
    }

    @Test
    void threeDigitsCountAndWholeNumbersKeepAllOfTheirs() {
        assertEquals(0, Numbers.decimals(123_456));
        assertEquals(0, Numbers.decimals(100));
        assertEquals(1, Numbers.decimals(12.3));
        assertEquals(2, Numbers.decimals(1.23, 0.4));
        assertEquals(2, Numbers.decimals(0.5));
        assertEquals(3, Numbers.decimals(0.05));
        assertEquals(0, Numbers.decimals(0, Double.NaN));
    }

    @Test
    void eachLanguageWritesItsOwnWay() {
        assertEquals("1,234.5", in("en").plain(1234.5, 1));
        assertEquals("12.345,6", in("es").plain(12_345.6, 1));
        assertEquals("1\u202F234,5", in("fr").plain(1234.5, 1));
        assertEquals("1\u00A0234,5", in("ru").plain(1234.5, 1));
        assertEquals("12%", in("en").percent(0.12));
        assertEquals("12\u00A0%", in("ru").percent(0.12));
    }

    @Test
    void changesAlwaysShowTheirSign() {
        assertEquals("+3.0", in("en").signed(3, 1));
        assertEquals("\u22123.0", in("en").signed(-3, 1));
        assertEquals("0.0", in("en").signed(-0.04, 1));
        assertEquals("0", in("en").signed(0, 0));
        assertEquals("\u200E+3", in("ar").signed(3, 0));
        assertEquals("\u200E\u22123", in("ar").signed(-3, 0));
    }

    @Test
    void unitsFollowTheNumber() {
        assertEquals("12.3\u00A0jobs", in("en").quantity(12.3, "{job}"));
        assertEquals("45.0%", in("en").quantity(45, "%"));
        assertEquals("+4.00\u00A0percentage points", in("en").change(4, "%"));
        assertEquals("0.37", in("en").quantity(0.37, "1"));
        assertEquals("7.00\u00A0bicycle", in("en").quantity(7, "{bicycle}"));
        assertEquals("not known", in("en").quantity(Double.NaN, "{job}"));
        assertEquals("+1.0 to +2.0\u00A0min", in("en").changeInterval(1, 2, "min", 1));
    }

    @Test
    void countsTakeTheRightForm() {
        assertEquals("1 person", in("en").people(1));
        assertEquals("1,204 people", in("en").people(1203.6));
        assertEquals("21 житель", in("ru").people(21));
        assertEquals("3 жителя", in("ru").people(3));
        assertEquals("شخصان", in("ar").people(2));
    }

    @Test
    void daysAreThoseOfTheCity() {
        assertEquals("May 12, 2019", in("en").day("2019-05-13T01:00:00Z", ZoneId.of("America/Sao_Paulo")));
        assertEquals("13 mai 2019", in("fr").day("2019-05-13T12:00:00Z", ZoneId.of("America/Sao_Paulo")));
    }
}
