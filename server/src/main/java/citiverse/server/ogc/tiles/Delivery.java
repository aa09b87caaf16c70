package citiverse.server.ogc.tiles;

import citiverse.twin.ContentHash;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Bytes that are made once and delivered often: packed for who takes gzip, with a tag, and 304 for who has them.
///
/// @param bytes as they are
/// @param packed by gzip; the same array where that saves nothing
public record Delivery(byte[] bytes, byte[] packed) {
    private static final int WORTH_PACKING = 400;

    /// Packs bytes quickly rather than tightly: they are waited for.
    public static Delivery of(byte[] bytes) {
        if (bytes.length < WORTH_PACKING) {
            return new Delivery(bytes, bytes);
        }
        var out = new ByteArrayOutputStream(bytes.length / 2);
        try (var zip = new Gzip(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] packed = out.toByteArray();
        return new Delivery(bytes, packed.length < bytes.length ? packed : bytes);
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /// Bytes of the heap that it takes, roughly.
    public int weight() {
        return bytes.length + (packed == bytes ? 0 : packed.length) + 200;
    }

    /// The tag of bytes that were made anew.
    public static String tagOf(byte[] bytes) {
        byte[] digest = ContentHash.sha256().digest(bytes);
        return "W/\"" + HexFormat.of().formatHex(digest, 0, 12) + '"';
    }

    /// `Cache-Control` of what changes with the city: after half a minute it is asked whether the tag still holds. What
    /// somebody sees who signed in is kept by their own browser only.
    public static String shortly(boolean signedIn) {
        return (signedIn ? "private" : "public") + ", max-age=30, must-revalidate";
    }

    /// True where the caller has the entity of this tag (RFC 9110, 13.1.2, weak comparison).
    public static boolean known(HttpHeaders headers, String tag) {
        String asked = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return asked != null
                && Arrays.stream(asked.split(",", 100))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || bare(one).equals(bare(tag)));
    }

    private static String bare(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /// The answer 304 for who has the entity.
    ///
    /// @param control for the head `Cache-Control`
    public static Response unchanged(String tag, String control) {
        return Response.notModified()
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, control)
                .build();
    }

    /// The answer 200. Quarkus declares every answer unpacked beforehand, which is taken back here. Over HTTP/2 the
    /// server packs by itself, and would pack again what says that it is packed.
    ///
    /// @param request that is answered
    /// @param tag quoted; weak, since packed and unpacked bytes have the same
    public Response.ResponseBuilder packed(
            RoutingContext request, HttpHeaders headers, String type, String tag, String control) {
        boolean gzip = packed != bytes && takesGzip(headers);
        boolean here = gzip && request.request().version() != HttpVersion.HTTP_2;
        if (gzip) {
            request.response().headers().remove(HttpHeaders.CONTENT_ENCODING);
        }
        Response.ResponseBuilder response = Response.ok(here ? packed : bytes, type)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, control)
                .header(HttpHeaders.VARY, "Accept-Encoding, Authorization, Cookie");
        return here ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
    }

    /// The answer 200 with a document of JSON, which Quarkus packs by itself.
    public static Response json(byte[] json, String tag, String control) {
        return Response.ok(json, "application/json")
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, control)
                .header(HttpHeaders.VARY, "Accept-Encoding, Authorization, Cookie")
                .build();
    }

    private static boolean takesGzip(HttpHeaders headers) {
        String taken = headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
        if (taken == null) {
            return false;
        }
        return Arrays.stream(taken.toLowerCase(Locale.ROOT).split(",", 50))
                .map(one -> one.replace(" ", ""))
                .anyMatch(one -> one.equals("gzip") || one.startsWith("gzip;") && !one.matches("gzip;q=0(\\.0*)?"));
    }
}
