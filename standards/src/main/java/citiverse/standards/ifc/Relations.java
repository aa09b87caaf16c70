package citiverse.standards.ifc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What belongs to what: parts, contents, openings and what fills them, types and property sets. Of several claims
/// the first by id holds.
final class Relations {
    /// Longest way up from a part to the project.
    private static final int LONGEST_WAY = 64;

    private final StepFile file;
    private final Map<Long, Long> wholes = new HashMap<>();
    private final Map<Long, Long> containers = new HashMap<>();
    private final Map<Long, Long> voided = new HashMap<>();
    private final Map<Long, Long> filled = new HashMap<>();
    private final Map<Long, Long> types = new HashMap<>();
    private final Map<Long, List<Long>> definitions = new HashMap<>();

    Relations(StepFile file) {
        this.file = file;
        relate("IFCRELAGGREGATES", 4, 5, wholes);
        relate("IFCRELNESTS", 4, 5, wholes);
        relate("IFCRELCONTAINEDINSPATIALSTRUCTURE", 5, 4, containers);
        relate("IFCRELVOIDSELEMENT", 4, 5, voided);
        relate("IFCRELFILLSELEMENT", 4, 5, filled);
        relate("IFCRELDEFINESBYTYPE", 5, 4, types);
        for (long id : file.ids("IFCRELDEFINESBYPROPERTIES")) {
            StepInstance relation = file.instance(id, id);
            for (long related : relation.references(4)) {
                definitions
                        .computeIfAbsent(related, unused -> new ArrayList<>())
                        .addAll(relation.references(5));
            }
        }
    }

    private void relate(String relation, int one, int many, Map<Long, Long> to) {
        for (long id : file.ids(relation)) {
            StepInstance instance = file.instance(id, id);
            for (long relating : instance.references(one)) {
                for (long related : instance.references(many)) {
                    to.putIfAbsent(related, relating);
                }
            }
        }
    }

    /// What an instance is a part of, else is in, else voids; 0 where it is on its own.
    long parent(long id) {
        Long whole = wholes.get(id);
        Long container = containers.get(id);
        return whole != null ? whole : container != null ? container : voids(id);
    }

    /// The element that an opening is cut into, 0 where none.
    long voids(long id) {
        return voided.getOrDefault(id, 0L);
    }

    /// The opening that an element fills, 0 where none.
    long fills(long id) {
        return filled.getOrDefault(id, 0L);
    }

    /// The type of an occurrence, 0 where it has none.
    long type(long id) {
        return types.getOrDefault(id, 0L);
    }

    /// Its property sets and sets of quantities.
    List<Long> definitions(long id) {
        return definitions.getOrDefault(id, List.of());
    }

    /// The first of an entity on the way from an instance up to the project, the instance included; 0 where none.
    long above(long id, String type) {
        long at = id;
        for (int step = 0; at != 0 && step < LONGEST_WAY; step++) {
            if (file.typeOf(at).equals(type)) {
                return at;
            }
            at = parent(at);
        }
        return 0;
    }
}
