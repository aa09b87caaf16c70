package citiverse.rehearse;

import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A comparison as canonical JSON (RFC 8785) and back. `NaN`, which JSON does not have, is `null`; the seed, which may
/// be greater than JSON numbers hold exactly, is a text.
public final class ComparisonFile {
    private ComparisonFile() {}

    /// The canonical text.
    public static String write(Comparison comparison) {
        return CanonicalJson.write(tree(comparison));
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws Problem `CV-REHEARSE-002` where the text is no comparison
    public static Comparison parse(String name, String json) {
        try {
            return (Comparison) value(CanonicalJson.parse(json), Comparison.class, "");
        } catch (IllegalArgumentException | ClassCastException wrong) {
            throw Problem.user("CV-REHEARSE-002", "no comparison can be read from it: " + wrong.getMessage())
                    .in(name)
                    .remedy("Rehearse again, or take the file from the result folder")
                    .causedBy(wrong);
        }
    }

    /// Reads a file.
    ///
    /// @throws Problem `CV-REHEARSE-002` where it cannot be read or is no comparison
    public static Comparison read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw Problem.user("CV-REHEARSE-002", "it cannot be read: " + broken)
                    .in(file.toString())
                    .remedy("Name the folder of a rehearsal")
                    .causedBy(broken);
        }
    }

    private static Object tree(Object value) {
        return switch (value) {
            case null -> null;
            case Record made -> members(made);
            case List<?> list -> {
                var items = new ArrayList<Object>(list.size());
                list.forEach(item -> items.add(tree(item)));
                yield items;
            }
            case double[] numbers -> {
                var items = new ArrayList<Object>(numbers.length);
                for (double number : numbers) {
                    items.add(tree(number));
                }
                yield items;
            }
            case String[] texts -> List.of(texts);
            case Double number -> Double.isNaN(number) ? null : number;
            case Long number -> number.toString();
            case Integer number -> number;
            case Boolean flag -> flag;
            case String text -> text;
            default -> throw new IllegalArgumentException("no form for " + value.getClass());
        };
    }

    private static Map<String, Object> members(Record made) {
        var members = new LinkedHashMap<String, Object>();
        for (RecordComponent component : made.getClass().getRecordComponents()) {
            try {
                members.put(component.getName(), tree(component.getAccessor().invoke(made)));
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return members;
    }

    private static Object value(Object json, Type type, String path) {
        if (type == double.class) {
            return json == null ? Double.NaN : ((Number) json).doubleValue();
        }
        if (type == int.class) {
            return Math.toIntExact((Long) json);
        }
        if (type == long.class) {
            return Long.parseLong((String) json);
        }
        if (type == boolean.class || type == String.class) {
            return require(json, path);
        }
        if (type == double[].class) {
            return ((List<?>) require(json, path))
                    .stream()
                            .mapToDouble(item -> item == null ? Double.NaN : ((Number) item).doubleValue())
                            .toArray();
        }
        if (type == String[].class) {
            return ((List<?>) require(json, path)).toArray(String[]::new);
        }
        if (type instanceof ParameterizedType list) {
            var items = new ArrayList<Object>();
            for (Object item : (List<?>) require(json, path)) {
                items.add(value(item, list.getActualTypeArguments()[0], path + '[' + items.size() + ']'));
            }
            return List.copyOf(items);
        }
        return made((Map<?, ?>) require(json, path), (Class<?>) type, path);
    }

    private static Object require(Object json, String path) {
        if (json == null) {
            throw new IllegalArgumentException(path + " is missing");
        }
        return json;
    }

    private static Object made(Map<?, ?> json, Class<?> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int c = 0; c < components.length; c++) {
            String name = components[c].getName();
            if (!json.containsKey(name)) {
                throw new IllegalArgumentException(path + '.' + name + " is missing");
            }
            types[c] = components[c].getType();
            values[c] = value(json.get(name), components[c].getGenericType(), path + '.' + name);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
