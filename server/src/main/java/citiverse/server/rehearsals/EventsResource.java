package citiverse.server.rehearsals;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/// Progress by server-sent events. The first event tells the state, so `Last-Event-ID` needs no memory: a listener
/// that comes back learns how things stand.
@Path("/api/rehearsals/{id}/events")
public class EventsResource {
    private final Listeners listeners;
    private final Rights rights;

    EventsResource(Listeners listeners, Rights rights) {
        this.listeners = listeners;
        this.rights = rights;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
            @PathParam("id") String id, @Context SseEventSink sink, @Context Sse sse, @Context RoutingContext routing) {
        rights.visible(id);
        listeners.add(id, sink, sse, () -> routing.request().connection().close());
    }
}
