package citiverse.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.Raw;
import citiverse.server.SampleTwin;
import citiverse.server.SignedIn;
import citiverse.server.access.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class GateTest {
    private static void assertProblem(int status, Got got, String what) {
        assertEquals(status, got.status(), what + ": " + got.text());
        assertEquals("application/problem+json", got.header("content-type").split(";")[0], what);
        assertTrue(got.text().contains("\"code\":\"CV-"), what + ": " + got.text());
        assertHeaders(got, what);
    }

    private static void assertHeaders(Got got, String what) {
        assertEquals(SecurityHeaders.POLICY, got.header("content-security-policy"), what);
        assertEquals("nosniff", got.header("x-content-type-options"), what);
        assertEquals("same-origin", got.header("referrer-policy"), what);
        assertEquals("same-origin", got.header("cross-origin-opener-policy"), what);
        assertFalse(got.header("permissions-policy").isEmpty(), what);
        assertTrue(got.header("strict-transport-security").isEmpty(), what + ": not over an open connection");
    }

    @Test
    void everyAnswerHasTheHeadersOfSecurity() {
        for (String path : new String[] {"/", "/nowhere", "/assets/site.css", "/sign-in", "/ogc", "/a/../b", "/%zz"}) {
            assertHeaders(Got.get(path.replace("%zz", "%25zz"), "Accept", "text/html"), path);
        }
    }

    @Test
    void anAddressThatCannotBeDecodedIsRefusedInWords() {
        for (String path : new String[] {"/%zz", "/ogc/jobs/%zz/results", "/ogc/collections/green/items/%"}) {
            Raw.Answer answer = Raw.ask("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertEquals(400, answer.status(), answer.text());
            assertEquals("application/problem+json", answer.header("content-type"), answer.text());
            assertEquals(SecurityHeaders.POLICY, answer.header("content-security-policy"), answer.text());
        }
    }

    @Test
    void whatIsTooLongIsRefusedInWords() {
        assertProblem(414, Got.get("/?q=" + "a".repeat(17_000)), "address");
        assertProblem(431, Got.get("/", "X-Long", "a".repeat(17_000)), "headers");
        String[] headers = SignedIn.as(Role.ADMINISTRATOR)
                .headers("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");
        assertProblem(413, Got.send("POST", "/sign-in/invitations", "a".repeat(17_000_000), headers), "body");
        Got page = Got.get("/?lang=ar&q=" + "a".repeat(17_000), "Accept", "text/html");
        assertEquals(414, page.status());
        assertTrue(page.text().contains("dir=\"rtl\""), "the page of the same words, in the language of the reader");
    }

    @Test
    void aMethodThatIsNotKnownIsRefused() {
        for (String method : new String[] {"TRACE", "PROPFIND", "BREW"}) {
            assertProblem(405, Got.send(method, "/", null), method);
        }
        assertProblem(405, Got.send("DELETE", "/sign-in", null, "Accept", "application/json"), "DELETE");
        assertProblem(
                415,
                Got.send("POST", "/sign-out", "{}", "Content-Type", "application/json", "Accept", "application/json"),
                "media type");
    }

    @Test
    void anotherNameForThisMachineIsNotAnswered() {
        String port = Got.base().substring(Got.base().lastIndexOf(':') + 1);
        for (String host :
                new String[] {"rebound.example", "rebound.example:" + port, "127.0.0.1.example", "10.0.0.1"}) {
            Raw.Answer answer = Raw.ask("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            assertEquals(421, answer.status(), host + ": " + answer.text());
            assertTrue(answer.text().contains("CV-SERVER-421"), answer.text());
        }
        for (String host : new String[] {"localhost", "LOCALHOST:9", "127.0.0.1:" + port, "[::1]:" + port}) {
            Raw.Answer answer = Raw.ask("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            assertEquals(200, answer.status(), host + ": " + answer.text());
        }
    }

    @Test
    void anotherSiteCannotMakeABrowserWrite() {
        SignedIn admin = SignedIn.as(Role.ADMINISTRATOR);
        String form = "application/x-www-form-urlencoded";
        String own = Got.base();
        String[][] refused = {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Sec-Fetch-Site", "cross-site", "Origin", own},
            {"Origin", "https://elsewhere.example"},
            {"Origin", "null"},
            {"Origin", own + "0"},
            {"X-Nothing", "told"},
        };
        for (String[] headers : refused) {
            String[] all = java.util.Arrays.copyOf(headers, headers.length + 6);
            System.arraycopy(
                    new String[] {"Content-Type", form, "Cookie", admin.cookie(), "Accept", "application/json"},
                    0,
                    all,
                    headers.length,
                    6);
            Got got = Got.send("POST", "/sign-in/invitations", "role=resident", all);
            assertProblem(403, got, String.join(" ", headers));
            assertTrue(got.text().contains("CV-SERVER-014"), got.text());
        }
        Got allowed = Got.send(
                "POST",
                "/sign-in/invitations",
                "role=resident",
                "Content-Type",
                form,
                "Cookie",
                admin.cookie(),
                "Sec-Fetch-Site",
                "same-origin",
                "Origin",
                "null");
        assertEquals(200, allowed.status(), allowed.text());
    }

    @Test
    void aBearerTokenStandsAloneAndACookieLendsItNothing() {
        SignedIn admin = SignedIn.as(Role.ADMINISTRATOR);
        Got got = Got.send(
                "POST",
                "/sign-in/invitations",
                "role=resident",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                admin.cookie(),
                "Authorization",
                "Bearer nothing",
                "Accept",
                "application/json");
        assertProblem(401, got, "bearer");
    }

    @Test
    void pagesOfOtherSitesReadTheOpenInterfacesOnly() {
        for (String path : new String[] {"/ogc/nothing", "/catalogue/nothing", "/api/nothing"}) {
            Got got = Got.get(path, "Origin", "https://elsewhere.example");
            assertEquals("*", got.header("access-control-allow-origin"), path);
            assertEquals("", got.header("access-control-allow-credentials"), path);
            assertEquals("cross-origin", got.header("cross-origin-resource-policy"), path);
            Got asked = Got.send(
                    "OPTIONS",
                    path,
                    null,
                    "Origin",
                    "https://elsewhere.example",
                    "Access-Control-Request-Method",
                    "POST");
            assertEquals(204, asked.status());
            assertFalse(asked.header("access-control-allow-methods").contains("POST"));
        }
        for (String path : new String[] {"/", "/sign-in", "/assets/site.css"}) {
            Got got = Got.get(path, "Origin", "https://elsewhere.example");
            assertEquals("", got.header("access-control-allow-origin"), path);
            assertEquals("same-origin", got.header("cross-origin-resource-policy"), path);
        }
    }

    @Test
    void whatIsAnsweredToSomebodyIsForNoSharedCache() {
        Got got = Got.get("/", SignedIn.as(Role.RESIDENT).headers());
        assertTrue(got.header("cache-control").contains("private"), got.header("cache-control"));
        assertTrue(got.response().headers().allValues("vary").toString().contains("Cookie"));
    }
}
