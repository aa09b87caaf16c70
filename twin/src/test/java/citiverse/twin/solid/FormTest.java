package citiverse.twin.solid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final Frame FRAME = new Frame(4.35, 52.01, 84_700, 447_600, 0.99995, -0.011, 0.011, 0.99995);

    /// A box of 10 by 20 by 8 m, bottom at -0.5 m, as a solid of six faces.
    private static Form box() {
        int[] vertices = new int[24];
        for (int v = 0; v < 8; v++) {
            vertices[3 * v] = (v & 1) * 10_000;
            vertices[3 * v + 1] = (v >> 1 & 1) * 20_000;
            vertices[3 * v + 2] = (v >> 2) * 8_000;
        }
        int[] indices = {0, 2, 3, 1, 4, 5, 7, 6, 0, 1, 5, 4, 1, 3, 7, 5, 3, 2, 6, 7, 2, 0, 4, 6};
        var shape = new Shape(
                Shape.Kind.SOLID,
                "1.3",
                new int[] {0, 1},
                new int[] {0, 6},
                new int[] {0, 1, 2, 3, 4, 5, 6},
                new int[] {0, 4, 8, 12, 16, 20, 24},
                indices,
                new int[] {0, 1, 2, 2, 2, -1},
                List.of(
                        new Semantic("GroundSurface"),
                        new Semantic("RoofSurface", -1, "{\"slope\":0}"),
                        new Semantic("WallSurface")));
        return new Form(
                "EPSG:7415",
                "EPSG:5709",
                new double[] {0.001, 0.001, 0.001},
                new double[] {84_700, 447_600, -0.5},
                vertices,
                FRAME,
                List.of(shape));
    }

    @Test
    void whatIsPackedComesBack() {
        Form form = box();
        byte[] packed = form.pack();
        Form back = Form.unpack(packed);
        assertArrayEquals(packed, back.pack());
        assertArrayEquals(form.vertices(), back.vertices());
        assertEquals("RoofSurface", back.shapes().getFirst().typeOf(1));
        assertEquals("", back.shapes().getFirst().typeOf(5));
        assertEquals(7.5, back.height(7), 1e-12);
        assertEquals(FRAME, back.frame());
        System.out.println("a box of 8 vertices and 6 faces takes " + packed.length + " bytes");
    }

    @Test
    void theFrameTurnsAndScales() {
        Form form = box();
        assertEquals(10 * 0.99995 - 20 * 0.011, form.east(3), 1e-9);
        assertEquals(10 * 0.011 + 20 * 0.99995, form.north(3), 1e-9);
    }

    @Test
    void theBestShapeIsThatOfMostDetail() {
        Form form = box();
        Shape shape = form.shapes().getFirst();
        var finer = new Shape(
                shape.kind(),
                "2.2",
                shape.solidStart(),
                shape.shellStart(),
                shape.surfaceStart(),
                shape.ringStart(),
                shape.indices(),
                shape.semanticOf(),
                shape.semantics());
        var both = new Form(
                form.crs(),
                form.verticalDatum(),
                form.scale(),
                form.translate(),
                form.vertices(),
                form.frame(),
                List.of(shape, finer, shape));
        assertEquals("2.2", both.best().orElseThrow().lod());
    }

    @Test
    void whatIsNoFormIsRefused() {
        byte[] packed = box().pack();
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThrows(IllegalArgumentException.class, () -> Form.unpack(cut));
        }
        long seed = 20_261_124;
        System.out.println("seed " + seed);
        var random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = packed.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                Form.unpack(damaged);
            } catch (IllegalArgumentException | ArithmeticException told) {
                refused++;
            }
        }
        assertTrue(refused > 500, "many a damaged form is no form, found " + refused);
    }

    @Test
    void aShapeNamesOnlyWhatIsThere() {
        Form form = box();
        var beyond = new Shape(
                Shape.Kind.MULTI_SURFACE,
                "1",
                new int[] {0, 1},
                new int[] {0, 1},
                new int[] {0, 1},
                new int[] {0, 3},
                new int[] {0, 1, 8},
                new int[] {-1},
                List.of());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Form("", "", form.scale(), form.translate(), form.vertices(), form.frame(), List.of(beyond)));
    }
}
