package citiverse.server.rehearsals;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/// Answers that a client may keep and ask about again.
public final class Tagged {
    private Tagged() {}

    /// 304 where the client has it already, else the whole. The tag is weak, as the answer may be compressed.
    ///
    /// @param tag what names the content
    public static Response of(Object entity, String tag, String type, Request request) {
        return builder(entity, tag, type, request).build();
    }

    /// The same, to add headers to.
    public static Response.ResponseBuilder builder(Object entity, String tag, String type, Request request) {
        var mark = new EntityTag(tag, true);
        Response.ResponseBuilder known = request.evaluatePreconditions(mark);
        Response.ResponseBuilder answer = known != null ? known : Response.ok(entity, type);
        return answer.tag(mark).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
