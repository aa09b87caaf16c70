package citiverse.server.rehearsals;

import citiverse.server.http.Refusal;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Reads bodies of requests within bounds.
public final class Bodies {
    /// The most bytes of a question, or of the inputs of a process.
    public static final int MOST_BYTES = 256 * 1024;

    private Bodies() {}

    /// The body as text.
    ///
    /// @throws Refusal 413 where it is larger than [#MOST_BYTES], 400 where it is not UTF-8
    public static String text(InputStream body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(
                    413,
                    Problem.user("CV-RUN-011", "the body is larger than " + MOST_BYTES + " bytes")
                            .remedy("Let generators make the options instead of listing them"));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw wrong("the body is not text in UTF-8");
        }
    }

    /// The body as a JSON object.
    ///
    /// @throws Problem `CV-RUN-012` where it is none
    public static Map<?, ?> object(String text) {
        try {
            if (CanonicalJson.parse(text) instanceof Map<?, ?> object) {
                return object;
            }
        } catch (IllegalArgumentException | StackOverflowError broken) {
            throw wrong("the body is not JSON: " + broken.getMessage());
        }
        throw wrong("the body is not a JSON object");
    }

    /// 400: the body does not hold what is asked for.
    public static Problem wrong(String reason) {
        return Problem.user("CV-RUN-012", reason).remedy("See /api/openapi.json");
    }

    /// A whole number of a member, given as number or text.
    ///
    /// @throws Problem `CV-RUN-012` where it is something else
    public static long whole(String name, Object value) {
        try {
            return switch (value) {
                case Long number -> number;
                case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 -> number.longValue();
                case String text -> Long.parseLong(text);
                case null, default -> throw wrong('"' + name + "\" must be a whole number");
            };
        } catch (NumberFormatException broken) {
            throw wrong('"' + name + "\" must be a whole number");
        }
    }
}
