package citiverse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
    private static final Machine MACHINE = new Machine("abc", 2, "a cpu", 24_000, "25", "Linux", 0.25);
    private static final Measured FAST = Measured.of(new Figure("walk", "all pairs", "s", 1, 11.1), 0.7, 0.9, 0.5);
    private static final Measured SLOW = Measured.of(Figure.told("told", "no more than told", "MB"), 300, 100);
    private static final Measured OVER = Measured.of(new Figure("over", "too slow", "1", 5, Double.NaN), 6);
    private static final Measured NONE = Measured.none(new Figure("none", "nothing", "s", 1, 1), "why");

    @Test
    void mediansAndLimits() {
        assertEquals(0.7, FAST.median());
        assertEquals(200, SLOW.median());
        assertTrue(FAST.met() && SLOW.met());
        assertFalse(OVER.met());
        assertFalse(NONE.met());
        assertEquals(Double.NaN, NONE.median());
    }

    @Test
    void linesAreJsonThatHoldsEverything(@TempDir Path root) throws IOException {
        List<String> lines = RunRecord.lines("access", MACHINE, Instant.EPOCH, List.of(FAST, SLOW, NONE));
        Path file = RunRecord.append(root, "access", lines);
        RunRecord.append(root, "access", lines);
        List<String> kept = Files.readAllLines(file);
        assertEquals(6, kept.size());
        assertEquals(root.resolve("bench/runs/access.jsonl"), file);
        JsonNode line = new ObjectMapper().readTree(kept.get(0));
        assertEquals("walk", line.get("figure").asText());
        assertEquals(0.7, line.get("median").asDouble());
        assertEquals(1, line.get("asked").asDouble());
        assertEquals(11.1, line.get("peer").asDouble());
        assertEquals(3, line.get("runs").size());
        assertEquals("abc", line.get("commit").asText());
        assertEquals("1970-01-01T00:00:00Z", line.get("at").asText());
        assertTrue(new ObjectMapper().readTree(kept.get(1)).get("asked").isNull());
        assertEquals("why", new ObjectMapper().readTree(kept.get(2)).get("note").asText());
    }

    @Test
    void theTableSaysWhatIsOver() {
        String table = RunRecord.table(List.of(FAST, OVER, NONE));
        assertTrue(table.contains("| walk | 0.70 s | ≤ 1.00 s | 11.1 s | all pairs; median of 3 |"), table);
        assertTrue(table.contains("| over | 6.00 (over) | ≤ 5.00 | – |"), table);
        assertTrue(table.contains("| none | – (why) |"), table);
    }
}
