package citiverse.standards.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8ReaderTest {

    /// Gives a few bytes at a time.
    private static InputStream dripping(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(5)));
            }
        };
    }

    @Test
    void readsAsTheJdkDoesHoweverItIsCut() throws IOException {
        long seed = 20_26;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            byte[] text =
                    round % 2 == 0 ? "é🚋x\n☃".repeat(random.nextInt(40)).getBytes(StandardCharsets.UTF_8) : bytes;
            String expected = new String(text, StandardCharsets.UTF_8);
            var read = new StringBuilder();
            try (var reader = new Utf8Reader(dripping(text, random), "f", false)) {
                var buffer = new char[1 + random.nextInt(9)];
                for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                    read.append(buffer, 0, count);
                }
            }
            assertEquals(expected, read.toString(), "seed " + seed + ", round " + round);
        }
    }
}
