package citiverse.standards.ifc;

import citiverse.twin.solid.Form;
import citiverse.twin.solid.Semantic;
import citiverse.twin.solid.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bodies in metres of the model as packed forms in the coordinates of the georeference, in steps of a hundredth of
/// a millimetre, or coarser where a body is longer than 20 km.
final class Forms {
    private static final double FINEST = 1e-5;
    private static final double COARSEST = 1e-2;
    private static final double MOST_STEPS = 2e9;
    private static final String BLOCK = "1";
    private static final List<Semantic> SURFACES =
            List.of(new Semantic("GroundSurface"), new Semantic("WallSurface"), new Semantic("RoofSurface"));

    private final Georeference place;

    Forms(Georeference place) {
        this.place = place;
    }

    /// A body as the model has it, of no level of detail.
    ///
    /// @throws Fault where its positions are too far apart
    Form of(Body body) {
        return form(body, "");
    }

    /// A building as a block, level of detail 1: ground, walls, roof.
    Form block(Body prisms) {
        return form(prisms, BLOCK);
    }

    private Form form(Body body, String lod) {
        var positions = new ArrayList<double[]>();
        var shapes = new ArrayList<Shape>();
        if (!body.solids().isEmpty()) {
            Shape.Kind kind = body.solids().size() == 1 ? Shape.Kind.SOLID : Shape.Kind.MULTI_SOLID;
            shapes.add(shape(kind, lod, body.solids(), positions));
        }
        if (!body.surfaces().isEmpty()) {
            shapes.add(shape(Shape.Kind.MULTI_SURFACE, lod, body.surfaces(), positions));
        }
        if (shapes.isEmpty()) {
            shapes.add(lines(body.lines(), positions));
        }
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (double[] p : positions) {
            for (int k = 0; k < 3; k++) {
                least[k] = Math.min(least[k], p[k]);
                most[k] = Math.max(most[k], p[k]);
            }
        }
        double reach = 0;
        double[] translate = new double[3];
        for (int k = 0; k < 3; k++) {
            translate[k] = Math.rint((least[k] + most[k]) / 2);
            reach = Math.max(reach, most[k] - least[k] + 1);
        }
        double step = FINEST;
        while (reach / step > MOST_STEPS && step < COARSEST) {
            step *= 10;
        }
        if (!(reach / step <= MOST_STEPS)) {
            throw new Fault(0, "its positions are " + reach + " m apart");
        }
        int[] vertices = new int[3 * positions.size()];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = (int) Math.rint((positions.get(i / 3)[i % 3] - translate[i % 3]) / step);
        }
        return new Form(
                place.crs(),
                place.datum(),
                new double[] {step, step, step},
                translate,
                vertices,
                place.frame(),
                shapes);
    }

    private Shape shape(Shape.Kind kind, String lod, List<Mesh> meshes, List<double[]> positions) {
        var rings = new Starts();
        var surfaces = new Starts();
        var shells = new Starts();
        var solids = new Starts();
        var indices = new Starts();
        indices.count = 0;
        var meanings = new Starts();
        meanings.count = 0;
        for (Mesh mesh : meshes) {
            int first = positions.size();
            for (int i = 0; i < mesh.corners(); i++) {
                positions.add(place.map().apply(mesh.corner(i)));
            }
            for (int[][] face : mesh.faces()) {
                for (int[] ring : face) {
                    for (int corner : ring) {
                        indices.add(first + corner);
                    }
                    rings.add(indices.count);
                }
                surfaces.add(rings.count - 1);
                meanings.add(lod.equals(BLOCK) ? meaning(mesh.normal(face[0])) : -1);
            }
            if (kind.encloses()) {
                shells.add(surfaces.count - 1);
                solids.add(shells.count - 1);
            }
        }
        if (!kind.encloses()) {
            shells.add(surfaces.count - 1);
            solids.add(shells.count - 1);
        }
        return new Shape(
                kind,
                lod,
                solids.array(),
                shells.array(),
                surfaces.array(),
                rings.array(),
                indices.array(),
                meanings.array(),
                lod.equals(BLOCK) ? SURFACES : List.of());
    }

    /// What a face of a block is, as its place in [#SURFACES].
    private static int meaning(double[] normal) {
        double flat = Math.abs(normal[0]) + Math.abs(normal[1]);
        return Math.abs(normal[2]) <= flat ? 1 : normal[2] > 0 ? 2 : 0;
    }

    private Shape lines(List<List<double[]>> lines, List<double[]> positions) {
        var rings = new Starts();
        var indices = new Starts();
        indices.count = 0;
        for (List<double[]> line : lines) {
            for (double[] p : line) {
                indices.add(positions.size());
                positions.add(place.map().apply(p));
            }
            rings.add(indices.count);
        }
        int[] surfaces = new int[lines.size() + 1];
        Arrays.setAll(surfaces, i -> i);
        int[] none = new int[lines.size()];
        Arrays.fill(none, -1);
        int[] one = {0, 1};
        return new Shape(
                Shape.Kind.MULTI_LINE,
                "",
                one,
                new int[] {0, lines.size()},
                surfaces,
                rings.array(),
                indices.array(),
                none,
                List.of());
    }

    /// Rising numbers that begin with 0.
    private static final class Starts {
        private int[] numbers = new int[16];
        private int count = 1;

        void add(int number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = number;
        }

        int[] array() {
            return Arrays.copyOf(numbers, count);
        }
    }
}
