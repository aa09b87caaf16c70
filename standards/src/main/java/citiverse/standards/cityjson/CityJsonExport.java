package citiverse.standards.cityjson;

import citiverse.standards.crs.Crs;
import citiverse.standards.solid.CityClass;
import citiverse.standards.solid.CityFeatures;
import citiverse.standards.solid.SpatialReference;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import citiverse.twin.Snapshot;
import citiverse.twin.Value;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes the city objects of a snapshot as CityJSON 2.0: those with a form as they were read, in the reference system
/// of their source; buildings and other objects without one as what is known of them, a footprint or a block of the
/// known height. Reading the file again gives equal features.
public final class CityJsonExport {
    private static final double MILLIMETRE = 1e-3;

    private final Snapshot snapshot;
    private final Set<String> layers;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private final Set<String> wanted = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private String system = "";
    private String systemOf = "";
    private String impliedDatum = "";
    private Form first;

    private CityJsonExport(Snapshot snapshot, Set<String> layers) {
        this.snapshot = snapshot;
        this.layers = layers;
    }

    /// Writes a document.
    ///
    /// @param chosen layers
    /// @param named true where they were asked for by name; else those that are none of city objects are left out
    /// @return objects written
    /// @throws Problem `CV-EXPORT-005` where no layer is of city objects, `CV-EXPORT-006` where the forms are in
    ///     several reference systems, `CV-EXPORT-007` where they lie too far from each other for one file
    public static long write(Snapshot snapshot, List<LayerSchema> chosen, boolean named, Path out) throws IOException {
        var layers = new TreeSet<String>();
        var others = new TreeSet<String>();
        for (LayerSchema layer : chosen) {
            (CityClass.ofLayer(layer.type()).isPresent() ? layers : others).add(layer.type());
        }
        if (layers.isEmpty() || named && !others.isEmpty()) {
            throw Problem.user(
                            "CV-EXPORT-005",
                            others.isEmpty()
                                    ? "the twin has no layers"
                                    : "no layers of city objects: " + String.join(", ", others))
                    .remedy("Name a layer such as building, or import a 3D city model first");
        }
        return new CityJsonExport(snapshot, layers).write(out);
    }

    private long write(Path out) throws IOException {
        survey();
        CityJsonWriter.Head head = head();
        Crs crs = null;
        if (!head.referenceSystem().isEmpty()) {
            SpatialReference reference = SpatialReference.of(head.referenceSystem(), "");
            crs = Crs.of(reference.horizontal());
            impliedDatum = reference.verticalDatum();
        }
        long written = 0;
        try (var stream = new BufferedOutputStream(Files.newOutputStream(out));
                var writer = CityJsonWriter.document(stream, head)) {
            for (LayerSchema layer : snapshot.layers()) {
                Optional<String> type = CityClass.ofLayer(layer.type());
                if (type.isEmpty()) {
                    continue;
                }
                for (Feature feature : snapshot.features(layer.type())) {
                    if (wanted.contains(feature.id())) {
                        writer.write(item(feature, type.get(), head, crs, writer));
                        written++;
                    }
                }
            }
        }
        return written;
    }

    /// Finds what is written: the objects of the layers, and what they are parts of.
    private void survey() {
        Map<String, String> parents = new HashMap<>();
        for (LayerSchema layer : snapshot.layers()) {
            if (CityClass.ofLayer(layer.type()).isEmpty()) {
                continue;
            }
            for (Feature feature : snapshot.features(layer.type())) {
                feature.properties().text("parent").ifPresent(parent -> parents.put(feature.id(), parent));
                if (layers.contains(layer.type())) {
                    wanted.add(feature.id());
                }
            }
        }
        for (String id : List.copyOf(wanted)) {
            String parent = parents.get(id);
            while (parent != null && wanted.add(parent)) {
                parent = parents.get(parent);
            }
        }
        name();
        parents.forEach((child, parent) -> {
            if (wanted.contains(child) && keys.containsKey(parent)) {
                children.computeIfAbsent(parent, unused -> new ArrayList<>()).add(keys.get(child));
            }
        });
        children.values().forEach(list -> list.sort(null));
    }

    /// Gives each object its key, and finds the reference system.
    private void name() {
        for (LayerSchema layer : snapshot.layers()) {
            for (Feature feature :
                    CityClass.ofLayer(layer.type()).isEmpty() ? List.<Feature>of() : snapshot.features(layer.type())) {
                if (!wanted.contains(feature.id())) {
                    continue;
                }
                String key = feature.localId();
                if (!taken.add(key)) {
                    key = feature.id();
                    taken.add(key);
                }
                keys.put(feature.id(), key);
                members(feature).forEach(member -> groups.computeIfAbsent(member, unused -> new ArrayList<>())
                        .add(feature.localId()));
                Form.of(feature).ifPresent(form -> located(feature, form));
            }
        }
    }

    private static List<String> members(Feature feature) {
        var members = new ArrayList<String>();
        feature.properties().text("members").ifPresent(text -> {
            if (CanonicalJson.parse(text) instanceof List<?> list) {
                list.forEach(member -> members.add(String.valueOf(member)));
            }
        });
        return members;
    }

    private void located(Feature feature, Form form) {
        if (first == null) {
            first = form;
            system = form.crs();
            systemOf = feature.provenance().source();
        } else if (!form.crs().equals(system)) {
            throw Problem.user(
                            "CV-EXPORT-006",
                            "the forms of " + systemOf + " are in " + named(system) + ", those of "
                                    + feature.provenance().source() + " in " + named(form.crs()))
                    .at(feature.id())
                    .remedy("One CityJSON file has one reference system: choose layers with --layer,"
                            + " or a source with --source");
        }
    }

    private static String named(String crs) {
        return crs.isEmpty() ? "a system that is not told" : crs;
    }

    private CityJsonWriter.Head head() {
        if (first != null) {
            return new CityJsonWriter.Head(system, first.scale(), first.translate());
        }
        String metric = snapshot.city().metricCrs();
        Crs crs = Crs.of(metric);
        double[] translate = new double[3];
        for (String layer : layers) {
            for (Feature feature : snapshot.features(layer)) {
                if (feature.shape() != null && !feature.shape().isEmpty()) {
                    var at = feature.shape().getCoordinate();
                    var place = crs.fromCrs84(at.x, at.y);
                    translate[0] = Math.floor(place.x / 1000) * 1000;
                    translate[1] = Math.floor(place.y / 1000) * 1000;
                    return new CityJsonWriter.Head(
                            metric, new double[] {MILLIMETRE, MILLIMETRE, MILLIMETRE}, translate);
                }
            }
        }
        return new CityJsonWriter.Head(metric, new double[] {MILLIMETRE, MILLIMETRE, MILLIMETRE}, translate);
    }

    private CityJsonWriter.Item item(
            Feature feature, String type, CityJsonWriter.Head head, Crs crs, CityJsonWriter writer) {
        Optional<Form> form = Form.of(feature);
        List<Shape> shapes = List.of();
        int[] numbers = {};
        if (form.isPresent()) {
            shapes = form.get().shapes();
            try {
                numbers = writer.vertices(CityJsonWriter.steps(form.get(), head));
            } catch (ArithmeticException far) {
                throw Problem.user("CV-EXPORT-007", "it lies too far from the others for one CityJSON file")
                        .at(feature.id())
                        .causedBy(far)
                        .remedy("Choose layers with --layer, or a source with --source");
            }
        } else if (!children.containsKey(feature.id()) && feature.shape() != null && crs != null) {
            Block block = Block.of(feature, head, crs);
            shapes = block.shapes();
            numbers = writer.vertices(block.steps());
        }
        Map<String, Object> attributes = attributes(feature, form.isPresent());
        String written = type;
        if (!CityClass.inCityJson(type)) {
            attributes.put(Assembly.CITYGML_CLASS, type);
            written = "GenericCityObject";
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (String member : List.of("address", "children_roles")) {
            if (attributes.get(member) instanceof List<?> list) {
                attributes.remove(member);
                members.put(member, list);
            }
        }
        List<String> parents = new ArrayList<>();
        feature.properties().text("parent").map(keys::get).ifPresent(parents::add);
        parents.addAll(groups.getOrDefault(feature.localId(), List.of()));
        List<String> parts = new ArrayList<>(children.getOrDefault(feature.id(), List.of()));
        for (String member : members(feature)) {
            if (taken.contains(member) && !parts.contains(member)) {
                parts.add(member);
            }
        }
        return new CityJsonWriter.Item(
                keys.get(feature.id()), written, attributes, members, parents, parts, shapes, numbers);
    }

    /// What stands in the file as attributes: what was read as such. What was made when reading is made again.
    private Map<String, Object> attributes(Feature feature, boolean formed) {
        Properties properties = feature.properties();
        Map<String, Object> attributes = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (CityFeatures.MADE.contains(name)) {
                return;
            }
            boolean moved = name.startsWith("source_") && CityFeatures.MADE.contains(name.substring(7));
            tree(value).ifPresent(tree -> attributes.put(moved ? name.substring(7) : name, tree));
            if (value instanceof Value.Missing) {
                attributes.put(name, null);
            }
        });
        if (!formed && !children.containsKey(feature.id())) {
            properties.number("height_metres").ifPresent(height -> attributes.putIfAbsent("measuredHeight", height));
            properties.whole("levels").ifPresent(levels -> attributes.putIfAbsent("storeysAboveGround", levels));
        }
        properties
                .text("vertical_datum")
                .filter(datum -> formed && !datum.equals(impliedDatum))
                .ifPresent(datum -> attributes.put(Assembly.VERTICAL_DATUM, datum));
        return attributes;
    }

    private static Optional<Object> tree(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Optional.of(NestedJson.read(text).orElse(text));
            case Value.Whole(long number) -> Optional.of(number);
            case Value.Real(double number) -> Optional.of(number);
            case Value.Flag(boolean set) -> Optional.of(set);
            case Value.Bytes bytes -> Optional.empty();
            case Value.Missing missing -> Optional.empty();
        };
    }
}
