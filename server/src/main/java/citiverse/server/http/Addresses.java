package citiverse.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Puts addresses together.
public final class Addresses {
    private Addresses() {}

    /// A text as one segment of a path or one value of a query, percent-encoded.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
