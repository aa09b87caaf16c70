package citiverse.standards.gtfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Collected;
import citiverse.standards.Reading;
import citiverse.standards.TestData;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Twin;
import citiverse.twin.transit.Timetable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The facts of the data's README.
class PortoAlegreTest {
    private static final String MONDAY = "2019-05-13";

    private final Collected found = new Collected();

    private Twin.Quality read(String source, String file) {
        return GtfsReader.read(
                TestData.shared("porto-alegre/" + file), new Reading(TestData.PORTO_ALEGRE, source, file), found);
    }

    private List<Timetable> timetables() {
        return found.of(Layers.TRANSIT_PATTERN).stream()
                .map(pattern -> Timetable.unpack(pattern.properties().bytes("timetable").orElseThrow()))
                .toList();
    }

    private long tripsOn(String date) {
        Set<String> services = found.of(Layers.TRANSIT_SERVICE).stream()
                .filter(service -> (" " + service.properties().text("dates").orElseThrow() + " ").contains(date))
                .map(Feature::id)
                .collect(Collectors.toSet());
        return timetables().stream()
                .flatMap(timetable -> timetable.trips().stream())
                .filter(trip -> services.contains(trip.service()))
                .count();
    }

    @Test
    void busesHaveTheCountsOfTheirReadme() {
        Twin.Quality quality = read("eptc", "poa_eptc.zip");
        assertEquals(115, quality.read().get("routes"));
        assertEquals(2_374, quality.read().get("trips"));
        assertEquals(2_374, quality.read().get("trips_used"));
        assertEquals(3_986, quality.read().get("stops"));
        assertEquals(130_019, quality.read().get("stop_times"));
        assertEquals(57_723, quality.read().get("shapes"));
        assertEquals(125_271, quality.missing().get("stop_times.arrival_time"));
        assertEquals(125_271, quality.missing().get("stop_times.departure_time"));
        assertEquals(3_986, found.of(Layers.TRANSIT_STOP).size());
        assertEquals(115, found.of(Layers.TRANSIT_ROUTE).size());
        assertTrue(found.of(Layers.TRANSIT_ROUTE).stream()
                .allMatch(route -> route.properties().whole("mode").orElseThrow() == 3));
        assertEquals(17 * 3600 + 50 * 60, timetables().stream()
                .flatMap(timetable -> timetable.trips().stream())
                .mapToInt(trip -> trip.departures()[trip.departures().length - 1])
                .max()
                .orElseThrow());
        assertTrue(found.of(Layers.TRANSIT_PATTERN).stream().allMatch(pattern -> pattern.shape().getNumPoints() > 10));
        System.out.println("EPTC: " + quality.read() + " " + quality.missing() + " " + quality.warnings());
    }

    @Test
    void trainsAreReadDespiteTheirHeaders() {
        Twin.Quality quality = read("trensurb", "poa_trensurb.zip");
        assertEquals(2, quality.read().get("routes"));
        assertEquals(1_248, quality.read().get("trips_used"));
        assertEquals(24, quality.read().get("stops"));
        assertEquals(14_855, quality.read().get("stop_times"));
        assertEquals(0, quality.missing().get("stop_times.arrival_time"));
        Feature line = found.named(Layers.TRANSIT_ROUTE, "LINHA1");
        assertEquals(2, line.properties().whole("mode").orElseThrow());
        assertEquals("TRENSURB", line.properties().text("agency").orElseThrow());
        assertEquals("America/Sao_Paulo", line.properties().text("zone").orElseThrow());
        assertTrue(found.features.containsKey("urn:citiverse:porto-alegre:trensurb:transit_service:SU"));
        System.out.println("Trensurb: " + quality.read() + " " + quality.warnings());
    }

    @Test
    void tripsAndPatternsOfAMondayAreThoseOfTheReferenceEngine() {
        read("eptc", "poa_eptc.zip");
        read("trensurb", "poa_trensurb.zip");
        assertEquals(4_010, found.of(Layers.TRANSIT_STOP).size());
        assertEquals(3_622, timetables().stream().mapToInt(timetable -> timetable.trips().size()).sum());
        assertEquals(2_903, tripsOn(MONDAY));
        assertEquals(226, found.of(Layers.TRANSIT_PATTERN).size());
    }

    @Test
    void interpolatedTimesRiseAlongEachTripAndStayBetweenTimepoints() {
        read("eptc", "poa_eptc.zip");
        for (Timetable timetable : timetables()) {
            for (Timetable.Trip trip : timetable.trips()) {
                int last = 0;
                for (int i = 0; i < trip.arrivals().length; i++) {
                    assertTrue(last <= trip.arrivals()[i] && trip.arrivals()[i] <= trip.departures()[i], trip.id());
                    last = trip.departures()[i];
                }
            }
        }
    }
}
