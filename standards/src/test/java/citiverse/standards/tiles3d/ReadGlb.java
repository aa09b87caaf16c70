package citiverse.standards.tiles3d;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.json.CanonicalJson;
import de.javagl.jgltf.model.AccessorByteData;
import de.javagl.jgltf.model.AccessorFloatData;
import de.javagl.jgltf.model.AccessorIntData;
import de.javagl.jgltf.model.AccessorModel;
import de.javagl.jgltf.model.AccessorShortData;
import de.javagl.jgltf.model.GltfModel;
import de.javagl.jgltf.model.MeshPrimitiveModel;
import de.javagl.jgltf.model.io.GltfModelReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A GLB as jgltf reads it, checked against the rules of its layout, with its table of properties.
record ReadGlb(int size, List<Primitive> primitives, Map<?, ?> json, byte[] binary) {

    /// @param material name of its material
    record Primitive(String material, float[] places, byte[] normals, int[] ids, int[] indices) {
        int vertices() {
            return places.length / 3;
        }

        int corners() {
            return indices.length;
        }

        double position(int vertex, int axis) {
            return places[3 * vertex + axis];
        }

        /// Triangles run counter-clockwise as seen from where their normal points.
        void turnsAsItsNormals() {
            for (int c = 0; c < indices.length; c += 3) {
                double[] cross = cross(places, indices, c);
                double along = 0;
                for (int k = 0; k < 3; k++) {
                    along += cross[k] * normals[3 * indices[c] + k];
                }
                assertTrue(along >= -1e-3, "a triangle is turned");
            }
        }

        List<Integer> things() {
            return Arrays.stream(ids).boxed().toList();
        }
    }

    static ReadGlb of(byte[] glb) {
        ByteBuffer in = ByteBuffer.wrap(glb).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0x46546C67, in.getInt());
        assertEquals(2, in.getInt());
        assertEquals(glb.length, in.getInt());
        byte[] text = new byte[in.getInt()];
        assertEquals(0, text.length % 4);
        assertEquals(0x4E4F534A, in.getInt());
        in.get(text);
        byte[] binary = new byte[0];
        if (in.hasRemaining()) {
            binary = new byte[in.getInt()];
            assertEquals(0, binary.length % 4);
            assertEquals(0x004E4942, in.getInt());
            in.get(binary);
        }
        assertEquals(0, in.remaining());
        Map<?, ?> json = (Map<?, ?>) CanonicalJson.parse(new String(text, StandardCharsets.UTF_8).strip());
        check(json, binary);
        try {
            GltfModel model = new GltfModelReader().readWithoutReferences(new ByteArrayInputStream(glb));
            List<Primitive> primitives = new ArrayList<>();
            model.getMeshModels().forEach(mesh -> mesh.getMeshPrimitiveModels()
                    .forEach(primitive -> primitives.add(primitive(primitive))));
            return new ReadGlb(glb.length, primitives, json, binary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What glTF 2.0 asks of views and accessors (3.6.2.4) and EXT_structural_metadata of views.
    private static void check(Map<?, ?> json, byte[] binary) {
        if (!(json.get("bufferViews") instanceof List<?> views)) {
            return;
        }
        assertEquals(binary.length, number(((Map<?, ?>) ((List<?>) json.get("buffers")).getFirst()).get("byteLength")));
        long end = 0;
        for (Object each : views) {
            Map<?, ?> view = (Map<?, ?>) each;
            assertEquals(0, number(view.get("byteOffset")) % 8);
            assertTrue(number(view.get("byteOffset")) >= end, "views do not overlap");
            assertTrue(number(view.get("byteLength")) > 0);
            end = number(view.get("byteOffset")) + number(view.get("byteLength"));
            assertTrue(end <= binary.length);
        }
        for (Object each : (List<?>) json.get("accessors")) {
            Map<?, ?> accessor = (Map<?, ?>) each;
            Map<?, ?> view = (Map<?, ?>) views.get((int) number(accessor.get("bufferView")));
            int component =
                    switch ((int) number(accessor.get("componentType"))) {
                        case 5120, 5121 -> 1;
                        case 5122, 5123 -> 2;
                        default -> 4;
                    };
            int element = component * (accessor.get("type").equals("VEC3") ? 3 : 1);
            long stride = view.get("byteStride") == null ? element : number(view.get("byteStride"));
            assertEquals(0, stride % (view.get("byteStride") == null ? component : 4));
            long count = number(accessor.get("count"));
            assertTrue(count > 0 && stride * (count - 1) + element <= number(view.get("byteLength")));
        }
    }

    private static Primitive primitive(MeshPrimitiveModel primitive) {
        AccessorModel positions = primitive.getAttributes().get("POSITION");
        var places = (AccessorFloatData) positions.getAccessorData();
        float[] xyz = new float[3 * positions.getCount()];
        for (int i = 0; i < xyz.length; i++) {
            xyz[i] = places.get(i / 3, i % 3);
            assertTrue(xyz[i] >= positions.getMin()[i % 3].floatValue());
            assertTrue(xyz[i] <= positions.getMax()[i % 3].floatValue());
        }
        var normals = (AccessorByteData) primitive.getAttributes().get("NORMAL").getAccessorData();
        byte[] normal = new byte[xyz.length];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = normals.get(i / 3, i % 3);
        }
        for (int v = 0; v < normal.length; v += 3) {
            double length =
                    Math.sqrt(normal[v] * normal[v] + normal[v + 1] * normal[v + 1] + normal[v + 2] * normal[v + 2]);
            assertEquals(127, length, 2);
        }
        var features = (AccessorShortData)
                primitive.getAttributes().get("_FEATURE_ID_0").getAccessorData();
        int[] ids = new int[positions.getCount()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = features.getInt(i, 0);
        }
        AccessorModel indices = primitive.getIndices();
        int[] index = new int[indices.getCount()];
        for (int i = 0; i < index.length; i++) {
            index[i] = indices.getAccessorData() instanceof AccessorShortData few
                    ? few.getInt(i, 0)
                    : ((AccessorIntData) indices.getAccessorData()).get(i, 0);
            assertTrue(index[i] >= 0 && index[i] < ids.length);
        }
        var read = new Primitive(primitive.getMaterialModel().getName(), xyz, normal, ids, index);
        read.turnsAsItsNormals();
        return read;
    }

    /// The area of the primitives of a material, square metres.
    double area(String material) {
        double sum = 0;
        for (Primitive primitive : primitives) {
            if (primitive.material.equals(material)) {
                for (int c = 0; c < primitive.indices.length; c += 3) {
                    sum += area(primitive.places, primitive.indices, c);
                }
            }
        }
        return sum;
    }

    static double area(float[] places, int[] indices, int corner) {
        double[] cross = cross(places, indices, corner);
        return Math.sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]) / 2;
    }

    private static double[] cross(float[] places, int[] indices, int corner) {
        int a = 3 * indices[corner];
        int b = 3 * indices[corner + 1];
        int c = 3 * indices[corner + 2];
        double[] u = new double[3];
        double[] v = new double[3];
        for (int k = 0; k < 3; k++) {
            u[k] = (double) places[b + k] - places[a + k];
            v[k] = (double) places[c + k] - places[a + k];
        }
        return new double[] {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
    }

    /// The volume that all triangles enclose, by the divergence theorem.
    double volume() {
        double sum = 0;
        for (Primitive primitive : primitives) {
            for (int c = 0; c < primitive.indices.length; c += 3) {
                double[] cross = cross(primitive.places, primitive.indices, c);
                int a = 3 * primitive.indices[c];
                for (int k = 0; k < 3; k++) {
                    sum += primitive.places[a + k] * cross[k] / 6;
                }
            }
        }
        return sum;
    }

    /// The volume under the roofs of each thing, down to its lowest vertex.
    double groundVolume() {
        double[] low = new double[65_536];
        Arrays.fill(low, Double.MAX_VALUE);
        for (Primitive primitive : primitives) {
            for (int v = 0; v < primitive.ids.length; v++) {
                low[primitive.ids[v]] = Math.min(low[primitive.ids[v]], primitive.places[3 * v + 1]);
            }
        }
        double sum = 0;
        for (Primitive primitive : primitives) {
            for (int c = 0; primitive.material.equals("roof") && c < primitive.indices.length; c += 3) {
                int a = primitive.indices[c];
                sum += cross(primitive.places, primitive.indices, c)[1]
                        / 2
                        * (primitive.places[3 * a + 1] - low[primitive.ids[a]]);
            }
        }
        return sum;
    }

    List<String> texts(String property) {
        byte[] all = view(column(property), "values");
        ByteBuffer offsets =
                ByteBuffer.wrap(view(column(property), "stringOffsets")).order(ByteOrder.LITTLE_ENDIAN);
        List<String> texts = new ArrayList<>();
        int from = offsets.getInt();
        while (offsets.hasRemaining()) {
            int to = offsets.getInt();
            texts.add(new String(all, from, to - from, StandardCharsets.UTF_8));
            from = to;
        }
        return texts;
    }

    List<Float> reals(String property) {
        ByteBuffer values = ByteBuffer.wrap(view(column(property), "values")).order(ByteOrder.LITTLE_ENDIAN);
        List<Float> reals = new ArrayList<>();
        while (values.hasRemaining()) {
            reals.add(values.getFloat());
        }
        return reals;
    }

    List<Integer> wholes(String property) {
        ByteBuffer values = ByteBuffer.wrap(view(column(property), "values")).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> wholes = new ArrayList<>();
        while (values.hasRemaining()) {
            wholes.add(values.getInt());
        }
        return wholes;
    }

    List<Integer> octets(String property) {
        List<Integer> octets = new ArrayList<>();
        for (byte octet : view(column(property), "values")) {
            octets.add((int) octet);
        }
        return octets;
    }

    private Map<?, ?> column(String property) {
        Map<?, ?> extension = (Map<?, ?>) ((Map<?, ?>) json.get("extensions")).get("EXT_structural_metadata");
        Map<?, ?> table = (Map<?, ?>) ((List<?>) extension.get("propertyTables")).getFirst();
        Map<?, ?> classes = (Map<?, ?>) ((Map<?, ?>) extension.get("schema")).get("classes");
        Map<?, ?> declared = (Map<?, ?>) ((Map<?, ?>) classes.get(table.get("class"))).get("properties");
        assertTrue(declared.containsKey(property));
        return (Map<?, ?>) ((Map<?, ?>) table.get("properties")).get(property);
    }

    private byte[] view(Map<?, ?> column, String part) {
        Map<?, ?> view = (Map<?, ?>) ((List<?>) json.get("bufferViews")).get((int) number(column.get(part)));
        int from = (int) number(view.get("byteOffset"));
        return Arrays.copyOfRange(binary, from, from + (int) number(view.get("byteLength")));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
