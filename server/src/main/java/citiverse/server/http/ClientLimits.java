package citiverse.server.http;

import citiverse.server.Settings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// How much one client may ask: buckets of tokens by address and by account, and how many of its requests are worked on
/// at once. What is remembered is bounded, stays in memory and is written nowhere.
@ApplicationScoped
public class ClientLimits {
    /// Clients that are remembered at most; the one not seen for longest is forgotten first.
    private static final int CLIENTS = 50_000;

    /// What is counted apart.
    enum Kind {
        READ,
        WRITE,
        SIGN_IN
    }

    private final Settings.Limits limits;
    private final boolean limited;
    private final Map<Kind, Cache<String, Bucket>> buckets = new EnumMap<>(Kind.class);
    private final Map<String, AtomicInteger> working = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();

    ClientLimits(Settings settings) {
        this.limits = settings.limit();
        this.limited = !settings.limits().equals("off");
        for (Kind kind : Kind.values()) {
            buckets.put(
                    kind,
                    Caffeine.newBuilder()
                            .maximumSize(CLIENTS)
                            .expireAfterAccess(Duration.ofMinutes(10))
                            .build());
        }
    }

    /// Takes one request of a client out of its bucket.
    ///
    /// @return 0 where it may be served, else the seconds until the next one may
    long secondsToWait(Kind kind, String client) {
        if (!limited) {
            return 0;
        }
        ConsumptionProbe probe =
                buckets.get(kind).get(client, any -> bucket(kind)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
    }

    private long rate(Kind kind) {
        return switch (kind) {
            case READ -> limits.reads();
            case WRITE -> limits.writes();
            case SIGN_IN -> limits.signIns();
        };
    }

    private Bucket bucket(Kind kind) {
        long rate = rate(kind);
        long capacity = kind == Kind.READ ? Math.max(limits.burst(), rate) : rate;
        Duration period = kind == Kind.READ ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(rate, period))
                .build();
    }

    /// Counts a request that is worked on; false where there are too many, and then nothing is counted.
    boolean begin(String client) {
        if (all.incrementAndGet() > limits.atOnce()) {
            all.decrementAndGet();
            return false;
        }
        AtomicInteger own = working.compute(client, (any, count) -> {
            AtomicInteger counted = count == null ? new AtomicInteger() : count;
            counted.incrementAndGet();
            return counted;
        });
        if (own.get() > limits.clientAtOnce()) {
            end(client);
            return false;
        }
        return true;
    }

    void end(String client) {
        all.decrementAndGet();
        working.computeIfPresent(client, (any, count) -> count.decrementAndGet() <= 0 ? null : count);
    }

    boolean beginStream() {
        if (streams.incrementAndGet() > limits.streams()) {
            streams.decrementAndGet();
            return false;
        }
        return true;
    }

    void endStream() {
        streams.decrementAndGet();
    }

    /// Requests that are worked on just now.
    public int working() {
        return all.get();
    }
}
