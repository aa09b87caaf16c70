package citiverse.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Bytes to the server under test as no well-behaved client sends them.
public final class Raw {
    private static final int MOST = 4_000_000;

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

        /// A header of the first answer, empty where it has none of that name.
        public String header(String name) {
            int end = text.indexOf("\r\n\r\n");
            return text.substring(0, Math.max(0, end))
                    .lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ':'))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    public static Socket connect() throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(Got.base()).getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    public static Answer ask(String bytes) {
        return ask(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Answer ask(byte[] bytes) {
        try (Socket socket = connect()) {
            send(socket, bytes);
            return read(socket);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException closedBefore) {
            // The server may answer and close before all of a body that it does not want is sent; its answer is read
            // next.
            return;
        }
    }

    /// Reads until the connection ends; of a stream of events only the beginning.
    public static Answer read(Socket socket) {
        var bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = socket.getInputStream()) {
            int got;
            while ((got = in.read(buffer)) >= 0 && bytes.size() < MOST) {
                bytes.write(buffer, 0, got);
                if (bytes.size() < 4_096
                        && bytes.toString(StandardCharsets.UTF_8).contains("text/event-stream")) {
                    break;
                }
            }
        } catch (IOException closedOrSilent) {
            return new Answer(bytes.toString(StandardCharsets.UTF_8));
        }
        return new Answer(bytes.toString(StandardCharsets.UTF_8));
    }
}
