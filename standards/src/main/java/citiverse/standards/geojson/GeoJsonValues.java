package citiverse.standards.geojson;

import citiverse.standards.Findings;
import citiverse.standards.HalfCharacters;
import citiverse.twin.Value;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/// Turns the values of JSON into those of the twin. What is an object or a list is kept as its JSON text.
final class GeoJsonValues {
    private static final int MAX_NESTED_CHARACTERS = 10_000_000;
    private static final JsonFactory FACTORY = new JsonFactory();

    private GeoJsonValues() {}

    static Value value(JsonParser json, String place, GeoJsonParser parser, Findings findings) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> Value.missing();
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_STRING -> Value.of(HalfCharacters.mended(json.getText(), place, findings));
            case VALUE_NUMBER_INT -> whole(json, place, parser);
            case VALUE_NUMBER_FLOAT -> real(json, place, parser);
            default -> Value.of(HalfCharacters.mended(nested(json, place, parser), place, findings));
        };
    }

    private static Value whole(JsonParser json, String place, GeoJsonParser parser) throws IOException {
        return switch (json.getNumberType()) {
            case INT, LONG -> Value.of(json.getLongValue());
            default -> real(json, place, parser);
        };
    }

    private static Value real(JsonParser json, String place, GeoJsonParser parser) throws IOException {
        double number = json.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw parser.wrong(place, "the number is too large");
        }
        return Value.of(number);
    }

    private static String nested(JsonParser json, String place, GeoJsonParser parser) throws IOException {
        var text = new StringWriter();
        var bounded = new Writer() {
            @Override
            public void write(char[] characters, int from, int count) {
                if (text.getBuffer().length() + count > MAX_NESTED_CHARACTERS) {
                    throw parser.wrong(place, "the value has more than " + MAX_NESTED_CHARACTERS + " characters");
                }
                text.write(characters, from, count);
            }

            @Override
            public void flush() {
                text.flush();
            }

            @Override
            public void close() {
                text.flush();
            }
        };
        try (JsonGenerator generator = FACTORY.createGenerator(bounded)) {
            generator.copyCurrentStructure(json);
        }
        return text.toString();
    }
}
