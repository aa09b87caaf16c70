package citiverse.rehearse.question;

import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The JSON Schema of question files, and what its errors mean to people.
public final class QuestionSchema {
    private static final String RESOURCE = "/citiverse/rehearse/question.schema.json";

    private QuestionSchema() {}

    /// The schema as it is shipped.
    public static String text() {
        try (var in = QuestionSchema.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Checks a document.
    ///
    /// @throws Problem `CV-QUESTION-003` for an unknown key, with the nearest ones; `CV-QUESTION-004` for anything
    ///     else that the schema does not allow; the first by line
    static void check(YamlTree tree) {
        JsonNode document = parse();
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
        List<Error> errors = schema.validate(tree.root());
        if (errors.isEmpty()) {
            return;
        }
        var problems = new ArrayList<Ranked>();
        for (Error error : errors) {
            problems.add(ranked(tree, document, error));
        }
        problems.sort(Comparator.comparingInt(Ranked::kind).thenComparingInt(Ranked::line));
        throw problems.getFirst().problem();
    }

    private record Ranked(int kind, int line, Problem problem) {}

    private static JsonNode parse() {
        try {
            return new ObjectMapper().readTree(text());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Ranked ranked(YamlTree tree, JsonNode document, Error error) {
        String pointer = pointer(error.getInstanceLocation().toString());
        if ("additionalProperties".equals(error.getKeyword()) && error.getProperty() != null) {
            String key = error.getProperty();
            var known = new ArrayList<String>();
            String parent = error.getSchemaLocation().getFragment().toString();
            parent = pointer(parent.substring(0, parent.lastIndexOf('/')));
            document.at(parent).path("properties").fieldNames().forEachRemaining(known::add);
            var where = where(tree, pointer + '/' + key);
            return new Ranked(
                    0,
                    where.line(),
                    where.problem("CV-QUESTION-003", "unknown key \"" + key + '"')
                            .remedy(NearestNames.remedy(key, known)));
        }
        var where = where(tree, pointer);
        String value = tree.root().at(pointer).asText("");
        if ("enum".equals(error.getKeyword())) {
            var known = new ArrayList<String>();
            error.getSchemaNode().forEach(item -> known.add(item.asText()));
            return new Ranked(
                    1,
                    where.line(),
                    where.problem("CV-QUESTION-004", "unknown value \"" + value + '"')
                            .remedy(NearestNames.remedy(value, known)));
        }
        return new Ranked(
                "oneOf".equals(error.getKeyword()) ? 3 : 2,
                where.line(),
                where.problem("CV-QUESTION-004", error.getMessage())
                        .remedy("See docs/questions.md for what may stand there"));
    }

    private static Where where(YamlTree tree, String pointer) {
        return new Where(tree.file(), tree.line(pointer), Entry.path(pointer));
    }

    private static String pointer(String location) {
        return location.startsWith("#") ? location.substring(1) : location;
    }
}
