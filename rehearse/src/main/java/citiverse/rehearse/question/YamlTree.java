package citiverse.rehearse.question;

import citiverse.twin.Problem;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// A YAML document as a tree that remembers the line of every node.
final class YamlTree {
    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int MOST_DEPTH = 64;
    private static final int MOST_NODES = 500_000;

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private JsonNode root;
    private int nodes;

    private YamlTree(String file) {
        this.file = file;
    }

    /// Reads one document.
    ///
    /// @throws Problem `CV-QUESTION-001` where it is not YAML, `CV-QUESTION-002` where it is too large
    static YamlTree parse(String file, String text) {
        var tree = new YamlTree(file);
        if (text.length() > MOST_CHARACTERS) {
            throw tooLarge(file, text.length() + " characters are more than " + MOST_CHARACTERS);
        }
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw Problem.user("CV-QUESTION-001", "the file does not hold keys and values")
                        .in(file)
                        .at("line 1")
                        .remedy("See docs/questions.md for the form of a question");
            }
            tree.root = tree.read(parser, "", 0);
            if (parser.nextToken() != null) {
                throw Problem.user("CV-QUESTION-001", "the file holds more than one document")
                        .in(file)
                        .at("line " + parser.currentTokenLocation().getLineNr())
                        .remedy("Keep one question in a file");
            }
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null
                    ? 1
                    : Math.max(1, broken.getLocation().getLineNr());
            throw Problem.user("CV-QUESTION-001", "not valid YAML: " + firstLine(broken.getOriginalMessage()))
                    .in(file)
                    .at("line " + line)
                    .remedy("Mend the line")
                    .causedBy(broken);
        } catch (IOException broken) {
            throw Problem.user("CV-QUESTION-001", "cannot be read: " + broken.getMessage())
                    .in(file)
                    .causedBy(broken);
        }
        return tree;
    }

    private JsonNode read(JsonParser parser, String pointer, int depth) throws IOException {
        if (depth > MOST_DEPTH || ++nodes > MOST_NODES) {
            throw tooLarge(file, depth > MOST_DEPTH ? "it is nested too deeply" : "it has too many values");
        }
        lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser, pointer, depth);
            case START_ARRAY -> {
                var list = JsonNodeFactory.instance.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(parser, pointer + '/' + list.size(), depth + 1));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> JsonNodeFactory.instance.numberNode(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> finite(parser);
            case VALUE_TRUE, VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> JsonNodeFactory.instance.textNode(parser.getText());
        };
    }

    private JsonNode readObject(JsonParser parser, String pointer, int depth) throws IOException {
        var object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String inner = pointer + '/' + name.replace("~", "~0").replace("/", "~1");
            int line = parser.currentTokenLocation().getLineNr();
            if (object.has(name)) {
                throw Problem.user("CV-QUESTION-001", "the key \"" + name + "\" stands twice")
                        .in(file)
                        .at("line " + line)
                        .remedy("Keep one of them");
            }
            lines.put(inner, line);
            parser.nextToken();
            object.set(name, read(parser, inner, depth + 1));
        }
        return object;
    }

    private JsonNode finite(JsonParser parser) throws IOException {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw Problem.user("CV-QUESTION-001", "a number must be finite")
                    .in(file)
                    .at("line " + parser.currentTokenLocation().getLineNr())
                    .remedy("Give a number");
        }
        return JsonNodeFactory.instance.numberNode(number);
    }

    private static Problem tooLarge(String file, String reason) {
        return Problem.user("CV-QUESTION-002", "the question is too large: " + reason)
                .in(file)
                .remedy("Let generators make the options instead of listing them");
    }

    private static String firstLine(String text) {
        return text == null ? "unknown" : text.lines().findFirst().orElse("unknown");
    }

    JsonNode root() {
        return root;
    }

    String file() {
        return file;
    }

    /// The line on which the node at this JSON pointer begins, or that of the nearest node around it.
    int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }
}
