package citiverse.twin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

class WkbTest {

    @Test
    void readsWhatItWroteAndWhatJtsWrote() throws Exception {
        long seed = 7;
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 3000; i++) {
            Geometry geometry = MadeCity.any(random, 0);
            byte[] wkb = Wkb.write(geometry);
            assertArrayEquals(wkb, Wkb.write(Wkb.read(wkb)));
            assertTrue(geometry.equalsExact(Wkb.read(wkb)));
            assertTrue(geometry.equalsExact(new WKBReader().read(wkb)), () -> geometry.toString());
            if (!Wkb.hasHeights(geometry)) {
                assertArrayEquals(new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry), wkb);
                assertTrue(
                        geometry.equalsExact(Wkb.read(new WKBWriter(2, ByteOrderValues.BIG_ENDIAN).write(geometry))));
            }
        }
    }

    @Test
    void keepsHeights() {
        Geometry line = Wkb.read(Wkb.write(new org.locationtech.jts.geom.GeometryFactory()
                .createLineString(new org.locationtech.jts.geom.Coordinate[] {
                    new org.locationtech.jts.geom.Coordinate(1, 2, 3), new org.locationtech.jts.geom.Coordinate(4, 5)
                })));
        assertEquals(3, line.getCoordinates()[0].getZ());
        assertTrue(Double.isNaN(line.getCoordinates()[1].getZ()));
    }

    @Test
    void refusesBrokenBytesWithoutAskingForMemory() {
        var random = new SplittableRandom(11);
        for (int i = 0; i < 5000; i++) {
            byte[] wkb = Wkb.write(MadeCity.any(random, 0));
            if (random.nextBoolean()) {
                wkb[random.nextInt(wkb.length)] = (byte) random.nextInt(256);
            } else {
                wkb = Arrays.copyOf(wkb, random.nextInt(wkb.length));
            }
            try {
                Wkb.read(wkb);
            } catch (IllegalArgumentException expected) {
                assertTrue(expected.getMessage() != null);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> Wkb.read(new byte[] {1, 2, 0, 0, 0, -1, -1, -1, 127}));
    }
}
