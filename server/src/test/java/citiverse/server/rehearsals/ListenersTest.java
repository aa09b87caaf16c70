package citiverse.server.rehearsals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.SampleTwin;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {
    /// A listener that takes what it is given, or nothing.
    private static final class Sink implements SseEventSink {
        private final List<OutboundSseEvent> events = new CopyOnWriteArrayList<>();
        private final boolean takes;
        private volatile boolean closed;

        Sink(boolean takes) {
            this.takes = takes;
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            events.add(event);
            return takes ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void whoTakesNothingIsDroppedAndTheOthersGoOn(@TempDir Path folder) throws Exception {
        var nanos = new AtomicLong();
        try (var city = new OnlineCity(SampleTwin.make(folder), folder.resolve("w"), Clock.systemUTC());
                var rehearsals =
                        new Rehearsals(city, Clock.systemUTC(), new Bounds(1, 1, 8, 100, 64, 10), Asked.NO_MODELS)) {
            var listeners = new Listeners(rehearsals, 2, nanos::get);
            Run running = rehearsals.submit(Asked.clinics("Long", 60), 1, OptionalInt.of(64), "ana");
            Run waiting = rehearsals.submit(Asked.clinics("Waits", 1), 1, OptionalInt.of(2), "ana");
            var slow = new Sink(false);
            var quick = new Sink(true);
            var dropped = new AtomicBoolean();
            listeners.add(waiting.id(), slow, new SseImpl(), () -> dropped.set(true));
            listeners.add(waiting.id(), quick, new SseImpl(), () -> {});
            assertEquals(
                    503,
                    assertThrows(
                                    Refusal.class,
                                    () -> listeners.add(waiting.id(), new Sink(true), new SseImpl(), () -> {}))
                            .status());
            while (slow.events.isEmpty() || quick.events.isEmpty()) {
                Thread.sleep(5);
            }
            assertTrue(quick.events.getFirst().getData().toString().contains("accepted"));
            // Another state: the slow one is not given a second event on top of the first.
            nanos.addAndGet(30_000_000_000L);
            rehearsals.cancel(waiting.id(), "ana");
            listeners.tick();
            assertEquals("end", quick.events.getLast().getName());
            assertEquals(1, slow.events.size());
            assertTrue(!dropped.get());
            nanos.addAndGet(61_000_000_000L);
            listeners.tick();
            assertTrue(dropped.get());
            assertTrue(quick.closed);
            listeners.tick();
            assertEquals(0, listeners.size());
            rehearsals.cancel(running.id(), "ana");
            listeners.close();
        }
    }

    @Test
    void aHeartbeatIsACommentAndNothingElse(@TempDir Path folder) throws Exception {
        var nanos = new AtomicLong();
        try (var city = new OnlineCity(SampleTwin.make(folder), folder.resolve("w"), Clock.systemUTC());
                var rehearsals =
                        new Rehearsals(city, Clock.systemUTC(), new Bounds(1, 1, 8, 100, 64, 10), Asked.NO_MODELS)) {
            var listeners = new Listeners(rehearsals, 2, nanos::get);
            Run running = rehearsals.submit(Asked.clinics("Long", 60), 1, OptionalInt.of(64), "ana");
            Run waiting = rehearsals.submit(Asked.clinics("Waits", 1), 1, OptionalInt.of(2), "ana");
            var sink = new Sink(true);
            listeners.add(waiting.id(), sink, new SseImpl(), () -> {});
            while (sink.events.isEmpty()) {
                Thread.sleep(5);
            }
            listeners.tick();
            assertEquals(1, sink.events.size());
            nanos.addAndGet(21_000_000_000L);
            listeners.tick();
            assertEquals(2, sink.events.size());
            assertEquals("still here", sink.events.getLast().getComment());
            rehearsals.cancel(waiting.id(), "ana");
            rehearsals.cancel(running.id(), "ana");
            listeners.close();
        }
    }
}
