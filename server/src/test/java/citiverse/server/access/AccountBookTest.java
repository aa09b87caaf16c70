package citiverse.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.access.AccountBook.LinkState;
import citiverse.server.http.Refusal;
import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountBookTest {
    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private AccountBook open() {
        return new AccountBook(folder, clock);
    }

    @Test
    void theLinkOfTheAdministratorHoldsOnceAndForAQuarterOfAnHour() {
        AccountBook book = open();
        String token = book.administratorLink().token();
        assertEquals(43, token.length());
        assertEquals(LinkState.VALID, book.state(token));
        AccountBook.NewSession session = book.redeem(token).orElseThrow();
        assertEquals(Role.ADMINISTRATOR, session.account().role());
        assertEquals(LinkState.USED, book.state(token));
        assertTrue(book.redeem(token).isEmpty());
        String late = book.administratorLink().token();
        now = now.plus(Duration.ofMinutes(15));
        assertEquals(LinkState.EXPIRED, book.state(late));
        assertTrue(book.redeem(late).isEmpty());
        assertEquals(LinkState.UNKNOWN, book.state(late.substring(1) + 'x'));
    }

    @Test
    void aNewLinkOfTheAdministratorTakesThePlaceOfTheOneBefore() {
        AccountBook book = open();
        String first = book.administratorLink().token();
        String second = book.administratorLink().token();
        assertEquals(LinkState.UNKNOWN, book.state(first));
        assertEquals(LinkState.VALID, book.state(second));
    }

    @Test
    void aSessionSurvivesARestartAndEndsAfterTwelveHours() {
        AccountBook book = open();
        String token = book.redeem(book.invite("planner-a", Role.PLANNER).token())
                .orElseThrow()
                .token();
        assertEquals(Role.PLANNER, open().session(token).orElseThrow().role());
        now = now.plus(AccountBook.SESSION).minusSeconds(1);
        assertTrue(open().session(token).isPresent());
        now = now.plusSeconds(1);
        assertTrue(open().session(token).isEmpty());
    }

    @Test
    void nothingThatSignsInIsKept() throws IOException {
        AccountBook book = open();
        String link = book.invite("planner-a", Role.PLANNER).token();
        String session = book.redeem(link).orElseThrow().token();
        String person = book.nameOf("https://id.example", "maria.silva");
        String kept = Files.readString(folder.resolve("accounts.json"));
        for (String secret : new String[] {link, session, "maria", "silva", "id.example"}) {
            assertFalse(kept.contains(secret), secret);
        }
        assertTrue(kept.contains(person), "the made-up name is kept");
        assertEquals(person, open().nameOf("https://id.example", "maria.silva"), "and is the same after a restart");
        assertFalse(person.equals(book.nameOf("https://other.example", "maria.silva")));
    }

    @Test
    void whoIsRevokedIsOutAtOnce() {
        AccountBook book = open();
        AccountBook.NewLink open = book.invite("steward-a", Role.STEWARD);
        String session = book.redeem(open.token()).orElseThrow().token();
        String more = book.again("steward-a").orElseThrow().token();
        assertTrue(book.revoke("steward-a"));
        assertTrue(book.session(session).isEmpty());
        assertEquals(LinkState.UNKNOWN, book.state(more));
        assertFalse(book.revoke("steward-a"));
    }

    @Test
    void oneAccountKeepsTheLatestSessionsOnly() {
        AccountBook book = open();
        book.invite("resident-a", Role.RESIDENT);
        String[] tokens = new String[AccountBook.SESSIONS_OF_ONE + 3];
        for (int i = 0; i < tokens.length; i++) {
            now = now.plusSeconds(1);
            tokens[i] = book.redeem(book.again("resident-a").orElseThrow().token())
                    .orElseThrow()
                    .token();
        }
        assertEquals(AccountBook.SESSIONS_OF_ONE, book.sessionsOf("resident-a"));
        for (int i = 0; i < tokens.length; i++) {
            assertEquals(i >= 3, book.session(tokens[i]).isPresent(), "session " + i);
        }
    }

    @Test
    void whatCouldNotBeKeptDoesNotHold() throws IOException {
        AccountBook book = open();
        String token = book.invite("planner-a", Role.PLANNER).token();
        // A folder in the way of the file that is written beside it: as good as a full disk.
        Path part = folder.resolve("accounts.json.part");
        Files.createDirectories(part.resolve("full"));
        Refusal refused = assertThrows(Refusal.class, () -> book.redeem(token));
        assertEquals(503, refused.status());
        assertEquals(LinkState.VALID, book.state(token), "the link is not used up");
        assertThrows(Refusal.class, () -> book.invite("planner-b", Role.PLANNER));
        assertEquals(1, book.accounts().size());
        Files.delete(part.resolve("full"));
        Files.delete(part);
        assertTrue(book.redeem(token).isPresent());
        assertEquals(1, open().accounts().size());
    }

    @Test
    void aDamagedFileIsRefusedAndNotReplaced() throws IOException {
        open().invite("planner-a", Role.PLANNER);
        Path file = folder.resolve("accounts.json");
        for (String text : new String[] {"", "{", "[]", "{\"v\":2}", "{\"v\":1,\"secret\":\"x\"}"}) {
            Files.writeString(file, text);
            Problem problem = assertThrows(Problem.class, this::open, text);
            assertEquals("CV-SERVER-010", problem.code());
            assertEquals(text, Files.readString(file));
        }
    }
}
