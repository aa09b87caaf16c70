package citiverse.twin.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    /// RFC 8785, section 3.2.2 and 3.2.4.
    @Test
    void writesTheExampleOfTheRfc() {
        String given = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        String expected = "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        assertEquals(expected, CanonicalJson.canonical(given));
    }

    /// RFC 8785, section 3.2.3.
    @Test
    void sortsNamesByUtf16CodeUnits() {
        String given = """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis"}
                """;
        var values = ((Map<?, ?>) CanonicalJson.parse(CanonicalJson.canonical(given))).values();
        assertEquals(
                List.of(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh"),
                List.copyOf(values));
    }

    /// RFC 8785, appendix B.
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "becbf647612f3696, -0.0000033333333333333333"
    })
    void printsNumbersAsEcmaScriptDoes(String bits, String text) {
        assertEquals(text, CanonicalJson.write(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))));
    }

    @Test
    void agreesWithTheReferenceImplementationOnRandomContent() throws Exception {
        long seed = 20260101;
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            String ours = CanonicalJson.write(random(random, 0));
            if (ours.startsWith("{") || ours.startsWith("[")) {
                assertEquals(new JsonCanonicalizer(ours).getEncodedString(), ours);
            }
            assertEquals(ours, CanonicalJson.canonical(ours));
        }
    }

    private static Object random(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong(-CanonicalJson.LARGEST_WHOLE, CanonicalJson.LARGEST_WHOLE);
            case 3 -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
            case 4 -> text(random);
            case 5 -> Arrays.asList(random(random, depth + 1), random(random, depth + 1));
            default -> {
                var map = new java.util.HashMap<String, Object>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    map.put(text(random), random(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int range = random.nextInt(4) == 0 ? 0x10FFFF : 0x80;
            int code = random.nextInt(range);
            text.appendCodePoint(code >= 0xD800 && code < 0xE000 ? 'x' : code);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,",
                "{\"a\":1,\"a\":2}",
                "01",
                "1.",
                "-",
                "nul",
                "\"a",
                "\"\\x\"",
                "\"\\u12\"",
                "[1] 2",
                "{a:1}",
                "1e999",
                "\"\u0001\"",
                "+1",
                "[,]",
                "--1",
                "1e",
                "1-2"
            })
    void refusesWhatIsNotJson(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> CanonicalJson.parse(text));
        assertEquals(true, refused.getMessage().contains("at byte"), refused.getMessage());
    }

    @Test
    void refusesEndlessNesting() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.parse("[".repeat(1_000_000)));
    }

    @Test
    void refusesWhatHasNoCanonicalForm() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(1L << 53));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write("\ud83d"));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(new Object()));
    }
}
