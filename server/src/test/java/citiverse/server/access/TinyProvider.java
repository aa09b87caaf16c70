package citiverse.server.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/// An identity provider of the test's own: discovery, keys, and tokens signed with RS256 by the JDK.
public final class TinyProvider implements QuarkusTestResourceLifecycleManager {
    static final String CLIENT = "citiverse-test";
    static final KeyPair KEYS = keys();
    static volatile String issuer;
    /// What the next exchange of a code gives.
    static volatile String nextTokens = "{}";

    private HttpServer server;

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer":"ISSUER","authorization_endpoint":"ISSUER/authorize","token_endpoint":"ISSUER/token",
                 "jwks_uri":"ISSUER/keys","response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}""".replace("ISSUER", issuer)));
        server.createContext("/keys", exchange -> answer(exchange, jwks()));
        server.createContext("/token", exchange -> answer(exchange, nextTokens));
        server.start();
        return Map.of(
                "citiverse.oidc.issuer", issuer,
                "citiverse.oidc.client", CLIENT,
                "citiverse.oidc.secret", "a-secret-of-the-test-that-is-long-enough",
                "citiverse.oidc.claim", "city/groups",
                "citiverse.oidc.roles.planner", "urbanism,mobility",
                "citiverse.oidc.roles.administrator", "it");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String jwks() {
        var key = (RSAPublicKey) KEYS.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"one\",\"n\":\""
                + number(key.getModulus()) + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}]}";
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// A token with these claims.
    static String token(KeyPair keys, String algorithm, String claims) {
        String head = encoded(("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"one\"}")
                        .getBytes(StandardCharsets.UTF_8))
                + '.'
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        if (algorithm.equals("none")) {
            return head + '.';
        }
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(head.getBytes(StandardCharsets.UTF_8));
            return head + '.' + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
