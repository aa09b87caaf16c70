package citiverse.standards.zip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeZipTest {
    @TempDir
    Path folder;

    private Path zip(Map<String, String> members) {
        return Zips.of(folder.resolve("feed.zip"), members);
    }

    private static Problem refused(Path path) {
        Problem problem = assertThrows(Problem.class, () -> readAll(path, SafeZip.Limits.DEFAULT));
        assertEquals(2, problem.exitCode());
        assertFalse(problem.remedy().isEmpty());
        assertTrue(problem.file().startsWith("feed.zip"), problem.file());
        return problem;
    }

    private static long readAll(Path path, SafeZip.Limits limits) throws IOException {
        long sum = 0;
        try (var zip = SafeZip.open(path, "feed.zip", limits)) {
            for (String name : zip.names()) {
                try (var in = zip.read(name)) {
                    var buffer = new byte[8192];
                    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                        sum += count;
                    }
                }
            }
        }
        return sum;
    }

    @Test
    void givesMembersByName() throws IOException {
        try (var zip = SafeZip.open(zip(Map.of("a.txt", "hello")), "feed.zip")) {
            assertEquals(List.of("a.txt"), zip.names());
            assertEquals("hello", new String(zip.read("a.txt").readAllBytes(), StandardCharsets.UTF_8));
            assertEquals("feed.zip!a.txt", zip.place("a.txt"));
            assertFalse(zip.has("b.txt"));
        }
    }

    @Test
    void looksIntoTheOneFolderThatHoldsAll() {
        Path path = zip(Map.of("feed/2019/a.txt", "1", "feed/2019/b.txt", "2", "__MACOSX/feed/._a.txt", "x"));
        try (var zip = SafeZip.open(path, "feed.zip")) {
            assertEquals(List.of("a.txt", "b.txt"), zip.names());
            assertEquals("feed.zip!feed/2019/a.txt", zip.place("a.txt"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "a/../../b", "C:/windows/x", "a\\b", ".."})
    void refusesNamesThatLeaveTheArchive(String name) {
        assertEquals("CV-ZIP-002", refused(zip(Map.of(name, "x"))).code());
    }

    @Test
    void refusesANameGivenTwice() throws IOException {
        Path path = zip(new LinkedHashMap<>(Map.of("aa.txt", "1", "bb.txt", "2")));
        Zips.replace(path, "bb.txt".getBytes(StandardCharsets.UTF_8), "aa.txt".getBytes(StandardCharsets.UTF_8));
        assertEquals("CV-ZIP-003", refused(path).code());
    }

    @Test
    void refusesTooManyMembers() {
        var members = new LinkedHashMap<String, String>();
        for (int i = 0; i < 10_001; i++) {
            members.put("m" + i, "");
        }
        assertEquals("CV-ZIP-004", refused(zip(members)).code());
    }

    @Test
    void stopsABombWhileItInflates() throws IOException {
        Path path = folder.resolve("feed.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry("bomb"));
            for (int i = 0; i < 64; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        assertEquals("CV-ZIP-006", refused(path).code());
    }

    @Test
    void stopsAnArchiveThatInflatesToTooMuch() {
        Path path = zip(Map.of("a", "x".repeat(5_000), "b", "y".repeat(6_000)));
        Problem problem = assertThrows(Problem.class, () -> readAll(path, new SafeZip.Limits(10, 10_000, 200)));
        assertEquals("CV-ZIP-005", problem.code());
    }

    @Test
    void refusesAClaimOfTenGigabytesUnread() throws IOException {
        Path path = zip(Map.of("a.txt", "x".repeat(70_000)));
        byte[] bytes = Files.readAllBytes(path);
        // The inflated size stands 24 bytes into the central record, whose signature is PK 01 02; 4 GiB - 2 twice over.
        for (int i = 0; i + 46 < bytes.length; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                Arrays.fill(bytes, i + 24, i + 28, (byte) 0xFF);
                bytes[i + 24] = (byte) 0xFE;
            }
        }
        Files.write(path, bytes);
        Problem problem = assertThrows(
                Problem.class, () -> SafeZip.open(path, "feed.zip", new SafeZip.Limits(10, 1L << 31, 200)));
        assertEquals("CV-ZIP-005", problem.code());
    }

    @Test
    void refusesAMemberWhoseBytesWereChanged() throws IOException {
        Path path = folder.resolve("feed.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write("12:00:00".getBytes(StandardCharsets.UTF_8));
        }
        Zips.replace(path, "12:00:00".getBytes(StandardCharsets.UTF_8), "13:00:00".getBytes(StandardCharsets.UTF_8));
        assertEquals("CV-ZIP-007", refused(path).code());
    }

    @Test
    void refusesWhatIsEncryptedOrPackedInAnUnknownWay() throws IOException {
        for (int[] change : new int[][] {{8, 1}, {10, 14}}) {
            Path path = zip(Map.of("a.txt", "secret"));
            byte[] bytes = Files.readAllBytes(path);
            for (int i = 0; i + 46 < bytes.length; i++) {
                if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                    bytes[i + change[0]] = (byte) change[1];
                }
            }
            Files.write(path, bytes);
            assertEquals("CV-ZIP-001", refused(path).code());
        }
    }

    @Test
    void refusesWhatIsCutShortAnywhere() throws IOException {
        Path path = zip(Map.of("a.txt", "x".repeat(1_000), "b.txt", "y".repeat(2_000)));
        byte[] whole = Files.readAllBytes(path);
        for (int tenth = 0; tenth < 10; tenth++) {
            Files.write(path, Arrays.copyOf(whole, whole.length * tenth / 10));
            assertEquals("CV-ZIP-001", refused(path).code());
        }
        assertEquals("CV-ZIP-001", refused(folder.resolve("absent.zip")).code());
    }
}
