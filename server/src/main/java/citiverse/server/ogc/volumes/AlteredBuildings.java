package citiverse.server.ogc.volumes;

import citiverse.models.built.BuildingBodies;
import citiverse.standards.tiles3d.Extents;
import citiverse.standards.tiles3d.Standing;
import citiverse.standards.tiles3d.TileTree;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What changes make of the buildings: those to hide, and those that stand instead or anew. A change of a part changes
/// its building.
///
/// @param added a tree over what stands instead or anew
/// @param things of that tree, by number
/// @param hidden ids of buildings of the city that do not stand any more, or not as they did; ascending
record AlteredBuildings(TileTree added, List<Standing> things, List<String> hidden) {

    static AlteredBuildings of(BuildingBodies city, List<Change> changes) {
        // The last word on each feature; null where it is taken away.
        Map<String, Feature> last = new HashMap<>();
        Map<String, Feature> known = new HashMap<>();
        for (Change change : changes) {
            Feature after =
                    switch (change) {
                        case Change.Add add -> add.after();
                        case Change.Alter alter -> alter.after();
                        case Change.Remove remove -> null;
                    };
            Feature any = change instanceof Change.Remove(Feature before) ? before : after;
            if (any.type().equals(Layers.BUILDING) || any.type().equals(Layers.BUILDING_PART)) {
                last.put(change.id(), after);
                known.put(change.id(), any);
            }
        }
        Map<String, BuildingBodies.Entry> touched = new TreeMap<>();
        var hidden = new TreeSet<String>();
        for (BuildingBodies.Entry entry : city.entries()) {
            boolean changed = last.containsKey(entry.whole().id())
                    || entry.parts().stream().anyMatch(part -> last.containsKey(part.id()));
            if (changed) {
                touched.put(entry.whole().id(), entry);
                hidden.add(entry.whole().id());
            }
        }
        for (Feature feature : known.values()) {
            String whole = feature.type().equals(Layers.BUILDING)
                    ? feature.id()
                    : feature.properties().text("parent").orElse(feature.id());
            if (!touched.containsKey(whole) && !isPartOf(touched, feature.id())) {
                Optional<BuildingBodies.Entry> there = city.entries().stream()
                        .filter(entry -> entry.whole().id().equals(whole))
                        .findFirst();
                touched.put(whole, there.orElse(new BuildingBodies.Entry(feature, List.of())));
                there.ifPresent(entry -> hidden.add(whole));
            }
        }
        return standing(new Standings(city), touched, last, List.copyOf(hidden));
    }

    private static boolean isPartOf(Map<String, BuildingBodies.Entry> entries, String id) {
        return entries.values().stream().anyMatch(entry -> entry.parts().stream()
                .anyMatch(part -> part.id().equals(id)));
    }

    private static AlteredBuildings standing(
            Standings standings,
            Map<String, BuildingBodies.Entry> touched,
            Map<String, Feature> last,
            List<String> hidden) {
        var extents = new Extents();
        List<Standing> things = new ArrayList<>();
        touched.forEach((id, entry) -> {
            Map<String, Feature> parts = new TreeMap<>();
            entry.parts().forEach(part -> parts.put(part.id(), part));
            last.forEach((changed, after) -> {
                if (after == null) {
                    parts.remove(changed);
                } else if (after.type().equals(Layers.BUILDING_PART)
                        && (parts.containsKey(changed)
                                || after.properties().text("parent").equals(Optional.of(id)))) {
                    parts.put(changed, after);
                }
            });
            Feature whole = last.containsKey(id) ? last.get(id) : entry.whole();
            boolean gone = whole == null || last.containsKey(whole.id()) && last.get(whole.id()) == null;
            if (gone && parts.isEmpty()) {
                return;
            }
            Feature first = gone ? parts.values().iterator().next() : whole;
            Optional<Standing> standing = standings.of(new BuildingBodies.Entry(first, List.copyOf(parts.values())));
            if (standing.isPresent() && extents.add(standing.get())) {
                things.add(standing.get());
            }
        });
        return new AlteredBuildings(new TileTree(extents), List.copyOf(things), hidden);
    }
}
