package citiverse.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// An answer of the server under test, got as any client would.
///
/// @param status of HTTP
/// @param body bytes
public record Got(int status, byte[] body, HttpResponse<byte[]> response) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /// @param headers names and values in turn
    public static Got get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /// @param body null for none
    public static Got send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base() + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Got(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    /// `http://127.0.0.1:<port>` of the server under test.
    public static String base() {
        return "http://127.0.0.1:"
                + org.eclipse.microprofile.config.ConfigProvider.getConfig()
                        .getValue("quarkus.http.test-port", int.class);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
