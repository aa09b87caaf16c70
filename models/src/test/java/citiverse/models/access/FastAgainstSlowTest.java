package citiverse.models.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// Random cities: the fast search against the obvious one, options against the changed city compiled from the
/// beginning.
class FastAgainstSlowTest {
    private static final int CITIES = 60;
    private static final int PLACES = 14;

    private static long seed() {
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.println("random cities from seed " + seed);
        return seed;
    }

    @Test
    void journeysAreThoseOfTheObviousSearch() {
        long first = seed();
        int reached = 0;
        int ridden = 0;
        for (long seed = first; seed < first + CITIES; seed++) {
            AccessNetwork network = AccessNetwork.compile(RandomCity.of(seed));
            Places places = RandomCity.places(seed, PLACES);
            AccessSettings settings = RandomCity.settings(seed);
            AccessRun.Worker worker = network.run(places, places, settings).worker();
            var slow = new SlowJourneys(network, places, places, settings);
            int[] walk = new int[PLACES];
            int[] transit = new int[PLACES];
            for (int i = 0; i < PLACES; i++) {
                worker.origin(i);
                worker.seconds(Mode.WALK, walk);
                worker.seconds(Mode.TRANSIT, transit);
                assertArrayEquals(slow.seconds(i, Mode.WALK), walk, "walks from " + i + ", seed " + seed);
                assertArrayEquals(slow.seconds(i, Mode.TRANSIT), transit, "journeys from " + i + ", seed " + seed);
                for (int j = 0; j < PLACES; j++) {
                    reached += transit[j] < AccessRun.UNREACHABLE ? 1 : 0;
                    ridden += transit[j] < walk[j] ? 1 : 0;
                }
            }
        }
        System.out.println(reached + " pairs reached, " + ridden + " of them faster by vehicle");
        assertTrue(ridden > CITIES, "the cities must try public transport");
    }

    @Test
    void optionsAreThoseOfTheChangedCity() {
        long first = seed();
        int changed = 0;
        for (long seed = first; seed < first + CITIES; seed++) {
            MemorySnapshot city = RandomCity.of(seed);
            Places places = RandomCity.places(seed, PLACES);
            AccessSettings settings = RandomCity.settings(seed);
            AccessRun run = AccessNetwork.compile(city).run(places, places, settings);
            AccessRun.Worker worker = run.worker();
            var options = new RandomOptions(city, GridCity.DAY, seed);
            for (int o = 0; o < 6; o++) {
                changed += compare(city, options.next(), run, worker, "seed " + seed + ", option " + o);
            }
        }
        System.out.println(changed + " origins with other times under an option");
        assertTrue(changed > CITIES, "the options must change something");
    }

    private static int compare(
            Snapshot city, List<Change> changes, AccessRun run, AccessRun.Worker worker, String which) {
        AccessRun.Option option = run.option(changes);
        AccessRun.Worker full = AccessNetwork.compile(Branches.view(city, changes))
                .run(run.origins(), run.destinations(), run.settings())
                .worker();
        int[] before = new int[run.destinations().size()];
        int[] quick = new int[before.length];
        int[] whole = new int[before.length];
        int changed = 0;
        for (int i = 0; i < run.origins().size(); i++) {
            worker.origin(i);
            full.origin(i);
            for (Mode mode : Mode.values()) {
                worker.seconds(mode, before);
                boolean differs = worker.seconds(option, mode, quick);
                full.seconds(mode, whole);
                assertArrayEquals(whole, quick, mode + " from " + i + ", " + which + ": " + changes);
                assertEquals(!Arrays.equals(before, quick), differs, "told whether it differs, " + which);
                worker.seconds(mode, quick);
                assertArrayEquals(before, quick, "the city as it is stays as it is, " + which);
                changed += differs ? 1 : 0;
            }
        }
        return changed;
    }

    @Test
    void theEmptyOptionIsTheCityAsItIs() {
        MemorySnapshot city = RandomCity.of(5);
        Places places = RandomCity.places(5, PLACES);
        AccessRun run = AccessNetwork.compile(city).run(places, places, GridCity.settings(10, 50, 1));
        AccessRun.Option nothing = run.option(List.of());
        assertTrue(nothing.leavesTravelAlone());
        AccessRun.Worker worker = run.worker();
        int[] before = new int[PLACES];
        int[] after = new int[PLACES];
        worker.origin(3);
        worker.seconds(Mode.TRANSIT, before);
        assertEquals(false, worker.seconds(nothing, Mode.TRANSIT, after));
        assertArrayEquals(before, after);
    }
}
