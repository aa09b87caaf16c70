package citiverse.server.rehearsals;

import citiverse.rehearse.question.Question;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which layers of a city a question reads: those that it names anywhere, and those that the models always read. Rather
/// one too many than one too few, for who may not see one of them may not ask.
final class Reads {
    private static final Set<String> ALWAYS = Set.of(
            Layers.STREET,
            Layers.TURN_RESTRICTION,
            Layers.TRANSIT_STOP,
            Layers.TRANSIT_ROUTE,
            Layers.TRANSIT_PATTERN,
            Layers.TRANSIT_SERVICE,
            Layers.TRANSIT_TRANSFER,
            Layers.BUILDING,
            Layers.BUILDING_PART,
            Layers.GREEN,
            Layers.WATER,
            Layers.LANDUSE,
            Layers.AMENITY);

    private Reads() {}

    /// Sorted types of the layers that are there.
    static List<String> layers(Question question, Snapshot city) {
        Set<String> known = city.layers().stream().map(LayerSchema::type).collect(Collectors.toSet());
        var read = new TreeSet<String>(ALWAYS);
        read.retainAll(known);
        collect(question, known, read);
        return List.copyOf(read);
    }

    private static void collect(Object value, Set<String> known, Set<String> read) {
        switch (value) {
            case null -> {
                return;
            }
            case String text -> {
                String layer = text.indexOf('.') < 0 ? text : text.substring(0, text.indexOf('.'));
                if (known.contains(layer)) {
                    read.add(layer);
                }
            }
            case Optional<?> maybe -> maybe.ifPresent(inner -> collect(inner, known, read));
            case Iterable<?> list -> list.forEach(inner -> collect(inner, known, read));
            case Map<?, ?> map ->
                map.forEach((name, inner) -> {
                    collect(name, known, read);
                    collect(inner, known, read);
                });
            case Record made when made.getClass().getName().startsWith("citiverse.") -> members(made, known, read);
            default -> {
                return;
            }
        }
    }

    private static void members(Record made, Set<String> known, Set<String> read) {
        for (RecordComponent component : made.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                collect(accessor.invoke(made), known, read);
            } catch (ReflectiveOperationException closed) {
                throw new IllegalStateException(component + " cannot be looked at", closed);
            }
        }
    }
}
