package citiverse.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.SignedIn;
import citiverse.server.city.OnlineCity;
import citiverse.server.page.Texts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class SignInTest {
    private static final Pattern LINK = Pattern.compile("http://[^<\"]*(/sign-in/[\\w-]{43})");

    @Inject
    AccountBook accounts;

    @Inject
    OnlineCity city;

    private static Got post(String path, String form, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        all[headers.length + 2] = "Accept";
        all[headers.length + 3] = "text/html";
        return Got.send("POST", path, form, all);
    }

    @Test
    void aPreviewDoesNotUseALinkUpAndAPressOfTheButtonDoes() {
        String path =
                "/sign-in/" + accounts.invite("planner-preview", Role.PLANNER).token();
        for (int i = 0; i < 3; i++) {
            assertEquals(200, Got.get(path, "Accept", "text/html").status());
            assertEquals(200, Got.send("HEAD", path, null).status());
        }
        Got signedIn = post(path, "", "Origin", Got.base());
        assertEquals(303, signedIn.status(), signedIn.text());
        String cookie = signedIn.header("set-cookie");
        for (String part : new String[] {"citiverse=", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"}) {
            assertTrue(cookie.replace(" ", "").contains(part), cookie);
        }
        assertFalse(cookie.contains("Secure"), "the connection is not encrypted");
        String sent = cookie.substring(0, cookie.indexOf(';'));
        assertTrue(Got.get("/sign-in", "Cookie", sent).text().contains("planner-preview"));
        assertEquals(410, Got.get(path, "Accept", "text/html").status());
        Got again = post(path, "", "Origin", Got.base());
        assertEquals(410, again.status());
        assertTrue(again.text().contains("used already"), again.text());
        assertEquals(404, Got.get("/sign-in/" + "x".repeat(43)).status());
        Got out = post("/sign-out", "", "Origin", Got.base(), "Cookie", sent);
        assertEquals(303, out.status());
        assertTrue(out.header("set-cookie").contains("Max-Age=0"));
        assertFalse(Got.get("/sign-in", "Cookie", sent).text().contains("planner-preview"));
    }

    @Test
    void signingOutEverywhereEndsEverySession() {
        SignedIn one = SignedIn.as(Role.RESIDENT);
        String other = accounts.redeem(
                        accounts.again(one.account()).orElseThrow().token())
                .orElseThrow()
                .token();
        post("/sign-out", "everywhere=yes", one.headers());
        assertTrue(accounts.session(other).isEmpty());
    }

    @Test
    void anAdministratorInvitesAndRevokesAndTheLedgerTellsBoth() {
        SignedIn admin = SignedIn.as(Role.ADMINISTRATOR);
        long before = city.twin().ledger().size();
        Got invited = post("/sign-in/invitations", "role=steward", admin.headers());
        assertEquals(200, invited.status(), invited.text());
        Matcher link = LINK.matcher(invited.text());
        assertTrue(link.find(), invited.text());
        assertFalse(Got.get("/sign-in", admin.headers()).text().contains(link.group(1)), "it is shown once");
        Got signedIn = post(link.group(1), "");
        assertEquals(303, signedIn.status(), "a program without cookies needs no origin");
        String cookie = signedIn.header("set-cookie").split(";")[0];
        Got page = Got.get("/sign-in", "Cookie", cookie);
        Matcher name = Pattern.compile("steward-[a-z2-9]{6}").matcher(page.text());
        assertTrue(name.find(), page.text());
        var entry = city.twin().ledger().entry(before + 1);
        assertEquals("access.invite/1", entry.kind());
        assertEquals(admin.account(), entry.actor());
        assertEquals(name.group(), entry.subject());
        Got revoked = post("/sign-in/accounts/" + name.group() + "/revoke", "", admin.headers());
        assertEquals(303, revoked.status(), revoked.text());
        assertEquals("access.revoke/1", city.twin().ledger().entry(before + 2).kind());
        assertFalse(Got.get("/sign-in", "Cookie", cookie).text().contains(name.group()));
    }

    @Test
    void onlyAnAdministratorInvites() {
        for (Role role : Role.values()) {
            String[] headers = role == Role.PUBLIC
                    ? new String[] {"Origin", Got.base()}
                    : SignedIn.as(role).headers();
            Got got = post("/sign-in/invitations", "role=resident", headers);
            int wanted =
                    switch (role) {
                        case PUBLIC -> 401;
                        case ADMINISTRATOR -> 200;
                        case RESIDENT, PLANNER, OPERATOR, STEWARD, OFFICER -> 403;
                    };
            assertEquals(wanted, got.status(), role.id());
        }
        String[] admin = SignedIn.as(Role.ADMINISTRATOR).headers();
        assertEquals(400, post("/sign-in/invitations", "role=king", admin).status());
        assertEquals(404, post("/sign-in/accounts/nobody/revoke", "", admin).status());
    }

    @Test
    void thePageTellsInEveryLanguageWhatARoleMay() {
        String cookie = SignedIn.as(Role.ADMINISTRATOR).cookie();
        for (String language : Texts.LANGUAGES.keySet()) {
            Got page = Got.get("/sign-in?lang=" + language, "Cookie", cookie);
            assertEquals(200, page.status(), page.text());
            assertFalse(page.text().replace("access.css", "").contains("access."), "a text is missing in " + language);
            assertTrue(page.text().contains(Texts.of(language).text("access.may.invite")), language);
            assertEquals("no-store", page.header("cache-control"));
        }
    }

    @Test
    void aBrokenCookieIsNobodys() {
        for (String cookie : new String[] {"citiverse=", "citiverse=x", "citiverse=" + "a".repeat(43), "citiverse"}) {
            Got page = Got.get("/sign-in", "Cookie", cookie);
            assertEquals(200, page.status(), cookie);
            assertFalse(page.text().contains("/sign-out"), cookie);
        }
    }
}
