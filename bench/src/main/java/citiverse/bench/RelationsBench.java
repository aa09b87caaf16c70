package citiverse.bench;

import citiverse.models.access.Decay;
import citiverse.models.access.Places;
import citiverse.models.access.TravelStreets;
import citiverse.models.criticality.Dependence;
import citiverse.models.criticality.Parts;
import citiverse.models.criticality.Trips;
import citiverse.models.plane.Plane;
import citiverse.models.spatial.Assumptions;
import citiverse.models.spatial.Bodies;
import citiverse.models.spatial.Join;
import citiverse.models.spatial.Predicate;
import citiverse.models.spatial.Spatial;
import citiverse.models.spatial.Terms;
import citiverse.scene.GridCity;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Snapshot;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// Speed of relations in space on 100,000 pipes of three points and 10,000 streets of eight in 20 × 20 km, and
/// of taking every street of a made grid away. In one Java, two threads; the first run of each figure is cold.
final class RelationsBench {
    private static final int THREADS = 2;
    private static final int PIPES = 100_000;
    private static final int STREETS = 10_000;
    private static final double SIDE_METRES = 20_000;
    private static final int BLOCKS = 60;
    private static final int GOALS = 10;
    private static final Provenance MADE = new Provenance("made", "import");

    private final Sheet sheet;
    private final Plane plane = Plane.around(7, 45);

    private RelationsBench(Sheet sheet) {
        this.sheet = sheet;
    }

    /// Measures all figures that are wanted.
    static void measure(Sheet sheet) {
        var bench = new RelationsBench(sheet);
        Figure join = Figure.told(
                "pipes-beneath-streets",
                "which of 100,000 pipes of unknown depth cross beneath which of 10,000 streets widened by 5 m, "
                        + "from their features",
                "s");
        sheet.attempt(join, () -> bench.join(join));
        Figure taken = Figure.told(
                "streets-taken",
                "each of 7,320 streets of a grid taken away: 3,721 homes, 10 goals, on foot, with their trees",
                "s");
        sheet.attempt(taken, () -> bench.taken(taken));
    }

    private void join(Figure figure) {
        var random = new SplittableRandom(1);
        List<Feature> pipes =
                lines(random, "pipe", PIPES, 3, 20, Properties.builder().put("substance", "water"));
        List<Feature> streets =
                lines(random, "street", STREETS, 8, 30, Properties.builder().put("highway", "primary"));
        Snapshot city = MemorySnapshot.builder(new City("made", "Made", ZoneOffset.UTC, "EPSG:32632", "en"))
                .build();
        double[] seconds = new double[sheet.settings().runs()];
        for (int run = 0; run < seconds.length; run++) {
            long from = System.nanoTime();
            var assumptions = Assumptions.standard();
            Bodies subjects = Bodies.of(city, pipes, plane, assumptions);
            Bodies objects = Bodies.of(city, streets, plane, assumptions);
            var found = new LongAdder();
            Join.of(Spatial.of(city, plane, assumptions), Predicate.CROSSES_BENEATH, Terms.within(5))
                    .run(subjects.bodies(), objects.bodies(), THREADS, Progress.NONE, relation -> found.increment());
            seconds[run] = (System.nanoTime() - from) / 1e9;
        }
        sheet.add(Measured.of(figure, seconds));
    }

    /// Lines of straight pieces that bend a little, anywhere in the square.
    private List<Feature> lines(
            SplittableRandom random, String layer, int count, int points, double step, Properties.Builder tags) {
        var shapes = new GeometryFactory();
        Properties properties = tags.build();
        var features = new ArrayList<Feature>(count);
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble(-0.5, 0.5) * SIDE_METRES;
            double y = random.nextDouble(-0.5, 0.5) * SIDE_METRES;
            double heading = random.nextDouble(2 * Math.PI);
            var line = new Coordinate[points];
            for (int p = 0; p < points; p++) {
                line[p] = new Coordinate(plane.longitudeOf(x), plane.latitudeOf(y));
                heading += random.nextDouble(-0.3, 0.3);
                x += step * StrictMath.cos(heading);
                y += step * StrictMath.sin(heading);
            }
            String id = "urn:citiverse:made:made:" + layer + ':' + i;
            features.add(new Feature(id, layer, shapes.createLineString(line), properties, MADE));
        }
        return features;
    }

    private void taken(Figure figure) {
        Snapshot city = GridCity.streets(BLOCKS, BLOCKS, 100).snapshot();
        TravelStreets streets = TravelStreets.compile(city, TravelStreets.By.FOOT, 1);
        Places homes = Places.of(city, "cells");
        double[] people = new double[homes.size()];
        java.util.Arrays.fill(people, 10);
        var goals = new ArrayList<Feature>();
        List<Feature> cells = city.features("cells");
        for (int goal = 0; goal < GOALS; goal++) {
            goals.add(cells.get((2 * goal + 1) * cells.size() / (2 * GOALS)));
        }
        double[] seconds = new double[sheet.settings().runs()];
        for (int run = 0; run < seconds.length; run++) {
            long from = System.nanoTime();
            Trips trips = Trips.of(streets, homes, people, Places.of("goals", goals), 500);
            Dependence dependence = Dependence.compile(trips, new Decay.Step(15));
            dependence.lose(Parts.streets(streets), THREADS, Progress.NONE, loss -> {});
            seconds[run] = (System.nanoTime() - from) / 1e9;
        }
        sheet.add(Measured.of(figure, seconds));
    }
}
