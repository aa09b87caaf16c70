package citiverse.standards.ifc;

import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.standards.ifc.Classes.IfcClass;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Layers;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import citiverse.twin.solid.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.locationtech.jts.geom.Geometry;

/// Makes features of the products of a model: those with a body at once, then those that cover what their parts
/// cover, then the buildings.
final class IfcFeatures {
    private static final int BETWEEN_LOOKS = 256;
    private static final int GLOBAL_ID = 22;
    private static final int DEEPEST = 64;

    private final StepFile file;
    private final Reading reading;
    private final FeatureSink sink;
    private final Findings findings;
    private final Progress progress;
    private final Relations relations;
    private final Bodies bodies;
    private final ItemProperties properties;
    private final Buildings buildings;
    private final Footprints footprints;
    private final Forms forms;
    private final Map<Long, Item> items = new LinkedHashMap<>();
    private final Map<Long, List<Item>> parts = new HashMap<>();
    private final Set<String> usedIds = new HashSet<>();

    IfcFeatures(
            StepFile file,
            Units units,
            IfcReader.Options options,
            Reading reading,
            FeatureSink sink,
            Findings findings,
            Progress progress) {
        this.file = file;
        this.reading = reading;
        this.sink = sink;
        this.findings = findings;
        this.progress = progress;
        relations = new Relations(file);
        var sets = new PropertySets(file, relations, units, findings);
        var axes = new Axes();
        Georeference place = new Georeferencing(file, units, axes, sets, options, reading, findings).find();
        bodies = new Bodies(axes, units, findings);
        footprints = new Footprints(place, findings);
        forms = new Forms(place);
        properties = new ItemProperties(file, units, reading, findings, relations, sets, place, items);
        buildings = new Buildings(relations, bodies, footprints, forms, place, units, findings);
    }

    void run(StepInstance project) {
        collect(project);
        declare();
        items.values().forEach(item -> {
            long parent = relations.parent(item.product.id());
            parts.computeIfAbsent(parent, unused -> new ArrayList<>()).add(item);
        });
        int done = 0;
        for (Item item : items.values()) {
            if (done++ % BETWEEN_LOOKS == 0) {
                if (progress.cancelled()) {
                    throw new CancellationException("reading " + reading.file() + " was cancelled");
                }
                progress.reached("placing the parts of " + reading.file(), done, items.size());
            }
            withBody(item);
        }
        buildings.group(items.values());
        for (Item item : items.values()) {
            if (item.layer().equals(Layers.BUILDING)) {
                Properties.Builder told = properties.of(item);
                buildings.measure(item, told);
                put(item, told);
            }
        }
        for (Item item : items.values()) {
            if (!item.own && !item.layer().equals(Layers.BUILDING)) {
                withoutBody(item);
            }
        }
        if (!file.types().contains("IFCBUILDING")) {
            findings.warn("the model has no building (IfcBuilding)", project.place());
        }
    }

    private void collect(StepInstance project) {
        add(project, Classes.known(project.type()).orElseThrow());
        for (String type : file.types()) {
            if (Classes.passedOver(type)) {
                findings.read("marks, grids and ports passed over", file.count(type));
                continue;
            }
            Optional<IfcClass> known = Classes.known(type);
            if (type.equals("IFCPROJECT") || known.isEmpty() && !isProduct(type)) {
                continue;
            }
            for (long id : file.ids(type)) {
                try {
                    add(file.instance(id, id), known.orElse(new IfcClass(type, Classes.OTHER)));
                } catch (Fault fault) {
                    findings.warn("left out: " + fault.getMessage(), "#" + id + ", line " + file.line(id));
                }
            }
        }
    }

    /// True where the first of an entity looks like a product: a GlobalId and a placement.
    private boolean isProduct(String type) {
        long[] ids = file.ids(type);
        if (ids.length == 0 || type.isEmpty()) {
            return false;
        }
        try {
            StepInstance first = file.instance(ids[0], ids[0]);
            return first.value(0) instanceof StepValue.Text(String text)
                    && text.length() == GLOBAL_ID
                    && first.value(5) instanceof StepValue.Reference(long placement)
                    && file.typeOf(placement).equals("IFCLOCALPLACEMENT");
        } catch (Fault fault) {
            findings.warn("left out: " + fault.getMessage(), "#" + ids[0] + ", line " + file.line(ids[0]));
            return false;
        }
    }

    private void add(StepInstance product, IfcClass kind) {
        String id = product.text(0);
        String local = id;
        if (id.isEmpty() || id.length() > GLOBAL_ID * 2) {
            findings.warn("it has no GlobalId: named by its number in the file", product.place());
            local = "#" + product.id();
        }
        for (int next = 2; !usedIds.add(kind.layer() + ' ' + local); next++) {
            if (next == 2) {
                findings.warn("GlobalId given before: numbered", product.place());
            }
            local = id + '~' + next;
        }
        items.put(product.id(), new Item(product, kind, local));
    }

    private void declare() {
        var layers = new TreeSet<String>();
        items.values().forEach(item -> layers.add(item.layer()));
        for (String layer : layers) {
            var columns = new ArrayList<Column>();
            columns.add(new Column("name", Kind.TEXT, "", "name in the model"));
            columns.add(new Column("ifc_class", Kind.TEXT, "", "its class"));
            columns.add(new Column("vertical_datum", Kind.TEXT, "", "what elevations are counted from"));
            if (layer.equals(Layers.BUILDING)) {
                columns.add(new Column("height_metres", Kind.REAL, "m", "its top above the ground"));
                columns.add(new Column("ground_metres", Kind.REAL, "m", "elevation of its base in vertical_datum"));
                columns.add(new Column("levels", Kind.REAL, "1", "storeys above the ground"));
                columns.add(new Column("lods", Kind.TEXT, "", "levels of detail of its form"));
            } else if (!layer.equals("ifc_project")) {
                columns.add(new Column("parent", Kind.TEXT, "", "id of what it is a part of"));
                columns.add(new Column("storey", Kind.TEXT, "", "id of the storey that it is on"));
                columns.add(new Column("predefined_type", Kind.TEXT, "", "PredefinedType of it or of its type"));
                columns.add(new Column("base_metres", Kind.REAL, "m", "its lowest elevation in vertical_datum"));
                columns.add(new Column("top_metres", Kind.REAL, "m", "its highest elevation in vertical_datum"));
                columns.add(new Column("volume_cubic_metres", Kind.REAL, "m3", "volume of its body, openings not cut"));
            }
            if (layer.equals("ifc_storey")) {
                columns.add(new Column("elevation_metres", Kind.REAL, "m", "Elevation above the building's zero"));
            }
            String geometry = layer.equals("ifc_project") ? "NONE" : "GEOMETRY";
            sink.layer(new LayerSchema(layer, Classes.title(layer), geometry, columns));
        }
    }

    private void withBody(Item item) {
        if (item.kind.name().equals("IfcProject")) {
            return;
        }
        Body body = bodies.of(item.product);
        if (body.isEmpty()) {
            return;
        }
        item.reach(body);
        item.area = footprints.of(body).orElse(null);
        if (item.layer().equals(Layers.BUILDING)) {
            return;
        }
        Properties.Builder told = properties.of(item);
        try {
            told.put(Form.PROPERTY, Value.of(forms.of(body).pack()));
        } catch (Fault fault) {
            findings.warn("form left out: " + fault.getMessage(), item.product.place());
        }
        if (!body.solids().isEmpty() && body.surfaces().isEmpty()) {
            told.put("volume_cubic_metres", ItemProperties.rounded(body.volume(), 1e6));
        } else if (!body.surfaces().isEmpty()) {
            findings.read("bodies that are not closed");
        }
        item.own = true;
        put(item, told);
    }

    private void withoutBody(Item item) {
        if (!item.kind.name().equals("IfcProject")) {
            item.area = covered(item, 0).orElse(null);
        }
        put(item, properties.of(item));
    }

    /// The union of what the parts of something cover.
    private Optional<Geometry> covered(Item item, int depth) {
        if (item.area != null || depth > DEEPEST) {
            return Optional.ofNullable(item.area);
        }
        var areas = new ArrayList<Geometry>();
        for (Item part : parts.getOrDefault(item.product.id(), List.of())) {
            covered(part, depth + 1).ifPresent(area -> {
                if (part.isFlat()) {
                    areas.add(area);
                }
            });
            if (!Double.isNaN(part.low) && !item.own) {
                item.reach(part.low);
                item.reach(part.high);
            }
        }
        item.area = footprints.union(areas).orElse(null);
        return Optional.ofNullable(item.area);
    }

    private void put(Item item, Properties.Builder properties) {
        Geometry shape = item.area == null
                ? null
                : footprints.onEarth(item.area, item.product.place()).orElse(null);
        String layer = item.layer();
        sink.put(new Feature(reading.id(layer, item.local), layer, shape, properties.build(), reading.provenance()));
        findings.read(layer);
    }
}
