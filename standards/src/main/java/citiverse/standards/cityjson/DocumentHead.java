package citiverse.standards.cityjson;

import citiverse.standards.Findings;
import citiverse.twin.Problem;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the first value of a file says of the whole: version, transformation, reference system, templates.
final class DocumentHead {
    private static final Set<String> VERSIONS = Set.of("1.1", "2.0");
    private static final int MAX_TEMPLATES = 100_000;

    private final JsonSource source;
    private final ObjectParser parser;
    private final Findings findings;
    private final Set<String> members = new TreeSet<>();
    private final List<RawGeometry> templates = new ArrayList<>();
    private final List<double[]> templateVertices = new ArrayList<>();
    private String type = "";
    private String version = "";
    private String referenceSystem = "";
    private double[] scale;
    private double[] translate;

    DocumentHead(JsonSource source, ObjectParser parser, Findings findings) {
        this.source = source;
        this.parser = parser;
        this.findings = findings;
    }

    /// Takes a member of the document that is neither objects nor vertices.
    void member(JsonParser json, String name) throws IOException {
        members.add(name);
        JsonToken value = json.currentToken();
        switch (name) {
            case "type" -> type = json.getValueAsString("");
            case "version" -> version = json.getValueAsString("");
            case "transform" -> transform(json);
            case "metadata" -> metadata(json);
            case "geometry-templates" -> templates(json);
            case "appearance" -> {
                boolean any = false;
                while (value == JsonToken.START_OBJECT && json.nextToken() == JsonToken.FIELD_NAME) {
                    json.nextToken();
                    json.skipChildren();
                    any = true;
                }
                if (any) {
                    findings.warn("materials and textures are not kept", "the document");
                }
            }
            default -> {
                if (name.equals("extensions") && value == JsonToken.START_OBJECT) {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        findings.warn("extension passed over", json.currentName());
                        json.nextToken();
                        json.skipChildren();
                    }
                } else if (value.isStructStart()) {
                    json.skipChildren();
                }
            }
        }
    }

    private void transform(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw source.wrong("transform", "it is not an object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "scale" -> scale = parser.numbers(json, 3, "transform.scale");
                case "translate" -> translate = parser.numbers(json, 3, "transform.translate");
                default -> json.skipChildren();
            }
        }
    }

    private void metadata(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("referenceSystem") && value == JsonToken.VALUE_STRING) {
                referenceSystem = json.getText().strip();
            } else {
                json.skipChildren();
            }
        }
    }

    private void templates(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("templates") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    templates.add(parser.geometry(json, "template " + templates.size(), new int[1]));
                    if (templates.size() > MAX_TEMPLATES) {
                        throw source.wrong("geometry-templates", "there are more than " + MAX_TEMPLATES);
                    }
                }
            } else if (name.equals("vertices-templates") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    templateVertices.add(parser.numbers(json, 3, "template vertex " + templateVertices.size()));
                }
            } else {
                json.skipChildren();
            }
        }
    }

    /// Refuses what is no CityJSON that is read.
    void check(boolean objects) {
        if (!type.equals("CityJSON")) {
            throw source.wrong(
                    "the document",
                    type.isEmpty()
                            ? "it has no member \"type\", so it is JSON but no CityJSON"
                            : type.equals("CityJSONFeature")
                                    ? "the sequence has no first line of type \"CityJSON\""
                                    : "its type is \"" + type + "\" instead of \"CityJSON\"");
        }
        if (!VERSIONS.contains(version)) {
            throw Problem.user("CV-CITYJSON-007", "its version is \"" + version + "\", read are 1.1 and 2.0")
                    .in(source.file())
                    .at("version")
                    .remedy("Upgrade it: cjio in.json upgrade save out.json");
        }
        if (!objects) {
            List<String> near = members.stream()
                    .filter(name -> name.replaceAll("[^A-Za-z]", "").equalsIgnoreCase("CityObjects"))
                    .map(name -> '"' + name + '"')
                    .toList();
            throw Problem.user(
                            "CV-CITYJSON-004",
                            "it has no member \"CityObjects\""
                                    + (near.isEmpty() ? "" : ", but one called " + String.join(", ", near)))
                    .in(source.file())
                    .at("the document")
                    .remedy(near.isEmpty() ? "Give a file with objects" : "Rename it to \"CityObjects\"");
        }
        if (scale == null || translate == null) {
            throw source.wrong("transform", "it is missing, so the vertices have no place");
        }
        for (double step : scale) {
            if (!(step > 0)) {
                throw source.wrong("transform.scale", "a scale must be above 0, not " + step);
            }
        }
    }

    String referenceSystem() {
        return referenceSystem;
    }

    double[] scale() {
        return scale.clone();
    }

    double[] translate() {
        return translate.clone();
    }

    List<RawGeometry> templates() {
        return templates;
    }

    List<double[]> templateVertices() {
        return templateVertices;
    }
}
