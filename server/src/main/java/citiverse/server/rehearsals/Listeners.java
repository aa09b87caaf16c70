package citiverse.server.rehearsals;

import citiverse.server.Settings;
import citiverse.server.http.Refusal;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// Everyone who listens to progress. One ticker looks at the runs and tells those who wait; nobody has a thread or a
/// queue: a listener that has not taken the last event gets the newest state once it has, and one that takes nothing
/// for long is dropped while the others go on.
@ApplicationScoped
public class Listeners {
    private static final Logger LOG = Logger.getLogger(Listeners.class);
    private static final long TICK_MILLIS = 500;
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Rehearsals rehearsals;
    private final int most;
    private final LongSupplier nanos;
    private final Set<Listener> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    @Inject
    Listeners(Rehearsals rehearsals, Settings settings) {
        this(rehearsals, settings.listeners(), System::nanoTime);
        ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Without a ticker of its own, for tests.
    Listeners(Rehearsals rehearsals, int most, LongSupplier nanos) {
        this.rehearsals = rehearsals;
        this.most = most;
        this.nanos = nanos;
    }

    @PreDestroy
    void close() {
        ticker.shutdown();
    }

    /// What a listener is to know next.
    ///
    /// @param name of the event
    /// @param last true where nothing will follow
    private record News(String name, String data, boolean last) {}

    /// @param id of the run
    /// @param drop ends the connection at once
    private record Listener(String id, SseEventSink sink, Sse sse, Runnable drop, Sending sending) {}

    /// What a listener was sent; touched by one thread at a time.
    private static final class Sending {
        private CompletionStage<?> last;
        private String data = "";
        private long at;
        private long number;
        private boolean ended;
    }

    /// @throws Refusal 503 where too many listen
    void add(String id, SseEventSink sink, Sse sse, Runnable drop) {
        if (all.size() >= most) {
            throw new Refusal(
                    503,
                    Problem.user("CV-RUN-014", "too many listen to progress just now")
                            .remedy("Ask for /api/rehearsals/" + id + " from time to time instead"),
                    Map.of("Retry-After", "60"));
        }
        var listener = new Listener(id, sink, sse, drop, new Sending());
        listener.sending().at = nanos.getAsLong();
        // The first event is sent by the thread of the request, as it begins the answer; from then on the ticker alone
        // speaks to the listener, so that no two events are written at once.
        tell(listener, new HashMap<>());
        if (!sink.isClosed()) {
            all.add(listener);
        }
    }

    /// How many listen.
    int size() {
        return all.size();
    }

    void tick() {
        try {
            var news = new HashMap<String, News>();
            for (Listener listener : all) {
                tell(listener, news);
            }
        } catch (RuntimeException unexpected) {
            LOG.error("the ticker of progress stumbled and goes on", unexpected);
        }
    }

    private void tell(Listener listener, Map<String, News> known) {
        Sending sending = listener.sending();
        long now = nanos.getAsLong();
        try {
            if (listener.sink().isClosed()) {
                all.remove(listener);
                return;
            }
            if (sending.last != null && !sending.last.toCompletableFuture().isDone()) {
                if (now - sending.at > PATIENCE_NANOS) {
                    all.remove(listener);
                    listener.drop().run();
                }
                return;
            }
            if (sending.last != null && sending.last.toCompletableFuture().isCompletedExceptionally()) {
                all.remove(listener);
                listener.drop().run();
                return;
            }
            if (sending.ended) {
                all.remove(listener);
                listener.sink().close();
                return;
            }
            News news = known.computeIfAbsent(listener.id(), this::news);
            OutboundSseEvent event = event(listener, news, now);
            if (event != null) {
                sending.at = now;
                sending.data = news.data();
                sending.ended = news.last();
                sending.last = listener.sink().send(event);
            }
        } catch (RuntimeException gone) {
            LOG.debugf("a listener to %s is gone: %s", listener.id(), gone);
            all.remove(listener);
            listener.drop().run();
        }
    }

    private static OutboundSseEvent event(Listener listener, News news, long now) {
        Sending sending = listener.sending();
        if (!news.data().equals(sending.data)) {
            return listener.sse()
                    .newEventBuilder()
                    .id(Long.toString(++sending.number))
                    .name(news.name())
                    .reconnectDelay(3000)
                    .data(news.data())
                    .build();
        }
        return now - sending.at > HEARTBEAT_NANOS
                ? listener.sse().newEventBuilder().comment("still here").build()
                : null;
    }

    private News news(String id) {
        Optional<Run> run = rehearsals.find(id);
        if (run.isEmpty()) {
            return new News("end", "{\"status\":\"dismissed\"}", true);
        }
        if (!run.get().status().ended()) {
            return new News("progress", CanonicalJson.write(RunJson.progress(run.get())), false);
        }
        Optional<Verification> again = rehearsals.verification(id);
        if (again.isPresent() && !again.get().status().ended()) {
            return new News("verify", CanonicalJson.write(RunJson.tree(again.get())), false);
        }
        var end = new LinkedHashMap<>(RunJson.progress(run.get()));
        end.put("manifest", run.get().manifest().isEmpty() ? null : run.get().manifest());
        end.put(
                "problem",
                run.get().problem() == null ? null : RunJson.problem(run.get().problem()));
        again.ifPresent(last -> end.put("verification", RunJson.tree(last)));
        return new News("end", CanonicalJson.write(end), true);
    }
}
