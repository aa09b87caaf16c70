package citiverse.standards.gtfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.transit.Timetable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Feeds whose texts were damaged at random: what is read keeps every promise of the package, the rest is refused.
class DamagedFeedTest {
    private static final long SEED = 20_190_513;
    private static final int ROUNDS = 600;
    private static final String[] PIECES = {
        "\"", ",", "\n", "\r\n", "", " ", "99", "-1", "A", "T", "24:00:00", ",,", "\u0000", "é", "1e309", "\t", ";"
    };

    @TempDir
    Path folder;

    @Test
    void whatIsReadKeepsEveryPromise() {
        var random = new Random(SEED);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String name = "seed " + SEED + ", round " + round;
            FeedText feed = whole();
            int damages = 1 + random.nextInt(6);
            for (int i = 0; i < damages; i++) {
                damage(feed, random);
            }
            try {
                feed.read(folder);
                check(feed, name);
                read++;
            } catch (Problem refused) {
                assertEquals(2, refused.exitCode(), name + ": " + refused.getMessage());
                assertTrue(
                        !refused.remedy().isEmpty() && !refused.file().isEmpty(), name + ": " + refused.getMessage());
                assertTrue(feed.found.features.isEmpty(), name + ": refused after features were given");
            }
        }
        System.out.println(read + " of " + ROUNDS + " damaged feeds were read in part or whole");
        assertTrue(read > ROUNDS / 3, read + " were read");
    }

    private static FeedText whole() {
        return new FeedText()
                .with("trips.txt", "route_id,service_id,trip_id,shape_id\nR,WK,T,S\nR,XM,U,\nR,WK,V,S\n")
                .with(
                        "stop_times.txt",
                        new FeedText().files.get("stop_times.txt")
                                + "U,23:50:00,23:50:00,D,1\nU,24:20:00,24:21:00,A,2\n"
                                + "V,8:00:00,8:00:00,A,1\nV,8:09:00,8:09:00,D,4\n")
                .with("calendar_dates.txt", "service_id,date,exception_type\nXM,20241225,1\nWK,20240102,2\n")
                .with("frequencies.txt", "trip_id,start_time,end_time,headway_secs\nV,6:00:00,9:00:00,600\n")
                .with("transfers.txt", "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nA,B,2,60\n")
                .with(
                        "shapes.txt",
                        "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n"
                                + "S,-30.0,-51.2,1\nS,-30.03,-51.21,2\nS,-30.05,-51.2,3\n");
    }

    private static void damage(FeedText feed, Random random) {
        List<String> names = new ArrayList<>(feed.files.keySet());
        String name = names.get(random.nextInt(names.size()));
        String text = feed.files.get(name);
        int header = random.nextInt(5) == 0 ? 0 : Math.max(0, text.indexOf('\n'));
        int at = header + random.nextInt(text.length() - header + 1);
        int cut = Math.min(text.length() - at, random.nextInt(4));
        feed.files.put(
                name,
                random.nextInt(12) == 0
                        ? text.substring(0, at)
                        : text.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + text.substring(at + cut));
    }

    private static void check(FeedText feed, String name) {
        var features = feed.found.features;
        for (Feature pattern : feed.found.of(Layers.TRANSIT_PATTERN)) {
            assertTrue(features.containsKey(pattern.properties().text("route").orElseThrow()), name);
            assertTrue(pattern.shape().getNumPoints() > 1, name);
            Timetable timetable =
                    Timetable.unpack(pattern.properties().bytes("timetable").orElseThrow());
            assertTrue(timetable.trips().size() + timetable.frequencies().size() > 0, name);
            timetable.stops().forEach(stop -> assertTrue(features.containsKey(stop), name));
            for (Timetable.Trip trip : timetable.trips()) {
                assertTrue(features.containsKey(trip.service()), name);
                assertRising(trip.arrivals(), trip.departures(), name);
            }
            for (Timetable.Frequency run : timetable.frequencies()) {
                assertTrue(features.containsKey(run.service()) && run.headway() > 0 && run.start() < run.end(), name);
                assertRising(run.arrivals(), run.departures(), name);
            }
        }
        for (Feature transfer : feed.found.of(Layers.TRANSIT_TRANSFER)) {
            assertTrue(
                    features.containsKey(transfer.properties().text("from_stop").orElseThrow()), name);
            assertTrue(
                    features.containsKey(transfer.properties().text("to_stop").orElseThrow()), name);
        }
    }

    private static void assertRising(int[] arrivals, int[] departures, String name) {
        int last = 0;
        for (int i = 0; i < arrivals.length; i++) {
            assertTrue(last <= arrivals[i] && arrivals[i] <= departures[i], name);
            last = departures[i];
        }
    }
}
