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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
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
                .map(pattern ->
                        Timetable.unpack(pattern.properties().bytes("timetable").orElseThrow()))
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
        assertEquals(
                17 * 3600 + 50 * 60,
                timetables().stream()
                        .flatMap(timetable -> timetable.trips().stream())
                        .mapToInt(trip -> trip.departures()[trip.departures().length - 1])
                        .max()
                        .orElseThrow());
        assertTrue(found.of(Layers.TRANSIT_PATTERN).stream()
                .allMatch(pattern -> pattern.shape().getNumPoints() > 10));
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
        assertEquals(
                3_622,
                timetables().stream()
                        .mapToInt(timetable -> timetable.trips().size())
                        .sum());
        assertEquals(2_903, tripsOn(MONDAY));
        assertEquals(226, found.of(Layers.TRANSIT_PATTERN).size());
    }

    /// A slow and obvious reading: rows split at commas, times between timepoints by the geodesics of Vincenty (1975),
    /// as in the reference engine. On a sphere instead of the ellipsoid they would differ by up to 5 s.
    @Test
    void timesAreThoseOfAPlainReading() throws IOException {
        Map<String, double[]> places = new HashMap<>();
        Map<String, List<String[]>> rows = new HashMap<>();
        try (var zip = new ZipFile(TestData.shared("porto-alegre/poa_eptc.zip").toFile())) {
            for (String[] stop : split(zip, "stops.txt")) {
                places.put(stop[0], new double[] {Double.parseDouble(stop[4]), Double.parseDouble(stop[5])});
            }
            for (String[] row : split(zip, "stop_times.txt")) {
                rows.computeIfAbsent(row[0], unused -> new ArrayList<>()).add(row);
            }
        }
        read("eptc", "poa_eptc.zip");
        int compared = 0;
        int differing = 0;
        for (Timetable timetable : timetables()) {
            for (Timetable.Trip trip : timetable.trips()) {
                int[] expected = plain(rows.get(trip.id()), places);
                for (int i = 0; i < expected.length; i++) {
                    assertEquals(expected[i], trip.arrivals()[i], 1, trip.id());
                    differing += expected[i] == trip.arrivals()[i] ? 0 : 1;
                    compared++;
                }
            }
        }
        System.out.println(differing + " of " + compared + " times differ by a second from Vincenty's");
        assertEquals(130_019, compared);
        assertTrue(differing <= 13, differing + " times differ");
    }

    private static List<String[]> split(ZipFile zip, String name) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.replace("\"", "").split(",", -1))
                    .toList();
        }
    }

    private static int[] plain(List<String[]> rows, Map<String, double[]> places) {
        var along = new double[rows.size()];
        for (int i = 1; i < along.length; i++) {
            along[i] = along[i - 1] + vincenty(places.get(rows.get(i - 1)[3]), places.get(rows.get(i)[3]));
        }
        var times = new int[rows.size()];
        for (int i = 0; i < times.length; i++) {
            int before = i;
            int after = i;
            while (rows.get(before)[1].isEmpty()) {
                before--;
            }
            while (rows.get(after)[1].isEmpty()) {
                after++;
            }
            int start = seconds(rows.get(before)[1]);
            int whole = seconds(rows.get(after)[1]) - start;
            double share = before == after ? 0 : (along[i] - along[before]) / (along[after] - along[before]);
            times[i] = (int) (start + whole * share);
        }
        return times;
    }

    private static int seconds(String time) {
        String[] parts = time.split(":");
        return Integer.parseInt(parts[0]) * 3600 + Integer.parseInt(parts[1]) * 60 + Integer.parseInt(parts[2]);
    }

    private static double vincenty(double[] from, double[] to) {
        double flattening = 1 / 298.257223563;
        double minor = 6_378_137 * (1 - flattening);
        double u1 = Math.atan((1 - flattening) * Math.tan(Math.toRadians(from[0])));
        double u2 = Math.atan((1 - flattening) * Math.tan(Math.toRadians(to[0])));
        double difference = Math.toRadians(to[1] - from[1]);
        double lambda = difference;
        for (int round = 0; round < 100; round++) {
            double sinSigma = Math.hypot(
                    Math.cos(u2) * Math.sin(lambda),
                    Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda));
            if (sinSigma == 0) {
                return 0;
            }
            double cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
            double sigma = Math.atan2(sinSigma, cosSigma);
            double sinAlpha = Math.cos(u1) * Math.cos(u2) * Math.sin(lambda) / sinSigma;
            double cosAlpha2 = 1 - sinAlpha * sinAlpha;
            double cosM = cosAlpha2 == 0 ? 0 : cosSigma - 2 * Math.sin(u1) * Math.sin(u2) / cosAlpha2;
            double c = flattening / 16 * cosAlpha2 * (4 + flattening * (4 - 3 * cosAlpha2));
            double next = difference
                    + (1 - c)
                            * flattening
                            * sinAlpha
                            * (sigma + c * sinSigma * (cosM + c * cosSigma * (2 * cosM * cosM - 1)));
            if (Math.abs(next - lambda) < 1e-13) {
                double k = cosAlpha2 * (6_378_137.0 * 6_378_137.0 - minor * minor) / (minor * minor);
                double a = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)));
                double b = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)));
                double delta = b
                        * sinSigma
                        * (cosM
                                + b
                                        / 4
                                        * (cosSigma * (2 * cosM * cosM - 1)
                                                - b
                                                        / 6
                                                        * cosM
                                                        * (4 * sinSigma * sinSigma - 3)
                                                        * (4 * cosM * cosM - 3)));
                return minor * a * (sigma - delta);
            }
            lambda = next;
        }
        throw new AssertionError("no convergence");
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
