package citiverse.standards;

import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Learns from values which columns a layer has and of which kind, and fits values to them: whole and real numbers
/// together are real, any other mixture is text.
public final class Columns {
    private final Map<String, Optional<Kind>> kinds = new TreeMap<>();

    /// Notes a value of a column.
    public void see(String name, Value value) {
        Optional<Kind> seen = kind(value);
        kinds.merge(name, seen, Columns::common);
    }

    private static Optional<Kind> kind(Value value) {
        return switch (value) {
            case Value.Text text -> Optional.of(Kind.TEXT);
            case Value.Whole whole -> Optional.of(Kind.WHOLE);
            case Value.Real real -> Optional.of(Kind.REAL);
            case Value.Flag flag -> Optional.of(Kind.FLAG);
            case Value.Bytes bytes -> Optional.of(Kind.BYTES);
            case Value.Missing missing -> Optional.empty();
        };
    }

    private static Optional<Kind> common(Optional<Kind> a, Optional<Kind> b) {
        if (a.isEmpty() || a.equals(b)) {
            return b.isEmpty() ? a : b;
        }
        if (b.isEmpty()) {
            return a;
        }
        boolean numbers = number(a.get()) && number(b.get());
        return Optional.of(numbers ? Kind.REAL : Kind.TEXT);
    }

    private static boolean number(Kind kind) {
        return kind == Kind.WHOLE || kind == Kind.REAL;
    }

    /// How many columns were seen.
    public int size() {
        return kinds.size();
    }

    /// The columns by name; one that never had a value is of text.
    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        kinds.forEach((name, kind) -> columns.add(new Column(name, kind.orElse(Kind.TEXT), "", "")));
        return columns;
    }

    /// A value as the kind of its column has it.
    public Value fitted(String name, Value value) {
        Kind kind = kinds.getOrDefault(name, Optional.empty()).orElse(Kind.TEXT);
        return switch (value) {
            case Value.Whole(long number) when kind == Kind.REAL -> Value.of((double) number);
            case Value.Whole(long number) when kind == Kind.TEXT -> Value.of(Long.toString(number));
            case Value.Real(double number) when kind == Kind.TEXT -> Value.of(Double.toString(number));
            case Value.Flag(boolean set) when kind == Kind.TEXT -> Value.of(Boolean.toString(set));
            case Value.Bytes(byte[] bytes)
            when kind == Kind.TEXT -> Value.of(HexFormat.of().formatHex(bytes));
            default -> value;
        };
    }
}
