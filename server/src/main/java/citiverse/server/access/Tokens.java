package citiverse.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Secrets that are handed out, and the hashes that are kept of them.
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NAME_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    /// 256 bits in base64url.
    static final int LENGTH = 43;

    private Tokens() {}

    /// 256 random bits in base64url, 43 characters.
    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return encoded(bytes);
    }

    /// A short random text for names, without letters that look alike.
    static String suffix() {
        var text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            text.append(NAME_LETTERS.charAt(RANDOM.nextInt(NAME_LETTERS.length())));
        }
        return text.toString();
    }

    /// SHA-256 of a token: enough, since the token has 256 bits.
    static String hash(String token) {
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// HMAC-SHA-256 of a text under a secret, for texts that could be guessed.
    static String keyed(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return encoded(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Equality whose time tells nothing of where two hashes differ.
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
