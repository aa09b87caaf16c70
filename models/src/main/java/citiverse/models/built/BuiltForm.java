package citiverse.models.built;

import citiverse.models.plane.Plane;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/// The buildings and the ground of a city on one plane in metres. Immutable; safe to share among threads.
///
/// All heights are in one vertical reference, that of the ground ([Ground#source]).
public final class BuiltForm {
    private final Plane plane;
    private final Ground ground;
    private final Assumptions assumptions;
    private final Map<String, Feature> features;
    private final TreeMap<String, TreeSet<String>> partsOf;
    private final TreeMap<String, Building> buildings;
    private final TreeMap<String, List<Remark>> remarks;
    private final Solids solids;

    /// The solids of all buildings in the order of their ids.
    private record Solids(SolidGrid grid, List<Building> buildings, int[] buildingOf) {}

    private BuiltForm(
            Plane plane,
            Ground ground,
            Assumptions assumptions,
            Map<String, Feature> features,
            TreeMap<String, TreeSet<String>> partsOf,
            TreeMap<String, Building> buildings,
            TreeMap<String, List<Remark>> remarks) {
        this.plane = plane;
        this.ground = ground;
        this.assumptions = assumptions;
        this.features = features;
        this.partsOf = partsOf;
        this.buildings = buildings;
        this.remarks = remarks;
        List<Building> all = List.copyOf(buildings.values());
        var bodies = new ArrayList<Solid>();
        int[] owner = new int[all.stream().mapToInt(b -> b.solids().size()).sum()];
        for (int b = 0; b < all.size(); b++) {
            for (Solid solid : all.get(b).solids()) {
                owner[bodies.size()] = b;
                bodies.add(solid);
            }
        }
        solids = new Solids(SolidGrid.of(bodies.toArray(Solid[]::new)), all, owner);
    }

    /// The built form of a city under the default assumptions.
    public static BuiltForm compile(Snapshot city) {
        return compile(city, Assumptions.DEFAULT);
    }

    /// The built form of a city.
    public static BuiltForm compile(Snapshot city, Assumptions assumptions) {
        Map<String, Feature> features = new HashMap<>();
        Stream.of(Layers.BUILDING, Layers.BUILDING_PART)
                .flatMap(layer -> city.features(layer).stream())
                .forEach(feature -> features.put(feature.id(), feature));
        Plane plane = plane(city, features.values());
        Ground ground = ground(city, plane, features.values());
        var form = new BuiltForm(
                plane, ground, assumptions, features, partsOf(features.values()), new TreeMap<>(), new TreeMap<>());
        var ids = new TreeSet<String>();
        features.values().stream()
                .filter(feature -> feature.type().equals(Layers.BUILDING))
                .forEach(feature -> ids.add(feature.id()));
        ids.addAll(form.partsOf.keySet());
        return form.rebuilt(features, form.partsOf, ids);
    }

    /// Buildings that are given as they stand, such as made ones.
    public static BuiltForm of(Plane plane, Ground ground, Collection<Building> buildings) {
        var byId = new TreeMap<String, Building>();
        buildings.forEach(building -> byId.put(building.id(), building));
        return new BuiltForm(plane, ground, Assumptions.DEFAULT, Map.of(), new TreeMap<>(), byId, new TreeMap<>());
    }

    /// The built form after changes; only what they touch is made anew. Plane and ground stay; parts without a parent
    /// stay with the building in which they were found.
    public BuiltForm with(List<Change> changes) {
        Map<String, Feature> altered = new HashMap<>(features);
        var parts = new TreeMap<String, TreeSet<String>>();
        partsOf.forEach((whole, ids) -> parts.put(whole, new TreeSet<>(ids)));
        Set<String> touched = new HashSet<>();
        for (Change change : changes) {
            Feature old = altered.get(change.id());
            Feature now =
                    switch (change) {
                        case Change.Add add -> add.after();
                        case Change.Alter alter -> alter.after();
                        case Change.Remove remove -> null;
                    };
            if (old == null && (now == null || !isBuilt(now))) {
                continue;
            }
            if (old != null && old.type().equals(Layers.BUILDING_PART)) {
                for (var whole : parts.entrySet()) {
                    if (whole.getValue().remove(old.id())) {
                        touched.add(whole.getKey());
                    }
                }
            }
            if (now == null) {
                altered.remove(change.id());
            } else {
                altered.put(now.id(), now);
                if (now.type().equals(Layers.BUILDING_PART)) {
                    String whole = now.properties().text("parent").orElse(now.id());
                    parts.computeIfAbsent(whole, fresh -> new TreeSet<>()).add(now.id());
                    touched.add(whole);
                }
            }
            touched.add(change.id());
        }
        return rebuilt(altered, parts, touched);
    }

    private static boolean isBuilt(Feature feature) {
        return feature.type().equals(Layers.BUILDING) || feature.type().equals(Layers.BUILDING_PART);
    }

    private BuiltForm rebuilt(
            Map<String, Feature> all, TreeMap<String, TreeSet<String>> parts, Collection<String> touched) {
        var made = new TreeMap<>(buildings);
        var said = new TreeMap<>(remarks);
        for (String id : new TreeSet<>(touched)) {
            var heard = new ArrayList<Remark>();
            made.remove(id);
            said.remove(id);
            List<Feature> pieces = parts.getOrDefault(id, new TreeSet<>()).stream()
                    .map(all::get)
                    .toList();
            Feature whole = all.get(id);
            if (whole == null || whole.type().equals(Layers.BUILDING_PART)) {
                whole = pieces.isEmpty() ? null : pieces.getFirst();
            }
            if (whole == null) {
                continue;
            }
            var maker = new BuildingMaker(plane, ground, assumptions, heard::add);
            Building building = maker.of(whole, pieces);
            if (building != null) {
                made.put(
                        id,
                        new Building(
                                id,
                                building.kind(),
                                building.solids(),
                                building.groundMetres(),
                                building.topMetres(),
                                building.heightFrom(),
                                building.surfaces()));
            }
            if (!heard.isEmpty()) {
                said.put(id, List.copyOf(heard));
            }
        }
        return new BuiltForm(plane, ground, assumptions, all, parts, made, said);
    }

    static Plane plane(Snapshot city, Collection<Feature> built) {
        var box = new Envelope();
        for (Stream<Feature> features : List.of(built.stream(), city.features())) {
            if (box.isNull()) {
                features.filter(feature -> feature.shape() != null)
                        .forEach(feature -> box.expandToInclude(feature.shape().getEnvelopeInternal()));
            }
        }
        return box.isNull() ? Plane.around(0, 0) : Plane.around(box);
    }

    static Ground ground(Snapshot city, Plane plane, Collection<Feature> built) {
        if (city.raster(Ground.TERRAIN).isPresent()) {
            return Ground.of(plane, city.raster(Ground.TERRAIN).get());
        }
        List<double[]> told = built.stream()
                .filter(feature -> feature.shape() != null
                        && !feature.shape().isEmpty()
                        && feature.properties().number("ground_metres").isPresent())
                .sorted(Comparator.comparing(Feature::id))
                .map(feature -> {
                    var middle = feature.shape().getEnvelopeInternal().centre();
                    double height = feature.properties().number("ground_metres").getAsDouble();
                    return new double[] {plane.x(middle.x), plane.y(middle.y), height};
                })
                .toList();
        return told.isEmpty() ? Ground.flat(plane) : Ground.told(plane, told);
    }

    /// Parts by the id of their whole: as they tell, else the building in which they lie, else their own.
    static TreeMap<String, TreeSet<String>> partsOf(Collection<Feature> features) {
        var parts = new TreeMap<String, TreeSet<String>>();
        STRtree wholes = null;
        for (Feature part : features) {
            if (!part.type().equals(Layers.BUILDING_PART)) {
                continue;
            }
            Optional<String> told = part.properties().text("parent");
            if (told.isEmpty() && part.shape() != null && wholes == null) {
                wholes = new STRtree();
                for (Feature feature : features) {
                    if (feature.type().equals(Layers.BUILDING) && feature.shape() != null) {
                        wholes.insert(feature.shape().getEnvelopeInternal(), feature);
                    }
                }
            }
            String whole = told.orElse(part.id());
            if (told.isEmpty() && part.shape() != null && !part.shape().isEmpty()) {
                whole = around(part.shape(), wholes).orElse(part.id());
            }
            parts.computeIfAbsent(whole, fresh -> new TreeSet<>()).add(part.id());
        }
        return parts;
    }

    private static Optional<String> around(Geometry part, STRtree wholes) {
        Point inside = part.getInteriorPoint();
        List<?> near = wholes.query(inside.getEnvelopeInternal());
        return near.stream()
                .map(Feature.class::cast)
                .filter(feature -> feature.shape().isValid() && feature.shape().covers(inside))
                .map(Feature::id)
                .min(Comparator.naturalOrder());
    }

    /// The plane on which everything is placed.
    public Plane plane() {
        return plane;
    }

    public Ground ground() {
        return ground;
    }

    public Assumptions assumptions() {
        return assumptions;
    }

    /// The buildings in the order of their ids.
    public List<Building> buildings() {
        return solids.buildings();
    }

    public Optional<Building> building(String id) {
        return Optional.ofNullable(buildings.get(id));
    }

    /// What had to be assumed, mended or left out, by id.
    public List<Remark> remarks() {
        return remarks.values().stream().flatMap(List::stream).toList();
    }

    /// All solids by place.
    public SolidGrid solids() {
        return solids.grid();
    }

    /// The place in [#buildings] of the building of a solid.
    public int buildingOf(int solid) {
        return solids.buildingOf()[solid];
    }

    /// The building in whose footprint a place lies, by its place in [#buildings]; of several the first.
    public OptionalInt buildingAt(double x, double y) {
        int[] found = {Integer.MAX_VALUE};
        solids.grid().visit(x, y, x, y, solid -> {
            if (solids.grid().solid(solid).covers(x, y)) {
                found[0] = Math.min(found[0], buildingOf(solid));
            }
        });
        return found[0] == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(found[0]);
    }

    /// Where a level ray meets the first building.
    ///
    /// @param building place in [#buildings]
    /// @param metres distance along the ray
    /// @param topMetres top of the solid that is met, in the vertical reference of the city
    public record Wall(int building, double metres, double topMetres) {}

    /// The first wall that a level ray meets, for the width and height of a street canyon: from the middle of a street
    /// to both sides. Solids in which the ray begins are left aside.
    ///
    /// @param directionX east part of a unit vector
    /// @param directionY north part of it
    public Optional<Wall> firstWall(double x, double y, double directionX, double directionY, double reachMetres) {
        double endX = x + directionX * reachMetres;
        double endY = y + directionY * reachMetres;
        double[] best = {Double.POSITIVE_INFINITY};
        int[] met = {-1};
        SolidGrid grid = solids.grid();
        grid.visit(Math.min(x, endX), Math.min(y, endY), Math.max(x, endX), Math.max(y, endY), s -> {
            Solid solid = grid.solid(s);
            if (solid.covers(x, y)) {
                return;
            }
            double metres = Rays.first(solid.rings(), x, y, directionX, directionY);
            if (metres <= reachMetres && (metres < best[0] || metres == best[0] && s < met[0])) {
                best[0] = metres;
                met[0] = s;
            }
        });
        return met[0] < 0
                ? Optional.empty()
                : Optional.of(
                        new Wall(buildingOf(met[0]), best[0], grid.solid(met[0]).topMetres()));
    }
}
