package citiverse.rehearse.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The document, the schema and the reader speak of the same keys.
class QuestionsDocTest {
    private static String document() throws Exception {
        Path root = Path.of(System.getProperty("user.dir"));
        while (!Files.exists(root.resolve("docs/questions.md"))) {
            root = root.getParent();
        }
        return Files.readString(root.resolve("docs/questions.md"));
    }

    @Test
    void everyKeyAndWordOfTheSchemaIsDocumented() throws Exception {
        JsonNode schema = new ObjectMapper().readTree(QuestionSchema.text());
        var names = new TreeSet<String>();
        collect(schema, names);
        // A key named "properties" looks like the schema's own word: what follows are words of the schema.
        names.removeAll(List.of("type", "description"));
        String document = document();
        var missing = new ArrayList<String>();
        for (String name : names) {
            if (!document.matches("(?s).*\\b" + name.replace(".", "\\.") + "\\b.*")) {
                missing.add(name);
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(names.size() > 100, "the schema has keys");
    }

    private static void collect(JsonNode node, TreeSet<String> names) {
        node.path("properties").fieldNames().forEachRemaining(names::add);
        node.path("enum").forEach(item -> names.add(item.asText()));
        node.forEach(child -> collect(child, names));
    }

    @Test
    void smallestQuestionOfTheDocumentIsRead() throws Exception {
        String document = document();
        int from = document.indexOf("```yaml\n") + 8;
        Question question = QuestionFile.parse("doc.yaml", document.substring(from, document.indexOf("```", from)));
        assertEquals("clinic", question.id());
    }
}
