package citiverse.standards.solid;

import citiverse.standards.Columns;
import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import citiverse.twin.Validity;
import citiverse.twin.Value;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Frame;
import citiverse.twin.solid.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/// Makes features of city objects, a root with all its parts at a time.
public final class CityFeatures {
    /// Properties that are made here. An attribute of such a name is kept as `source_<name>`.
    public static final Set<String> MADE = Set.of(
            "form",
            "parent",
            "members",
            "lods",
            "vertical_datum",
            "ground_metres",
            "height_metres",
            "height_source",
            "min_height_metres",
            "levels");

    private static final List<String> HEIGHTS = List.of("measuredHeight", "measured_height");
    private static final double HIGHEST_METRES = 2_000;
    /// A part that begins lower above the ground stands on it.
    private static final double STANDS_METRES = 0.5;

    private static final int LONGEST_ID = 512;
    private static final int DEEPEST_PART = 16;
    private static final int MOST_COLUMNS = 1_900;

    private final Reading reading;
    private final FeatureSink sink;
    private final Findings findings;
    private final SurfaceCheck check;
    private final Footprint footprint;
    private final Map<String, Columns> columns = new TreeMap<>();
    private final Set<String> ids = new HashSet<>();

    public CityFeatures(Reading reading, FeatureSink sink, Findings findings) {
        this.reading = reading;
        this.sink = sink;
        this.findings = findings;
        check = new SurfaceCheck(findings);
        footprint = new Footprint(findings);
    }

    /// The first look: notes which layers there are and which attributes they have.
    ///
    /// @param type class, known to [CityClass]
    public void learn(String type, Map<String, Value> attributes) {
        Columns seen = columns.computeIfAbsent(CityClass.layer(type), unused -> new Columns());
        attributes.forEach((name, value) -> seen.see(kept(name), value));
        if (seen.size() > MOST_COLUMNS) {
            throw Problem.user(
                            "CV-CITY3D-003",
                            "objects of type " + type + " have more than " + MOST_COLUMNS + " different attributes")
                    .in(reading.file())
                    .at("type " + type)
                    .remedy("Leave out those that only few of them have");
        }
    }

    /// Declares the layers that were learnt, before the first feature.
    public void declare() {
        for (String layer : columns.keySet()) {
            var all = new LinkedHashMap<String, Column>();
            for (Column column : columns.get(layer).columns()) {
                all.put(column.name(), column);
            }
            add(all, "ground_metres", Kind.REAL, "m", "elevation of its base in vertical_datum");
            add(all, "height_metres", Kind.REAL, "m", "its top above the ground");
            add(all, "height_source", Kind.TEXT, "", "attribute or geometry that height_metres comes from");
            add(all, "vertical_datum", Kind.TEXT, "", "what elevations are counted from");
            add(all, "lods", Kind.TEXT, "", "levels of detail of its form");
            add(all, "levels", Kind.WHOLE, "", "storeys above the ground");
            if (CityClass.needsParent(CityClass.ofLayer(layer).orElse(""))) {
                add(all, "parent", Kind.TEXT, "", "id of the object that it is a part of");
                add(all, "min_height_metres", Kind.REAL, "m", "its underside above the ground");
            }
            sink.layer(new LayerSchema(
                    layer, CityClass.ofLayer(layer).orElse(layer), "GEOMETRY", List.copyOf(all.values())));
        }
    }

    private static void add(Map<String, Column> all, String name, Kind kind, String unit, String description) {
        all.put(name, new Column(name, kind, unit, description));
    }

    private static String kept(String name) {
        return MADE.contains(name) ? "source_" + name : name;
    }

    /// One object on its way to a feature.
    private static final class Item {
        private final CityObject object;
        private Form form;
        private Geometry area;
        private double low = Double.NaN;
        private double high = Double.NaN;
        private boolean joined;

        private Item(CityObject object) {
            this.object = object;
        }
    }

    /// Hands on a root and its parts, in any order.
    ///
    /// @throws Problem `CV-CITY3D-…` where an id cannot be kept, `CV-CRS-…` where a place is not on the earth
    public void put(List<CityObject> family) {
        Map<String, Item> items = new LinkedHashMap<>();
        double ground = Double.NaN;
        for (CityObject object : family) {
            var item = new Item(object);
            if (!object.shapes().isEmpty()) {
                shape(item);
            }
            ground = lower(ground, item.low);
            items.put(object.id(), item);
        }
        fromParts(items);
        for (Item item : items.values()) {
            hand(item, items, ground);
        }
    }

    private static double lower(double one, double other) {
        return Double.isNaN(one) || other < one ? other : one;
    }

    private void shape(Item item) {
        CityObject object = item.object;
        String named = object.type() + ' ' + object.id();
        item.form = form(object);
        if (item.form == null) {
            return;
        }
        check.check(item.form, named);
        SpatialReference reference = object.grid().reference();
        try {
            item.area = footprint.of(item.form, reference, named).orElse(null);
        } catch (Problem outside) {
            throw outside.in(reading.file()).at(named);
        }
        if (item.area == null) {
            findings.warn("without a place on the map: nothing of it shows from above", named);
        }
        heights(item);
    }

    private Form form(CityObject object) {
        int[] vertices = object.vertices();
        if (vertices.length == 0) {
            return null;
        }
        long[] least = {vertices[0], vertices[1]};
        long[] most = least.clone();
        for (int i = 0; i < vertices.length; i += 3) {
            for (int k = 0; k < 2; k++) {
                least[k] = Math.min(least[k], vertices[i + k]);
                most[k] = Math.max(most[k], vertices[i + k]);
            }
        }
        CityObject.Grid grid = object.grid();
        double x = (least[0] + most[0]) / 2 * grid.scale()[0] + grid.translate()[0];
        double y = (least[1] + most[1]) / 2 * grid.scale()[1] + grid.translate()[1];
        SpatialReference reference = grid.reference();
        Frame frame;
        try {
            frame = reference.frame(x, y);
        } catch (Problem outside) {
            throw outside.in(reading.file()).at(object.type() + ' ' + object.id());
        } catch (IllegalArgumentException flat) {
            throw Problem.user("CV-CITY3D-002", "it lies where " + reference + " has no plane")
                    .in(reading.file())
                    .at(object.type() + ' ' + object.id())
                    .causedBy(flat)
                    .remedy("Check that the coordinates are in " + reference);
        }
        return new Form(
                reference.code(),
                reference.verticalDatum(),
                grid.scale(),
                grid.translate(),
                vertices,
                frame,
                object.shapes());
    }

    /// Lowest and highest place; the lowest is that of the ground surfaces where there are such.
    private static void heights(Item item) {
        double ground = Double.NaN;
        for (Shape shape : item.form.shapes()) {
            for (int f = 0; f < shape.surfaces(); f++) {
                boolean base = shape.typeOf(f).equals("GroundSurface");
                int from = shape.ringStart()[shape.surfaceStart()[f]];
                int to = shape.ringStart()[shape.surfaceStart()[f + 1]];
                for (int i = from; i < to; i++) {
                    double z = item.form.height(shape.indices()[i]);
                    item.low = lower(item.low, z);
                    item.high = Double.isNaN(item.high) || z > item.high ? z : item.high;
                    ground = base ? lower(ground, z) : ground;
                }
            }
        }
        item.low = Double.isNaN(ground) ? item.low : ground;
    }

    /// An object without a form of its own covers what its parts cover, and theirs.
    private void fromParts(Map<String, Item> items) {
        Map<String, List<Item>> parts = new HashMap<>();
        for (Item item : items.values()) {
            if (items.containsKey(item.object.parent())) {
                parts.computeIfAbsent(item.object.parent(), unused -> new ArrayList<>())
                        .add(item);
            }
        }
        parts.values().forEach(list -> list.sort(Comparator.comparing(item -> item.object.id())));
        items.values().forEach(item -> fromParts(item, parts, 0));
    }

    private void fromParts(Item item, Map<String, List<Item>> parts, int depth) {
        List<Item> own = parts.getOrDefault(item.object.id(), List.of());
        if (item.form != null || item.joined || own.isEmpty() || depth > DEEPEST_PART) {
            return;
        }
        item.joined = true;
        List<Geometry> areas = new ArrayList<>();
        for (Item part : own) {
            fromParts(part, parts, depth + 1);
            item.low = lower(item.low, part.low);
            item.high = Double.isNaN(item.high) || part.high > item.high ? part.high : item.high;
            if (part.area instanceof Polygonal) {
                areas.add(part.area);
            }
        }
        item.area = areas.isEmpty() ? null : footprint.union(areas, item.object.type() + ' ' + item.object.id());
    }

    private void hand(Item item, Map<String, Item> items, double ground) {
        CityObject object = item.object;
        String layer = CityClass.layer(object.type());
        String named = object.type() + ' ' + object.id();
        if (object.id().isEmpty() || object.id().length() > LONGEST_ID) {
            throw Problem.user("CV-CITY3D-001", "its id has " + object.id().length() + " characters")
                    .in(reading.file())
                    .at(object.place())
                    .remedy("Give every object an id of 1 to " + LONGEST_ID + " characters");
        }
        if (!ids.add(layer + ' ' + object.id())) {
            findings.warn("id given before: the last object is kept", named);
        }
        var properties = Properties.builder();
        Columns known = columns.get(layer);
        object.attributes().forEach((name, value) -> {
            if (value instanceof Value.Missing) {
                findings.missing(layer + '.' + kept(name));
            }
            properties.put(kept(name), known.fitted(kept(name), value));
        });
        made(item, items, ground, properties);
        Validity validity = object.validity();
        Item above = items.get(object.parent());
        for (int i = 0; i < DEEPEST_PART && validity.equals(Validity.ALWAYS) && above != null; i++) {
            validity = above.object.validity();
            above = items.get(above.object.parent());
        }
        sink.put(new Feature(
                reading.id(layer, object.id()), layer, item.area, properties.build(), reading.provenance(), validity));
        findings.read(layer);
    }

    private void made(Item item, Map<String, Item> items, double ground, Properties.Builder properties) {
        CityObject object = item.object;
        Item parent = items.get(object.parent());
        if (parent != null) {
            properties.put("parent", reading.id(CityClass.layer(parent.object.type()), object.parent()));
        } else if (!object.parent().isEmpty()) {
            findings.warn("its parent is not in the file", object.type() + ' ' + object.id());
        }
        if (!object.members().isEmpty()) {
            properties.put("members", CanonicalJson.write(object.members()));
        }
        Optional<Long> storeys = whole(object.attributes().get("storeysAboveGround"));
        storeys.filter(count -> count > 0).ifPresent(count -> properties.put("levels", count));
        Optional<Double> told = toldHeight(object);
        double measured = item.high - item.low;
        if (told.isPresent()) {
            properties.put("height_metres", told.get());
            properties.put("height_source", "attribute");
        } else if (measured > 0) {
            properties.put("height_metres", rounded(measured));
            properties.put("height_source", "geometry");
        }
        if (!Double.isNaN(item.low)) {
            properties.put("ground_metres", rounded(item.low));
            String datum = object.grid().reference().verticalDatum();
            if (!datum.isEmpty()) {
                properties.put("vertical_datum", datum);
            }
            if (object.type().endsWith("Part") && item.low - ground > STANDS_METRES) {
                properties.put("min_height_metres", rounded(item.low - ground));
            }
        }
        if (item.form != null) {
            properties.put("form", Value.of(item.form.pack()));
            var lods = new TreeSet<String>();
            item.form.shapes().forEach(shape -> lods.add(shape.lod()));
            lods.remove("");
            properties.put("lods", String.join(" ", lods));
        }
    }

    /// The height that the file tells, where it can be one.
    private Optional<Double> toldHeight(CityObject object) {
        for (String name : HEIGHTS) {
            double height =
                    switch (object.attributes().get(name)) {
                        case Value.Real(double number) -> number;
                        case Value.Whole(long number) -> number;
                        case null, default -> Double.NaN;
                    };
            if (height > 0 && height < HIGHEST_METRES) {
                return Optional.of(height);
            }
            if (!Double.isNaN(height)) {
                findings.warn("height passed over: " + name + " cannot be one", object.type() + ' ' + object.id());
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> whole(Value value) {
        return value instanceof Value.Whole(long number) ? Optional.of(number) : Optional.empty();
    }

    /// To the millimetre, which is finer than what is measured.
    private static double rounded(double metres) {
        return Math.rint(metres * 1000) / 1000;
    }
}
