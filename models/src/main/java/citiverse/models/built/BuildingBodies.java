package citiverse.models.built;

import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The buildings of a city one at a time: the same heights as in [BuiltForm], for a reader that draws a few of very
/// many and keeps none. Immutable; safe to share among threads.
public final class BuildingBodies {
    private final BuildingMaker maker;
    private final Ground ground;
    private final List<Entry> entries;

    /// A building and what stands for it.
    ///
    /// @param whole its feature; of parts without a building the first of them
    /// @param parts its parts by id; where there are any, they stand for it
    public record Entry(Feature whole, List<Feature> parts) {
        public Entry {
            parts = List.copyOf(parts);
        }
    }

    private BuildingBodies(BuildingMaker maker, Ground ground, List<Entry> entries) {
        this.maker = maker;
        this.ground = ground;
        this.entries = List.copyOf(entries);
    }

    /// The buildings of a city.
    public static BuildingBodies of(Snapshot city, Assumptions assumptions) {
        List<Feature> built = Stream.of(Layers.BUILDING, Layers.BUILDING_PART)
                .flatMap(layer -> city.features(layer).stream())
                .toList();
        var byId = new TreeMap<String, Feature>();
        built.forEach(feature -> byId.put(feature.id(), feature));
        var plane = BuiltForm.plane(city, built);
        var ground = BuiltForm.ground(city, plane, built);
        TreeMap<String, TreeSet<String>> parts = BuiltForm.partsOf(built);
        var ids = new TreeSet<>(parts.keySet());
        city.features(Layers.BUILDING).forEach(feature -> ids.add(feature.id()));
        List<Entry> entries = new ArrayList<>(ids.size());
        for (String id : ids) {
            TreeSet<String> of = parts.get(id);
            List<Feature> pieces =
                    of == null ? List.of() : of.stream().map(byId::get).toList();
            Feature whole = byId.get(id);
            if (whole == null || whole.type().equals(Layers.BUILDING_PART)) {
                whole = pieces.getFirst();
            }
            entries.add(new Entry(whole, pieces));
        }
        return new BuildingBodies(new BuildingMaker(plane, ground, assumptions, remark -> {}), ground, entries);
    }

    /// All buildings, by id.
    public List<Entry> entries() {
        return entries;
    }

    public Ground ground() {
        return ground;
    }

    /// The bodies of one feature alone, a building or a part, be it of this city or added to it; empty where nothing of
    /// it stands.
    public Optional<Building> of(Feature feature) {
        return Optional.ofNullable(maker.of(feature, List.of()));
    }
}
