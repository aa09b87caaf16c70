package citiverse.rehearse.physical;

import citiverse.rehearse.question.Question.Effect;
import citiverse.rehearse.question.Question.Future;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Factors on what the models of the physical city take: 1 where nothing is drawn and no future says otherwise.
///
/// @param byName such as `traffic_demand`, sorted
public record Factors(Map<String, Double> byName) {
    /// As declared.
    public static final Factors NONE = new Factors(Map.of());

    public Factors {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /// The factor of that name.
    public double of(String name) {
        return byName.getOrDefault(name, 1.0);
    }

    /// These and what a future says, multiplied.
    public Factors in(Future future) {
        var all = new TreeMap<>(byName);
        for (Effect effect : future.effects()) {
            if (effect instanceof Effect.OnFactors(var factors)) {
                factors.forEach((name, by) -> all.merge(name, by, (a, b) -> a * b));
            }
        }
        return new Factors(all);
    }

    /// These and one more.
    public Factors with(String name, double by) {
        var all = new TreeMap<>(byName);
        all.put(name, by);
        return new Factors(all);
    }
}
