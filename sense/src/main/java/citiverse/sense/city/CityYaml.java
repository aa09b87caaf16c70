package citiverse.sense.city;

import citiverse.twin.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// A YAML document as a tree in which each node knows its line.
final class CityYaml {
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_DEPTH = 32;

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private JsonNode root;

    private CityYaml(String file) {
        this.file = file;
    }

    /// @throws Problem `CV-CITY-001` where it is not one YAML document of keys and values
    static CityYaml parse(String file, String text) {
        var yaml = new CityYaml(file);
        if (text.length() > MOST_CHARACTERS) {
            throw yaml.broken(1, "it has " + text.length() + " characters; at most " + MOST_CHARACTERS + " are read");
        }
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw yaml.broken(1, "it does not hold keys and values");
            }
            yaml.root = yaml.node(parser, "", 0);
            if (parser.nextToken() != null) {
                throw yaml.broken(lineOf(parser), "a second document follows");
            }
            return yaml;
        } catch (JsonProcessingException bad) {
            throw yaml.broken(bad);
        } catch (IOException failed) {
            throw Problem.ours("CV-CITY-009", "it could not be read", failed).in(file);
        }
    }

    JsonNode root() {
        return root;
    }

    String file() {
        return file;
    }

    /// Line of the node at a JSON pointer, or of the nearest one around it.
    int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private JsonNode node(YAMLParser parser, String pointer, int depth) throws IOException {
        if (depth > MOST_DEPTH) {
            throw broken(lineOf(parser), "it is nested deeper than " + MOST_DEPTH + " levels");
        }
        if (parser.isCurrentAlias()) {
            throw broken(lineOf(parser), "aliases (*name) are not read");
        }
        lines.putIfAbsent(pointer, lineOf(parser));
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, pointer, depth);
            case START_ARRAY -> {
                var list = make.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(node(parser, pointer + '/' + list.size(), depth + 1));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> make.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> make.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> make.nullNode();
            default -> make.textNode(parser.getText());
        };
    }

    private JsonNode object(YAMLParser parser, String pointer, int depth) throws IOException {
        var object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String inner = pointer + '/' + escaped(key);
            if (object.has(key)) {
                throw broken(lineOf(parser), "the key \"" + key + "\" stands twice");
            }
            lines.put(inner, lineOf(parser));
            parser.nextToken();
            object.set(key, node(parser, inner, depth + 1));
        }
        return object;
    }

    /// A key as a part of a JSON pointer.
    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private Problem broken(JsonProcessingException bad) {
        int line = bad.getLocation() == null ? 1 : Math.max(1, bad.getLocation().getLineNr());
        String message = bad.getOriginalMessage().lines().findFirst().orElse("");
        if (bad.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            line = marked.getProblemMark().getLine() + 1;
            message = marked.getProblem();
        }
        return broken(line, "it is no YAML (" + message + ")").causedBy(bad);
    }

    private Problem broken(int line, String reason) {
        return Problem.user("CV-CITY-001", reason)
                .in(file)
                .at("line " + line)
                .remedy("Mend the line; docs/bring-your-city.md shows a whole city file");
    }

    private static int lineOf(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
