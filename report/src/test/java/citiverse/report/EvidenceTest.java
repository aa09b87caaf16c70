package citiverse.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.Daylight;
import citiverse.rehearse.Comparison.Evidence;
import citiverse.rehearse.Comparison.Line;
import citiverse.report.MadeComparison.Answer;
import citiverse.report.words.Messages;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/// How the numbers came about, and the shadows of a day.
class EvidenceTest {
    private static final long SEED = 7;
    private static final int BUDGET_BYTES = 150_000;
    private static final String OPTION = "clinic-001";

    private static MadeCity city;
    private static Comparison plain;
    private static Comparison full;

    @BeforeAll
    static void make() {
        System.out.println("seed " + SEED);
        city = new MadeCity(SEED);
        plain = MadeComparison.of(SEED, Answer.TIE);
        full = MadeEvidence.in(plain, SEED);
    }

    static List<String> languages() {
        return HtmlReport.languages();
    }

    private static String page(Comparison comparison, String language) {
        var out = new StringWriter();
        try {
            HtmlReport.write(comparison, city, Locale.forLanguageTag(language), out);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toString();
    }

    private static Document parse(String page) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> all(Node root, String name) {
        var found = new ArrayList<Element>();
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                if (name.equals("*") || element.getTagName().equals(name)) {
                    found.add(element);
                }
                found.addAll(all(element, name));
            }
        }
        return found;
    }

    private static Element byId(Document page, String id) {
        return all(page, "*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id));
    }

    private static List<Element> ofClass(Node root, String name) {
        return all(root, "*").stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).contains(name))
                .toList();
    }

    private static Element table(Element section, String caption) {
        return all(section, "table").stream()
                .filter(table ->
                        all(table, "caption").getFirst().getTextContent().equals(caption))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + caption));
    }

    private static List<String> heads(Element table) {
        return all(all(table, "thead").getFirst(), "th").stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static List<String> row(Element table, int row) {
        Element tr = all(all(table, "tbody").getFirst(), "tr").get(row);
        return all(tr, "*").stream()
                .filter(cell ->
                        cell.getTagName().equals("th") || cell.getTagName().equals("td"))
                .map(Element::getTextContent)
                .toList();
    }

    private static Comparison evidence(Evidence... tables) {
        return MadeEvidence.with(plain, List.of(tables), List.of());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyKnownTableIsToldInEveryLanguage(String language) throws Exception {
        Element section = byId(parse(page(full, language)), "evidence");
        List<String> codes = all(section, "code").stream()
                .map(Element::getTextContent)
                .distinct()
                .toList();
        assertEquals(List.of("winds.of_change", "gust"), codes, "what has no text");
        assertEquals(full.evidence().size(), all(section, "h3").size());
        var messages = Messages.of(Locale.forLanguageTag(language), HtmlReport.TEXTS);
        for (Evidence table : full.evidence()) {
            if (!table.id().equals("winds.of_change")) {
                assertTrue(messages.has("evidence.table." + table.id()), table.id());
                assertTrue(messages.has("evidence.note." + table.id()), table.id());
            }
        }
        for (String unit : List.of("ug/m3", "dB", "K", "h", "min", "km", "m2", "d", "kg/d", "/h", "veh", "trip")) {
            assertTrue(messages.has("unit." + unit), unit);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void thePageStaysLight(String language) throws Exception {
        byte[] page = page(full, language).getBytes(StandardCharsets.UTF_8);
        var bytes = new java.io.ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(page);
        }
        System.out.println("evidence and daylight, " + language + ": " + bytes.size() + " bytes gzip");
        assertTrue(bytes.size() <= BUDGET_BYTES, bytes.size() + " bytes");
    }

    @Test
    void withoutEvidenceAndDaylightThereIsNoSectionAndNoEntry() throws Exception {
        for (Comparison none : List.of(
                plain,
                evidence(MadeEvidence.table("chain", OPTION, "before", List.of())),
                MadeEvidence.with(
                        plain,
                        List.of(),
                        List.of(new Daylight(
                                OPTION,
                                "2026-12-21",
                                new double[] {0, 80, 1, 81},
                                List.of(),
                                List.of(),
                                List.of()))))) {
            Document page = parse(page(none, "en"));
            for (Element element : all(page, "*")) {
                assertFalse(List.of("evidence", "daylight").contains(element.getAttribute("id")));
                assertFalse(List.of("#evidence", "#daylight").contains(element.getAttribute("href")));
            }
            assertEquals(6, all(all(page, "nav").getFirst(), "a").size());
        }
        List<String> entries = all(all(parse(page(full, "en")), "nav").getFirst(), "a").stream()
                .map(link -> link.getAttribute("href").substring(1))
                .toList();
        assertEquals(
                List.of("answer", "map", "daylight", "ranking", "equity", "evidence", "change", "method"), entries);
    }

    @Test
    void columnsAndNumbersCarryTheirUnits() throws Exception {
        Element section = byId(parse(page(full, "en")), "evidence");
        assertEquals(
                List.of("Name", "People", "Today (h)", "With the option (h)", "Lost (%)"),
                heads(table(section, "Sun of the neighbouring buildings")));
        assertEquals(
                "Lost: over the year (%)",
                heads(table(section, "Sun of each community")).get(7));
        assertEquals(
                "Today: June 21, 2026 (h)",
                heads(table(section, "Sun of each community")).get(8));
        Element chain = table(section, "From trips to people, step by step: all rows");
        assertEquals(
                List.of("Vehicle hours", "31,204\u00A0h", "31,912\u00A0h", "+707\u00A0h"),
                row(chain, 1).subList(0, 4));
        assertEquals("+0.070\u00A0µg/m³", row(chain, 6).get(3));
        assertEquals(
                List.of("Praça da Alfândega", "12,400", "8.31", "7.02", "15.5"),
                row(table(section, "Sun of the open spaces"), 0));
        assertEquals(
                "without a name",
                row(table(section, "Sun of the open spaces"), 1).getFirst());
        assertEquals("gust (m/s)", heads(table(section, "winds.of_change")).get(1));
    }

    @Test
    void aColumnOfHoursADayAndHoursAYearKeepsTheDigitsOfBoth() throws Exception {
        Element section = byId(
                parse(page(
                        evidence(MadeEvidence.table(
                                "sun.communities",
                                OPTION,
                                "people:{person} before:h after:h lost:%",
                                List.of(
                                        new Line("Larvotto, 2026-03-21", "h", 7723.7, 4.2766, 4.1, 4.13),
                                        new Line("Larvotto, 2026", "h", 7723.7, 1546.2, 1530.4, 1.02)))),
                        "en")),
                "evidence");
        Element table = table(section, "Sun of each community");
        assertEquals(List.of("Larvotto, 2026-03-21", "7,724", "4.28", "4.10", "4.13"), row(table, 0));
        assertEquals(List.of("Larvotto, 2026", "7,724", "1,546", "1,530", "1.02"), row(table, 1));
    }

    @Test
    void longTablesShowTheirFirstRowsAndMoreOnDemand() throws Exception {
        Element section = byId(parse(page(full, "en")), "evidence");
        Element first = table(section, "Sun of the neighbouring buildings");
        Element more = table(section, "Sun of the neighbouring buildings: all rows");
        assertEquals(12, all(all(first, "tbody").getFirst(), "tr").size());
        assertEquals(200, all(all(more, "tbody").getFirst(), "tr").size());
        assertTrue(section.getTextContent().contains("Shown: 200 of 900 rows"));
        assertTrue(isIn(more, "details"));
        assertFalse(isIn(first, "details"));
    }

    private static boolean isIn(Node node, String element) {
        return node instanceof Element inside
                && (inside.getTagName().equals(element) || isIn(inside.getParentNode(), element));
    }

    @Test
    void theChainIsDrawnStepByStepWithWhatMadeEachNumber() throws Exception {
        Element chain =
                ofClass(byId(parse(page(full, "en")), "evidence"), "chain").getFirst();
        List<String> steps =
                ofClass(chain, "step").stream().map(Element::getTextContent).toList();
        assertEquals(
                List.of("Trips", "Traffic", "Emissions", "Concentrations", "People", "Inequality", "Noise", "Heat"),
                steps);
        assertEquals(14, all(chain, "dt").size());
        assertTrue(chain.getTextContent().contains("+7.70\u00A0kg/h from 402.1 to 409.8\u00A0kg/h"));
        assertTrue(chain.getTextContent().contains("EMEP"));
        Element made = all(chain, "bdi").getFirst();
        assertEquals("en", made.getAttribute("lang"));
    }

    @Test
    void worksAreBarsOnDaysCountedFromOne() throws Exception {
        Element section = byId(parse(page(full, "en")), "evidence");
        List<Element> bars = ofClass(section, "work");
        assertEquals(3, bars.size());
        double width = 0;
        for (Element bar : bars) {
            width += Double.parseDouble(bar.getAttribute("width").replace("%", ""));
        }
        double days = 42 + 14 + 42;
        assertEquals(days / (56 * 1.08) * 100, width, 0.05, "bars as long as their days");
        assertTrue(section.getTextContent().contains("day 15 to day 56"));
        assertEquals(
                List.of("day 15 to day 42", "28", "34,020", "2,816"),
                row(table(section, "What the streets are like during the works"), 1));
        assertEquals(List.of("Túnel da Conceição", "15", "56"), row(table(section, "Calendar of the works"), 2));
    }

    @Test
    void hostileNamesStayTextAndUnknownIdsSurvive() throws Exception {
        String evil = "\u202E<script>alert(1)</script>\" onclick=\"x\u0000";
        var lines = List.of(
                new Line(evil, evil, 1, Double.NaN),
                new Line("", "", Double.POSITIVE_INFINITY),
                new Line("chain.unheard.of", "{" + evil + "}", new double[] {1, 2, 3, 4}, evil));
        String page = page(
                evidence(
                        MadeEvidence.table(evil.replace(' ', '_'), evil, "before " + evil.replace(' ', '_'), lines),
                        MadeEvidence.table("chain", OPTION, "before after change", lines),
                        MadeEvidence.table("chain", "base", "before", lines),
                        MadeEvidence.table("works.calendar", OPTION, "first_day last_day", lines),
                        MadeEvidence.table("works.calendar", OPTION, "before", lines)),
                "ar");
        Document parsed = parse(page);
        assertEquals(1, all(parsed, "script").size());
        for (Element element : all(parsed, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Node attribute = element.getAttributes().item(i);
                assertFalse(attribute.getNodeName().startsWith("on"), attribute.getNodeName());
                assertFalse(attribute.getNodeValue().contains("\u202E"), attribute.getNodeName());
            }
        }
        assertEquals(5, all(byId(parsed, "evidence"), "h3").size());
    }

    @Test
    void theSliderCanBeUsedByKeyboardAndNothingIsLostWithoutIt() throws Exception {
        Document page = parse(page(full, "en"));
        Element section = byId(page, "daylight");
        Element slider = ofClass(section, "slider").getFirst();
        assertEquals("hidden", slider.getAttribute("hidden"), "the script shows it");
        Element input = all(slider, "input").getFirst();
        assertEquals("range", input.getAttribute("type"));
        assertEquals("12", input.getAttribute("max"));
        assertTrue(input.getAttribute("aria-valuetext").startsWith("06:00: sun in the east"));
        assertEquals(input.getAttribute("id"), all(slider, "label").getFirst().getAttribute("for"));
        assertEquals(2, all(slider, "button").size());
        Element hours = ofClass(section, "hours").getFirst();
        assertEquals(13, all(hours, "li").size());
        for (Element map : ofClass(hours, "day")) {
            assertEquals("img", map.getAttribute("role"));
            assertTrue(map.getAttribute("aria-label").matches("Map of shadows. .*sun in the .*m²"));
            assertEquals(
                    List.of("shade", "more", "houses", "new", "sun"),
                    all(map, "use").stream()
                            .map(use -> use.getAttribute("class"))
                            .toList());
        }
        Element table = all(section, "table").getFirst();
        assertEquals(13, all(all(table, "tbody").getFirst(), "tr").size());
        assertEquals(List.of("12:00", "north", "60.0"), row(table, 6).subList(0, 3));
    }

    @Test
    void areasCountHolesAndIslandsOnce() {
        double side = 0.001;
        double metres = side * 111_194.93;
        List<double[]> rings = List.of(
                square(0, 0, 0.1 * side),
                square(0, 0, side),
                square(0.2 * side, 0.2 * side, 0.5 * side),
                square(0.3 * side, 0.3 * side, 0.1 * side),
                square(2 * side, 0, side),
                new double[] {1, 1});
        // The first touches the corner of the second from inside and so is a hole of it.
        double share = 1 - 0.01 - 0.25 + 0.01 + 1;
        assertEquals(share * metres * metres, ShadowArea.squareMetres(rings, 0), 1);
        assertEquals(0, ShadowArea.squareMetres(List.of(), 50));
    }

    private static double[] square(double x, double y, double side) {
        return new double[] {x, y, x + side, y, x + side, y + side, x, y + side};
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whereLessIsBetterTheTextsSayBetterAndWorse(String language) throws Exception {
        var messages = Messages.of(Locale.forLanguageTag(language), HtmlReport.TEXTS);
        Comparison less = Lessening.of(plain, "NO2", "ug/m3", 0.02, "methods/air.md");
        Document page = parse(page(less, language));
        String map = ofClass(byId(page, "map"), "legend").getFirst().getTextContent();
        String gain = messages.pattern("legend.gain").replace("{size}", "");
        String better = messages.pattern("legend.gain.less").replace("{size}", "");
        assertTrue(map.contains(better), better);
        assertFalse(map.contains(gain), gain);
        for (String section : List.of("answer", "map", "ranking", "equity")) {
            assertTrue(byId(page, section).getTextContent().contains(messages.text("hint.less")), section);
        }
        assertTrue(byId(page, "equity").getTextContent().contains(messages.text("fifth.most.less")));
        assertFalse(byId(page, "equity").getTextContent().contains(messages.text("fifth.most")));
        String more = parse(page(plain, language)).getDocumentElement().getTextContent();
        assertTrue(more.contains(gain));
        assertFalse(more.contains(messages.text("hint.less")));
    }

    @Test
    void whereLessIsBetterADecreaseIsAGain() throws Exception {
        Comparison less = Lessening.of(plain, "NO2", "ug/m3", 0.02, "methods/air.md");
        Document page = parse(page(less, "en"));
        String big = ofClass(byId(page, "answer"), "big").getFirst().getTextContent();
        assertTrue(big.startsWith("\u2212") && big.endsWith("µg/m³"), big);
        Document same = parse(page(plain, "en"));
        assertEquals(discs(same, "g3"), discs(page, "g3"), "the greatest gains are where they were");
        Element gains = table(byId(page, "map"), "Greatest improvements");
        IntStream.range(0, 3)
                .forEach(i -> assertTrue(
                        row(gains, i).get(3).startsWith("\u2212"), row(gains, i).get(3)));
        List<String> verdicts = row(table(byId(page, "equity"), "Every measure, today and with the option"), 0);
        assertFalse(verdicts.getLast().equals("worse"), verdicts.toString());
        assertTrue(byId(page, "map").getTextContent().contains("no detectable change (less than 0.020\u00A0µg/m³)"));
    }

    @Test
    void placesOfWhichTheModelsKnowNothingAreNotNoChange() throws Exception {
        Comparison made = MadeComparison.of(SEED, Answer.TIE);
        double[] change = made.places().change().getFirst();
        int lived = (int) IntStream.range(0, 40)
                .filter(i -> made.places().population()[i] > 0)
                .count();
        for (int i = 0; i < 40; i++) {
            change[i] = Double.NaN;
        }
        String map = byId(parse(page(made, "en")), "map").getTextContent();
        assertTrue(map.contains("Not known, as the models do not hold there: " + lived + " places."), map);
    }

    @Test
    void theMapSaysWhatCanBeResolved() throws Exception {
        for (double least : List.of(0.02, 0.05)) {
            Comparison less = Lessening.of(plain, "NO2", "ug/m3", least, "methods/air.md");
            String map = byId(parse(page(less, "en")), "map").getTextContent();
            String told = "no detectable change (less than " + (least == 0.02 ? "0.020" : "0.050") + "\u00A0µg/m³)";
            assertTrue(map.contains(told), told);
        }
    }

    private static String discs(Document page, String size) {
        return ofClass(page, size).stream()
                .filter(path -> path.getAttribute("d").length() > 10)
                .findFirst()
                .orElseThrow()
                .getAttribute("d");
    }
}
