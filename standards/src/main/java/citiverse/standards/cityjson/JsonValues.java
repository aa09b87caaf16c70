package citiverse.standards.cityjson;

import citiverse.standards.Findings;
import citiverse.standards.HalfCharacters;
import citiverse.twin.Value;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Turns the values of JSON into those of the twin. What is an object or a list is kept as JSON text.
final class JsonValues {
    private static final int MAX_MEMBERS = 2_000;
    private static final int MAX_ITEMS = 100_000;
    private final JsonSource source;
    private final Findings findings;

    JsonValues(JsonSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    /// The members of the object that the parser stands at.
    Map<String, Value> attributes(JsonParser json, String place) throws IOException {
        var attributes = new TreeMap<String, Value>();
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return attributes;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw source.wrong(place, "its attributes are not an object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = HalfCharacters.mended(json.currentName(), place, findings);
            json.nextToken();
            Value value = value(json, place);
            if (name.isEmpty()) {
                findings.warn("attribute without a name left out", place);
            } else {
                attributes.put(name, value);
            }
            if (attributes.size() > MAX_MEMBERS) {
                throw source.wrong(place, "it has more than " + MAX_MEMBERS + " attributes");
            }
        }
        return attributes;
    }

    private Value value(JsonParser json, String place) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> Value.missing();
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_STRING -> Value.of(HalfCharacters.mended(json.getText(), place, findings));
            case VALUE_NUMBER_INT -> {
                Object number = number(json, place);
                yield number instanceof Long whole ? Value.of(whole.longValue()) : Value.of((double) (Double) number);
            }
            case VALUE_NUMBER_FLOAT -> Value.of(real(json, place));
            default -> Value.of(NestedJson.write(tree(json, place)));
        };
    }

    /// What the parser stands at as maps, lists, texts, [Long], [Double], [Boolean] and null.
    Object tree(JsonParser json, String place) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = HalfCharacters.mended(json.currentName(), place, findings);
                    json.nextToken();
                    map.put(name, tree(json, place));
                    bounded(map.size(), place);
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(tree(json, place));
                    bounded(list.size(), place);
                }
                yield list;
            }
            case VALUE_STRING -> HalfCharacters.mended(json.getText(), place, findings);
            case VALUE_NUMBER_INT -> number(json, place);
            case VALUE_NUMBER_FLOAT -> real(json, place);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private void bounded(int size, String place) {
        if (size > MAX_ITEMS) {
            throw source.wrong(place, "a value has more than " + MAX_ITEMS + " items");
        }
    }

    private Object number(JsonParser json, String place) throws IOException {
        return switch (json.getNumberType()) {
            case INT, LONG -> json.getLongValue();
            default -> real(json, place);
        };
    }

    double real(JsonParser json, String place) throws IOException {
        if (!json.currentToken().isNumeric()) {
            throw source.wrong(place, "a number is missing");
        }
        double number = json.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw source.wrong(place, "the number " + json.getText() + " is too large");
        }
        return number;
    }

    /// A list of texts.
    List<String> texts(JsonParser json, String place) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw source.wrong(place, "a list of texts is missing");
        }
        var texts = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw source.wrong(place, "something that is no text stands in a list of ids");
            }
            texts.add(HalfCharacters.mended(json.getText(), place, findings));
        }
        return texts;
    }
}
