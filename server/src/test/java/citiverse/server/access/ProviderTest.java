package citiverse.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.city.OnlineCity;
import citiverse.server.page.Texts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Production.class)
class ProviderTest {
    @Inject
    OnlineCity city;

    /// Claims of a token that holds, with some told otherwise; a null takes one away.
    private static String claims(Map<String, Object> other, String... groups) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        var claims = new TreeMap<String, Object>(Map.of(
                "iss",
                TinyProvider.issuer,
                "sub",
                "maria.silva@city.example",
                "aud",
                TinyProvider.CLIENT,
                "iat",
                now - 10,
                "exp",
                now + 300,
                "preferred_username",
                "Maria Silva",
                "city",
                Map.of("groups", java.util.List.of(groups))));
        other.forEach((name, value) -> {
            if (value == null) {
                claims.remove(name);
            } else {
                claims.put(name, value);
            }
        });
        return citiverse.twin.json.CanonicalJson.write(claims);
    }

    private static String token(Map<String, Object> other, String... groups) {
        return TinyProvider.token(TinyProvider.KEYS, "RS256", claims(other, groups));
    }

    private static Got page(String token) {
        return Got.get("/sign-in", "Authorization", "Bearer " + token, "X-Forwarded-For", "192.0.2.1");
    }

    private static String role(Role role) {
        return "<dd>" + Texts.of("en").text("access.role." + role.id()) + "</dd>";
    }

    @Test
    void aTokenThatHoldsGivesTheRoleOfItsGroups() {
        Map<String[], Role> wanted = Map.of(
                new String[] {"urbanism"}, Role.PLANNER,
                new String[] {"mobility", "football"}, Role.PLANNER,
                new String[] {"urbanism", "it"}, Role.ADMINISTRATOR,
                new String[] {"steward"}, Role.STEWARD,
                new String[] {}, Role.RESIDENT,
                new String[] {"planner"}, Role.RESIDENT,
                new String[] {"administrator"}, Role.RESIDENT);
        wanted.forEach((groups, role) -> {
            Got page = page(token(Map.of(), groups));
            assertEquals(200, page.status(), page.text());
            assertTrue(page.text().contains(role(role)), String.join(",", groups) + ": " + page.text());
        });
    }

    @Test
    void aTokenThatDoesNotHoldIsRefused() throws NoSuchAlgorithmException {
        long now = Clock.systemUTC().instant().getEpochSecond();
        var other = KeyPairGenerator.getInstance("RSA");
        other.initialize(2048);
        var absent = new java.util.HashMap<String, Object>();
        absent.put("aud", null);
        var cases = new TreeMap<String, String>(Map.of(
                "expired", token(Map.of("exp", now - 120, "iat", now - 600), "it"),
                "another issuer", token(Map.of("iss", "https://elsewhere.example"), "it"),
                "another audience", token(Map.of("aud", "another-client"), "it"),
                "no audience", token(absent, "it"),
                "no signature", TinyProvider.token(TinyProvider.KEYS, "none", claims(Map.of(), "it")),
                "another key", TinyProvider.token(other.generateKeyPair(), "RS256", claims(Map.of(), "it")),
                "not a token", "nothing",
                "altered",
                        token(Map.of(), "urbanism")
                                .replaceFirst(
                                        "\\.[^.]+\\.",
                                        '.'
                                                + TinyProvider.encoded(
                                                        claims(Map.of(), "it").getBytes(StandardCharsets.UTF_8))
                                                + '.')));
        cases.forEach((what, token) -> {
            Got got = page(token);
            assertEquals(401, got.status(), what + ": " + got.text());
            assertEquals("application/problem+json", got.header("content-type").split(";")[0], what);
            assertTrue(got.header("www-authenticate").startsWith("Bearer"), what);
            assertFalse(got.text().contains("Exception"), got.text());
        });
    }

    @Test
    void aPersonIsKnownByAMadeUpNameThatStaysTheSame() {
        Pattern name = Pattern.compile("person-[a-z2-9]{12}");
        String first = name.matcher(page(token(Map.of(), "urbanism")).text())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        Got again = page(token(Map.of(), "it"));
        assertTrue(again.text().contains(first), again.text());
        assertFalse(again.text().contains("Maria") || again.text().contains("silva"), again.text());
        assertFalse(page(token(Map.of("sub", "another"), "it")).text().contains(first));
        Got invited = Got.send(
                "POST",
                "/sign-in/invitations",
                "role=resident",
                "Authorization",
                "Bearer " + token(Map.of(), "it"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Forwarded-For",
                "192.0.2.2");
        assertEquals(200, invited.status(), invited.text());
        assertEquals(
                first, city.twin().ledger().entry(city.twin().ledger().size()).actor());
    }

    @Test
    void aBrowserIsSentToTheProviderAndComesBackSignedIn() {
        Got sent = Got.get("/sign-in/provider", "Accept", "text/html", "X-Forwarded-For", "192.0.2.3");
        assertEquals(302, sent.status(), sent.text());
        URI address = URI.create(sent.header("location"));
        assertTrue(address.toString().startsWith(TinyProvider.issuer + "/authorize?"), "sent to " + address);
        var asked = new TreeMap<String, String>();
        for (String pair : address.getRawQuery().split("&")) {
            asked.put(pair.split("=")[0], URLDecoder.decode(pair.split("=")[1], StandardCharsets.UTF_8));
        }
        assertEquals("S256", asked.get("code_challenge_method"));
        assertEquals(Got.base() + "/sign-in/provider", asked.get("redirect_uri"));
        String state = sent.header("set-cookie").split(";")[0];
        String id = token(Map.of("nonce", asked.get("nonce")), "urbanism");
        TinyProvider.nextTokens = "{\"token_type\":\"Bearer\",\"expires_in\":300,\"access_token\":\""
                + token(Map.of(), "urbanism") + "\",\"id_token\":\"" + id + "\"}";
        Got back = Got.get(
                "/sign-in/provider?code=abc&state=" + asked.get("state"),
                "Cookie",
                state,
                "Accept",
                "text/html",
                "X-Forwarded-For",
                "192.0.2.3");
        assertEquals(302, back.status(), back.text());
        String session = cookies(back);
        Got page = Got.get("/sign-in", "Cookie", session, "X-Forwarded-For", "192.0.2.3");
        assertTrue(page.text().contains(role(Role.PLANNER)), back.status() + " " + page.text());
        Got forged =
                Got.get("/sign-in/provider?code=abc&state=forged", "Cookie", state, "X-Forwarded-For", "192.0.2.3");
        assertEquals(302, forged.status(), forged.text());
        assertTrue(
                forged.header("location").startsWith(TinyProvider.issuer + "/authorize?"), "sent anew, not signed in");
    }

    private static String cookies(Got got) {
        return String.join(
                "; ",
                got.response().headers().allValues("set-cookie").stream()
                        .map(cookie -> cookie.split(";")[0])
                        .filter(cookie -> !cookie.endsWith("="))
                        .toList());
    }

    @Test
    void overAnEncryptedConnectionTheCookieIsOfThisHostAlone() {
        Got page = Got.get("/", "X-Forwarded-Proto", "https", "X-Forwarded-For", "192.0.2.4");
        assertEquals("max-age=31536000; includeSubDomains", page.header("strict-transport-security"));
        AccountBook accounts = jakarta.enterprise
                .inject
                .spi
                .CDI
                .current()
                .select(AccountBook.class)
                .get();
        String link = accounts.invite("planner-encrypted", Role.PLANNER).token();
        Got signedIn = Got.send(
                "POST",
                "/sign-in/" + link,
                "",
                "Sec-Fetch-Site",
                "same-origin",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-For",
                "192.0.2.4");
        String cookie = signedIn.header("set-cookie");
        assertTrue(cookie.startsWith("__Host-citiverse="), cookie);
        assertTrue(cookie.contains("Secure"), cookie);
        String plain = cookie.split(";")[0].replace("__Host-", "");
        Got mixed = Got.get("/sign-in", "Cookie", plain, "X-Forwarded-Proto", "https", "X-Forwarded-For", "192.0.2.4");
        assertFalse(mixed.text().contains("planner-encrypted"), "the plain name is not taken there");
    }
}
