package citiverse.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Bytes to the server under test as no well-behaved client sends them.
public final class Raw {
    private Raw() {}

    /// What came back until the connection was closed or nothing came for a while.
    ///
    /// @param text all of it
    public record Answer(String text) {
        /// The first status, 0 where there is none.
        public int status() {
            return text.startsWith("HTTP/1.") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        /// How many answers there are.
        public int count() {
            return text.split("HTTP/1\\.1 ", -1).length - 1;
        }
    }

    public static Socket connect() throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(Got.base()).getPort());
        socket.setSoTimeout(3_000);
        return socket;
    }

    public static Answer ask(String bytes) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static Answer read(Socket socket) {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (IOException closedOrSilent) {
            return new Answer(bytes.toString(StandardCharsets.UTF_8));
        }
        return new Answer(bytes.toString(StandardCharsets.UTF_8));
    }
}
