package citiverse.standards.gtfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Twin;
import citiverse.twin.transit.Timetable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GtfsReaderTest {
    private static final String TIMES = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";

    @TempDir
    Path folder;

    private final FeedText feed = new FeedText();

    private Timetable.Trip onlyTrip() {
        assertEquals(1, feed.timetables().size());
        return feed.timetables().getFirst().trips().getFirst();
    }

    private static void assertWarns(Twin.Quality quality, String part) {
        assertTrue(
                quality.warnings().stream().anyMatch(warning -> warning.contains(part)),
                quality.warnings().toString());
    }

    /// A to B is a fifth of the way, B to C three fifths: 602 s give 120.4 and 481.6, cut.
    @Test
    void missingTimesFollowTheLengthFromStopToStop() {
        Twin.Quality quality = feed.read(folder);
        assertArrayEquals(new int[] {28_800, 28_920, 29_281, 29_402}, onlyTrip().arrivals(), "seconds");
        assertArrayEquals(new int[] {28_800, 28_920, 29_281, 29_460}, onlyTrip().departures());
        assertEquals(2, quality.missing().get("stop_times.arrival_time"));
    }

    @Test
    void stopsAtOnePlaceShareTheTimeEvenly() {
        feed.with("stops.txt", "stop_id,stop_lat,stop_lon\nA,1,1\nB,1,1\nC,1,1\nD,1,1\n")
                .read(folder);
        assertArrayEquals(new int[] {28_800, 29_000, 29_201, 29_402}, onlyTrip().arrivals());
    }

    @Test
    void timesPassMidnightUpToNinetyNineHours() {
        feed.with(
                        "stop_times.txt",
                        TIMES + "T,23:59:00,23:59:30,A,1\nT,24:10:00,24:10:00,B,2\nT,99:59:59,99:59:59,C,3\n")
                .read(folder);
        assertArrayEquals(new int[] {86_340, 87_000, 359_999}, onlyTrip().arrivals());
    }

    @Test
    void oneTimeOfTwoIsEnough() {
        feed.with("stop_times.txt", TIMES + "T,,8:00:00,A,1\nT,8:05:00,,B,2\n").read(folder);
        assertArrayEquals(new int[] {28_800, 29_100}, onlyTrip().arrivals());
        assertArrayEquals(new int[] {28_800, 29_100}, onlyTrip().departures());
    }

    @Test
    void rowsMayComeInAnyOrder() {
        feed.with("trips.txt", "trip_id,service_id,route_id\nT,WK,R\nU,WK,R\n");
        feed.with(
                "stop_times.txt",
                TIMES
                        + "U,9:05:00,9:05:00,B,20\nT,8:05:00,8:05:00,B,9\nU,9:00:00,9:00:00,A,3\nT,8:00:00,8:00:00,A,1\n");
        feed.read(folder);
        assertEquals(
                List.of("T", "U"),
                feed.timetables().getFirst().trips().stream()
                        .map(Timetable.Trip::id)
                        .toList());
        assertArrayEquals(
                new int[] {32_400, 32_700},
                feed.timetables().getFirst().trips().get(1).arrivals());
    }

    @Test
    void marksQuotesBlanksAndMissingNewlinesAreTaken() {
        feed.with(
                "stops.txt",
                "\uFEFFstop_id, stop_name,stop_lat, stop_lon,unknown\r\n"
                        + "A, \"Rua \"\"A\"\", centro\" , -30.00 ,-51.2,x\r\nB,B,-30.01,-51.2\r\nC,C,-30.04,-51.2,\r\n"
                        + "D,D,-30.05,-51.2,z");
        feed.read(folder);
        assertEquals(
                "Rua \"A\", centro",
                feed.found
                        .named(Layers.TRANSIT_STOP, "A")
                        .properties()
                        .text("name")
                        .orElseThrow());
        assertEquals(4, feed.found.of(Layers.TRANSIT_STOP).size());
    }

    @Test
    void rulesOfBoardingPartPatterns() {
        feed.with("trips.txt", "route_id,service_id,trip_id\nR,WK,T\nR,WK,U\nR,WK,V\n");
        feed.with(
                "stop_times.txt",
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n"
                        + "T,8:00:00,8:00:00,A,1,0,1\nT,8:05:00,8:05:00,B,2,1,0\n"
                        + "U,9:00:00,9:00:00,A,1,,\nU,9:05:00,9:05:00,B,2,,\n"
                        + "V,9:00:00,9:00:00,A,1,2,3\nV,9:05:00,9:05:00,B,2,,0\n");
        feed.read(folder);
        assertEquals(2, feed.timetables().size());
        Timetable restricted = feed.timetables().stream()
                .filter(one -> one.trips().size() == 1)
                .findFirst()
                .orElseThrow();
        assertArrayEquals(new boolean[] {true, false}, restricted.pickup());
        assertArrayEquals(new boolean[] {false, true}, restricted.dropOff());
    }

    @Test
    void headwaysReplaceTheTripThatCarriesThem() {
        feed.with(
                "frequencies.txt",
                "trip_id,start_time,end_time,headway_secs,exact_times\n"
                        + "T,10:00:00,12:00:00,600,1\nT,06:00:00,10:00:00,300,0\nT,12:00:00,11:00:00,300,0\n"
                        + "Z,1:00:00,2:00:00,60,0\n");
        Twin.Quality quality = feed.read(folder);
        Timetable timetable = feed.timetables().getFirst();
        assertTrue(timetable.trips().isEmpty());
        assertEquals(2, timetable.frequencies().size());
        Timetable.Frequency early = timetable.frequencies().getFirst();
        assertEquals(6 * 3600, early.start());
        assertEquals(10 * 3600, early.end());
        assertEquals(300, early.headway());
        assertFalse(early.exact());
        assertTrue(timetable.frequencies().get(1).exact());
        assertArrayEquals(new int[] {0, 120, 481, 602}, early.arrivals());
        assertArrayEquals(new int[] {0, 120, 481, 660}, early.departures());
        assertWarns(quality, "frequencies.txt line 4");
        assertWarns(quality, "frequencies.txt line 5: \"Z\"");
    }

    @Test
    void datesAreWeeksWithExceptions() {
        feed.with(
                "calendar_dates.txt",
                "service_id,date,exception_type\n"
                        + "WK,20240102,2\nWK,20240106,1\nXMAS,20241225,1\nWK,20240103,7\nWK,2024-01-04,2\n");
        Twin.Quality quality = feed.read(folder);
        assertEquals(
                "2024-01-01 2024-01-03 2024-01-04 2024-01-05 2024-01-06 2024-01-08 2024-01-09 2024-01-10"
                        + " 2024-01-11 2024-01-12",
                feed.dates("WK"));
        assertEquals("2024-12-25", feed.dates("XMAS"));
        assertWarns(quality, "calendar_dates.txt line 5");
        assertWarns(quality, "calendar_dates.txt line 6");
    }

    @Test
    void aCalendarOfCenturiesIsCutOff() {
        feed.with("calendar.txt", feed.files.get("calendar.txt").replace("20240114", "21991231"));
        assertWarns(feed.read(folder), "cut off");
        assertEquals(3_660 / 7 * 5 + 5, feed.dates("WK").split(" ").length, 3);
    }

    @Test
    void whatDanglesIsLeftOutAndListed() {
        feed.with("trips.txt", "route_id,service_id,trip_id,shape_id\nR,WK,T,none\nQ,WK,U,\nR,NO,V,\n,WK,,\n");
        feed.with(
                "stop_times.txt", feed.files.get("stop_times.txt") + "U,9:00:00,9:00:00,A,1\nT,8:09:00,8:09:00,Z,9\n");
        feed.with(
                "transfers.txt",
                "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nA,B,2,120\nA,Z,0,\nA,B,0,\n");
        Twin.Quality quality = feed.read(folder);
        assertEquals(1, quality.read().get("trips_used"));
        assertWarns(quality, "trips.txt line 3: \"Q\"");
        assertWarns(quality, "trips.txt line 4: \"NO\"");
        assertWarns(quality, "trips.txt line 5: the row has no trip_id");
        assertWarns(quality, "trips.txt: \"none\": the shape_id");
        assertWarns(quality, "stop_times.txt line 6: \"U\"");
        assertWarns(quality, "stop_times.txt line 7: \"Z\"");
        assertWarns(quality, "transfers.txt line 3: \"A to Z\"");
        assertWarns(quality, "transfers.txt line 4");
        var transfer = feed.found.named(Layers.TRANSIT_TRANSFER, "A~B").properties();
        assertEquals(120, transfer.whole("min_seconds").orElseThrow());
        assertEquals(
                "urn:citiverse:porto-alegre:bus:transit_stop:B",
                transfer.text("to_stop").orElseThrow());
    }

    @Test
    void listsOfWarningsAreBounded() {
        var times = new StringBuilder(feed.files.get("stop_times.txt"));
        for (int i = 0; i < 10_000; i++) {
            times.append("ghost").append(i).append(",1:00:00,1:00:00,A,1\n");
        }
        List<String> warnings =
                feed.with("stop_times.txt", times.toString()).read(folder).warnings();
        assertEquals(21, warnings.size(), warnings.toString());
        assertTrue(warnings.getLast().contains("9980 more"), warnings.getLast());
    }

    @Test
    void impossibleTripsAreLeftOut() {
        feed.with("trips.txt", "route_id,service_id,trip_id\nR,WK,T\nR,WK,back\nR,WK,open\nR,WK,short\nR,WK,odd\n");
        feed.with(
                "stop_times.txt",
                feed.files.get("stop_times.txt")
                        + "back,9:00:00,9:00:00,A,1\nback,8:59:00,8:59:00,B,2\n"
                        + "open,9:00:00,9:00:00,A,1\nopen,,,B,2\nshort,9:00:00,9:00:00,A,1\n"
                        + "odd,9:00:00,9:00:00,A,1\nodd,9:77:00,soon,B,2\nodd,9:10:00,9:10:00,C,3\n");
        Twin.Quality quality = feed.read(folder);
        assertEquals(2, quality.read().get("trips_used"));
        assertWarns(quality, "trips.txt line 3: \"back at B\": the times of the trip run backwards");
        assertWarns(quality, "trips.txt line 4: \"open\": the first or last stop");
        assertWarns(quality, "trips.txt line 5: \"short\": the trip has fewer than two stops");
        assertWarns(quality, "stop_times.txt line 12: \"9:77:00\"");
        assertWarns(quality, "stop_times.txt line 12: \"soon\"");
    }

    @Test
    void stopsThatAreNowhereAreLeftOut() {
        feed.with(
                "stops.txt",
                feed.files.get("stops.txt") + "E,E,91,0\nF,F,,\nG,G,0,0\nH,H,1e400,5\nA,again,1,1\n,x,1,1\n");
        Twin.Quality quality = feed.read(folder);
        assertEquals(4, feed.found.of(Layers.TRANSIT_STOP).size());
        assertWarns(quality, "stops.txt line 6: \"E at 91, 0\"");
        assertWarns(quality, "stops.txt line 9: \"H at 1e400, 5\"");
        assertWarns(quality, "stops.txt line 10: \"A\"");
    }

    @Test
    void theLineIsThePartOfTheShapeBetweenTheStops() {
        feed.with("trips.txt", "route_id,service_id,trip_id,shape_id\nR,WK,T,S\n");
        feed.with(
                "shapes.txt",
                "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n"
                        + "S,-30.06,-51.2,30\nS,-29.9,-51.2,1\nS,-30.02,-51.21,7\nS,-30.06,-51.2,31\n");
        feed.read(folder);
        var line = feed.found.named(Layers.TRANSIT_PATTERN, "R~1").shape();
        assertEquals(-51.21, line.getEnvelopeInternal().getMinX(), 1e-9);
        assertTrue(line.getEnvelopeInternal().getMaxY() < -29.95, line.toString());
        assertEquals(3, line.getNumPoints());
    }

    @Test
    void aFeedInOneFolderIsTaken() {
        var inner = new FeedText();
        feed.files.clear();
        inner.files.forEach((name, text) -> feed.files.put("bus/" + name, text));
        feed.read(folder);
        assertEquals(1, feed.timetables().size());
    }

    @Test
    void anotherZoneIsNoted() {
        feed.with("agency.txt", feed.files.get("agency.txt").replace("America/Sao_Paulo", "Europe/Paris"));
        assertWarns(feed.read(folder), "another time zone than the city (America/Sao_Paulo)");
        assertEquals(
                "Europe/Paris",
                feed.found
                        .named(Layers.TRANSIT_ROUTE, "R")
                        .properties()
                        .text("zone")
                        .orElseThrow());
        feed.with("agency.txt", feed.files.get("agency.txt").replace("Europe/Paris", "Mars/Olympus"));
        assertWarns(feed.read(folder), "\"Mars/Olympus\": the time zone is unknown");
        assertWarns(feed.without("agency.txt").read(folder), "no agency is named");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stops.txt", "routes.txt", "trips.txt", "stop_times.txt"})
    void requiredFilesAreRequired(String file) {
        Problem problem = assertThrows(Problem.class, () -> feed.without(file).read(folder));
        assertEquals("CV-GTFS-002", problem.code());
        assertTrue(problem.reason().contains(file) && problem.reason().contains("calendar.txt"), problem.reason());
        assertTrue(feed.found.features.isEmpty());
    }

    @Test
    void secondaryFilesThatLackAColumnAreLeftOut() {
        feed.with("shapes.txt", "shape_id,lat,lon\nS,1,1\n").with("transfers.txt", "from,to\nA,B\n");
        Twin.Quality quality = feed.read(folder);
        assertWarns(quality, "shapes.txt line 1: \"shape_pt_lat\": a column is missing");
        assertWarns(quality, "transfers.txt line 1: \"from_stop_id\"");
        Problem headways = assertThrows(Problem.class, () -> feed.with("frequencies.txt", "trip_id\nT\n")
                .read(folder));
        assertEquals("CV-GTFS-003", headways.code());
    }

    @Test
    void otherFaultsOfTheWholeFeedAreRefused() {
        assertEquals(
                "CV-GTFS-004",
                assertThrows(
                                Problem.class,
                                () -> new FeedText().without("calendar.txt").read(folder))
                        .code());
        Problem column = assertThrows(Problem.class, () -> new FeedText()
                .with("stops.txt", "stop_id,stop_name\nA,A\n")
                .read(folder));
        assertEquals("CV-GTFS-003", column.code());
        assertEquals("feed.zip!stops.txt", column.file());
        Problem useless = assertThrows(Problem.class, () -> new FeedText()
                .with("stop_times.txt", TIMES + "T,,,A,1\nT,,,B,2\n")
                .read(folder));
        assertEquals("CV-GTFS-006", useless.code());
        assertTrue(useless.reason().contains("first or last stop"), useless.reason());
        assertEquals(
                "CV-CSV-002",
                assertThrows(
                                Problem.class,
                                () -> new FeedText().with("stops.txt", "").read(folder))
                        .code());
        Problem quote = assertThrows(Problem.class, () -> new FeedText()
                .with("stops.txt", "stop_id,stop_lat,stop_lon\nA,\"1,2\nB,3,4\n")
                .read(folder));
        assertEquals("CV-CSV-003", quote.code());
        assertEquals("line 2", quote.place());
    }
}
