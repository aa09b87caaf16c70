package citiverse.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.Comparison;
import citiverse.report.MadeComparison.Answer;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/// The page as its readers and their browsers meet it.
class HtmlReportTest {
    private static final long SEED = 7;
    /// What a page may weigh on the wire.
    private static final int BUDGET_BYTES = 150_000;

    private static Snapshot city;
    private static final Map<Answer, Comparison> MADE = new EnumMap<>(Answer.class);

    @BeforeAll
    static void city() {
        System.out.println("seed " + SEED);
        city = new MadeCity(SEED);
    }

    static List<String> languages() {
        return HtmlReport.languages();
    }

    private static String page(Answer answer, String language) {
        return page(MADE.computeIfAbsent(answer, wanted -> MadeComparison.of(SEED, wanted)), language);
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
        factory.setNamespaceAware(false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Node root, String name) {
        var found = new ArrayList<Element>();
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                if (name.equals("*") || element.getTagName().equals(name)) {
                    found.add(element);
                }
                found.addAll(elements(element, name));
            }
        }
        return found;
    }

    private static Element byId(Document page, String id) {
        return elements(page, "*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void isWellFormedAndLightInEveryLanguage(String language) throws Exception {
        for (Answer answer : Answer.values()) {
            String page = page(answer, language);
            Element root = parse(page).getDocumentElement();
            assertEquals(language, root.getAttribute("lang"));
            assertEquals(language.equals("ar") ? "rtl" : "ltr", root.getAttribute("dir"));
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(page.getBytes(StandardCharsets.UTF_8));
            }
            System.out.println(
                    answer + " " + language + ": " + page.length() + " characters, " + bytes.size() + " bytes gzip");
            assertTrue(bytes.size() <= BUDGET_BYTES, bytes.size() + " bytes");
        }
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void namesAndReferencesHold(Answer answer) throws Exception {
        Document page = parse(page(answer, "en"));
        Set<String> ids = new HashSet<>();
        for (Element element : elements(page, "*")) {
            String id = element.getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), "twice: " + id);
        }
        for (Element element : elements(page, "*")) {
            for (String attribute : List.of("aria-labelledby", "aria-describedby")) {
                for (String id : element.getAttribute(attribute).split(" ")) {
                    assertTrue(id.isEmpty() || ids.contains(id), attribute + " " + id);
                }
            }
            String target = element.getAttribute("href");
            assertTrue(target.isEmpty() || target.startsWith("#") && ids.contains(target.substring(1)), target);
        }
    }

    @Test
    void headingsComeInOrder() throws Exception {
        int last = 0;
        for (Element element : elements(parse(page(Answer.TIE, "en")), "*")) {
            if (element.getTagName().matches("h[1-6]")) {
                int level = element.getTagName().charAt(1) - '0';
                assertTrue(level <= last + 1, "h" + level + " after h" + last + ": " + element.getTextContent());
                last = level;
            }
        }
    }

    @Test
    void everyDrawingIsToldInWordsAndAsTable() throws Exception {
        Document page = parse(page(Answer.TIE, "en"));
        for (Element svg : elements(page, "svg")) {
            boolean silent = svg.getAttribute("aria-hidden").equals("true") || hasHiddenParent(svg);
            boolean told = svg.getAttribute("role").equals("img")
                    && (!svg.getAttribute("aria-label").isBlank()
                            || !svg.getAttribute("aria-labelledby").isBlank());
            assertTrue(silent || told, "neither told nor decoration: " + svg.getAttribute("class"));
            if (svg.getAttribute("class").startsWith("map ")) {
                assertFalse(elements(svg, "desc").getFirst().getTextContent().isBlank());
            }
        }
        assertEquals(MadeComparison.PLACES, rows(byId(page, "map"), "All places"));
        assertEquals(MadeComparison.OPTIONS + 1, rows(byId(page, "ranking"), "Ranking of all"));
        assertEquals(9, rows(byId(page, "ranking"), "The unbeaten"));
        assertEquals(5, rows(byId(page, "equity"), "The groups"));
        assertEquals(5, rows(byId(page, "equity"), "The fifths"));
    }

    private static boolean hasHiddenParent(Element element) {
        return element.getParentNode() instanceof Element parent
                && (parent.getAttribute("aria-hidden").equals("true") || hasHiddenParent(parent));
    }

    private static int rows(Element section, String caption) {
        for (Element table : elements(section, "table")) {
            if (elements(table, "caption").getFirst().getTextContent().startsWith(caption)) {
                for (Element head : elements(table, "th")) {
                    assertFalse(head.getAttribute("scope").isEmpty());
                }
                return elements(elements(table, "tbody").getFirst(), "tr").size();
            }
        }
        throw new AssertionError("no table " + caption);
    }

    @Test
    void changeReadsWithoutColour() throws Exception {
        Document page = parse(page(Answer.TIE, "en"));
        int gains = 0;
        int losses = 0;
        for (Element path : elements(page, "path")) {
            String style = path.getAttribute("class");
            if (style.startsWith("gain ")) {
                assertTrue(path.getAttribute("d").matches("(M\\d+ \\d+h0)+"), "a gain is a disc");
                gains++;
            } else if (style.startsWith("loss ")) {
                assertTrue(
                        path.getAttribute("d").matches("(M-?\\d+ -?\\d+h\\d+l-\\d+ \\d+z)+"), "a loss is a triangle");
                losses++;
            }
        }
        assertTrue(gains > 3 && losses > 3, gains + " " + losses);
        for (Element bar : elements(page, "rect")) {
            boolean loss = bar.getAttribute("class").contains("loss");
            assertEquals(loss, bar.getAttribute("fill").equals("url(#hatch)"), bar.getAttribute("class"));
        }
    }

    @Test
    void nothingIsLoaded() {
        String page = page(Answer.CLEAR, "en").replace("xmlns=\"http://www.w3.org/1999/xhtml\"", "");
        for (String forbidden : List.of(
                "http://",
                "https://",
                " src=",
                "@import",
                "<link",
                "<iframe",
                "<img",
                " style=",
                " onclick",
                " onload",
                "javascript:",
                "fetch(",
                "XMLHttpRequest",
                "eval(")) {
            assertFalse(page.contains(forbidden), forbidden);
        }
        assertEquals(-1, page.replace("url(#", "").indexOf("url("));
    }

    @Test
    void thePolicyAllowsItsOwnStyleAndScriptOnly() throws Exception {
        String page = page(Answer.CLEAR, "en");
        String policy = page.substring(page.indexOf("default-src"), page.indexOf("form-action"));
        for (String element : List.of("style", "script")) {
            int start = page.indexOf('<' + element + '>') + element.length() + 2;
            String content = page.substring(start, page.indexOf("</" + element + '>'));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            String hash = "sha256-" + Base64.getEncoder().encodeToString(digest);
            assertTrue(policy.contains(element + "-src '" + hash + "'"), element);
        }
        assertFalse(policy.contains("unsafe"));
    }

    @Test
    void hostileTextStaysText() throws Exception {
        Comparison made = MadeComparison.of(SEED, Answer.CLEAR);
        String evil = "\u202E<script>alert(1)</script>\" onmouseover=\"x\u0000]]>&amp;\u2066";
        var options = made.options().stream()
                .map(option -> Hostile.renamed(option, evil))
                .toList();
        String page = page(Hostile.with(made, evil, options), "en");
        Document parsed = parse(page);
        assertEquals(1, elements(parsed, "script").size());
        for (Element element : elements(parsed, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Node attribute = element.getAttributes().item(i);
                assertFalse(attribute.getNodeName().startsWith("on"), attribute.getNodeName());
                assertFalse(attribute.getNodeValue().contains("\u202E"), "a mark of direction in an attribute");
            }
            boolean marked = element.getTagName().equals("bdi")
                    || element.getTagName().equals("title")
                    || element.getTagName().equals("desc");
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child.getNodeType() == Node.TEXT_NODE
                        && child.getNodeValue().contains("\u202E")) {
                    assertTrue(marked, "not kept apart: " + element.getTagName());
                }
            }
        }
    }

    @Test
    void whatPeopleWroteIsMarkedWithItsLanguage() throws Exception {
        Element title = byId(parse(page(Answer.CLEAR, "zh")), "answer-title");
        assertEquals("pt", elements(title, "bdi").getFirst().getAttribute("lang"));
    }

    @Test
    void theAnswerComesFirstAndFollowsTheNumbers() throws Exception {
        assertTrue(headline(Answer.CLEAR).endsWith("comes out first."), headline(Answer.CLEAR));
        assertTrue(headline(Answer.TIE).contains("too little to tell it apart"), headline(Answer.TIE));
        String baseTied = headline(Answer.BASE_TIED);
        assertTrue(baseTied.contains("doing nothing may be just as good"), baseTied);
        assertTrue(headline(Answer.BASE_BEST).startsWith("Doing nothing comes out best"), headline(Answer.BASE_BEST));
    }

    private static String headline(Answer answer) throws Exception {
        Element section = byId(parse(page(answer, "en")), "answer");
        Element second = elements(section, "p").getFirst();
        assertEquals("headline", second.getAttribute("class"));
        return second.getTextContent();
    }

    @Test
    void aQuestionOfDependenceIsAboutLosses() throws Exception {
        Document page = parse(page(Hostile.critical(MadeComparison.of(SEED, Answer.CLEAR)), "en"));
        String answer = byId(page, "answer").getTextContent();
        assertTrue(answer.contains("The city would lose most by this"), answer);
        assertTrue(answer.contains("Who loses"), answer);
        assertFalse(answer.contains("best"), answer);
    }

    @Test
    void figuresCarryTheirUnits() throws Exception {
        Document page = parse(page(Answer.CLEAR, "en"));
        List<String> big = elements(page, "p").stream()
                .filter(element -> element.getAttribute("class").equals("big"))
                .map(Element::getTextContent)
                .toList();
        assertEquals(3, big.size());
        assertTrue(big.get(0).endsWith("health facilities"), big.get(0));
        assertTrue(big.get(1).endsWith("%"), big.get(1));
        assertTrue(big.get(2).endsWith("people"), big.get(2));
        String all = page.getDocumentElement().getTextContent();
        assertTrue(all.contains("percentage points"), "a difference of percentages");
        assertTrue(all.contains("BRL 2019"), "costs");
    }

    @Test
    void theSameInputGivesTheSameBytesUnderAnyDefaultLocale() {
        String page = page(Answer.TIE, "fr");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(page, page(Answer.TIE, "fr"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aComparisonWithoutMapGroupsOrFlipsIsStillAPage() throws Exception {
        Document page = parse(page(Hostile.bare(MadeComparison.of(SEED, Answer.CLEAR)), "ru"));
        assertNotNull(byId(page, "equity"));
    }

    @Test
    void anUnknownLanguageIsToldWithThoseThereAre() {
        var problem = assertThrows(
                Problem.class,
                () -> HtmlReport.write(
                        MadeComparison.of(SEED, Answer.CLEAR), city, Locale.forLanguageTag("xx"), new StringWriter()));
        assertEquals("CV-REPORT-001", problem.code());
        assertTrue(problem.getMessage().contains("ar, en, es, fr, pt, ru, zh"), problem.getMessage());
    }
}
