package citiverse.rehearse.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.access.Decay;
import citiverse.models.access.Mode;
import citiverse.twin.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionFileTest {
    private static final String SMALL = """
            # a comment
            id: small
            title: Where?
            people: {layer: cells, population: population}
            travel: {date: 2019-05-13}
            indicators:
              - {id: care, aggregate: mean, access: cells.healthcare, cutoff: 30}
            options:
              - kind: service.add
                service: cells.healthcare
                at: {layer: cells}
            """;

    private static Problem problem(String from, String to) {
        assertTrue(SMALL.contains(from), from);
        return assertThrows(Problem.class, () -> QuestionFile.parse("q.yaml", SMALL.replace(from, to)));
    }

    @Test
    void defaultsAreThoseOfTheReference() {
        Question question = QuestionFile.parse("q.yaml", SMALL);
        assertEquals(LocalDate.of(2019, 5, 13), question.travel().date());
        assertEquals(14 * 3600, question.travel().windowStartSeconds());
        assertEquals(14 * 3600 + 1800, question.travel().windowEndSeconds());
        assertEquals(50, question.travel().percentile());
        assertEquals(120, question.travel().maxTripMinutes());
        assertEquals(1.0, question.travel().walkMetresPerSecond(), 1e-12);
        assertEquals(3, question.travel().maxRides());
        assertEquals(60, question.travel().boardSlackSeconds());
        assertFalse(question.travel().slopes());
        assertEquals(1, question.draws().number());
        assertEquals(1, question.futures().size());
        assertEquals(Question.Purpose.CHOOSE, question.purpose());
        Question.Indicator care = question.indicators().getFirst();
        assertTrue(care.main() && care.moreIsBetter());
        assertEquals(Mode.TRANSIT, care.reaches().getFirst().mode());
        assertEquals(new Decay.Step(30), care.reaches().getFirst().decay());
        assertEquals("service-add-1", question.options().getFirst().common().id());
        assertFalse(question.options().getFirst().common().cost().known());
    }

    @Test
    void digestDependsOnContentAlone() {
        String digest = QuestionFile.parse("a", SMALL).sha256();
        assertEquals(
                digest,
                QuestionFile.parse("b", SMALL.replace("# a comment", "# another"))
                        .sha256());
        assertNotEquals(
                digest,
                QuestionFile.parse("c", SMALL.replace("cutoff: 30", "cutoff: 31"))
                        .sha256());
    }

    @Test
    void unknownKeysNameTheirLineAndTheNearest() {
        Problem top = problem("title:", "titel:");
        assertEquals("CV-QUESTION-003", top.code());
        assertTrue(top.place().startsWith("line 3"), top.place());
        assertTrue(top.remedy().contains("title"), top.remedy());
        Problem inner = problem("cutoff: 30", "cutof: 30");
        assertEquals("CV-QUESTION-003", inner.code());
        assertEquals("line 7, indicators[0].cutof", inner.place());
        Problem option = problem("    at:", "    where:");
        assertEquals("CV-QUESTION-003", option.code());
        assertTrue(option.place().startsWith("line 11"), option.place());
    }

    @Test
    void unknownKindsAndValuesNameTheNearest() {
        Problem kind = problem("service.add", "service.ad");
        assertEquals("CV-QUESTION-004", kind.code());
        assertTrue(kind.remedy().contains("service.add"), kind.remedy());
        Problem aggregate = problem("aggregate: mean", "aggregate: median");
        assertTrue(aggregate.remedy().contains("mean"), aggregate.remedy());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertEquals("CV-QUESTION-006", problem("2019-05-13", "2019-02-30").code());
        assertEquals("CV-QUESTION-007", problem(", cutoff: 30", "").code());
        assertEquals(
                "CV-QUESTION-007",
                problem("cutoff: 30", "cutoff: 30, decay: {kind: step, minutes: 3}")
                        .code());
        assertEquals(
                "CV-QUESTION-007",
                problem("cutoff: 30", "decay: {kind: logistic, median: 3}").code());
        assertEquals(
                "CV-QUESTION-007",
                problem("access: cells.healthcare", "categories: [cells]").code());
        assertEquals(
                "CV-QUESTION-006",
                problem("date: 2019-05-13", "date: 2019-05-13, window: 14:00-13:00")
                        .code());
        assertEquals("CV-QUESTION-004", problem("cutoff: 30", "cutoff: -1").code());
        assertEquals(
                "CV-QUESTION-004",
                problem("  - kind: service.add", "  - kind: 7").code());
    }

    @Test
    void brokenFilesSayWhere(@TempDir Path folder) throws Exception {
        assertEquals(
                "CV-QUESTION-001",
                assertThrows(Problem.class, () -> QuestionFile.parse("q", "")).code());
        assertEquals(
                "CV-QUESTION-001",
                assertThrows(Problem.class, () -> QuestionFile.parse("q", "- a\n"))
                        .code());
        Problem twice = assertThrows(Problem.class, () -> QuestionFile.parse("q", SMALL + "id: again\n"));
        assertEquals("CV-QUESTION-001", twice.code());
        assertEquals("line 12", twice.place());
        assertEquals(
                "CV-QUESTION-001",
                assertThrows(Problem.class, () -> QuestionFile.parse("q", SMALL + "---\na: b\n"))
                        .code());
        Path binary = folder.resolve("binary.yaml");
        Files.write(binary, new byte[] {(byte) 0xC3, 0x28, 0, 1});
        assertEquals(
                "CV-QUESTION-001",
                assertThrows(Problem.class, () -> QuestionFile.read(binary)).code());
        assertEquals(
                "CV-QUESTION-001",
                assertThrows(Problem.class, () -> QuestionFile.read(folder.resolve("none.yaml")))
                        .code());
        String deep = "a: " + "[".repeat(200) + "]".repeat(200);
        assertThrows(Problem.class, () -> QuestionFile.parse("q", deep));
    }

    @Test
    void anyDamageIsAProblemAndNothingElse() {
        var random = new Random(20260513);
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder(SMALL);
            for (int k = 0; k <= random.nextInt(3); k++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "{}[]:,-\"'&*!|>#\n 9".charAt(random.nextInt(18)));
                    default -> text.setLength(at + 1);
                }
            }
            try {
                QuestionFile.parse("q", text.toString());
            } catch (Problem expected) {
                assertEquals(Problem.Fault.USER, expected.fault(), text.toString());
                assertFalse(expected.reason().isBlank());
            }
        }
    }

    @Test
    void shippedQuestionsAreRead() {
        Path examples = Path.of(System.getProperty("user.dir"));
        while (!Files.isDirectory(examples.resolve("examples"))) {
            examples = examples.getParent();
        }
        for (String file :
                List.of("porto-alegre/clinics", "porto-alegre/lines", "porto-alegre/closures", "sample/demo")) {
            Question question = QuestionFile.read(examples.resolve("examples").resolve(file + ".yaml"));
            assertEquals(3, question.futures().size(), file);
            assertEquals(file.endsWith("demo") ? 8 : 16, question.draws().number(), file);
        }
    }
}
