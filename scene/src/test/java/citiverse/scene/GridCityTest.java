package citiverse.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.transit.Timetable;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridCityTest {

    @Test
    void aGridHasAsManyBlocksSidesAsGeometrySays() {
        var city = GridCity.streets(3, 2, 100).snapshot();
        // (columns + 1) · rows + columns · (rows + 1) sides, each one street segment.
        assertEquals(4 * 2 + 3 * 3, city.features(Layers.STREET).size());
        assertEquals(12, city.features("cells").size());
    }

    @Test
    void theTimetableIsAsDrawn() {
        var city = GridCity.synchronised().snapshot();
        List<Feature> patterns = city.features(Layers.TRANSIT_PATTERN);
        assertEquals(2, patterns.size());
        var across = timetable(patterns.get(0).localId().startsWith("across") ? patterns.get(0) : patterns.get(1));
        // From 05:00 until before 23:00 every 20 minutes.
        assertEquals(18 * 3, across.trips().size());
        assertArrayEquals(
                new int[] {5 * 3600, 5 * 3600 + 600}, across.trips().getFirst().arrivals());
        assertEquals(0, across.frequencies().size());
    }

    @Test
    void headwaysAreKeptAsHeadways() {
        for (Feature pattern : GridCity.headways().snapshot().features(Layers.TRANSIT_PATTERN)) {
            var timetable = timetable(pattern);
            assertTrue(timetable.trips().isEmpty());
            assertEquals(1, timetable.frequencies().size());
            assertEquals(1200, timetable.frequencies().getFirst().headway());
            assertArrayEquals(
                    new int[] {0, 600}, timetable.frequencies().getFirst().arrivals());
        }
    }

    @Test
    void theLaterTripOvertakes() {
        var patterns = GridCity.overtaking().snapshot().features(Layers.TRANSIT_PATTERN);
        assertEquals(1, patterns.size());
        List<Timetable.Trip> trips = timetable(patterns.getFirst()).trips();
        assertEquals(2, trips.size());
        var slow = trips.get(0).arrivals();
        var fast = trips.get(1).arrivals();
        assertEquals(7 * 3600 + 10 * 60 + 10 * 30, slow[10]);
        assertEquals(35 * 60, slow[42] - slow[10]);
        assertEquals(16 * 60, fast[42] - fast[10]);
        assertEquals(7 * 3600 + 44 * 60, slow[30]);
        assertEquals(7 * 3600 + 35 * 60, fast[30]);
    }

    @Test
    void theRiverIsCrossedOnce() {
        var city = GridCity.river().snapshot();
        long bridges = city.features(Layers.STREET).stream()
                .filter(street -> street.properties().text("bridge").isPresent())
                .count();
        assertEquals(1, bridges);
        assertEquals(1, city.features(Layers.WATER).size());
    }

    private static Timetable timetable(Feature pattern) {
        return Timetable.unpack(pattern.properties().bytes("timetable").orElseThrow());
    }
}
