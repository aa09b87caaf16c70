package citiverse.standards.ifc;

import citiverse.standards.Findings;
import citiverse.twin.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Property sets and quantities as properties `<set>.<property>`. Lengths, areas and volumes are in metres, square
/// metres and cubic metres, plane angles in degrees, whatever the units of the file; other measures, and angles where
/// the file names no unit of angles, are as they stand.
final class PropertySets {
    private static final int MOST = 2_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 10_000;
    private static final int DEEPEST = 4;
    private static final double DEGREES = 180 / Math.PI;

    private final StepFile file;
    private final Relations relations;
    private final Units units;
    private final Findings findings;

    PropertySets(StepFile file, Relations relations, Units units, Findings findings) {
        this.file = file;
        this.relations = relations;
        this.units = units;
        this.findings = findings;
    }

    /// Those of an occurrence; where it does not tell, those of its type.
    Map<String, Value> of(StepInstance product) {
        var all = new TreeMap<String, Value>();
        long type = relations.type(product.id());
        if (type != 0) {
            guarded(
                    product,
                    () -> file.instance(type, product.id()).references(5).forEach(set -> add(product, set, all)));
        }
        relations.definitions(product.id()).forEach(set -> add(product, set, all));
        return all;
    }

    private interface Part {
        void run();
    }

    private void guarded(StepInstance at, Part part) {
        try {
            part.run();
        } catch (Fault fault) {
            findings.warn("properties left out: " + fault.getMessage(), at.place());
        }
    }

    private void add(StepInstance product, long id, Map<String, Value> all) {
        guarded(product, () -> {
            StepInstance set = file.instance(id, product.id());
            switch (set.type()) {
                case "IFCPROPERTYSET" -> properties(product, set.text(2), set, 4, all, 0);
                case "IFCELEMENTQUANTITY" ->
                    set.references(5).forEach(quantity -> quantity(product, set.text(2), quantity, all));
                default -> {
                    // Linings of doors, panels of windows: forms of the catalogue, not properties.
                }
            }
        });
    }

    private void properties(
            StepInstance product, String set, StepInstance holder, int attribute, Map<String, Value> all, int depth) {
        for (long id : holder.references(attribute)) {
            guarded(product, () -> {
                StepInstance property = file.instance(id, holder.id());
                String name = set + '.' + property.text(0);
                switch (property.type()) {
                    case "IFCPROPERTYSINGLEVALUE" -> single(product, name, property, all);
                    case "IFCPROPERTYENUMERATEDVALUE", "IFCPROPERTYLISTVALUE" ->
                        put(product, name, Value.of(joined(property.items(2))), all);
                    case "IFCCOMPLEXPROPERTY" -> {
                        if (depth < DEEPEST) {
                            properties(product, name, property, 3, all, depth + 1);
                        }
                    }
                    default -> findings.read("properties of a kind that is passed over");
                }
            });
        }
    }

    private void single(StepInstance product, String name, StepInstance property, Map<String, Value> all) {
        if (!(property.value(2) instanceof StepValue.Typed(String type, List<StepValue> inner)) || inner.size() != 1) {
            return;
        }
        double unit = property.followed(3).map(PropertySets::size).orElse(0.0);
        switch (inner.getFirst()) {
            case StepValue.Text(String text) -> put(product, name, Value.of(text), all);
            case StepValue.Word(String word)
            when word.equals("T") || word.equals("F") -> put(product, name, Value.of(word.equals("T")), all);
            case StepValue.Whole(long number) when measure(type, 0) == 0 -> put(product, name, Value.of(number), all);
            case StepValue.Whole(long number) -> real(product, name, number * measure(type, unit), all);
            case StepValue.Real(double number) -> {
                double size = measure(type, unit);
                real(product, name, size == 0 ? number : number * size, all);
            }
            default -> {
                // An unknown truth (.U.) tells nothing.
            }
        }
    }

    private static double size(StepInstance unit) {
        return unit.is("IFCSIUNIT", "IFCCONVERSIONBASEDUNIT", "IFCDERIVEDUNIT") ? Units.size(unit) : 0;
    }

    /// Size of a measure's unit in the unit in which it is kept, 0 where it is kept as it stands.
    private double measure(String type, double own) {
        return switch (type) {
            case "IFCLENGTHMEASURE", "IFCPOSITIVELENGTHMEASURE", "IFCNONNEGATIVELENGTHMEASURE" ->
                own > 0 ? own : units.length();
            case "IFCAREAMEASURE" -> own > 0 ? own : units.area();
            case "IFCVOLUMEMEASURE" -> own > 0 ? own : units.volume();
            case "IFCPLANEANGLEMEASURE", "IFCPOSITIVEPLANEANGLEMEASURE" ->
                own > 0 || units.angleTold() ? (own > 0 ? own : units.angle()) * DEGREES : 0;
            default -> 0;
        };
    }

    private void quantity(StepInstance product, String set, long id, Map<String, Value> all) {
        guarded(product, () -> {
            StepInstance quantity = file.instance(id, product.id());
            double unit =
                    switch (quantity.type()) {
                        case "IFCQUANTITYLENGTH" -> units.length();
                        case "IFCQUANTITYAREA" -> units.area();
                        case "IFCQUANTITYVOLUME" -> units.volume();
                        case "IFCQUANTITYCOUNT", "IFCQUANTITYWEIGHT", "IFCQUANTITYTIME" -> 1;
                        default -> 0;
                    };
            if (unit > 0 && quantity.has(3)) {
                double own = unit == 1
                        ? 0
                        : quantity.followed(2).map(PropertySets::size).orElse(0.0);
                real(product, set + '.' + quantity.text(0), quantity.number(3) * (own > 0 ? own : unit), all);
            }
        });
    }

    private static String joined(List<StepValue> values) {
        var text = new StringBuilder();
        for (StepValue value : values) {
            StepValue inner = value instanceof StepValue.Typed(String ignored, List<StepValue> in) && in.size() == 1
                    ? in.getFirst()
                    : value;
            String part =
                    switch (inner) {
                        case StepValue.Text(String one) -> one;
                        case StepValue.Word(String word) -> word;
                        case StepValue.Whole(long number) -> Long.toString(number);
                        case StepValue.Real(double number) -> Double.toString(number);
                        default -> "";
                    };
            if (text.length() < LONGEST_TEXT && !part.isEmpty()) {
                text.append(text.isEmpty() ? "" : ", ").append(part);
            }
        }
        return text.toString();
    }

    private void real(StepInstance product, String name, double number, Map<String, Value> all) {
        if (Double.isFinite(number)) {
            put(product, name, Value.of(number), all);
        }
    }

    private void put(StepInstance product, String name, Value value, Map<String, Value> all) {
        if (all.size() >= MOST) {
            findings.warn("properties beyond " + MOST + " left out", product.place());
            return;
        }
        Value kept = value instanceof Value.Text(String text) ? Value.of(StepText.cut(text, LONGEST_TEXT)) : value;
        all.put(StepText.cut(name, LONGEST_NAME), kept);
    }
}
