package citiverse.server.ogc.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import citiverse.twin.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// What is written fast reads as the same.
class JsonBytesTest {
    private static final long SEED = Long.getLong("citiverse.seed", 20261124L);

    private static String written(double number) {
        return new String(new JsonBytes(4).number(number).toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void numbersReadAsTheyWere() {
        System.out.println("numbersReadAsTheyWere: seed " + SEED);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (double number : List.of(
                0.0,
                -0.0,
                1.0,
                -1.0,
                0.1,
                1e-9,
                1e-10,
                123456789.123456,
                8999999.999999999,
                9e9,
                1e15,
                -51.25,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                100.0,
                0.5e-6)) {
            assertEquals(number, Double.parseDouble(written(number)), written(number));
        }
        for (int i = 0; i < 200_000; i++) {
            double number =
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextDouble(-180, 180);
                        case 1 -> Math.rint(random.nextDouble(-180, 180) * 1e7) / 1e7;
                        case 2 -> Math.rint(random.nextDouble(-1e8, 1e8) * 1e6) / 1e6;
                        default -> Double.longBitsToDouble(random.nextLong());
                    };
            if (Double.isFinite(number)) {
                assertEquals(number, Double.parseDouble(written(number)), written(number));
                assertEquals(number, ((Number) CanonicalJson.parse(written(number))).doubleValue());
            }
        }
        assertEquals("-51.25", written(-51.25));
        assertEquals("100", written(100));
        assertEquals("0.000001", written(1e-6));
    }

    @Test
    void textsReadAsTheyWere() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.appendCodePoint(
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextInt(0x20);
                            case 1 -> random.nextInt(0x20, 0x80);
                            case 2 -> random.nextInt(0x80, 0xD800);
                            default -> random.nextInt(0x1F300, 0x1F600);
                        });
            }
            byte[] bytes = new JsonBytes(1).text(text.toString()).toBytes();
            assertEquals(text.toString(), CanonicalJson.parse(bytes));
        }
    }
}
