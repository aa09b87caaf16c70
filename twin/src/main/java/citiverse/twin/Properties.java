package citiverse.twin;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The properties of a feature, sorted by name, immutable.
public final class Properties {
    private static final Properties EMPTY = new Properties(new TreeMap<>());

    private final SortedMap<String, Value> values;

    private Properties(SortedMap<String, Value> values) {
        this.values = values;
    }

    public static Properties empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// The value, [Value.Missing] where the source had none, empty where the property is not there at all.
    public Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The text, or empty where it is absent, missing or of another kind.
    public Optional<String> text(String name) {
        return values.get(name) instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /// The number, whole or real, or empty where it is absent, missing or of another kind.
    public OptionalDouble number(String name) {
        return switch (values.get(name)) {
            case Value.Whole(long number) -> OptionalDouble.of(number);
            case Value.Real(double number) -> OptionalDouble.of(number);
            case null, default -> OptionalDouble.empty();
        };
    }

    /// The whole number, or empty where it is absent, missing or of another kind.
    public OptionalLong whole(String name) {
        return values.get(name) instanceof Value.Whole(long number) ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /// True where the flag is there and set.
    public boolean flag(String name) {
        return values.get(name) instanceof Value.Flag(boolean set) && set;
    }

    /// The packed content, not to be changed, or empty.
    public Optional<byte[]> bytes(String name) {
        return values.get(name) instanceof Value.Bytes(byte[] bytes) ? Optional.of(bytes) : Optional.empty();
    }

    /// The names in their natural order.
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    public int size() {
        return values.size();
    }

    /// Visits the values in the order of their names.
    public void forEach(BiConsumer<String, Value> visitor) {
        values.forEach(visitor);
    }

    /// These properties with one more, or with another value for it.
    public Properties with(String name, Value value) {
        return builder().putAll(this).put(name, value).build();
    }

    /// These properties without one of them.
    public Properties without(String name) {
        var copy = new TreeMap<>(values);
        copy.remove(name);
        return new Properties(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Properties that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /// Collects values; a name given twice keeps the last.
    public static final class Builder {
        private final TreeMap<String, Value> values = new TreeMap<>();

        private Builder() {}

        public Builder put(String name, Value value) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a property needs a name");
            }
            values.put(name, value);
            return this;
        }

        public Builder put(String name, String text) {
            return put(name, Value.of(text));
        }

        public Builder put(String name, long number) {
            return put(name, Value.of(number));
        }

        public Builder put(String name, double number) {
            return put(name, Value.of(number));
        }

        public Builder put(String name, boolean set) {
            return put(name, Value.of(set));
        }

        public Builder putAll(Properties other) {
            values.putAll(other.values);
            return this;
        }

        public Properties build() {
            return values.isEmpty() ? EMPTY : new Properties(new TreeMap<>(values));
        }
    }
}
