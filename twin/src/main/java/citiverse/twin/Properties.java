package citiverse.twin;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The properties of a feature, sorted by name, immutable.
public final class Properties {
    private static final Properties EMPTY = new Properties(new String[0], new Value[0]);

    private final String[] names;
    private final Value[] values;

    private Properties(String[] names, Value[] values) {
        this.names = names;
        this.values = values;
    }

    /// Takes over names that are strictly ascending and as many values; neither array is changed afterwards.
    static Properties ofSorted(String[] names, Value[] values) {
        return names.length == 0 ? EMPTY : new Properties(names, values);
    }

    public static Properties empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    private Value find(String name) {
        int at = Arrays.binarySearch(names, name);
        return at < 0 ? null : values[at];
    }

    /// The value, [Value.Missing] where the source had none, empty where the property is not there at all.
    public Optional<Value> value(String name) {
        return Optional.ofNullable(find(name));
    }

    /// The text, or empty where it is absent, missing or of another kind.
    public Optional<String> text(String name) {
        return find(name) instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /// The number, whole or real, or empty where it is absent, missing or of another kind.
    public OptionalDouble number(String name) {
        return switch (find(name)) {
            case Value.Whole(long number) -> OptionalDouble.of(number);
            case Value.Real(double number) -> OptionalDouble.of(number);
            case null, default -> OptionalDouble.empty();
        };
    }

    /// The whole number, or empty where it is absent, missing or of another kind.
    public OptionalLong whole(String name) {
        return find(name) instanceof Value.Whole(long number) ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /// True where the flag is there and set.
    public boolean flag(String name) {
        return find(name) instanceof Value.Flag(boolean set) && set;
    }

    /// The packed content, not to be changed, or empty.
    public Optional<byte[]> bytes(String name) {
        return find(name) instanceof Value.Bytes(byte[] bytes) ? Optional.of(bytes) : Optional.empty();
    }

    /// The names in their natural order.
    public Set<String> names() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(names)));
    }

    public int size() {
        return names.length;
    }

    /// Visits the values in the order of their names.
    public void forEach(BiConsumer<String, Value> visitor) {
        for (int i = 0; i < names.length; i++) {
            visitor.accept(names[i], values[i]);
        }
    }

    /// These properties with one more, or with another value for it.
    public Properties with(String name, Value value) {
        return builder().putAll(this).put(name, value).build();
    }

    /// These properties without one of them.
    public Properties without(String name) {
        Builder copy = builder().putAll(this);
        copy.values.remove(name);
        return copy.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Properties that
                && Arrays.equals(names, that.names)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        var text = new StringJoiner(", ", "{", "}");
        forEach((name, value) -> text.add(name + '=' + value));
        return text.toString();
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
            other.forEach(values::put);
            return this;
        }

        public Properties build() {
            return ofSorted(
                    values.keySet().toArray(String[]::new), values.values().toArray(Value[]::new));
        }
    }
}
