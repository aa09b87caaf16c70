package citiverse.models.spatial;

import static citiverse.models.spatial.StreetCorner.box;
import static citiverse.models.spatial.StreetCorner.line;
import static citiverse.models.spatial.StreetCorner.relate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Properties;
import citiverse.twin.Snapshot;
import citiverse.twin.Value;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Frame;
import citiverse.twin.solid.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Pipes, roads, bridges and lines whose places are known by hand.
class SpatialTest {
    private static final Terms PLAIN = Terms.plain();

    private static Properties.Builder tags(String... keysAndValues) {
        var tags = Properties.builder();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tags.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return tags;
    }

    private static StreetCorner road() {
        return new StreetCorner()
                .add("street", "road", line(2, -100, 0, 100, 0), tags("highway", "primary", "width", "6"));
    }

    @Test
    void aPipeTwoMetresDownIsBelowTheRoad() {
        Snapshot city = road().add(
                        "pipe",
                        "p",
                        line(2, 0, -50, 0, 50),
                        tags("substance", "water").put("cover_metres", 2.0).put("diameter_metres", 0.3))
                .city();
        Relation below = relate(city, "pipe", "p", Predicate.BELOW, "street", "road", PLAIN);
        System.out.printf(
                "pipe 2 m down under a road: below = %s, clearance %s m (asked YES)%n",
                below.answer(), below.clearance());
        assertEquals(Answer.YES, below.answer());
        assertEquals(1.3, below.clearance().low(), 1e-9, "2 m of cover less 0.7 m of the thickest pavement");
        assertEquals(1.9, below.clearance().high(), 1e-9, "2 m of cover less 0.1 m of the thinnest pavement");
        assertTrue(below.subjectFrom().contains("cover_metres"), below.subjectFrom());
        assertTrue(below.objectFrom().contains("assumed thickness.road"), below.objectFrom());
        assertEquals(
                Answer.YES,
                relate(city, "street", "road", Predicate.ABOVE, "pipe", "p", PLAIN)
                        .answer());
        assertEquals(
                Answer.NO,
                relate(city, "pipe", "p", Predicate.OVERLAPS, "street", "road", PLAIN)
                        .answer());
        assertEquals(
                Answer.NO,
                relate(city, "pipe", "p", Predicate.BELOW, "street", "road", Terms.clearance(2))
                        .answer(),
                "a clearance of 2 m cannot be");
        assertEquals(0, below.longitude() - 7.42, 1e-6, "it is told where: at the crossing");
    }

    @Test
    void aBridgeSixMetresOverARoadIsNoJunction() {
        Snapshot city = road().add(
                        "street",
                        "deck",
                        line(2, 0, -50, 0, 50),
                        tags("highway", "secondary", "bridge", "yes", "layer", "1")
                                .put("min_height_metres", 6.0))
                .city();
        Relation meets = relate(city, "street", "deck", Predicate.OVERLAPS, "street", "road", PLAIN);
        Relation over = relate(city, "street", "deck", Predicate.ABOVE, "street", "road", PLAIN);
        System.out.printf(
                "bridge deck 6 m over a road: above = %s by %s m, overlaps (junction) = %s (asked YES, NO)%n",
                over.answer(), over.clearance(), meets.answer());
        assertEquals(Answer.NO, meets.answer());
        assertEquals(Answer.YES, over.answer());
        assertEquals(Interval.of(6), over.clearance());
        assertEquals(
                Answer.YES,
                relate(city, "street", "road", Predicate.CLEARANCE, "street", "deck", Terms.clearance(4.5))
                        .answer());
    }

    @Test
    void twoRoadsAtGradeMeet() {
        Snapshot city = road().add("street", "other", line(2, 0, -50, 0, 50), tags("highway", "primary"))
                .city();
        assertEquals(
                Answer.YES,
                relate(city, "street", "other", Predicate.OVERLAPS, "street", "road", PLAIN)
                        .answer());
        assertEquals(
                Answer.NO,
                relate(city, "street", "other", Predicate.BELOW, "street", "road", PLAIN)
                        .answer());
    }

    @Test
    void tagsThatTellTheOrderAreCertainWhereMetresAreNot() {
        Snapshot city = new StreetCorner()
                .add(
                        "street",
                        "low",
                        line(2, -100, 0, 100, 0),
                        tags("highway", "primary", "bridge", "yes", "layer", "1"))
                .add(
                        "street",
                        "high",
                        line(2, 0, -50, 0, 50),
                        tags("highway", "primary", "bridge", "yes", "layer", "2"))
                .city();
        Relation over = relate(city, "street", "high", Predicate.ABOVE, "street", "low", PLAIN);
        assertEquals(Answer.YES, over.answer(), over.toString());
        assertTrue(over.reason().contains("layer 1 under layer 2"), over.reason());
        assertEquals(
                Answer.NO,
                relate(city, "street", "high", Predicate.OVERLAPS, "street", "low", PLAIN)
                        .answer());
    }

    @Test
    void aPipeOfUnknownDepthIsPossiblyBelow() {
        Snapshot city = road().add("pipe", "p", line(2, 0, -50, 0, 50), tags("substance", "telecom"))
                .city();
        Relation below = relate(city, "pipe", "p", Predicate.BELOW, "street", "road", PLAIN);
        assertEquals(Answer.POSSIBLY, below.answer());
        assertEquals(-0.45, below.clearance().low(), 1e-9, "0.25 m of cover, 0.7 m of pavement");
        assertEquals(0.9, below.clearance().high(), 1e-9, "1 m of cover, 0.1 m of pavement");
        assertTrue(below.subjectFrom().contains("assumed cover.telecom 0.25..1"), below.subjectFrom());
    }

    @Test
    void beneathACorridorCountsBesideItToo() {
        Snapshot city = road().add(
                        "pipe",
                        "p",
                        line(2, -50, 6, 50, 6),
                        tags().put("cover_metres", 1.5).put("diameter_metres", 0.3))
                .city();
        assertEquals(
                Answer.NO,
                relate(city, "pipe", "p", Predicate.CROSSES_BENEATH, "street", "road", Terms.within(2))
                        .answer(),
                "the road is 6 m wide, the pipe 3 m beside it");
        assertEquals(
                Answer.YES,
                relate(city, "pipe", "p", Predicate.CROSSES_BENEATH, "street", "road", Terms.within(5))
                        .answer());
    }

    @Test
    void whatOnlyAssumedWidthsBringTogetherIsPossiblyBelow() {
        Snapshot city = new StreetCorner()
                .add("street", "road", line(2, -100, 0, 100, 0), tags("highway", "primary"))
                .add(
                        "pipe",
                        "p",
                        line(2, -50, 4, 50, 4),
                        tags().put("cover_metres", 2.0).put("diameter_metres", 0.3))
                .add(
                        "pipe",
                        "q",
                        line(2, -50, 1, 50, 1),
                        tags().put("cover_metres", 2.0).put("diameter_metres", 0.3))
                .add(
                        "pipe",
                        "r",
                        line(2, -50, 5, 50, 5),
                        tags().put("cover_metres", 2.0).put("diameter_metres", 0.3))
                .city();
        Relation beside = relate(city, "pipe", "p", Predicate.BELOW, "street", "road", PLAIN);
        assertEquals(Answer.POSSIBLY, beside.answer(), "the road is 3 to 9 m wide, the pipe 4 m from its middle");
        assertTrue(beside.reason().contains("only by assumed widths"), beside.reason());
        assertEquals(
                Answer.YES,
                relate(city, "pipe", "q", Predicate.BELOW, "street", "road", PLAIN)
                        .answer());
        assertEquals(
                Answer.NO,
                relate(city, "pipe", "r", Predicate.BELOW, "street", "road", PLAIN)
                        .answer());
    }

    @Test
    void aBridgeIsNotOverTheStreetThatLeadsOntoIt() {
        Snapshot city = new StreetCorner()
                .add("street", "ramp", line(2, -100, 0, 0, 0), nodes(1, 2).put("highway", "primary"))
                .add(
                        "street",
                        "deck",
                        line(2, 0, 0, 50, 5),
                        nodes(2, 3).put("highway", "primary").put("bridge", "yes"))
                .add("street", "under", line(2, 25, -50, 25, 50), nodes(4, 5).put("highway", "primary"))
                .city();
        assertEquals(
                Answer.NO,
                relate(city, "street", "ramp", Predicate.BELOW, "street", "deck", PLAIN)
                        .answer(),
                "they meet at node 2");
        assertEquals(
                Answer.YES,
                relate(city, "street", "under", Predicate.BELOW, "street", "deck", PLAIN)
                        .answer());
    }

    private static Properties.Builder nodes(int from, int to) {
        return tags().put("from_node", from).put("to_node", to);
    }

    @Test
    void aBasementThatNobodyToldOfMayReachThePipe() {
        Snapshot city = new StreetCorner()
                .add(
                        "building",
                        "b",
                        box(-10, -10, 10, 10),
                        tags("building", "yes").put("height_metres", 20.0))
                .add(
                        "pipe",
                        "p",
                        line(2, 0, -50, 0, 50),
                        tags().put("cover_metres", 1.0).put("diameter_metres", 0.2))
                .add("street", "t", line(2, 0, -50, 0, 50), tags("highway", "primary", "tunnel", "yes"))
                .add("street", "p", line(2, 0, -50, 0, 50), tags("highway", "service", "tunnel", "building_passage"))
                .city();
        assertEquals(
                Answer.POSSIBLY,
                relate(city, "pipe", "p", Predicate.BELOW, "building", "b", PLAIN)
                        .answer());
        Relation tunnel = relate(city, "street", "t", Predicate.BELOW, "building", "b", PLAIN);
        assertEquals(Answer.YES, tunnel.answer(), "tags tell that a tunnel is under what stands on the ground");
        assertTrue(tunnel.reason().contains("layer -1 under layer 0"), tunnel.reason());
        assertEquals(
                Answer.YES,
                relate(city, "street", "p", Predicate.BELOW, "building", "b", PLAIN)
                        .answer());
    }

    @Test
    void aSlopingPipeIsMeasuredWhereItCrosses() {
        var corner = new StreetCorner().ground(10, "EPSG:5720");
        corner.add(
                "pipe",
                "p",
                line(3, 0, -100, 10, 0, 100, 6),
                tags("vertical_datum", "EPSG:5720").put("diameter_metres", 0.0));
        for (int i = 0; i < 3; i++) {
            double y = -50 + 50 * i;
            corner.add(
                    "street",
                    "r" + i,
                    line(2, -20, y, 20, y),
                    tags("highway", "path", "width", "2").put("thickness_metres", 0.0));
        }
        Snapshot city = corner.city();
        double[] expected = {1, 2, 3};
        for (int i = 0; i < 3; i++) {
            Relation below = relate(city, "pipe", "p", Predicate.BELOW, "street", "r" + i, PLAIN);
            // Ground 10 ± 1 m; the pipe falls 2 in 100 and the path is 2 m wide.
            double least = expected[i] - 0.02;
            assertEquals(least - 1, below.clearance().low(), 0.005, below.toString());
            assertEquals(least + 1, below.clearance().high(), 0.005, below.toString());
            assertTrue(below.reason().contains("terrain"), below.reason());
        }
    }

    private static Properties.Builder wide(String datum) {
        return tags("vertical_datum", datum).put("diameter_metres", 0.5);
    }

    @Test
    void mixedVerticalDatumsAreNeverCompared() {
        Snapshot city = new StreetCorner()
                .add("pipe", "a", line(3, 0, -50, 5, 0, 50, 5), wide("EPSG:5709"))
                .add("main", "b", line(3, -50, 0, 7, 50, 0, 7), wide("EPSG:5710"))
                .add("main", "c", line(3, -50, 10, 7, 50, 10, 7), wide(""), "survey")
                .add("main", "d", line(3, -50, 20, 7, 50, 20, 7), wide("EPSG:5709"))
                .city();
        Relation mixed = relate(city, "pipe", "a", Predicate.BELOW, "main", "b", PLAIN);
        System.out.println("mixed vertical datums: " + mixed.answer() + ", " + mixed.reason());
        assertEquals(Answer.UNKNOWN, mixed.answer());
        assertTrue(mixed.reason().contains("EPSG:5709") && mixed.reason().contains("EPSG:5710"), mixed.reason());
        Relation unnamed = relate(city, "pipe", "a", Predicate.BELOW, "main", "c", PLAIN);
        assertEquals(Answer.UNKNOWN, unnamed.answer());
        assertTrue(unnamed.reason().contains("survey does not name"), unnamed.reason());
        assertEquals(
                Answer.YES,
                relate(city, "pipe", "a", Predicate.BELOW, "main", "d", PLAIN).answer());
        var told = Assumptions.standard().withUnnamedDatum("EPSG:5709");
        assertEquals(
                Answer.YES,
                Spatial.of(city, StreetCorner.PLANE, told)
                        .relate(
                                StreetCorner.body(city, "pipe", "a", told),
                                Predicate.BELOW,
                                StreetCorner.body(city, "main", "c", told),
                                PLAIN)
                        .answer(),
                "once the user has said which datum it is");
    }

    @Test
    void groundAtTheBuildingJoinsItsDatumWithDepths() {
        Snapshot city = new StreetCorner()
                .add(
                        "building",
                        "h",
                        box(-10, -10, 10, 10),
                        tags("vertical_datum", "EPSG:5710")
                                .put("bottom_elevation_metres", 34.0)
                                .put("top_elevation_metres", 44.0)
                                .put("ground_metres", 34.0))
                .add(
                        "building",
                        "g",
                        box(20, -10, 40, 10),
                        tags("vertical_datum", "EPSG:5710")
                                .put("height_metres", 10.0)
                                .put("ground_metres", 34.0))
                .add(
                        "pipe",
                        "p",
                        line(2, 0, -50, 0, 50),
                        tags().put("cover_metres", 1.0).put("diameter_metres", 0.2))
                .add("wire", "w", line(3, 30, -50, 50, 30, 50, 50), tags("vertical_datum", "EPSG:5710"))
                .city();
        Relation below = relate(city, "pipe", "p", Predicate.BELOW, "building", "h", PLAIN);
        assertEquals(Answer.YES, below.answer(), below.toString());
        assertEquals(1, below.clearance().low(), 1e-9);
        assertEquals("ground_metres", below.reason());
        Relation over = relate(city, "wire", "w", Predicate.ABOVE, "building", "g", PLAIN);
        assertEquals(Interval.of(6), over.clearance(), over.toString());
    }

    @Test
    void aRoadOnABridgeIsNotOnTheGround() {
        Snapshot city = new StreetCorner()
                .add(
                        "road",
                        "r",
                        box(-10, -2, 10, 2),
                        tags().put("ground_metres", 51.0).put("thickness_metres", 0.5))
                .add("wire", "w", line(3, 0, -50, 40, 0, 50, 40), tags())
                .add("pipe", "p", line(2, 5, -50, 5, 50), tags().put("cover_metres", 1.0))
                .city();
        Relation over = relate(city, "road", "r", Predicate.ABOVE, "wire", "w", PLAIN);
        assertEquals(Answer.YES, over.answer(), over.toString());
        assertEquals(10.4, over.clearance().low(), 1e-9, "51 less 0.5 and 40 plus 0.1");
        assertEquals(
                Answer.UNKNOWN,
                relate(city, "road", "r", Predicate.ABOVE, "pipe", "p", PLAIN).answer(),
                "how high the ground lies there is not told");
    }

    @Test
    void whatHasNoHeightAtAllIsUnknownWithItsReason() {
        Snapshot city = road().add("thing", "t", box(-5, -5, 5, 5), tags()).city();
        Relation below = relate(city, "thing", "t", Predicate.BELOW, "street", "road", PLAIN);
        assertEquals(Answer.UNKNOWN, below.answer());
        assertTrue(below.reason().contains("nothing tells how high"), below.reason());
        Snapshot far = road().add("thing", "t", box(50, 50, 60, 60), tags()).city();
        assertEquals(
                Answer.NO,
                relate(far, "thing", "t", Predicate.BELOW, "street", "road", PLAIN)
                        .answer(),
                "where no ground is shared, no height is needed");
    }

    @Test
    void neighboursThatTouchDoNotOverlap() {
        Snapshot city = new StreetCorner()
                .add("building", "a", box(0, 0, 10, 10), tags().put("height_metres", 10.0))
                .add("building", "b", box(10, 0, 20, 10), tags().put("height_metres", 10.0))
                .city();
        assertEquals(
                Answer.NO,
                relate(city, "building", "a", Predicate.OVERLAPS, "building", "b", PLAIN)
                        .answer());
        Relation near = relate(city, "building", "a", Predicate.NEAR, "building", "b", Terms.within(0.1));
        assertEquals(Answer.YES, near.answer(), near.toString());
    }

    @Test
    void aFormIsMeasuredSurfaceBySurface() {
        // A deck of 20 m by 4 m between z 106 and 107, as a solid; beneath it a wire at 103, above it one at 110, one
        // within it at 106.5.
        Geometry footprint = box(-10, -2, 10, 2);
        byte[] deck = deck(106, 107).pack();
        Properties.Builder datum = tags("vertical_datum", "EPSG:5720");
        Snapshot city = new StreetCorner()
                .add("bridge", "deck", footprint, Properties.builder().put("form", Value.of(deck)))
                .add("wire", "under", line(3, 0, -50, 103, 0, 50, 103), datum.put("height_metres", 0.0))
                .add("wire", "over", line(3, 1, -50, 110, 1, 50, 110), datum)
                .add("wire", "in", line(3, 2, -50, 106.5, 2, 50, 106.5), datum)
                .city();
        Relation under = relate(city, "wire", "under", Predicate.BELOW, "bridge", "deck", PLAIN);
        assertEquals(Answer.YES, under.answer(), under.toString());
        assertEquals(3, under.clearance().low(), 1e-6);
        assertEquals("form", under.objectFrom());
        Relation over = relate(city, "wire", "over", Predicate.ABOVE, "bridge", "deck", PLAIN);
        assertEquals(Answer.YES, over.answer());
        assertEquals(3, over.clearance().low(), 1e-6);
        Relation in = relate(city, "wire", "in", Predicate.OVERLAPS, "bridge", "deck", PLAIN);
        assertEquals(Answer.YES, in.answer());
        assertEquals(-0.5, in.clearance().high(), 1e-6, "half a metre into it from either side");
    }

    /// A box in local metres around the origin of the plane.
    private static Form deck(double bottom, double top) {
        int[] vertices = new int[24];
        int[][] corners = {{-10, -2}, {10, -2}, {10, 2}, {-10, 2}};
        for (int i = 0; i < 8; i++) {
            vertices[3 * i] = corners[i % 4][0] * 1000;
            vertices[3 * i + 1] = corners[i % 4][1] * 1000;
            vertices[3 * i + 2] = (int) ((i < 4 ? bottom : top) * 1000);
        }
        int[] indices = {
            0, 3, 2, 1, // floor, seen from below
            4, 5, 6, 7, // lid
            0, 1, 5, 4, 1, 2, 6, 5, 2, 3, 7, 6, 3, 0, 4, 7
        };
        int[] semantics = {-1, -1, -1, -1, -1, -1};
        var shape = new Shape(
                Shape.Kind.SOLID,
                "2",
                new int[] {0, 1},
                new int[] {0, 6},
                new int[] {0, 1, 2, 3, 4, 5, 6},
                new int[] {0, 4, 8, 12, 16, 20, 24},
                indices,
                semantics,
                List.of());
        var frame = new Frame(7.42, 43.73, 0, 0, 1, 0, 0, 1);
        return new Form(
                "EPSG:2154",
                "EPSG:5720",
                new double[] {0.001, 0.001, 0.001},
                new double[3],
                vertices,
                frame,
                List.of(shape));
    }

    @Test
    void faultsAreNamedAndSurvived() {
        var factory = new GeometryFactory();
        Geometry bow = factory.createPolygon(new Coordinate[] {
            at(0, 0), at(10, 10), at(10, 0), at(0, 10), at(0, 0),
        });
        Geometry nowhere = factory.createPoint(new Coordinate(500_000, 4_800_000));
        Geometry someZ = factory.createLineString(new Coordinate[] {
            new Coordinate(7.42, 43.73, 3), new Coordinate(7.4201, 43.73, Double.NaN),
        });
        Snapshot city = new StreetCorner()
                .add("pipe", "bow", bow, tags().put("cover_metres", 1.0))
                .add("pipe", "metres", nowhere, tags())
                .add("pipe", "none", null, tags())
                .add("pipe", "somez", someZ, tags())
                .add("pipe", "text", line(2, 0, 0, 10, 0), tags("cover_metres", "NaN", "diameter", "wide"))
                .add("pipe", "unreadable", line(2, 0, 0, 10, 0), tags().put("form", Value.of(new byte[] {9, 9})))
                .city();
        Bodies bodies = Bodies.of(city, "pipe", StreetCorner.PLANE, Assumptions.standard());
        bodies.notes().forEach(note -> System.out.println("bad input: " + note));
        String notes = String.join("\n", bodies.notes());
        assertEquals(4, bodies.bodies().size());
        assertTrue(notes.contains("crosses itself"), notes);
        assertTrue(notes.contains("no degrees of longitude and latitude"), notes);
        assertTrue(notes.contains("it has no place"), notes);
        assertTrue(notes.contains("only some of its points have a height"), notes);
        assertTrue(notes.contains("cover_metres is \"NaN\""), notes);
        assertTrue(notes.contains("diameter is not a number"), notes);
        assertTrue(notes.contains("its form cannot be read"), notes);
        assertEquals(
                50,
                bodies.bodies().getFirst().footprint().getArea(),
                1e-3,
                "both halves of the bow are kept, 25 m² each");
    }

    private static Coordinate at(double x, double y) {
        return new Coordinate(StreetCorner.PLANE.longitudeOf(x), StreetCorner.PLANE.latitudeOf(y));
    }
}
