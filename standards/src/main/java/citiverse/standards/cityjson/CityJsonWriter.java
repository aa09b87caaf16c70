package citiverse.standards.cityjson;

import citiverse.standards.solid.VertexPool;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Semantic;
import citiverse.twin.solid.Shape;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Writes a CityJSON 2.0 document, or a sequence of features: objects as they come, their vertices at the end of the
/// document or of the feature. Equal places are one vertex.
public final class CityJsonWriter implements Closeable {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// What the document says of itself.
    ///
    /// @param referenceSystem `EPSG:<code>`; empty where it is not known
    /// @param scale units of each step of a vertex
    /// @param translate x, y and z of step 0
    public record Head(String referenceSystem, double[] scale, double[] translate) {}

    /// An object to be written.
    ///
    /// @param id its key
    /// @param type its type in CityJSON
    /// @param attributes maps, lists, texts, numbers, flags and null
    /// @param members further members beside the attributes, such as `address`
    /// @param parents keys of what it is a part or member of
    /// @param children keys of its parts or members
    /// @param shapes its geometries
    /// @param numbers for each vertex that the shapes name its number in the document or feature, from [#vertices]
    public record Item(
            String id,
            String type,
            Map<String, Object> attributes,
            Map<String, Object> members,
            List<String> parents,
            List<String> children,
            List<Shape> shapes,
            int[] numbers) {}

    private final JsonGenerator json;
    private final boolean sequence;
    private VertexPool pool = new VertexPool();

    private CityJsonWriter(OutputStream out, boolean sequence) throws IOException {
        this.sequence = sequence;
        json = FACTORY.createGenerator(out);
        json.setRootValueSeparator(null);
    }

    /// Begins a document.
    public static CityJsonWriter document(OutputStream out, Head head) throws IOException {
        var writer = new CityJsonWriter(out, false);
        writer.begin(head);
        writer.json.writeObjectFieldStart("CityObjects");
        return writer;
    }

    /// Begins a sequence: its first line.
    public static CityJsonWriter sequence(OutputStream out, Head head) throws IOException {
        var writer = new CityJsonWriter(out, true);
        writer.begin(head);
        writer.json.writeObjectFieldStart("CityObjects");
        writer.json.writeEndObject();
        writer.json.writeArrayFieldStart("vertices");
        writer.json.writeEndArray();
        writer.json.writeEndObject();
        writer.json.writeRaw('\n');
        return writer;
    }

    private void begin(Head head) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "CityJSON");
        json.writeStringField("version", "2.0");
        if (head.referenceSystem().startsWith("EPSG:")) {
            json.writeObjectFieldStart("metadata");
            json.writeStringField(
                    "referenceSystem",
                    "https://www.opengis.net/def/crs/EPSG/0/"
                            + head.referenceSystem().substring(5));
            json.writeEndObject();
        }
        json.writeObjectFieldStart("transform");
        json.writeFieldName("scale");
        json.writeArray(head.scale(), 0, 3);
        json.writeFieldName("translate");
        json.writeArray(head.translate(), 0, 3);
        json.writeEndObject();
    }

    /// Numbers of vertices, which are noted.
    ///
    /// @param steps x, y and z of one after another, in steps of the head
    public int[] vertices(int[] steps) {
        int[] numbers = new int[steps.length / 3];
        for (int v = 0; v < numbers.length; v++) {
            numbers[v] = pool.number(steps[3 * v], steps[3 * v + 1], steps[3 * v + 2]);
        }
        return numbers;
    }

    /// Begins a feature of a sequence.
    public void beginFeature(String id) throws IOException {
        pool = new VertexPool();
        json.writeStartObject();
        json.writeStringField("type", "CityJSONFeature");
        json.writeStringField("id", id);
        json.writeObjectFieldStart("CityObjects");
    }

    /// Ends a feature of a sequence.
    public void endFeature() throws IOException {
        json.writeEndObject();
        writeVertices();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /// Writes an object.
    public void write(Item item) throws IOException {
        json.writeObjectFieldStart(item.id());
        json.writeStringField("type", item.type());
        if (!item.attributes().isEmpty()) {
            json.writeFieldName("attributes");
            NestedJson.write(json, item.attributes());
        }
        for (var member : item.members().entrySet()) {
            json.writeFieldName(member.getKey());
            NestedJson.write(json, member.getValue());
        }
        texts("parents", item.parents());
        texts("children", item.children());
        if (!item.shapes().isEmpty()) {
            json.writeArrayFieldStart("geometry");
            for (Shape shape : item.shapes()) {
                geometry(shape, item.numbers());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    private static String type(Shape.Kind kind) {
        return switch (kind) {
            case MULTI_POINT -> "MultiPoint";
            case MULTI_LINE -> "MultiLineString";
            case MULTI_SURFACE -> "MultiSurface";
            case COMPOSITE_SURFACE -> "CompositeSurface";
            case SOLID -> "Solid";
            case MULTI_SOLID -> "MultiSolid";
            case COMPOSITE_SOLID -> "CompositeSolid";
        };
    }

    private void geometry(Shape shape, int[] numbers) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type(shape.kind()));
        json.writeStringField("lod", shape.lod().isEmpty() ? "0" : shape.lod());
        json.writeFieldName("boundaries");
        nested(shape, new Leaf() {
            @Override
            public void surface(int surface) throws IOException {
                json.writeStartArray();
                for (int r = shape.surfaceStart()[surface]; r < shape.surfaceStart()[surface + 1]; r++) {
                    CityJsonWriter.this.ring(shape, r, numbers);
                }
                json.writeEndArray();
            }

            @Override
            public void ring(int ring) throws IOException {
                CityJsonWriter.this.ring(shape, ring, numbers);
            }
        });
        if (!shape.semantics().isEmpty() && shape.kind().surfaces()) {
            semantics(shape);
        }
        json.writeEndObject();
    }

    private void ring(Shape shape, int ring, int[] numbers) throws IOException {
        json.writeStartArray();
        for (int i = shape.ringStart()[ring]; i < shape.ringStart()[ring + 1]; i++) {
            json.writeNumber(numbers[shape.indices()[i]]);
        }
        json.writeEndArray();
    }

    /// What stands at the ends of nested lists.
    private interface Leaf {
        void surface(int surface) throws IOException;

        void ring(int ring) throws IOException;
    }

    /// Writes lists nested as the kind has them.
    private void nested(Shape shape, Leaf leaf) throws IOException {
        switch (shape.kind()) {
            case MULTI_POINT -> leaf.ring(0);
            case MULTI_LINE -> {
                json.writeStartArray();
                for (int r = 0; r < shape.ringStart().length - 1; r++) {
                    leaf.ring(r);
                }
                json.writeEndArray();
            }
            case MULTI_SURFACE, COMPOSITE_SURFACE -> shell(shape, 0, leaf);
            case SOLID -> solid(shape, 0, leaf);
            case MULTI_SOLID, COMPOSITE_SOLID -> {
                json.writeStartArray();
                for (int s = 0; s < shape.solidStart().length - 1; s++) {
                    solid(shape, s, leaf);
                }
                json.writeEndArray();
            }
        }
    }

    private void solid(Shape shape, int solid, Leaf leaf) throws IOException {
        json.writeStartArray();
        for (int h = shape.solidStart()[solid]; h < shape.solidStart()[solid + 1]; h++) {
            shell(shape, h, leaf);
        }
        json.writeEndArray();
    }

    private void shell(Shape shape, int shell, Leaf leaf) throws IOException {
        json.writeStartArray();
        for (int f = shape.shellStart()[shell]; f < shape.shellStart()[shell + 1]; f++) {
            leaf.surface(f);
        }
        json.writeEndArray();
    }

    private void semantics(Shape shape) throws IOException {
        json.writeObjectFieldStart("semantics");
        json.writeArrayFieldStart("surfaces");
        List<List<Integer>> children = new ArrayList<>();
        shape.semantics().forEach(semantic -> children.add(new ArrayList<>()));
        for (int s = 0; s < shape.semantics().size(); s++) {
            if (shape.semantics().get(s).parent() >= 0) {
                children.get(shape.semantics().get(s).parent()).add(s);
            }
        }
        for (int s = 0; s < children.size(); s++) {
            Semantic semantic = shape.semantics().get(s);
            json.writeStartObject();
            json.writeStringField("type", semantic.type());
            if (semantic.parent() >= 0) {
                json.writeNumberField("parent", semantic.parent());
            }
            if (!children.get(s).isEmpty()) {
                json.writeArrayFieldStart("children");
                for (int child : children.get(s)) {
                    json.writeNumber(child);
                }
                json.writeEndArray();
            }
            if (!semantic.attributes().isEmpty()
                    && CanonicalJson.parse(semantic.attributes()) instanceof Map<?, ?> attributes) {
                for (var attribute : attributes.entrySet()) {
                    json.writeFieldName((String) attribute.getKey());
                    NestedJson.write(json, attribute.getValue());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("values");
        nested(shape, new Leaf() {
            @Override
            public void surface(int surface) throws IOException {
                int meaning = shape.semanticOf()[surface];
                if (meaning < 0) {
                    json.writeNull();
                } else {
                    json.writeNumber(meaning);
                }
            }

            @Override
            public void ring(int ring) throws IOException {
                json.writeNull();
            }
        });
        json.writeEndObject();
    }

    private void writeVertices() throws IOException {
        json.writeArrayFieldStart("vertices");
        for (int v = 0; v < pool.size(); v++) {
            json.writeStartArray();
            for (int k = 0; k < 3; k++) {
                json.writeNumber(pool.step(v, k));
            }
            json.writeEndArray();
            if (!sequence && v % 16 == 15) {
                json.writeRaw('\n');
            }
        }
        json.writeEndArray();
    }

    /// Steps of a form on the grid of a head.
    ///
    /// @throws ArithmeticException where a vertex lies too far for 32 bits
    public static int[] steps(Form form, Head head) {
        boolean same = Arrays.equals(form.scale(), head.scale()) && Arrays.equals(form.translate(), head.translate());
        if (same) {
            return form.vertices();
        }
        int[] steps = new int[form.vertices().length];
        for (int i = 0; i < steps.length; i++) {
            int k = i % 3;
            steps[i] = Math.toIntExact(Math.round((form.source(i / 3, k) - head.translate()[k]) / head.scale()[k]));
        }
        return steps;
    }

    /// Ends the document.
    @Override
    public void close() throws IOException {
        if (!sequence) {
            json.writeEndObject();
            writeVertices();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        json.close();
    }
}
