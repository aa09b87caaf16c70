package citiverse.models.access;

import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// What an option can never do.
class AccessInvariantsTest {
    private static final int CITIES = 40;
    private static final int PLACES = 12;

    @Test
    void moreServiceNeverHarmsAndLessNeverHelps() {
        long first = Long.getLong("seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.println("invariants from seed " + first);
        for (long seed = first; seed < first + CITIES; seed++) {
            MemorySnapshot city = RandomCity.of(seed);
            AccessRun run = AccessNetwork.compile(city)
                    .run(
                            RandomCity.places(seed, PLACES),
                            RandomCity.places(seed + 1, PLACES),
                            RandomCity.settings(seed));
            var options = new RandomOptions(city, GridCity.DAY, seed);
            var added = new ArrayList<Change>();
            options.addLine(added);
            var closed = new ArrayList<Change>();
            options.street(closed, "closed_to", Value.of("foot"));
            var faster = new ArrayList<Change>();
            options.street(faster, "speed_factor", Value.of(2.0));
            List<Feature> lines = city.features(Layers.TRANSIT_PATTERN);
            List<Change> removed = List.of(new Change.Remove(lines.get(new Random(seed).nextInt(lines.size()))));
            compare(run, added, -1, "a new line harmed, seed " + seed);
            compare(run, closed, 1, "a closed street helped, seed " + seed);
            if (city.features(Layers.STREET).stream()
                    .noneMatch(street ->
                            street.id().equals(faster.get(0).id()) && WalkRules.closed(street.properties()))) {
                compare(run, faster, -1, "a faster street harmed, seed " + seed);
            }
            compare(run, removed, 1, "a removed line helped, seed " + seed);
        }
    }

    /// @param sign −1 where times may only fall, +1 where they may only rise
    private static void compare(AccessRun run, List<Change> changes, int sign, String message) {
        AccessRun.Option option = run.option(changes);
        AccessRun.Worker worker = run.worker();
        int[] before = new int[run.destinations().size()];
        int[] after = new int[before.length];
        for (int i = 0; i < run.origins().size(); i++) {
            worker.origin(i);
            for (Mode mode : Mode.values()) {
                worker.seconds(mode, before);
                worker.seconds(option, mode, after);
                for (int j = 0; j < before.length; j++) {
                    assertTrue(
                            sign * Integer.compare(after[j], before[j]) >= 0,
                            message + ": " + mode + " " + i + " to " + j + ", " + before[j] + " to " + after[j] + " s");
                }
            }
        }
    }

    @Test
    void accessGrowsWithTheCutoff() {
        AccessRun run = AccessNetwork.compile(RandomCity.of(3))
                .run(RandomCity.places(3, PLACES), RandomCity.places(4, 50), GridCity.settings(10, 50, 1));
        AccessRun.Worker worker = run.worker();
        int[] seconds = new int[50];
        double[] opportunities = new double[50];
        java.util.Arrays.fill(opportunities, 2);
        for (int i = 0; i < PLACES; i++) {
            worker.origin(i);
            worker.seconds(Mode.TRANSIT, seconds);
            double last = 0;
            for (int cutoff = 1; cutoff <= 60; cutoff++) {
                double reached = Accessibility.of(seconds, opportunities, new Decay.Step(cutoff));
                assertTrue(reached >= last);
                last = reached;
            }
        }
    }
}
