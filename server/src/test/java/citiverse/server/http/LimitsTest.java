package citiverse.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.access.Production;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/// With 100 reads at once and then 20 a second, 10 writes and 5 attempts to sign in a minute.
@QuarkusTest
@TestProfile(Production.class)
class LimitsTest {
    private static void assertLimited(Got got) {
        assertEquals(429, got.status(), got.text());
        assertEquals("application/problem+json", got.header("content-type").split(";")[0]);
        int seconds = Integer.parseInt(got.header("retry-after"));
        assertTrue(seconds >= 1 && seconds <= 60, got.header("retry-after"));
    }

    private static Got last(int times, java.util.function.Supplier<Got> request) {
        Got got = request.get();
        for (int i = 1; i < times && got.status() != 429; i++) {
            got = request.get();
        }
        return got;
    }

    @Test
    void whoReadsTooMuchIsToldToWaitAndOthersAreNot() {
        assertLimited(last(2_000, () -> Got.get("/assets/icon.svg", "X-Forwarded-For", "198.51.100.1")));
        assertEquals(200, Got.get("/", "X-Forwarded-For", "198.51.100.2").status());
    }

    @Test
    void oneHouseholdOfIpv6IsOneClient() {
        int[] next = {0};
        assertLimited(last(
                2_000,
                () -> Got.get(
                        "/assets/icon.svg", "X-Forwarded-For", "2001:db8:1:1::" + Integer.toHexString(++next[0]))));
        assertEquals(200, Got.get("/", "X-Forwarded-For", "2001:db8:1:2::1").status());
    }

    @Test
    void writesAndAttemptsToSignInAreLimitedMoreTightly() {
        Got write = last(
                11,
                () -> Got.send(
                        "POST",
                        "/sign-out",
                        "",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Forwarded-For",
                        "198.51.100.3"));
        assertLimited(write);
        Got guess =
                last(6, () -> Got.send("POST", "/sign-in/" + "a".repeat(43), "", "X-Forwarded-For", "198.51.100.4"));
        assertLimited(guess);
    }

    @Test
    void whoIsNotAProxyCannotNameAnotherHost() {
        Got got = Got.get("/", "X-Forwarded-Host", "elsewhere.example", "X-Forwarded-For", "198.51.100.5");
        assertEquals(200, got.status(), "the header is not read");
    }
}
