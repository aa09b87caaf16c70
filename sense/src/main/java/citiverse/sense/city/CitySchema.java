package citiverse.sense.city;

import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The JSON Schema of city files, and what its errors mean to people.
public final class CitySchema {
    private static final String RESOURCE = "/citiverse/sense/city.schema.json";

    private CitySchema() {}

    /// The schema as it is shipped.
    public static String text() {
        try (var in = CitySchema.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw Problem.ours("CV-CITY-009", "the schema of city files could not be read", failed);
        }
    }

    /// Checks a document; of several errors the first by line is told, unknown keys before others.
    ///
    /// @throws Problem `CV-CITY-002` for an unknown key, `CV-CITY-003` for anything else that the schema refuses
    static void check(CityYaml yaml) {
        JsonNode schema;
        try {
            schema = new ObjectMapper().readTree(text());
        } catch (IOException failed) {
            throw Problem.ours("CV-CITY-009", "the schema of city files could not be read", failed);
        }
        List<Error> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(yaml.root());
        errors.stream()
                .map(error -> told(yaml, schema, error))
                .min(Comparator.comparing(Told::other).thenComparing(Told::line))
                .ifPresent(first -> {
                    throw first.problem();
                });
    }

    private record Told(boolean other, int line, Problem problem) {}

    private static Told told(CityYaml yaml, JsonNode schema, Error error) {
        String pointer = error.getInstanceLocation().toString();
        if (error.getKeyword().equals("additionalProperties")) {
            String key = error.getProperty();
            int line = yaml.line(pointer + '/' + CityYaml.escaped(key));
            Problem problem = Problem.user("CV-CITY-002", "the key \"" + key + "\" is unknown in " + named(pointer))
                    .in(yaml.file())
                    .at("line " + line)
                    .remedy(NearestNames.remedy(key, known(schema, error)));
            return new Told(false, line, problem);
        }
        int line = yaml.line(pointer);
        String reason = named(pointer) + ": " + error.getMessage();
        var problem = Problem.user("CV-CITY-003", reason).in(yaml.file()).at("line " + line);
        if (error.getKeyword().equals("enum")) {
            var values = new ArrayList<String>();
            error.getSchemaNode().forEach(value -> values.add(value.asText()));
            String given = yaml.root().at(pointer).asText();
            return new Told(true, line, problem.remedy(NearestNames.remedy(given, values)));
        }
        return new Told(true, line, problem.remedy("docs/bring-your-city.md tells what may stand there"));
    }

    /// The keys that the schema knows beside the unknown one.
    private static List<String> known(JsonNode schema, Error error) {
        String location = error.getSchemaLocation().getFragment().toString();
        var keys = new ArrayList<String>();
        schema.at(location.substring(0, location.lastIndexOf('/')))
                .path("properties")
                .fieldNames()
                .forEachRemaining(keys::add);
        return keys;
    }

    /// A pointer as people write it: `sources[2].columns.jobs`.
    static String named(String pointer) {
        var name = new StringBuilder();
        for (String part : pointer.split("/")) {
            if (!part.isEmpty() && part.chars().allMatch(Character::isDigit)) {
                name.append('[').append(part).append(']');
            } else if (!part.isEmpty()) {
                name.append(name.isEmpty() ? "" : ".")
                        .append(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return name.isEmpty() ? "the city file" : name.toString();
    }
}
