package citiverse.standards.cityjson;

import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.standards.solid.CityClass;
import citiverse.standards.solid.CityFeatures;
import citiverse.standards.solid.CityObject;
import citiverse.standards.solid.SpatialReference;
import citiverse.twin.FeatureSink;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Twin;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Reads CityJSON and CityJSONSeq. The file is gone through twice: to learn what there is, then to hand on the objects.
public final class CityJsonReader {

    /// What is told of a file besides what it tells itself.
    ///
    /// @param crs reference system of a file that names none; empty where not told
    /// @param datum vertical datum of a file that names none; empty where not told
    public record Options(String crs, String datum) {
        /// Nothing is told.
        public static final Options NONE = new Options("", "");
    }

    private final JsonSource source;
    private final Reading reading;
    private final FeatureSink sink;
    private final Options options;
    private final Progress progress;
    private final Findings findings = new Findings();
    private long size;

    private CityJsonReader(Path path, Reading reading, FeatureSink sink, Options options, Progress progress) {
        this.source = new JsonSource(path, reading.file());
        this.reading = reading;
        this.sink = sink;
        this.options = options;
        this.progress = progress;
    }

    /// Reads a file.
    ///
    /// @return counts of features by layer, missing values by column, warnings with object and place
    /// @throws Problem `CV-CITYJSON-…` with the object or the line where it cannot be read, `CV-CITYJSON-005` where
    ///     nobody names the reference system
    /// @throws CancellationException where the progress says that nobody wants it any more
    public static Twin.Quality read(Path path, Reading reading, FeatureSink sink, Options options, Progress progress) {
        var reader = new CityJsonReader(path, reading, sink, options, progress);
        reader.run();
        return reader.findings.quality();
    }

    private void run() {
        // What is noted of attributes in the first pass would be noted again in the second.
        var features = new CityFeatures(reading, sink, findings);
        var families = new Families();
        Document document;
        try {
            if (Files.isDirectory(source.path())) {
                throw new IOException("it is a folder");
            }
            size = Files.size(source.path());
            document = learn(features, families);
            features.declare();
            hand(document, features, families);
        } catch (IOException e) {
            throw source.broken(e);
        }
    }

    /// What the first pass leaves.
    private record Document(
            DocumentHead head, CityObject.Grid grid, boolean latitudeFirst, long[] base, FileVertices vertices) {
        Assembly assembly(JsonSource source, FileVertices of, Findings findings) {
            return new Assembly(source, head, grid, latitudeFirst, of, findings);
        }
    }

    private Document learn(CityFeatures features, Families families) throws IOException {
        var silent = new Findings();
        var parser = new ObjectParser(source, silent);
        var head = new DocumentHead(source, new ObjectParser(source, findings), findings);
        long[] base = new long[3];
        var vertices = new FileVertices(source, base);
        boolean settled = false;
        try (JsonParser json = source.open()) {
            if (json.nextToken() == null) {
                throw Problem.user("CV-CITYJSON-002", "the file is empty")
                        .in(source.file())
                        .remedy("Fetch it again");
            }
            requireObject(json);
            boolean objects = false;
            boolean listed = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "CityObjects" -> {
                        objects = true;
                        objects(json, parser, false, found -> {
                            families.learn(found);
                            learn(found, features);
                        });
                    }
                    case "vertices" -> {
                        listed = true;
                        vertices.read(json, false, "the document");
                        settled = vertices.size() > 0;
                    }
                    default -> head.member(json, name);
                }
            }
            head.check(objects);
            if (!listed) {
                throw source.wrong("the document", "it has no member \"vertices\"");
            }
            for (long line = 2; json.nextToken() != null; line++) {
                settled |= learnFeature(json, line, parser, features, base, settled);
            }
        }
        SpatialReference reference = reference(head);
        double[] scale = head.scale();
        double[] translate = head.translate();
        for (int k = 0; k < 3; k++) {
            translate[k] += base[k] * scale[k];
        }
        int step = vertices.size() > 0 ? vertices.step(0, 1) : 0;
        boolean latitudeFirst = reference.geographic() && Math.abs(translate[1] + step * scale[1]) > 90;
        if (latitudeFirst) {
            scale = new double[] {scale[1], scale[0], scale[2]};
            translate = new double[] {translate[1], translate[0], translate[2]};
        }
        return new Document(head, new CityObject.Grid(reference, scale, translate), latitudeFirst, base, vertices);
    }

    private boolean learnFeature(
            JsonParser json, long line, ObjectParser parser, CityFeatures features, long[] base, boolean settled)
            throws IOException {
        requireObject(json);
        boolean found = settled;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("CityObjects")) {
                objects(json, parser, false, object -> learn(object, features));
            } else if (name.equals("vertices") && !found) {
                var first = new FileVertices(source, base);
                first.read(json, false, "feature " + (line - 1));
                found = first.size() > 0;
            } else {
                json.skipChildren();
            }
        }
        if (progress.cancelled()) {
            throw new CancellationException("reading " + reading.file() + " was cancelled");
        }
        return found;
    }

    private static void learn(RawObject found, CityFeatures features) {
        CityClass.known(Assembly.type(found)).ifPresent(type -> features.learn(type, Assembly.attributes(found)));
    }

    private void requireObject(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw source.wrong("line " + json.currentLocation().getLineNr(), "it is not a JSON object");
        }
    }

    private SpatialReference reference(DocumentHead head) {
        String named = head.referenceSystem();
        String told = options.crs();
        if (named.isEmpty() && told.isEmpty()) {
            throw Problem.user("CV-CITYJSON-005", "it does not name its reference system")
                    .in(source.file())
                    .at("metadata.referenceSystem")
                    .remedy("Ask the publisher and tell it: import --crs EPSG:<code>, or crs: in the city file");
        }
        try {
            SpatialReference reference = SpatialReference.of(named.isEmpty() ? told : named, options.datum());
            if (!reference.metric()) {
                findings.warn("heights are taken to be in metres, though x and y are not", reference.code());
            }
            return reference;
        } catch (Problem unknown) {
            throw unknown.in(source.file()).at("metadata.referenceSystem");
        }
    }

    @FunctionalInterface
    private interface Visitor {
        void object(RawObject found);
    }

    private void objects(JsonParser json, ObjectParser parser, boolean geometry, Visitor visitor) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw source.wrong("CityObjects", "it is not an object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String id = json.currentName();
            json.nextToken();
            visitor.object(parser.object(json, id, geometry));
            if (progress.cancelled()) {
                throw new CancellationException("reading " + reading.file() + " was cancelled");
            }
        }
    }

    private void hand(Document document, CityFeatures features, Families families) throws IOException {
        var parser = new ObjectParser(source, findings);
        try (JsonParser json = source.open()) {
            json.nextToken();
            Assembly whole = document.assembly(source, document.vertices(), findings);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("CityObjects")) {
                    objects(json, parser, true, found -> {
                        whole.build(found, families.parent(found))
                                .ifPresentOrElse(
                                        object -> families.complete(object).ifPresent(features::put),
                                        () -> families.absent(found.id()).ifPresent(features::put));
                        told(json);
                    });
                } else {
                    json.skipChildren();
                }
            }
            families.rest().forEach(features::put);
            for (long line = 2; json.nextToken() != null; line++) {
                handFeature(json, line, document, parser, features);
                told(json);
            }
        }
    }

    private void told(JsonParser json) {
        progress.reached(
                "reading city objects", Math.clamp(json.currentLocation().getByteOffset(), 0, size), size);
    }

    private void handFeature(JsonParser json, long line, Document document, ObjectParser parser, CityFeatures features)
            throws IOException {
        var vertices = new FileVertices(source, document.base());
        List<RawObject> found = new ArrayList<>();
        var family = new Families();
        String type = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "type" -> type = json.getValueAsString("");
                case "CityObjects" ->
                    objects(json, parser, true, object -> {
                        family.learn(object);
                        found.add(object);
                    });
                case "vertices" -> vertices.read(json, true, "feature " + (line - 1));
                default -> json.skipChildren();
            }
        }
        if (!type.equals("CityJSONFeature")) {
            throw source.wrong("feature " + (line - 1), "its type is \"" + type + "\" instead of \"CityJSONFeature\"");
        }
        Assembly assembly = document.assembly(source, vertices, findings);
        for (RawObject object : found) {
            assembly.build(object, family.parent(object))
                    .ifPresentOrElse(
                            whole -> family.complete(whole).ifPresent(features::put),
                            () -> family.absent(object.id()).ifPresent(features::put));
        }
        family.rest().forEach(features::put);
    }
}
