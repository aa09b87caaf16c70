package citiverse.server.catalogue;

import citiverse.server.http.Refusal;
import citiverse.standards.dcat.Iri;
import citiverse.twin.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// What the answers of this room share: the address of the server, representations, tags.
final class Answer {
    private static final int TAG_DIGITS = 32;

    private Answer() {}

    /// The address of this server as the request names it.
    ///
    /// @throws Refusal 400 where that is none
    static Iri root(UriInfo uri) {
        String base = uri.getBaseUri().toString();
        return Iri.parse(base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                .orElseThrow(() -> new Refusal(
                        400,
                        Problem.user("CV-CATALOGUE-001", "the request names no address of a server")
                                .remedy("Send a header Host")));
    }

    /// The media type to answer with, strictly.
    ///
    /// @throws Refusal 400 where `f` names none of them, 406 where `Accept` admits none
    static String choose(UriInfo uri, HttpHeaders headers, List<String> names, List<String> types) {
        String named = uri.getQueryParameters().getFirst("f");
        if (named != null) {
            int at = names.indexOf(named);
            if (at < 0) {
                throw new Refusal(
                        400,
                        Problem.user("CV-CATALOGUE-002", "f= names none of the representations")
                                .at("parameter f")
                                .remedy("Give one of " + String.join(", ", names)));
            }
            return types.get(at);
        }
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            for (String type : types) {
                if (accepted.isCompatible(MediaType.valueOf(type))) {
                    return type;
                }
            }
        }
        throw new Refusal(
                406,
                Problem.user("CV-CATALOGUE-003", "there is no representation that the request accepts")
                        .remedy("Accept one of " + String.join(", ", types)));
    }

    /// Adds a tag over the content, and leaves the content out where the client has it. No cache is shared: who asks
    /// decides what is shown.
    static Response tagged(Response.ResponseBuilder response, String content, HttpHeaders headers) {
        String tag = tag(content);
        if (has(headers, tag)) {
            return response.entity(null).status(304).header("ETag", tag).build();
        }
        return response.header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    /// A weak tag, since what is sent may be compressed, over what makes an answer.
    static String tag(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// True where `If-None-Match` names the tag (RFC 9110, 13.1.2).
    static boolean has(HttpHeaders headers, String tag) {
        List<String> named = headers.getRequestHeader("If-None-Match");
        if (named == null) {
            return false;
        }
        String opaque = tag.substring(2);
        return named.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals(opaque));
    }
}
