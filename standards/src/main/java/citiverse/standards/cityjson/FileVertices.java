package citiverse.standards.cityjson;

import citiverse.standards.solid.IntList;
import citiverse.twin.Problem;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// The vertices of a document or of one line of a sequence: whole numbers that fit 32 bits once a common base is taken
/// off, which is 0 unless the file's numbers are too large for that.
final class FileVertices {
    private static final long LARGE = 1_000_000_000;

    private final JsonSource source;
    private final long[] base;
    private final IntList steps = new IntList();

    /// @param base taken off every vertex; null where it is still to be found from the first one
    FileVertices(JsonSource source, long[] base) {
        this.source = source;
        this.base = base;
    }

    /// A base for vertices like the first one that the parser finds.
    private void settle(int axis, long first) {
        base[axis] = Math.abs(first) > LARGE ? Math.floorDiv(first, LARGE / 1000) * (LARGE / 1000) : 0;
    }

    int size() {
        return steps.size() / 3;
    }

    int step(int vertex, int axis) {
        return steps.at(3 * vertex + axis);
    }

    /// Reads the list that the parser stands at.
    ///
    /// @param settled false where the base is to be found from the first vertex
    /// @param place for messages
    void read(JsonParser json, boolean settled, String place) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw source.wrong(place, "its member \"vertices\" is not a list");
        }
        boolean found = settled;
        while (json.nextToken() == JsonToken.START_ARRAY) {
            for (int axis = 0; axis < 3; axis++) {
                json.nextToken();
                long step = step(json, place);
                if (!found) {
                    settle(axis, step);
                }
                long rest = step - base[axis];
                if (rest != (int) rest) {
                    throw Problem.user("CV-CITYJSON-008", "the coordinate " + step + " is too far from the others")
                            .in(source.file())
                            .at(place + ", vertex " + size())
                            .remedy("Check that vertex, or cut the file: it spans more than 2^31 steps of its scale");
                }
                steps.add((int) rest);
            }
            found = true;
            if (json.nextToken() != JsonToken.END_ARRAY) {
                throw source.wrong(place + ", vertex " + (size() - 1), "it has not three coordinates");
            }
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw source.wrong(place + ", vertex " + size(), "it is not a list of three coordinates");
        }
    }

    private long step(JsonParser json, String place) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return switch (json.getNumberType()) {
                case INT, LONG -> json.getLongValue();
                default -> throw source.wrong(place + ", vertex " + size(), "its coordinates are too large");
            };
        }
        if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            double step = json.getDoubleValue();
            if (step == Math.rint(step) && Math.abs(step) < 1L << 53) {
                return (long) step;
            }
        }
        throw source.wrong(
                place + ", vertex " + size(),
                "its coordinate is \"" + abbreviated(json) + "\" instead of a whole number");
    }

    private static String abbreviated(JsonParser json) throws IOException {
        String text = json.getValueAsString("");
        return text.length() > 40 ? text.substring(0, 40) + '…' : text;
    }
}
