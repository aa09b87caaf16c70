package citiverse.standards.citygml;

import citiverse.standards.Findings;
import citiverse.twin.Value;
import citiverse.twin.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The attributes of an object or a surface, under their own names.
final class GmlAttributes {
    private static final Set<String> WHOLE =
            Set.of("storeysAboveGround", "storeysBelowGround", "yearOfConstruction", "yearOfDemolition");
    private static final Set<String> REAL =
            Set.of("measuredHeight", "trunkDiameter", "crownDiameter", "rootBallDiameter", "averageHeight");
    private static final Set<String> LISTS = Set.of("storeyHeightsAboveGround", "storeyHeightsBelowGround");
    /// Properties that hold more than one text and are kept as one text.
    private static final Set<String> TEXTS = Set.of("address", "externalReference");

    private final Map<String, Value> attributes = new TreeMap<>();
    private final Map<String, List<String>> repeated = new TreeMap<>();
    private final String place;
    private final Findings findings;

    GmlAttributes(String place, Findings findings) {
        this.place = place;
        this.findings = findings;
    }

    /// The attributes by name.
    Map<String, Value> all() {
        repeated.forEach((name, texts) ->
                attributes.put(name, Value.of(texts.size() == 1 ? texts.getFirst() : CanonicalJson.write(texts))));
        repeated.clear();
        return attributes;
    }

    void put(String name, Value value) {
        attributes.put(name, value);
    }

    /// Takes a property of an object; false where it is none that is known.
    boolean take(Element property) {
        if (property.ofGml()) {
            return switch (property.name) {
                case "name", "description", "identifier" -> text(property);
                default -> true;
            };
        }
        if (property.name.endsWith("Attribute") || property.name.equals("genericAttributeSet")) {
            generic(property, "");
            return true;
        }
        if (property.name.equals("height") && property.child("Height") != null) {
            height(property.child("Height"));
            return true;
        }
        if (TEXTS.contains(property.name)) {
            String texts = property.texts(", ", "multiPoint");
            if (!texts.isEmpty()) {
                repeated.computeIfAbsent(property.name, unused -> new ArrayList<>())
                        .add(texts);
            }
            return true;
        }
        if (!property.target().isEmpty() || !property.href.isEmpty()) {
            repeated.computeIfAbsent(property.name, unused -> new ArrayList<>())
                    .add(property.target().isEmpty() ? property.href : property.target());
            return true;
        }
        return property.children.isEmpty() && text(property);
    }

    private boolean text(Element property) {
        String name = property.name;
        String text = property.text;
        if (text.isEmpty()) {
            attributes.putIfAbsent(name, Value.missing());
        } else if (WHOLE.contains(name)) {
            attributes.put(name, whole(text));
        } else if (REAL.contains(name) || name.equals("height")) {
            attributes.put(name, real(text));
        } else if (LISTS.contains(name)) {
            attributes.put(name, list(text));
        } else {
            repeated.computeIfAbsent(name, unused -> new ArrayList<>()).add(text);
        }
        return true;
    }

    private Value whole(String text) {
        try {
            return Value.of(Long.parseLong(text));
        } catch (NumberFormatException notOne) {
            return Value.of(text);
        }
    }

    private Value real(String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return Value.of(number);
            }
        } catch (NumberFormatException notOne) {
            findings.warn("number kept as text", place + ", \"" + text + '"');
        }
        return Value.of(text);
    }

    private Value list(String text) {
        var numbers = new StringBuilder("[");
        for (String part : text.split("\\s+")) {
            if (!(real(part) instanceof Value.Real(double number))) {
                return Value.of(text);
            }
            numbers.append(numbers.length() > 1 ? "," : "").append(number);
        }
        return Value.of(numbers.append(']').toString());
    }

    /// A height of CityGML 3.0. That between the lowest ground and the highest roof is what 2.0 calls measured height.
    private void height(Element height) {
        String value = height.textOf("value");
        String high = height.textOf("highReference");
        String low = height.textOf("lowReference");
        boolean whole = !attributes.containsKey("measuredHeight")
                && (high.isEmpty() || high.startsWith("highest") || high.equals("1000"))
                && !low.startsWith("highest");
        if (!value.isEmpty()) {
            attributes.put(whole ? "measuredHeight" : "height_" + low + '_' + high, real(value));
        }
    }

    /// Generic attributes: in 2.0 the name is an attribute of the element, in 3.0 an element beside the value.
    private void generic(Element property, String prefix) {
        boolean set = property.name.equals("genericAttributeSet") || property.name.equals("GenericAttributeSet");
        Element holder = property.name.equals("genericAttribute") ? property.content() : property;
        if (holder == null) {
            return;
        }
        String name = prefix + (holder.called.isEmpty() ? holder.textOf("name") : holder.called);
        if (set || holder.name.equals("GenericAttributeSet")) {
            for (Element member : holder.children) {
                if (!member.name.equals("name") && !member.name.equals("codeSpace")) {
                    generic(member, name.isEmpty() ? "" : name + '.');
                }
            }
            return;
        }
        String value = holder.textOf("value");
        if (name.isEmpty()) {
            findings.warn("generic attribute without a name left out", place);
            return;
        }
        String kind = holder.name.toLowerCase(java.util.Locale.ROOT);
        attributes.put(
                name,
                value.isEmpty()
                        ? Value.missing()
                        : kind.startsWith("int")
                                ? whole(value)
                                : kind.startsWith("double") || kind.startsWith("measure")
                                        ? real(value)
                                        : Value.of(value));
    }

    /// The attributes as canonical JSON, empty where there are none.
    String json() {
        var tree = new TreeMap<String, Object>();
        all().forEach((name, value) -> tree.put(
                name,
                switch (value) {
                    case Value.Text(String text) -> text;
                    case Value.Whole(long number) -> (Object) number;
                    case Value.Real(double number) -> (Object) number;
                    case Value.Flag(boolean set) -> (Object) set;
                    case Value.Bytes bytes -> null;
                    case Value.Missing missing -> null;
                }));
        try {
            return tree.isEmpty() ? "" : CanonicalJson.write(tree);
        } catch (IllegalArgumentException notCanonical) {
            findings.warn("attributes of a surface left out", place + ", " + notCanonical.getMessage());
            return "";
        }
    }
}
