package citiverse.standards.solid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.solid.Form;
import citiverse.twin.solid.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/// The outline of shared edges against the overlay of all surfaces.
class OutlineTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Frame FRAME = new Frame(4, 52, 0, 0, 1, 0, 0, 1);

    private static Form form(int[] vertices) {
        return new Form("", "", new double[] {0.001, 0.001, 0.001}, new double[3], vertices, FRAME, List.of());
    }

    @Test
    void aGridOfTrianglesWithHolesIsItsUnion() {
        long seed = 20261124;
        var random = new SplittableRandom(seed);
        int same = 0;
        for (int run = 0; run < 200; run++) {
            int side = 2 + random.nextInt(8);
            int[] vertices = new int[3 * (side + 1) * (side + 1)];
            for (int v = 0; v < vertices.length / 3; v++) {
                vertices[3 * v] = 1000 * (v % (side + 1)) + random.nextInt(-300, 300);
                vertices[3 * v + 1] = 1000 * (v / (side + 1)) + random.nextInt(-300, 300);
                vertices[3 * v + 2] = random.nextInt(5000);
            }
            var surfaces = new IntList();
            List<Geometry> triangles = new ArrayList<>();
            for (int cell = 0; cell < side * side; cell++) {
                int a = cell / side * (side + 1) + cell % side;
                int[][] halves = {{a, a + 1, a + side + 2}, {a, a + side + 2, a + side + 1}};
                for (int[] half : halves) {
                    if (random.nextInt(50) > 0) {
                        boolean turned = random.nextBoolean();
                        surfaces.add(3);
                        for (int i = 0; i < 3; i++) {
                            surfaces.add(half[turned ? 2 - i : i]);
                        }
                        triangles.add(triangle(vertices, half));
                    }
                }
            }
            if (triangles.isEmpty()) {
                continue;
            }
            Geometry union = UnaryUnionOp.union(triangles);
            Geometry outline = Outline.of(form(vertices), surfaces.toArray(), FACTORY);
            if (outline != null) {
                assertTrue(outline.symDifference(union).getArea() < 1e-9, "seed " + seed + ", run " + run);
                same++;
            }
        }
        System.out.println("outline: " + same + " of 200 random meshes equal their union, the others are left to it");
        assertTrue(same > 100, "only " + same);
    }

    private static Geometry triangle(int[] vertices, int[] corners) {
        Coordinate[] places = IntStream.rangeClosed(0, 3)
                .map(i -> corners[i % 3])
                .mapToObj(v -> new Coordinate(vertices[3 * v] * 0.001, vertices[3 * v + 1] * 0.001))
                .toArray(Coordinate[]::new);
        return FACTORY.createPolygon(places);
    }

    @Test
    void surfacesThatOverlapAreNotTaken() {
        int[] vertices = {0, 0, 0, 4000, 0, 0, 4000, 4000, 0, 0, 4000, 0, 2000, 2000, 0, 6000, 2000, 0, 6000, 6000, 0};
        assertNull(Outline.of(form(vertices), new int[] {4, 0, 1, 2, 3, 3, 4, 5, 6}, FACTORY));
        Geometry square = Outline.of(form(vertices), new int[] {3, 0, 1, 2, 3, 0, 2, 3}, FACTORY);
        assertEquals(16.0, square.getArea(), 1e-12);
    }
}
