package citiverse.standards.geojson;

import citiverse.standards.Findings;
import citiverse.standards.HalfCharacters;
import citiverse.standards.crs.Crs;
import citiverse.twin.Problem;
import citiverse.twin.Value;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Walks through a GeoJSON file feature by feature; nothing but the present feature is held.
final class GeoJsonParser {
    static final int MAX_DEPTH = 64;
    private static final int MAX_PROPERTIES = 2_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(10_000_000)
                    .maxNameLength(10_000)
                    .maxNumberLength(1_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// One feature as it stands in the file.
    ///
    /// @param index its place in the collection, from 0
    /// @param id its member id as text, null where it has none
    /// @param shape its geometry, not yet built, null where it has none
    /// @param properties its properties, in the order of the file
    record Found(long index, String id, GeoJsonShape shape, Map<String, Value> properties) {
        String place() {
            return "feature " + index;
        }
    }

    /// Sees the features one after the other.
    @FunctionalInterface
    interface Visitor {
        void feature(Found found, long bytesRead);
    }

    private final Path path;
    private final String file;
    private final Findings findings;
    private final boolean shapes;

    /// @param shapes false where coordinates are to be passed over
    GeoJsonParser(Path path, String file, Findings findings, boolean shapes) {
        this.path = path;
        this.file = file;
        this.findings = findings;
        this.shapes = shapes;
    }

    /// Visits all features; a bare geometry counts as one.
    void visit(Visitor visitor) {
        String type = typeOfDocument();
        try (JsonParser json = open()) {
            json.nextToken();
            switch (type) {
                case "FeatureCollection" -> collection(json, visitor);
                case "Feature" -> {
                    visitor.feature(feature(json, 0), json.currentLocation().getByteOffset());
                    end(json);
                }
                default -> {
                    GeoJsonShape shape = GeoJsonShape.read(json, "the geometry", this, shapes, 0);
                    visitor.feature(
                            new Found(0, null, shape, Map.of()),
                            json.currentLocation().getByteOffset());
                    end(json);
                }
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private JsonParser open() throws IOException {
        return FACTORY.createParser(Files.newInputStream(path)).enable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    private String typeOfDocument() {
        if (Files.isDirectory(path)) {
            throw unreadable("it is a folder", null);
        }
        try (JsonParser json = open()) {
            JsonToken first = json.nextToken();
            if (first == null) {
                throw Problem.user("CV-GEOJSON-002", "the file is empty")
                        .in(file)
                        .remedy("Fetch it again");
            }
            if (first != JsonToken.START_OBJECT) {
                throw wrong("the document", "it is not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("type")) {
                    return typeOf(value, json.getValueAsString(""));
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            throw broken(e);
        }
        throw wrong("the document", "it has no member \"type\", so it is JSON but no GeoJSON");
    }

    private String typeOf(JsonToken value, String type) {
        boolean known = type.equals("FeatureCollection") || type.equals("Feature") || GeoJsonShape.TYPES.contains(type);
        if (value != JsonToken.VALUE_STRING || !known) {
            throw wrong("the document", "its type \"" + type + "\" is none of GeoJSON");
        }
        return type;
    }

    private void collection(JsonParser json, Visitor visitor) throws IOException {
        boolean features = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("features")) {
                if (value != JsonToken.START_ARRAY) {
                    throw wrong("the document", "its member \"features\" is not an array");
                }
                features = true;
                long index = 0;
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    visitor.feature(feature(json, index), json.currentLocation().getByteOffset());
                    index++;
                }
            } else if (name.equals("crs")) {
                crs(json);
            } else {
                json.skipChildren();
            }
        }
        if (!features) {
            throw wrong("the document", "it has no member \"features\"");
        }
        end(json);
    }

    private void end(JsonParser json) throws IOException {
        if (json.nextToken() != null) {
            throw wrong("the document", "something follows its end");
        }
    }

    private Found feature(JsonParser json, long index) throws IOException {
        String place = "feature " + index;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(place, "it is not an object");
        }
        String id = null;
        String type = null;
        GeoJsonShape shape = null;
        Map<String, Value> properties = Map.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "type" -> type = json.getValueAsString("");
                case "id" -> {
                    if (value != JsonToken.VALUE_NULL && !value.isScalarValue()) {
                        throw wrong(place, "its id is neither a text nor a number");
                    }
                    id = value == JsonToken.VALUE_NULL ? null : HalfCharacters.mended(json.getText(), place, findings);
                }
                case "geometry" ->
                    shape = value == JsonToken.VALUE_NULL ? null : GeoJsonShape.read(json, place, this, shapes, 0);
                case "properties" -> properties = properties(json, place);
                case "crs" -> crs(json);
                default -> json.skipChildren();
            }
        }
        if (!"Feature".equals(type)) {
            throw wrong(
                    place, "its type is " + (type == null ? "missing" : '"' + type + '"') + " instead of \"Feature\"");
        }
        return new Found(index, id, shape, properties);
    }

    private Map<String, Value> properties(JsonParser json, String place) throws IOException {
        var properties = new LinkedHashMap<String, Value>();
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return properties;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(place, "its properties are neither an object nor null");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = HalfCharacters.mended(json.currentName(), place, findings);
            json.nextToken();
            Value value = GeoJsonValues.value(json, place + ", property \"" + name + '"', this, findings);
            if (name.isEmpty()) {
                findings.warn("property without a name left out", place);
            } else {
                properties.put(name, value);
            }
            if (properties.size() > MAX_PROPERTIES) {
                throw wrong(place, "it has more than " + MAX_PROPERTIES + " properties");
            }
        }
        return properties;
    }

    /// The member of the old GeoJSON of 2008; nothing but CRS84 is accepted, as RFC 7946 section 4 has it.
    private void crs(JsonParser json) throws IOException {
        String named = null;
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() == JsonToken.START_OBJECT) {
            int depth = 1;
            while (depth > 0) {
                JsonToken token = json.nextToken();
                if (token == null) {
                    break;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_STRING && "name".equals(json.currentName())) {
                    named = json.getText();
                }
            }
        }
        if (named == null || !isCrs84(named)) {
            throw Problem.user("CV-GEOJSON-005", "its member \"crs\" names " + (named == null ? "no system" : named))
                    .in(file)
                    .at("the document")
                    .remedy("RFC 7946 knows CRS84 alone: ogr2ogr -lco RFC7946=YES out.geojson in.geojson");
        }
    }

    private static boolean isCrs84(String named) {
        try {
            return Crs.of(named).isCrs84();
        } catch (Problem unknown) {
            return false;
        }
    }

    Problem wrong(String place, String reason) {
        return Problem.user("CV-GEOJSON-004", reason)
                .in(file)
                .at(place)
                .remedy("Mend it there; the form is that of RFC 7946");
    }

    Problem outside(String place, double longitude, double latitude) {
        boolean metres = Math.abs(longitude) > 180 && Math.abs(latitude) > 90;
        return Problem.user("CV-GEOJSON-006", "the position " + longitude + ' ' + latitude + " is not on the earth")
                .in(file)
                .at(place)
                .remedy(
                        metres
                                ? "They look like metres: ogr2ogr -s_srs EPSG:CODE -t_srs EPSG:4326 out.json in.json"
                                : "RFC 7946 wants longitude (-180 to 180) before latitude (-90 to 90)");
    }

    private Problem broken(IOException e) {
        if (e instanceof JacksonException syntax) {
            String place = syntax.getLocation() == null
                    ? "the document"
                    : "line " + syntax.getLocation().getLineNr() + ", column "
                            + syntax.getLocation().getColumnNr();
            return Problem.user("CV-GEOJSON-003", "this is not JSON: " + oneLine(syntax.getOriginalMessage()))
                    .in(file)
                    .at(place)
                    .causedBy(e)
                    .remedy("The file is damaged or of another kind; fetch it again");
        }
        return unreadable(e.toString(), e);
    }

    private static String oneLine(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private Problem unreadable(String reason, Throwable cause) {
        return Problem.user("CV-GEOJSON-001", "the file cannot be read (" + reason + ')')
                .in(file)
                .causedBy(cause)
                .remedy("Check the path and the rights");
    }
}
