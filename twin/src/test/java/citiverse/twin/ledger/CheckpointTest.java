package citiverse.twin.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    Path folder;

    /// The verifier key and note of the documentation of Go's `golang.org/x/mod/sumdb/note` package.
    @Test
    void verifiesAPublishedNote() {
        var verifier = NoteKey.Verifier.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        byte[] text = """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] line = java.util.Base64.getDecoder()
                .decode("x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
        byte[] hash = java.util.Arrays.copyOf(line, 4);
        assertArrayEquals(verifier.hash(), hash);
        assertTrue(verifier.verify(text, java.util.Arrays.copyOfRange(line, 4, line.length)));
        text[0] ^= 1;
        assertFalse(verifier.verify(text, java.util.Arrays.copyOfRange(line, 4, line.length)));
    }

    @Test
    void signsAndIsReadBack() throws Exception {
        NoteKey made = NoteKey.create("city.example/twin");
        Path file = folder.resolve("key");
        made.write(file);
        assertEquals(
                "CV-LEDGER-002",
                assertThrows(Problem.class, () -> made.write(file)).code());
        NoteKey key = NoteKey.read(file);
        var checkpoint = new Checkpoint("city.example/twin", 12, MerkleTree.leaf(new byte[] {1}));
        String note = checkpoint.sign(key);
        assertTrue(note.startsWith("city.example/twin\n12\n"));
        Checkpoint.Signed read = Checkpoint.parse(note);
        assertEquals(checkpoint, read.checkpoint());
        assertTrue(read.isSignedBy(made.verifier()));
        assertFalse(read.isSignedBy(NoteKey.create("city.example/twin").verifier()));
        assertFalse(Checkpoint.parse(note.replace("\n12\n", "\n13\n")).isSignedBy(made.verifier()));
        assertEquals(
                made.verifier().text(),
                NoteKey.Verifier.parse(made.verifier().text()).text());
        Files.writeString(folder.resolve("not-a-key"), "hello\nthere\n");
        var refused = assertThrows(Problem.class, () -> NoteKey.read(folder.resolve("not-a-key")));
        assertEquals("CV-LEDGER-004", refused.code());
    }

    @Test
    void refusesWhatIsNotACheckpoint() {
        assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse(""));
        assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse("a\n1\nAAAA\n\n— a AAAAAAAA\n"));
        assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse("a\n-1\nAAAA\n\n— a AAAAAAAA\n"));
    }

    @Test
    void anEntryHasOneForm() {
        var entry = new Entry(
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:01.5Z"),
                "ana",
                "twin.create/1",
                "urn:x",
                "a".repeat(64),
                Entry.NONE_BEFORE);
        String text = new String(entry.bytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(
                "{\"actor\":\"ana\",\"kind\":\"twin.create/1\",\"occurredAt\":\"2026-01-01T00:00:00Z\","
                        + "\"payloadHash\":\""
                        + "a".repeat(64) + "\",\"prev\":\"" + "0".repeat(64)
                        + "\",\"recordedAt\":\"2026-01-01T00:00:01.500Z\",\"seq\":1,\"subject\":\"urn:x\",\"v\":1}",
                text);
        assertEquals(entry, Entry.parse(entry.bytes()));
        byte[] spaced = text.replace(",", ", ").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThrows(IllegalArgumentException.class, () -> Entry.parse(spaced));
        var longest = new Entry(
                1, Instant.EPOCH, Instant.EPOCH, "a".repeat(70_000), "a.b/1", "", "a".repeat(64), "0".repeat(64));
        assertThrows(IllegalArgumentException.class, longest::bytes);
    }
}
