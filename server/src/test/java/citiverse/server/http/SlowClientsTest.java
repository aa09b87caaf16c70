package citiverse.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.Raw;
import citiverse.server.SampleTwin;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class SlowClientsTest {
    private static String host() {
        return Got.base().substring("http://".length());
    }

    @Test
    void othersAreServedWhileFiftySendAByteASecond() throws IOException, InterruptedException {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 50; i++) {
                Socket socket = Raw.connect();
                sockets.add(socket);
                // Half of them never end their headers, half never end their body.
                String start = i % 2 == 0
                        ? "GET / HTTP/1.1\r\nHost: " + host() + "\r\nX-Slow: "
                        : "POST /sign-out HTTP/1.1\r\nHost: " + host()
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n";
                socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
            }
            for (int second = 0; second < 4; second++) {
                for (Socket socket : sockets) {
                    socket.getOutputStream().write('a');
                }
                for (int i = 0; i < 10; i++) {
                    assertEquals(200, Got.get("/", "Accept", "text/html").status());
                }
                Thread.sleep(1_000);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        assertEquals(200, Got.get("/").status());
    }

    @Test
    void aClientThatGoesAwayInTheMiddleLeavesNothingBehind() throws IOException {
        for (int i = 0; i < 300; i++) {
            try (Socket socket = Raw.connect()) {
                String start = i % 3 == 0
                        ? "GET / HTTP/1.1\r\nHost: " + host() + "\r\n"
                        : "POST /sign-out HTTP/1.1\r\nHost: " + host()
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\na";
                socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
                if (i % 2 == 0) {
                    socket.shutdownOutput();
                } else {
                    socket.setSoLinger(true, 0);
                }
            }
        }
        for (int i = 0; i < 20; i++) {
            assertEquals(200, Got.get("/").status(), "the places of those that went are free again");
        }
    }

    @Test
    void aBodyWhoseLengthIsToldTwiceIsRefused() {
        String smuggled = "GET /sign-in HTTP/1.1\r\nHost: " + host() + "\r\n\r\n";
        String start = "POST /sign-out HTTP/1.1\r\nHost: " + host()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        List<String> twice = List.of(
                "Content-Length: " + (5 + smuggled.length()) + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + smuggled,
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + smuggled,
                "Content-Length: 0\r\nContent-Length: " + smuggled.length() + "\r\n\r\n" + smuggled,
                "Content-Length : 5\r\n\r\nabcde",
                "Content-Length: -5\r\n\r\n" + smuggled,
                "Content-Length: +5\r\n\r\nabcde",
                "Content-Length: 0x5\r\n\r\nabcde",
                "Content-Length: 5, 7\r\n\r\nabcde");
        for (String rest : twice) {
            Raw.Answer answer = Raw.ask(start + rest);
            assertEquals(400, answer.status(), rest + " -> " + answer.text());
            assertEquals(1, answer.count(), "the second request is not answered: " + answer.text());
        }
    }

    @Test
    void bytesThatAreNoRequestAreRefused() {
        for (String bytes : List.of(
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "NONSENSE\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET  HTTP/1.1\r\nHost: " + host() + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: " + host() + "\r\nBad Name: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n")) {
            Raw.Answer answer = Raw.ask(bytes.stripTrailing() + "\r\nConnection: close\r\n\r\n");
            assertTrue(answer.status() == 0 || answer.status() >= 400 && answer.status() < 600, bytes + answer.text());
            assertTrue(answer.status() < 500 || answer.status() == 501 || answer.status() == 505, answer.text());
        }
        assertEquals(200, Got.get("/").status());
    }
}
