package citiverse.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Layers;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomCityTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readersTakeAllThatWasDrawn(long seed) {
        Scene drawn = RandomCity.of(seed, true);
        var city = drawn.snapshot();
        assertEquals(drawn.cells().size(), city.features("cells").size());
        assertEquals(drawn.stops().size(), city.features(Layers.TRANSIT_STOP).size());
        assertEquals(drawn.lines().size(), city.features(Layers.TRANSIT_ROUTE).size());
        assertTrue(city.features(Layers.STREET).size() >= drawn.streets().size());
        assertEquals(8, city.features("candidate").size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSeedMakesTheCity(long seed) {
        String hash = RandomCity.of(seed).snapshot().hash();
        assertEquals(hash, RandomCity.of(seed).snapshot().hash());
        assertNotEquals(hash, RandomCity.of(seed + 1000).snapshot().hash());
    }
}
