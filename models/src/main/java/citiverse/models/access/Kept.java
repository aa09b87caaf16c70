package citiverse.models.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Results that are kept for later, at most so many; the one that was longest out of use goes first.
final class Kept<K, V> {
    private final int most;
    private final Map<K, V> known = new LinkedHashMap<>(16, 0.75f, true);

    Kept(int most) {
        this.most = most;
    }

    /// The result for a key, computed by one thread at a time where it is not known.
    synchronized V of(K key, Supplier<V> compute) {
        V value = known.get(key);
        if (value == null) {
            value = compute.get();
            if (known.size() >= most) {
                known.remove(known.keySet().iterator().next());
            }
            known.put(key, value);
        }
        return value;
    }
}
