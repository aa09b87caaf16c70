package citiverse.twin.solid;

import citiverse.twin.Feature;
import citiverse.twin.Value;
import citiverse.twin.packed.Packer;
import citiverse.twin.packed.Unpacker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The three-dimensional form of a feature. Arrays are never changed.
///
/// @param crs the source's horizontal or compound CRS, such as `EPSG:7415`; empty where it names none, as in a local
///     grid
/// @param verticalDatum vertical CRS or datum of z, such as `EPSG:5709`; empty where unknown
/// @param scale units of x, y and z in the source CRS for each step of a vertex
/// @param translate x, y and z of vertex (0, 0, 0)
/// @param vertices steps in x, y, z of one vertex after another
/// @param frame where x and y lie on the earth
/// @param shapes its geometries, one or more levels of detail
public record Form(
        String crs,
        String verticalDatum,
        double[] scale,
        double[] translate,
        int[] vertices,
        Frame frame,
        List<Shape> shapes) {
    /// Name of the property that holds it.
    public static final String PROPERTY = "form";

    private static final int FORMAT = 1;

    public Form {
        Objects.requireNonNull(crs, "crs");
        Objects.requireNonNull(verticalDatum, "verticalDatum");
        Objects.requireNonNull(frame, "frame");
        shapes = List.copyOf(shapes);
        if (scale.length != 3 || translate.length != 3 || vertices.length % 3 != 0) {
            throw new IllegalArgumentException("scale, translation and vertices have three coordinates");
        }
        for (int k = 0; k < 3; k++) {
            if (!(scale[k] > 0) || !Double.isFinite(scale[k]) || !Double.isFinite(translate[k])) {
                throw new IllegalArgumentException("no scale and translation: " + scale[k] + ", " + translate[k]);
            }
        }
        for (Shape shape : shapes) {
            for (int index : shape.indices()) {
                if (index < 0 || index >= vertices.length / 3) {
                    throw new IllegalArgumentException("there is no vertex " + index);
                }
            }
        }
    }

    /// The form of a feature, where it has one.
    ///
    /// @throws IllegalArgumentException where its property is not a packed form
    public static Optional<Form> of(Feature feature) {
        return feature.properties()
                .value(PROPERTY)
                .flatMap(value ->
                        value instanceof Value.Bytes(byte[] packed) ? Optional.of(unpack(packed)) : Optional.empty());
    }

    /// The shape of most detail; of equals the first.
    public Optional<Shape> best() {
        return shapes.stream()
                .max(Comparator.comparingDouble(Shape::detail).thenComparing(shape -> -shapes.indexOf(shape)));
    }

    /// A coordinate of a vertex in the source CRS.
    ///
    /// @param axis 0 for x, 1 for y, 2 for z
    public double source(int vertex, int axis) {
        return vertices[3 * vertex + axis] * scale[axis] + translate[axis];
    }

    /// Metres of a vertex east of the place of the frame.
    public double east(int vertex) {
        return frame.east(source(vertex, 0), source(vertex, 1));
    }

    /// Metres of a vertex north of the place of the frame.
    public double north(int vertex) {
        return frame.north(source(vertex, 0), source(vertex, 1));
    }

    /// Height of a vertex in the vertical datum, metres.
    public double height(int vertex) {
        return source(vertex, 2);
    }

    /// Packs it: vertices and indices as differences, so that a building of level 2 takes a few hundred bytes.
    public byte[] pack() {
        var out = new Packer();
        out.number(FORMAT);
        out.text(crs);
        out.text(verticalDatum);
        for (int k = 0; k < 3; k++) {
            out.real(scale[k]);
            out.real(translate[k]);
        }
        out.real(frame.longitude());
        out.real(frame.latitude());
        out.real(frame.originX());
        out.real(frame.originY());
        out.real(frame.eastPerX());
        out.real(frame.eastPerY());
        out.real(frame.northPerX());
        out.real(frame.northPerY());
        out.number(vertices.length / 3);
        for (int i = 0; i < vertices.length; i++) {
            out.signed(vertices[i] - (i < 3 ? 0 : vertices[i - 3]));
        }
        out.number(shapes.size());
        shapes.forEach(shape -> pack(out, shape));
        return out.bytes();
    }

    private static void pack(Packer out, Shape shape) {
        out.number(shape.kind().ordinal());
        out.text(shape.lod());
        out.rising(shape.solidStart());
        out.rising(shape.shellStart());
        out.rising(shape.surfaceStart());
        out.rising(shape.ringStart());
        out.rising(shape.indices());
        out.rising(shape.semanticOf());
        out.number(shape.semantics().size());
        for (Semantic semantic : shape.semantics()) {
            out.text(semantic.type());
            out.signed(semantic.parent());
            out.text(semantic.attributes());
        }
    }

    /// Reads what [#pack] wrote.
    ///
    /// @throws IllegalArgumentException where the bytes are not such a form
    public static Form unpack(byte[] bytes) {
        var in = new Unpacker("form", bytes);
        if (in.number() != FORMAT) {
            throw new IllegalArgumentException("unknown format of a form");
        }
        String crs = in.text();
        String datum = in.text();
        double[] scale = new double[3];
        double[] translate = new double[3];
        for (int k = 0; k < 3; k++) {
            scale[k] = in.real();
            translate[k] = in.real();
        }
        var frame = new Frame(in.real(), in.real(), in.real(), in.real(), in.real(), in.real(), in.real(), in.real());
        int[] vertices = new int[Math.multiplyExact(3, in.count())];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = in.signed() + (i < 3 ? 0 : vertices[i - 3]);
        }
        int count = in.count();
        var shapes = new ArrayList<Shape>();
        for (int s = 0; s < count; s++) {
            shapes.add(shape(in));
        }
        return new Form(crs, datum, scale, translate, vertices, frame, shapes);
    }

    private static Shape shape(Unpacker in) {
        int kind = in.number();
        if (kind < 0 || kind >= Shape.Kind.values().length) {
            throw new IllegalArgumentException("unknown kind of a shape: " + kind);
        }
        String lod = in.text();
        int[] solids = in.rising();
        int[] shells = in.rising();
        int[] surfaces = in.rising();
        int[] rings = in.rising();
        int[] indices = in.rising();
        int[] semanticOf = in.rising();
        int count = in.count();
        var semantics = new ArrayList<Semantic>();
        for (int s = 0; s < count; s++) {
            semantics.add(new Semantic(in.text(), in.signed(), in.text()));
        }
        return new Shape(
                Shape.Kind.values()[kind], lod, solids, shells, surfaces, rings, indices, semanticOf, semantics);
    }
}
