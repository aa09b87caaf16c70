package citiverse.standards.tiles3d;

import citiverse.twin.json.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the meshes of a tile as GLB (glTF 2.0, clause 4): a head, one chunk of JSON and one of numbers.
///
/// East, north and up become x, −z and y, since glTF has y up and 3D Tiles turns it back (22-025r4, 7.1.2).
final class Glb {
    private static final int MAGIC = 0x46546C67;
    private static final int JSON_CHUNK = 0x4E4F534A;
    private static final int BINARY_CHUNK = 0x004E4942;
    private static final int BYTE = 5120;
    private static final int UNSIGNED_SHORT = 5123;
    private static final int UNSIGNED_INT = 5125;
    private static final int FLOAT = 5126;
    private static final int VERTICES = 34_962;
    private static final int INDICES = 34_963;

    private final Bytes bytes = new Bytes();
    private final List<Object> views = new ArrayList<>();
    private final List<Object> accessors = new ArrayList<>();
    private final List<Object> primitives = new ArrayList<>();

    private Glb() {}

    /// The bytes of a tile of things.
    static byte[] write(Drawing drawing, Facts facts) {
        var glb = new Glb();
        glb.primitive(drawing.roofs, 0, facts.size());
        glb.primitive(drawing.walls, 1, facts.size());
        glb.primitive(drawing.undersides, 2, facts.size());
        List<Object> materials = List.of(
                material("roof", 0.72, 0.56, 0.47),
                material("wall", 0.86, 0.84, 0.80),
                material("underside", 0.55, 0.54, 0.52));
        return glb.file(materials, facts);
    }

    /// The bytes of a surface that is no thing, such as the ground.
    static byte[] write(Mesh mesh, String name) {
        var glb = new Glb();
        glb.primitive(mesh, 0, 0);
        return glb.file(List.of(material(name, 0.80, 0.80, 0.76)), null);
    }

    private byte[] file(List<Object> materials, Facts facts) {
        var json = new TreeMap<String, Object>();
        json.put("asset", Map.of("version", "2.0", "generator", "Citiverse"));
        if (!primitives.isEmpty()) {
            List<Object> used = new ArrayList<>(List.of("KHR_mesh_quantization"));
            if (facts != null) {
                json.put("extensions", Map.of("EXT_structural_metadata", new PropertyTable(facts).write(this)));
                used.addAll(0, List.of("EXT_mesh_features", "EXT_structural_metadata"));
            }
            json.put("scene", 0L);
            json.put("scenes", List.of(Map.of("nodes", List.of(0L))));
            json.put("nodes", List.of(Map.of("mesh", 0L)));
            json.put("meshes", List.of(Map.of("primitives", primitives)));
            json.put("materials", materials);
            json.put("accessors", accessors);
            json.put("bufferViews", views);
            json.put("buffers", List.of(Map.of("byteLength", (long) bytes.size())));
            json.put("extensionsUsed", used);
            json.put("extensionsRequired", List.of("KHR_mesh_quantization"));
        }
        return joined(CanonicalJson.bytes(json));
    }

    private byte[] joined(byte[] json) {
        int jsonLength = json.length + 3 & ~3;
        int length = 12 + 8 + jsonLength + (bytes.size() == 0 ? 0 : 8 + bytes.size());
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(2).putInt(length);
        out.putInt(jsonLength).putInt(JSON_CHUNK).put(json);
        while (out.position() < 20 + jsonLength) {
            out.put((byte) ' ');
        }
        if (bytes.size() > 0) {
            out.putInt(bytes.size()).putInt(BINARY_CHUNK);
            bytes.copyTo(out);
        }
        return out.array();
    }

    private static Map<String, Object> material(String name, double red, double green, double blue) {
        return Map.of(
                "name",
                name,
                "doubleSided",
                true,
                "pbrMetallicRoughness",
                Map.of(
                        "baseColorFactor",
                        List.of(red, green, blue, 1.0),
                        "metallicFactor",
                        0.0,
                        "roughnessFactor",
                        0.9));
    }

    private void primitive(Mesh mesh, int material, int things) {
        if (mesh.corners == 0) {
            return;
        }
        var attributes = new TreeMap<String, Object>();
        attributes.put("POSITION", positions(mesh));
        attributes.put("NORMAL", normals(mesh));
        var primitive = new TreeMap<String, Object>();
        if (things > 0) {
            attributes.put("_FEATURE_ID_0", ids(mesh));
            var ids = Map.of("attribute", 0L, "featureCount", (long) things, "propertyTable", 0L);
            primitive.put("extensions", Map.of("EXT_mesh_features", Map.of("featureIds", List.of(ids))));
        }
        primitive.put("attributes", attributes);
        primitive.put("indices", indices(mesh));
        primitive.put("material", (long) material);
        primitive.put("mode", 4L);
        primitives.add(primitive);
    }

    private long positions(Mesh mesh) {
        float[] low = new float[3];
        float[] high = new float[3];
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        int start = bytes.size();
        float[] place = new float[3];
        for (int v = 0; v < mesh.vertices; v++) {
            place[0] = mesh.places[3 * v];
            place[1] = mesh.places[3 * v + 2];
            place[2] = -mesh.places[3 * v + 1];
            for (int k = 0; k < 3; k++) {
                low[k] = Math.min(low[k], place[k]);
                high[k] = Math.max(high[k], place[k]);
                bytes.real(place[k]);
            }
        }
        var accessor = accessor(view(start, 12, VERTICES), FLOAT, mesh.vertices, "VEC3");
        accessor.put("min", List.of((double) low[0], (double) low[1], (double) low[2]));
        accessor.put("max", List.of((double) high[0], (double) high[1], (double) high[2]));
        return accessors.size() - 1;
    }

    private long normals(Mesh mesh) {
        int start = bytes.size();
        for (int v = 0; v < mesh.vertices; v++) {
            bytes.octet(mesh.normals[3 * v]);
            bytes.octet(mesh.normals[3 * v + 2]);
            bytes.octet(-mesh.normals[3 * v + 1]);
            bytes.octet(0);
        }
        accessor(view(start, 4, VERTICES), BYTE, mesh.vertices, "VEC3").put("normalized", true);
        return accessors.size() - 1;
    }

    private long ids(Mesh mesh) {
        int start = bytes.size();
        for (int v = 0; v < mesh.vertices; v++) {
            bytes.pair(mesh.things[v]);
            bytes.pair(0);
        }
        accessor(view(start, 4, VERTICES), UNSIGNED_SHORT, mesh.vertices, "SCALAR");
        return accessors.size() - 1;
    }

    private long indices(Mesh mesh) {
        int start = bytes.size();
        // The greatest number of a kind is no index (clause 3.7.2.1).
        boolean small = mesh.vertices < 65_535;
        for (int c = 0; c < mesh.corners; c++) {
            if (small) {
                bytes.pair(mesh.indices[c]);
            } else {
                bytes.whole(mesh.indices[c]);
            }
        }
        int view = view(start, 0, INDICES);
        accessor(view, small ? UNSIGNED_SHORT : UNSIGNED_INT, mesh.corners, "SCALAR");
        return accessors.size() - 1;
    }

    private Map<String, Object> accessor(int view, int kind, int count, String type) {
        var accessor = new TreeMap<String, Object>();
        accessor.put("bufferView", (long) view);
        accessor.put("componentType", (long) kind);
        accessor.put("count", (long) count);
        accessor.put("type", type);
        accessors.add(accessor);
        return accessor;
    }

    /// Numbers that are being written.
    Bytes bytes() {
        return bytes;
    }

    /// Ends a view that began at a place, and gives its number. What follows begins at a multiple of 8, as tables of
    /// properties ask for.
    ///
    /// @param stride bytes from one vertex to the next; 0 of what is no vertex
    /// @param target of a view of vertices or indices; 0 of another
    int view(int start, int stride, int target) {
        var view = new TreeMap<String, Object>();
        view.put("buffer", 0L);
        view.put("byteOffset", (long) start);
        view.put("byteLength", (long) bytes.size() - start);
        if (stride > 0) {
            view.put("byteStride", (long) stride);
        }
        if (target > 0) {
            view.put("target", (long) target);
        }
        views.add(view);
        bytes.alignTo(8);
        return views.size() - 1;
    }
}
