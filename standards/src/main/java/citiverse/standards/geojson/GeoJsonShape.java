package citiverse.standards.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A geometry as it stands in the file, before it is checked and built.
///
/// @param type one of [#TYPES]
/// @param coordinates a position (`double[]` of 2 or 3) or a list of such or of lists; null where passed over or absent
/// @param parts the members of a collection
record GeoJsonShape(String type, Object coordinates, List<GeoJsonShape> parts) {
    static final Set<String> TYPES = Set.of(
            "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection");

    private static final int MAX_POSITIONS = 5_000_000;
    private static final int MAX_COLLECTIONS = 8;
    private static final int MAX_LISTS = 4;

    /// True where it has no position at all, which RFC 7946 section 3.1 lets count as no geometry.
    boolean empty() {
        return coordinates instanceof List<?> items && items.isEmpty() || coordinates == null && parts.isEmpty();
    }

    /// Reads a geometry object that has just begun.
    ///
    /// @param whole false where only its type is wanted
    static GeoJsonShape read(JsonParser json, String place, GeoJsonParser parser, boolean whole, int depth)
            throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw parser.wrong(place, "its geometry is neither an object nor null");
        }
        if (depth > MAX_COLLECTIONS) {
            throw parser.wrong(place, "its geometry collections nest deeper than " + MAX_COLLECTIONS);
        }
        String type = null;
        Object coordinates = null;
        var parts = new ArrayList<GeoJsonShape>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("type")) {
                type = json.getValueAsString("");
            } else if (name.equals("coordinates") && whole) {
                coordinates = new Lists(json, place, parser).list(0);
            } else if (name.equals("geometries") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    parts.add(read(json, place, parser, whole, depth + 1));
                }
            } else {
                json.skipChildren();
            }
        }
        if (type == null || !TYPES.contains(type)) {
            throw parser.wrong(place, "its geometry is of type " + (type == null ? "none" : '"' + type + '"'));
        }
        if (whole && coordinates == null && !type.equals("GeometryCollection")) {
            throw parser.wrong(place, "its " + type + " has no coordinates");
        }
        return new GeoJsonShape(type, coordinates, parts);
    }

    /// Reads nested lists of numbers.
    private static final class Lists {
        private final JsonParser json;
        private final String place;
        private final GeoJsonParser parser;
        private int positions;

        Lists(JsonParser json, String place, GeoJsonParser parser) {
            this.json = json;
            this.place = place;
            this.parser = parser;
        }

        Object list(int depth) throws IOException {
            if (json.currentToken() != JsonToken.START_ARRAY || depth >= MAX_LISTS) {
                throw parser.wrong(place, "its coordinates are not lists of numbers in the form of its type");
            }
            if (++positions > MAX_POSITIONS) {
                throw parser.wrong(place, "its geometry has more than " + MAX_POSITIONS + " positions");
            }
            JsonToken first = json.nextToken();
            if (first != null && first.isNumeric()) {
                return position();
            }
            var items = new ArrayList<Object>();
            while (json.currentToken() != JsonToken.END_ARRAY) {
                items.add(list(depth + 1));
                json.nextToken();
            }
            return items;
        }

        private double[] position() throws IOException {
            double[] values = new double[3];
            int count = 0;
            while (json.currentToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() == null || !json.currentToken().isNumeric()) {
                    throw parser.wrong(place, "a coordinate is not a number");
                }
                double value = json.getDoubleValue();
                if (!Double.isFinite(value)) {
                    throw parser.wrong(place, "a coordinate is too large");
                }
                if (count < 3) {
                    values[count] = value;
                }
                count++;
                json.nextToken();
            }
            if (count < 2) {
                throw parser.wrong(place, "a position has one number alone");
            }
            return count == 2 ? new double[] {values[0], values[1]} : values;
        }
    }
}
