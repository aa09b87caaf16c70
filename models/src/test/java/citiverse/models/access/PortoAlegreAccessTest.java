package citiverse.models.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Branches;
import citiverse.twin.Problem;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Travel times in Porto Alegre against those of the reference engine, with its settings.
class PortoAlegreAccessTest {
    private static Places hexagons;
    private static AccessRun run;
    private static int[][] walk;
    private static int[][] transit;

    @BeforeAll
    static void compute() {
        AccessNetwork network = AccessNetwork.compile(PortoAlegre.snapshot());
        hexagons = PortoAlegre.hexagons();
        run = network.run(hexagons, hexagons, AccessSettings.of(PortoAlegre.DAY));
        walk = matrix(Mode.WALK, 2);
        transit = matrix(Mode.TRANSIT, 2);
        System.out.println(network.junctions() + " junctions, " + network.segments() + " segments, "
                + network.linkedStops() + " stops joined to streets");
    }

    /// All pairs, the origins shared out among threads.
    private static int[][] matrix(Mode mode, int threads) {
        int[][] seconds = new int[hexagons.size()][hexagons.size()];
        IntStream.range(0, threads).parallel().forEach(thread -> {
            AccessRun.Worker worker = run.worker();
            for (int i = thread; i < seconds.length; i += threads) {
                worker.origin(i);
                worker.seconds(mode, seconds[i]);
            }
        });
        return seconds;
    }

    /// @param both pairs reached by both
    /// @param within1 share of them within a minute of the reference
    /// @param within3 share within three minutes
    /// @param bias mean of ours less theirs, seconds
    /// @param oneSided pairs that only one of the two reaches
    private record Agreement(long both, double within1, double within3, double bias, long oneSided) {
        static Agreement of(int[][] ours, int[][] theirs) {
            long both = 0;
            long oneSided = 0;
            long within1 = 0;
            long within3 = 0;
            long bias = 0;
            for (int i = 0; i < ours.length; i++) {
                for (int j = 0; j < ours.length; j++) {
                    boolean a = ours[i][j] != AccessRun.UNREACHABLE;
                    boolean b = theirs[i][j] != AccessRun.UNREACHABLE;
                    oneSided += a != b ? 1 : 0;
                    if (a && b) {
                        int difference = ours[i][j] - theirs[i][j];
                        both++;
                        within1 += Math.abs(difference) <= 60 ? 1 : 0;
                        within3 += Math.abs(difference) <= 180 ? 1 : 0;
                        bias += difference;
                    }
                }
            }
            return new Agreement(
                    both, within1 / (double) both, within3 / (double) both, bias / (double) both, oneSided);
        }
    }

    @Test
    void walkingAgreesWithTheReference() {
        Agreement agreement = Agreement.of(walk, PortoAlegre.reference("r5_walk_seconds_wide.csv.gz"));
        System.out.println("walking: " + agreement);
        assertTrue(agreement.within1() >= 0.99, agreement.toString());
        assertTrue(Math.abs(agreement.bias()) < 10, agreement.toString());
        assertTrue(agreement.oneSided() < 0.005 * agreement.both(), agreement.toString());
    }

    @Test
    void publicTransportAgreesWithTheReference() {
        Agreement agreement = Agreement.of(transit, PortoAlegre.reference("r5_transit_median_seconds_wide.csv.gz"));
        System.out.println("public transport: " + agreement);
        assertTrue(agreement.within1() >= 0.94, agreement.toString());
        assertTrue(agreement.within3() >= 0.99, agreement.toString());
        assertTrue(Math.abs(agreement.bias()) < 10, agreement.toString());
        assertTrue(agreement.oneSided() < 0.005 * agreement.both(), agreement.toString());
    }

    @Test
    void accessToJobsAgreesWithTheReference() {
        double[][] expected = {{30, 67_724.5}, {45, 194_889.0}, {60, 289_196.2}};
        for (double[] row : expected) {
            double mean = populationWeightedMean(transit, "jobs", row[0]);
            System.out.printf(
                    "jobs within %.0f minutes by public transport: %.1f, reference %.1f%n", row[0], mean, row[1]);
            assertEquals(row[1], mean, 0.02 * row[1]);
        }
        assertEquals(46_288.0, populationWeightedMean(walk, "jobs", 45), 0.02 * 46_288.0);
        assertEquals(97.9, populationWeightedMean(transit, "schools", 45), 0.02 * 97.9);
        assertEquals(70.7, populationWeightedMean(transit, "healthcare", 45), 0.02 * 70.7);
    }

    private static double populationWeightedMean(int[][] seconds, String opportunity, double cutoff) {
        double[] people = PortoAlegre.cells().column("population");
        double[] opportunities = PortoAlegre.cells().column(opportunity);
        var decay = new Decay.Step(cutoff);
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < people.length; i++) {
            sum += people[i] * Accessibility.of(seconds[i], opportunities, decay);
            weight += people[i];
        }
        return sum / weight;
    }

    @Test
    void theBestOfWalkingAndRidingIsNeverSlowerThanWalking() {
        for (int i = 0; i < walk.length; i++) {
            for (int j = 0; j < walk.length; j++) {
                assertTrue(transit[i][j] <= walk[i][j], hexagons.ids()[i] + " to " + hexagons.ids()[j]);
            }
        }
    }

    @Test
    void oneThreadGivesTheSameAsTwo() {
        AccessRun.Worker worker = run.worker();
        int[] seconds = new int[hexagons.size()];
        for (int i = hexagons.size() - 1; i >= 0; i -= 9) {
            worker.origin(i);
            worker.seconds(Mode.TRANSIT, seconds);
            assertArrayEquals(transit[i], seconds);
        }
    }

    @Test
    void optionsAreThoseOfTheChangedCity() {
        long seed = Long.getLong("seed", 20_190_513);
        System.out.println("options from seed " + seed);
        var random = new Random(seed);
        var options = new RandomOptions(PortoAlegre.snapshot(), PortoAlegre.DAY, seed);
        AccessRun.Worker worker = run.worker();
        int[] quick = new int[hexagons.size()];
        int[] whole = new int[hexagons.size()];
        for (int o = 0; o < 6; o++) {
            var changes = options.next();
            AccessRun.Option option = run.option(changes);
            AccessRun.Worker full = AccessNetwork.compile(Branches.view(PortoAlegre.snapshot(), changes))
                    .run(hexagons, hexagons, run.settings())
                    .worker();
            for (int k = 0; k < 12; k++) {
                int origin = random.nextInt(hexagons.size());
                worker.origin(origin);
                full.origin(origin);
                for (Mode mode : Mode.values()) {
                    worker.seconds(option, mode, quick);
                    full.seconds(mode, whole);
                    assertArrayEquals(whole, quick, mode + " from " + hexagons.ids()[origin] + ", option " + o);
                }
            }
        }
    }

    @Test
    void aDateWithoutServiceIsSaidSoWithTheDatesThatThereAre() {
        AccessRun winter = AccessNetwork.compile(PortoAlegre.snapshot())
                .run(hexagons, hexagons, AccessSettings.of(LocalDate.of(2024, 1, 1)));
        AccessRun.Worker worker = winter.worker();
        worker.origin(0);
        int[] into = new int[hexagons.size()];
        worker.seconds(Mode.WALK, into);
        Problem problem = assertThrows(Problem.class, () -> worker.seconds(Mode.TRANSIT, into));
        assertEquals("CV-ACCESS-001", problem.code());
        assertTrue(problem.getMessage().contains("2019-03-01 to 2019-12-31"), problem.getMessage());
    }
}
