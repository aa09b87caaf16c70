package citiverse.standards.ifc;

import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import java.util.Map;
import java.util.Set;

/// What is told of a product: its attributes, its relations as whole ids, its property sets.
final class ItemProperties {
    private static final int LONGEST_TEXT = 1_000;
    private static final double FARTHEST_METRES = 1e9;
    private static final Set<String> NO_PREDEFINED = Set.of("ELEMENT", "COMPLEX", "PARTIAL", "NOTDEFINED", "");

    private final StepFile file;
    private final Units units;
    private final Reading reading;
    private final Findings findings;
    private final Relations relations;
    private final PropertySets sets;
    private final Georeference place;
    private final Map<Long, Item> items;

    ItemProperties(
            StepFile file,
            Units units,
            Reading reading,
            Findings findings,
            Relations relations,
            PropertySets sets,
            Georeference place,
            Map<Long, Item> items) {
        this.file = file;
        this.units = units;
        this.reading = reading;
        this.findings = findings;
        this.relations = relations;
        this.sets = sets;
        this.place = place;
        this.items = items;
    }

    Properties.Builder of(Item item) {
        StepInstance product = item.product;
        var properties = Properties.builder();
        sets.of(product).forEach(properties::put);
        text(properties, "name", product, 2);
        text(properties, "description", product, 3);
        properties.put("ifc_class", item.kind.name());
        String layer = item.layer();
        if (layer.equals("ifc_project")) {
            properties.put("schema", file.schema());
            properties.put("georeference", place.told());
            return properties;
        }
        text(properties, "object_type", product, 4);
        if (!place.datum().isEmpty()) {
            properties.put("vertical_datum", place.datum());
        }
        reference(properties, "parent", relations.parent(product.id()));
        reference(properties, "voids", relations.voids(product.id()));
        reference(properties, "fills", relations.fills(product.id()));
        if (layer.equals("ifc_storey") || layer.equals("ifc_space") || layer.equals("ifc_site")) {
            text(properties, "long_name", product, 7);
        } else {
            reference(properties, "storey", relations.above(product.id(), "IFCBUILDINGSTOREY"));
        }
        predefined(properties, item);
        switch (layer) {
            case "ifc_storey" -> length(properties, "elevation_metres", product, 9);
            case "ifc_space" -> reference(properties, "storey", relations.above(product.id(), "IFCBUILDINGSTOREY"));
            case "ifc_door", "ifc_window" -> {
                length(properties, "overall_height_metres", product, 8);
                length(properties, "overall_width_metres", product, 9);
            }
            default -> {
                // Nothing more of its own.
            }
        }
        if (!Double.isNaN(item.low) && !layer.equals(Layers.BUILDING)) {
            properties.put("base_metres", rounded(place.elevation(item.low), 1e5));
            properties.put("top_metres", rounded(place.elevation(item.high), 1e5));
        }
        return properties;
    }

    private static void text(Properties.Builder properties, String name, StepInstance product, int attribute) {
        if (product.value(attribute) instanceof StepValue.Text(String text) && !text.isEmpty()) {
            properties.put(name, StepText.cut(text, LONGEST_TEXT));
        }
    }

    private void length(Properties.Builder properties, String name, StepInstance product, int attribute) {
        try {
            double length = product.optionalNumber(attribute).orElse(Double.NaN) * units.length();
            if (Math.abs(length) < FARTHEST_METRES) {
                properties.put(name, rounded(length, 1e6));
            }
        } catch (Fault fault) {
            findings.warn("attribute left out: " + fault.getMessage(), product.place());
        }
    }

    private void reference(Properties.Builder properties, String name, long id) {
        Item other = items.get(id);
        if (other != null) {
            properties.put(name, reading.id(other.layer(), other.local));
        }
    }

    private void predefined(Properties.Builder properties, Item item) {
        int attribute =
                switch (item.layer()) {
                    case "ifc_door", "ifc_window" -> 10;
                    case "ifc_space" -> 9;
                    default -> 8;
                };
        String own = item.product.value(attribute) instanceof StepValue.Word(String word) ? word : "";
        if (NO_PREDEFINED.contains(own)) {
            long type = relations.type(item.product.id());
            own = type != 0 && file.typeOf(type).endsWith("TYPE") ? typeWord(type) : "";
        }
        if (!NO_PREDEFINED.contains(own)) {
            properties.put("predefined_type", own);
        }
    }

    private String typeWord(long type) {
        try {
            return file.instance(type, type).value(9) instanceof StepValue.Word(String word) ? word : "";
        } catch (Fault fault) {
            findings.warn("type passed over: " + fault.getMessage(), "#" + type + ", line " + file.line(type));
            return "";
        }
    }

    static double rounded(double number, double parts) {
        return Math.rint(number * parts) / parts + 0.0;
    }
}
