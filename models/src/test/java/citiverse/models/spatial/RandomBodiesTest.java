package citiverse.models.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.plane.Plane;
import citiverse.twin.Progress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// The predicates against plain sampling, on random bodies.
class RandomBodiesTest {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final Spatial SPATIAL = Spatial.of(Plane.around(0, 0));
    private static final long SEED = 20260310;
    private static final int PAIRS = 20_000;

    /// A body whose footprint has whole corners, so that sampling at whole metres meets every extreme.
    private record Box(int west, int south, int east, int north, Plane3 bottom, Plane3 top, Interval error) {
        Body body(String id) {
            return body(id, error, error);
        }

        Body body(String id, Interval bottomError, Interval topError) {
            Geometry footprint = SHAPES.createPolygon(new Coordinate[] {
                new Coordinate(west, south),
                new Coordinate(east, south),
                new Coordinate(east, north),
                new Coordinate(west, north),
                new Coordinate(west, south)
            });
            return new Body(
                    id,
                    footprint,
                    List.of(new Patch(footprint, bottom, top, null)),
                    Levels.told(bottomError, topError, Reference.GROUND, "drawn"));
        }
    }

    private static Box box(Random random, boolean sloping, boolean uncertain) {
        int west = random.nextInt(12);
        int south = random.nextInt(12);
        double z = random.nextInt(41) / 4.0 - 5;
        double height = random.nextInt(20) / 4.0;
        double perX = sloping ? (random.nextInt(9) - 4) / 16.0 : 0;
        double perY = sloping ? (random.nextInt(9) - 4) / 16.0 : 0;
        double error = uncertain ? random.nextInt(12) / 4.0 : 0;
        return new Box(
                west,
                south,
                west + 1 + random.nextInt(8),
                south + 1 + random.nextInt(8),
                new Plane3(z, perX, perY),
                new Plane3(z + height, perX, perY),
                new Interval(-error, error));
    }

    /// The least gap from the top of one to the bottom of the other over whole points that both cover; NaN
    /// where they share no ground.
    private static double sampled(Box lower, Box upper) {
        double least = Double.NaN;
        int west = Math.max(lower.west, upper.west);
        int east = Math.min(lower.east, upper.east);
        int south = Math.max(lower.south, upper.south);
        int north = Math.min(lower.north, upper.north);
        if (west >= east || south >= north) {
            return least;
        }
        for (int x = west; x <= east; x++) {
            for (int y = south; y <= north; y++) {
                double gap = upper.bottom.at(x, y) - lower.top.at(x, y);
                least = Double.isNaN(least) ? gap : Math.min(least, gap);
            }
        }
        return least;
    }

    @Test
    void predicatesAgreeWithSampling() {
        var random = new Random(SEED);
        Map<Predicate, Integer> yes = new EnumMap<>(Predicate.class);
        for (int i = 0; i < PAIRS; i++) {
            Box a = box(random, i % 2 == 1, false);
            Box b = box(random, i % 2 == 1, false);
            Body bodyA = a.body("a");
            Body bodyB = b.body("b");
            double clearance = random.nextInt(8) / 4.0;
            var terms = new Terms(0, clearance, Terms.TOLERANCE_METRES);
            double ab = sampled(a, b);
            double ba = sampled(b, a);
            String where = "seed " + SEED + ", pair " + i;
            check(yes, bodyA, Predicate.BELOW, bodyB, terms, ab >= clearance, where);
            check(yes, bodyA, Predicate.ABOVE, bodyB, terms, ba >= clearance, where);
            check(yes, bodyA, Predicate.CROSSES_BENEATH, bodyB, terms, ab >= clearance, where);
            check(yes, bodyA, Predicate.CLEARANCE, bodyB, terms, Math.max(ab, ba) >= clearance, where);
            check(yes, bodyA, Predicate.OVERLAPS, bodyB, terms, ab < 0 && ba < 0, where);
        }
        System.out.println(
                "sampler: " + PAIRS + " random pairs, seed " + SEED + ", answers yes " + yes + ", all agree");
    }

    private static void check(
            Map<Predicate, Integer> yes,
            Body a,
            Predicate predicate,
            Body b,
            Terms terms,
            boolean holds,
            String where) {
        Relation relation = SPATIAL.relate(a, predicate, b, terms);
        assertEquals(holds ? Answer.YES : Answer.NO, relation.answer(), where + ' ' + predicate + ' ' + relation);
        yes.merge(predicate, holds ? 1 : 0, Integer::sum);
    }

    @Test
    void belowAndAboveAreTheSameSeenFromTheOtherSide() {
        var random = new Random(SEED + 1);
        for (int i = 0; i < PAIRS; i++) {
            Body a = box(random, true, true).body("a");
            Body b = box(random, true, true).body("b");
            Relation below = SPATIAL.relate(a, Predicate.BELOW, b, Terms.plain());
            Relation above = SPATIAL.relate(b, Predicate.ABOVE, a, Terms.plain());
            assertEquals(below.answer(), above.answer());
            assertEquals(below.clearance(), above.clearance());
            assertEquals(
                    SPATIAL.relate(a, Predicate.OVERLAPS, b, Terms.plain()).answer(),
                    SPATIAL.relate(b, Predicate.OVERLAPS, a, Terms.plain()).answer());
        }
        System.out.println("duality: below(a,b) = above(b,a) on " + PAIRS + " random pairs, seed " + (SEED + 1));
    }

    @Test
    void yesAndNoHoldForEveryRealisation() {
        var random = new Random(SEED + 2);
        int drawn = 0;
        for (int i = 0; i < 4_000; i++) {
            Box a = box(random, i % 2 == 1, true);
            Box b = box(random, i % 2 == 1, true);
            for (Predicate predicate : List.of(Predicate.BELOW, Predicate.OVERLAPS, Predicate.CLEARANCE)) {
                var terms = Terms.clearance(predicate == Predicate.OVERLAPS ? 0 : random.nextInt(3) / 2.0);
                Answer answer = SPATIAL.relate(a.body("a"), predicate, b.body("b"), terms)
                        .answer();
                var met = EnumSet.noneOf(Answer.class);
                for (int draw = 0; draw < 8; draw++) {
                    Body exactA = realised(a, "a", random, draw);
                    Body exactB = realised(b, "b", random, draw);
                    met.add(SPATIAL.relate(exactA, predicate, exactB, terms).answer());
                    drawn++;
                }
                if (answer != Answer.POSSIBLY) {
                    assertEquals(EnumSet.of(answer), met, predicate + " of pair " + i + ", seed " + (SEED + 2));
                }
            }
        }
        System.out.println("intervals: yes and no held in " + drawn + " realisations, seed " + (SEED + 2));
    }

    /// A body with one height from the intervals; the first draws are the ends of the intervals.
    private static Body realised(Box box, String id, Random random, int draw) {
        double range = box.error.high();
        double bottom = draw < 4 ? ((draw & 1) == 0 ? -range : range) : (2 * random.nextDouble() - 1) * range;
        double top = draw < 4 ? ((draw & 2) == 0 ? -range : range) : (2 * random.nextDouble() - 1) * range;
        return box.body(id, Interval.of(bottom), Interval.of(top));
    }

    @Test
    void wideningNeverMakesCertain() {
        var random = new Random(SEED + 3);
        for (int i = 0; i < PAIRS; i++) {
            Box a = box(random, true, true);
            Box b = box(random, true, true);
            double more = random.nextDouble();
            for (Predicate predicate : Predicate.values()) {
                var terms = new Terms(1, 0.5, Terms.TOLERANCE_METRES);
                Relation narrow = SPATIAL.relate(a.body("a"), predicate, b.body("b"), terms);
                Relation wide = SPATIAL.relate(
                        a.body("a", a.error.widened(more), a.error.widened(more)), predicate, b.body("b"), terms);
                if (wide.answer() == Answer.YES || wide.answer() == Answer.NO) {
                    assertEquals(wide.answer(), narrow.answer(), predicate + " of pair " + i);
                }
                assertTrue(
                        wide.clearance().low() <= narrow.clearance().low()
                                && wide.clearance().high() >= narrow.clearance().high(),
                        predicate + " of pair " + i + ": " + narrow.clearance() + " in " + wide.clearance());
            }
        }
    }

    @Test
    void nearIsTheDistanceOfBoxes() {
        var random = new Random(SEED + 4);
        for (int i = 0; i < PAIRS; i++) {
            Box a = box(random, false, false);
            Box b = box(random, false, false);
            double dx = Math.max(0, Math.max(b.west - a.east, a.west - b.east));
            double dy = Math.max(0, Math.max(b.south - a.north, a.south - b.north));
            double dz = Math.max(0, Math.max(b.bottom.z0() - a.top.z0(), a.bottom.z0() - b.top.z0()));
            double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
            Relation near = SPATIAL.relate(a.body("a"), Predicate.NEAR, b.body("b"), Terms.within(100));
            assertEquals(distance, near.clearance().low(), 1e-9, "pair " + i);
            assertEquals(distance, near.clearance().high(), 1e-9, "pair " + i);
            double within = distance + (i % 2 == 0 ? 0.01 : -0.01);
            if (within >= 0) {
                Relation asked = SPATIAL.relate(a.body("a"), Predicate.NEAR, b.body("b"), Terms.within(within));
                assertEquals(i % 2 == 0 ? Answer.YES : Answer.NO, asked.answer(), "pair " + i);
            }
        }
    }

    /// Prisms over random triangles with sloping lids: the gap is a lower bound of every sample, and samples
    /// come near.
    @Test
    void gapsOverTrianglesBoundEverySample() {
        var random = new Random(SEED + 5);
        double worst = 0;
        int shared = 0;
        for (int i = 0; i < 2_000; i++) {
            Body a = triangle(random, "a");
            Body b = triangle(random, "b");
            Relation below = SPATIAL.relate(a, Predicate.BELOW, b, Terms.plain());
            Geometry both = a.footprint().intersection(b.footprint());
            double least = Double.POSITIVE_INFINITY;
            var locator = new org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator(both);
            double step = 0.1;
            for (double x = 0; x <= 20; x += step) {
                for (double y = 0; y <= 20; y += step) {
                    if (both.getArea() > 1 && locator.locate(new Coordinate(x, y)) != 2) {
                        least = Math.min(
                                least,
                                b.patches().getFirst().bottom().at(x, y)
                                        - a.patches().getFirst().top().at(x, y));
                    }
                }
            }
            if (Double.isFinite(least)) {
                shared++;
                assertTrue(below.clearance().low() <= least + 1e-9, "pair " + i);
                worst = Math.max(worst, least - below.clearance().low());
            }
        }
        System.out.printf(
                "sloping triangles: %d pairs, gap below every sample, at most %.3f m under the least (seed %d)%n",
                shared, worst, SEED + 5);
        assertTrue(shared > 500 && worst < 1, "the samples of 0.1 m come near the bound, off by " + worst);
    }

    private static Body triangle(Random random, String id) {
        Coordinate[] corners = new Coordinate[4];
        for (int i = 0; i < 3; i++) {
            corners[i] = new Coordinate(20 * random.nextDouble(), 20 * random.nextDouble());
        }
        corners[3] = corners[0].copy();
        Geometry footprint = SHAPES.createPolygon(corners);
        double z = 10 * random.nextDouble();
        double perX = random.nextDouble() - 0.5;
        double perY = random.nextDouble() - 0.5;
        var bottom = new Plane3(z, perX, perY);
        var top = new Plane3(z + 2, perX, perY);
        return new Body(
                id,
                footprint,
                List.of(new Patch(footprint, bottom, top, null)),
                Levels.told(Interval.ZERO, Interval.ZERO, Reference.GROUND, "drawn"));
    }

    @Test
    void theJoinIsEveryPairWhateverTheThreads() {
        var random = new Random(SEED + 6);
        List<Body> some = new ArrayList<>();
        List<Body> others = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            some.add(moved(box(random, i % 3 == 0, i % 2 == 0), random).body("s" + i));
            others.add(moved(box(random, i % 3 == 1, i % 2 == 0), random).body("o" + i));
        }
        for (Predicate predicate : Predicate.values()) {
            var terms = new Terms(2, 0, Terms.TOLERANCE_METRES);
            List<Relation> slow = new ArrayList<>();
            for (Body a : some) {
                for (Body b : others) {
                    Relation relation = SPATIAL.relate(a, predicate, b, terms);
                    if (relation.answer() != Answer.NO) {
                        slow.add(relation);
                    }
                }
            }
            for (int threads : new int[] {1, 3}) {
                List<Relation> fast = new ArrayList<>();
                assertTrue(Join.of(SPATIAL, predicate, terms).run(some, others, threads, Progress.NONE, fast::add));
                assertEquals(slow, fast, predicate + " with " + threads + " threads, seed " + (SEED + 6));
            }
            System.out.println(
                    "join of 300 x 300 for " + predicate.word() + ": " + slow.size() + " relations, as slowly");
        }
    }

    @Test
    void aCancelledJoinEndsAndSaysSo() {
        var random = new Random(SEED + 7);
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            bodies.add(box(random, false, false).body("b" + i));
        }
        var cancelled = new Progress() {
            private int asked;

            @Override
            public void reached(String step, long done, long total) {
                assertTrue(done <= total);
            }

            @Override
            public boolean cancelled() {
                return ++asked > 2;
            }
        };
        assertFalse(
                Join.of(SPATIAL, Predicate.OVERLAPS, Terms.plain()).run(bodies, bodies, 1, cancelled, relation -> {}));
    }

    private static Box moved(Box box, Random random) {
        int east = random.nextInt(60);
        int north = random.nextInt(60);
        return new Box(
                box.west + east, box.south + north, box.east + east, box.north + north, box.bottom, box.top, box.error);
    }
}
