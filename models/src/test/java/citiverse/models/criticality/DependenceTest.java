package citiverse.models.criticality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.SharedData;
import citiverse.models.access.Decay;
import citiverse.models.access.Places;
import citiverse.models.access.TravelStreets;
import citiverse.standards.Reading;
import citiverse.standards.osm.OsmPbfReader;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Snapshot;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/// Who is cut off by which bridge: two banks of a river drawn by hand, and Monaco.
class DependenceTest {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final double METRE = 180 / (StrictMath.PI * 6_371_008.8);
    private static final int SIDE = 5;
    private static final double BLOCK = 100;

    /// Two grids of 5 x 5 junctions, 100 m apart, on both banks of a river of 100 m with bridges at some rows.
    /// The hospital is in the middle of the west bank, one home at the middle of each street to the east of it.
    private static Snapshot banks(int... bridgeRows) {
        var city = MemorySnapshot.builder(new City("banks", "Banks", ZoneOffset.UTC, "EPSG:32631", "en"));
        for (String layer : List.of(Layers.STREET, "home", "hospital")) {
            city.layer(new LayerSchema(layer, layer, "GEOMETRY", List.of()));
        }
        for (int bank = 0; bank < 2; bank++) {
            for (int row = 0; row < SIDE; row++) {
                for (int column = 0; column < SIDE; column++) {
                    int x = bank * SIDE + column;
                    if (column + 1 < SIDE) {
                        street(city, x, row, x + 1, row, false);
                    }
                    if (row + 1 < SIDE) {
                        street(city, x, row, x, row + 1, false);
                    }
                }
            }
        }
        for (int row : bridgeRows) {
            street(city, SIDE - 1, row, SIDE, row, true);
        }
        place(city, "home", "east", 7.5 * BLOCK, 2 * BLOCK);
        place(city, "home", "west", 0.5 * BLOCK, 2 * BLOCK);
        place(city, "hospital", "h", 2.5 * BLOCK, 2 * BLOCK);
        return city.build();
    }

    private static void street(MemorySnapshot.Builder city, int x0, int y0, int x1, int y1, boolean bridge) {
        int from = 1000 * x0 + y0;
        int to = 1000 * x1 + y1;
        var line = SHAPES.createLineString(new Coordinate[] {
            new Coordinate(x0 * BLOCK * METRE, y0 * BLOCK * METRE),
            new Coordinate(x1 * BLOCK * METRE, y1 * BLOCK * METRE)
        });
        Properties.Builder tags = Properties.builder()
                .put("highway", "residential")
                .put("maxspeed", "72")
                .put("from_node", from)
                .put("to_node", to);
        if (bridge) {
            tags.put("bridge", "yes").put("name", "Bridge " + y0);
        }
        String id = new FeatureId("banks", "drawn", Layers.STREET, from + "-" + to).urn();
        city.put(new Feature(id, Layers.STREET, line, tags.build(), new Provenance("drawn", "import")));
    }

    private static void place(MemorySnapshot.Builder city, String layer, String local, double x, double y) {
        String id = new FeatureId("banks", "drawn", layer, local).urn();
        var point = SHAPES.createPoint(new Coordinate(x * METRE, y * METRE));
        city.put(new Feature(id, layer, point, Properties.empty(), new Provenance("drawn", "import")));
    }

    private static Dependence depend(Snapshot city, TravelStreets.By by, double... people) {
        TravelStreets streets = TravelStreets.compile(city, by, 1);
        Trips trips = Trips.of(streets, Places.of(city, "home"), people, Places.of(city, "hospital"), 500);
        return Dependence.compile(trips, new Decay.Step(1));
    }

    @Test
    void theOnlyBridgeCutsOffTheOtherBank() {
        Snapshot city = banks(2);
        Dependence dependence = depend(city, TravelStreets.By.CAR, 30, 70);
        // From 750 m to 250 m at 72 km/h.
        assertEquals(25_000, dependence.milliseconds(0, 0), 600);
        List<Part> bridges = Parts.bridges(TravelStreets.compile(city, TravelStreets.By.CAR, 1));
        assertEquals(1, bridges.size());
        Loss loss = dependence.lose(bridges.getFirst());
        System.out.printf(
                "the only bridge: %s of 100 people cut off (30), lost access %.0f (30), tie %s%n",
                loss.peopleCutOff(), loss.lostAccess(), loss.ties());
        assertEquals(30, loss.peopleCutOff());
        assertEquals(30, loss.people());
        assertEquals(30, loss.lostAccess());
        assertEquals(0, loss.personMinutes());
        assertEquals(1, loss.ties().size());
        assertEquals(
                Double.POSITIVE_INFINITY,
                loss.ties().getFirst().homes().getFirst().minutesWithout());
    }

    @Test
    void aSecondBridgeMakesItADetour() {
        Snapshot city = banks(2, 4);
        TravelStreets streets = TravelStreets.compile(city, TravelStreets.By.CAR, 1);
        Dependence dependence = depend(city, TravelStreets.By.CAR, 30, 70);
        List<Part> bridges = Parts.bridges(streets);
        assertEquals(2, bridges.size());
        Loss near = dependence.lose(named(bridges, "Bridge 2"));
        Loss far = dependence.lose(named(bridges, "Bridge 4"));
        // Two rows up and two down: 400 m at 20 m/s.
        assertEquals(30, near.people());
        assertEquals(0, near.peopleCutOff());
        assertEquals(30 * 20 / 60.0, near.personMinutes(), 0.2);
        assertEquals(20 / 60.0, near.longestMinutes(), 0.01);
        assertEquals(0, far.people());
        assertTrue(far.ties().isEmpty());
        assertEquals(new Loss(far.part(), 0, 0, 0, 0, 0, List.of()), far);
    }

    private static Part named(List<Part> parts, String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onFootTheSameBridgeTakesLonger() {
        Dependence dependence = depend(banks(2), TravelStreets.By.FOOT, 30, 70);
        assertEquals(500_000, dependence.milliseconds(0, 0), 6_000);
        assertEquals(200_000, dependence.milliseconds(1, 0), 3_000);
    }

    @Test
    void bothCarriagewaysOfABridgeFallTogether() {
        var city = MemorySnapshot.builder(new City("banks", "Banks", ZoneOffset.UTC, "EPSG:32631", "en"));
        banks(2).layers().forEach(city::layer);
        banks(2).features().forEach(city::put);
        // Beside the bridge of row 2, 15 m to the north, a second one between nodes of its own.
        for (String name : List.of("Bridge 2", "Footbridge")) {
            int node = name.equals("Bridge 2") ? 70_000 : 80_000;
            double y = (2 * BLOCK + 15) * METRE;
            var line = SHAPES.createLineString(new Coordinate[] {
                new Coordinate((SIDE - 1) * BLOCK * METRE, y), new Coordinate(SIDE * BLOCK * METRE, y)
            });
            segment(city, node, 1000 * (SIDE - 1) + 2, line, name, false);
            segment(city, node, node + 1, line, name, true);
            segment(city, node + 1, 1000 * SIDE + 2, line, name, false);
        }
        List<Part> bridges = Parts.bridges(TravelStreets.compile(city.build(), TravelStreets.By.CAR, 1));
        assertEquals(2, bridges.size());
        assertEquals(2, named(bridges, "Bridge 2").segments().length);
        assertEquals(1, named(bridges, "Footbridge").segments().length);
    }

    private static void segment(
            MemorySnapshot.Builder city, int from, int to, LineString line, String name, boolean bridge) {
        Properties.Builder tags = Properties.builder()
                .put("highway", "residential")
                .put("name", name)
                .put("from_node", from)
                .put("to_node", to);
        if (bridge) {
            tags.put("bridge", "yes");
        }
        String id = new FeatureId("banks", "drawn", Layers.STREET, from + "-" + to).urn();
        city.put(new Feature(id, Layers.STREET, line, tags.build(), new Provenance("drawn", "import")));
    }

    /// A ring of one-way streets, 60 × 50 m; the hospital lies 50 m behind the home.
    @Test
    void carsGoAroundWhereWalkersGoBack() {
        var city = MemorySnapshot.builder(new City("banks", "Banks", ZoneOffset.UTC, "EPSG:32631", "en"));
        banks(2).layers().forEach(city::layer);
        Coordinate[] corner = new Coordinate[60];
        double radius = 25 / StrictMath.sin(StrictMath.PI / 60);
        for (int i = 0; i < 60; i++) {
            double angle = 2 * StrictMath.PI * i / 60;
            corner[i] = new Coordinate(radius * StrictMath.cos(angle) * METRE, radius * StrictMath.sin(angle) * METRE);
        }
        for (int i = 0; i < 60; i++) {
            int next = (i + 1) % 60;
            Properties tags = Properties.builder()
                    .put("highway", "residential")
                    .put("maxspeed", "72")
                    .put("oneway", "yes")
                    .put("from_node", i)
                    .put("to_node", next)
                    .build();
            String id = new FeatureId("banks", "drawn", Layers.STREET, i + "-" + next).urn();
            var line = SHAPES.createLineString(new Coordinate[] {corner[i], corner[next]});
            city.put(new Feature(id, Layers.STREET, line, tags, new Provenance("drawn", "import")));
        }
        place(city, "home", "h", middle(corner[10].x, corner[11].x), middle(corner[10].y, corner[11].y));
        place(city, "hospital", "h", middle(corner[9].x, corner[10].x), middle(corner[9].y, corner[10].y));
        Snapshot ring = city.build();
        assertEquals(2950 / 20.0, depend(ring, TravelStreets.By.CAR, 1).milliseconds(0, 0) / 1000.0, 1.5);
        assertEquals(50, depend(ring, TravelStreets.By.FOOT, 1).milliseconds(0, 0) / 1000.0, 0.6);
    }

    private static double middle(double a, double b) {
        return (a + b) / 2 / METRE;
    }

    /// The folder of Monaco; skips the calling test where it is missing (fails where `CI` is set).
    private static Path monaco() {
        return SharedData.at("monaco/monaco.osm.pbf");
    }

    @Test
    void whichBridgeTiesTheHospitalOfMonacoToWhichHomes() {
        var city = new City("monaco", "Monaco", ZoneId.of("Europe/Monaco"), "EPSG:32632", "fr");
        var builder = MemorySnapshot.builder(city);
        OsmPbfReader.read(monaco(), new Reading(city, "osm", "monaco.osm.pbf"), builder);
        Snapshot snapshot = builder.build();
        TravelStreets streets = TravelStreets.compile(snapshot, TravelStreets.By.CAR, 1);
        Places homes = Places.of(snapshot, Layers.BUILDING);
        double[] people = new double[homes.size()];
        Arrays.fill(people, 1);
        List<Feature> hospitals = snapshot.features(Layers.AMENITY).stream()
                .filter(feature -> feature.properties()
                        .text("kind")
                        .filter("amenity=hospital"::equals)
                        .isPresent())
                .toList();
        Places goals = Places.of(Layers.AMENITY, hospitals);
        int princess = Arrays.asList(goals.ids()).indexOf("way/49209406");
        assertTrue(princess >= 0, "Centre Hospitalier Princesse Grace is there");
        Trips trips = Trips.of(streets, homes, people, goals, 500);
        Dependence dependence = Dependence.compile(trips, new Decay.Step(10));
        System.out.printf(
                Locale.ROOT,
                "Monaco: %d segments, %d junctions, %d hospitals, %d buildings, of them %.0f without a way%n",
                streets.segments(),
                streets.vertices(),
                goals.size(),
                homes.size(),
                dependence.peopleWithoutGoal());
        List<Part> bridges = Parts.bridges(streets);
        assertTrue(bridges.size() > 3, "Monaco has bridges");
        print("bridge", all(dependence, bridges, 1), princess);
        List<Loss> streetLosses = all(dependence, Parts.streets(streets), 1);
        print("street", streetLosses, princess);
        assertTrue(streetLosses.equals(all(dependence, Parts.streets(streets), 3)), "the same with three threads");
        againstFull(trips, dependence, streetLosses, princess);
    }

    private static List<Loss> all(Dependence dependence, List<Part> parts, int threads) {
        List<Loss> losses = new ArrayList<>();
        assertTrue(dependence.lose(parts, threads, Progress.NONE, losses::add));
        return losses;
    }

    private static void print(String what, List<Loss> losses, int goal) {
        record Row(Part part, Loss.Tie tie) {}
        losses.stream()
                .flatMap(loss -> loss.ties().stream().map(tie -> new Row(loss.part(), tie)))
                .filter(row -> row.tie().goal() == goal)
                .sorted(Comparator.<Row>comparingDouble(row -> -row.tie().peopleCutOff())
                        .thenComparingDouble(row -> -row.tie().personMinutes())
                        .thenComparing(row -> row.part().id()))
                .limit(5)
                .forEach(row -> System.out.printf(
                        Locale.ROOT,
                        "  %s %s (%d segments): %.0f buildings go over it to Princesse Grace, %.0f cut off, else %.1f"
                                + " min longer on average, %.1f at most%n",
                        what,
                        row.part().name(),
                        row.part().segments().length,
                        row.tie().people(),
                        row.tie().peopleCutOff(),
                        row.tie().meanMinutes(),
                        row.tie().longestMinutes()));
    }

    /// Every thirtieth street: each home's time without it, from a search on the network without it.
    private static void againstFull(Trips trips, Dependence dependence, List<Loss> losses, int goal) {
        int compared = 0;
        for (int p = 0; p < losses.size(); p += 30) {
            Loss loss = losses.get(p);
            Field full = trips.toward(trips.network().without(loss.part().segments()), goal);
            double cutOff = 0;
            double tied = 0;
            for (int home = 0; home < trips.homes().size(); home++) {
                int now = trips.time(home, goal, full::time);
                int before = dependence.milliseconds(home, goal);
                assertTrue(now >= before, "taking a street away shortened a way");
                tied += now > before ? 1 : 0;
                cutOff += now == Field.FAR && before != Field.FAR ? 1 : 0;
                compared++;
            }
            Loss.Tie tie = loss.ties().stream()
                    .filter(one -> one.goal() == goal)
                    .findFirst()
                    .orElse(new Loss.Tie(goal, 0, 0, 0, 0, 0, List.of()));
            assertEquals(tied, tie.people(), loss.part().id());
            assertEquals(cutOff, tie.peopleCutOff(), loss.part().id());
        }
        System.out.println("  " + compared + " times of buildings without a street equal a full search");
    }
}
