package citiverse.standards.citygml;

import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.standards.solid.CityClass;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Properties;
import citiverse.twin.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Dynamizers, versions and their transitions, each a feature without a place.
///
/// A Dynamizer keeps which attribute it drives, its series as JSON pairs of time and value, or where its sensor is to
/// be found, which is not followed. A version keeps the ids of its members, a transition its transactions.
final class Histories {
    static final String DYNAMIZER = "dynamizer";
    static final String VERSION = "version";
    static final String TRANSITION = "version_transition";
    private static final int MOST_PAIRS = 1_000_000;

    private final Reading reading;
    private final FeatureSink sink;
    private final Findings findings;
    private int dynamizers;
    private int versions;

    Histories(Reading reading, FeatureSink sink, Findings findings) {
        this.reading = reading;
        this.sink = sink;
        this.findings = findings;
    }

    private static Column text(String name, String description) {
        return new Column(name, Kind.TEXT, "", description);
    }

    /// Declares the layers that are needed.
    void declare(boolean anyDynamizer, boolean anyVersion) {
        if (anyDynamizer) {
            sink.layer(new LayerSchema(
                    DYNAMIZER,
                    "Dynamizer",
                    "NONE",
                    List.of(
                            text("feature", "id of the object that it belongs to"),
                            text("attribute_reference", "path of the attribute that it drives"),
                            text("start_time", "from when"),
                            text("end_time", "until when"),
                            text("observation_property", "what is observed"),
                            text("unit", "unit as the file has it"),
                            text("series", "JSON pairs of time and value"),
                            text("link_observation", "where a sensor tells it; not followed"))));
        }
        if (anyVersion) {
            sink.layer(new LayerSchema(
                    VERSION, "Version", "NONE", List.of(text("tag", "tags"), text("members", "ids, as JSON"))));
            sink.layer(new LayerSchema(
                    TRANSITION,
                    "VersionTransition",
                    "NONE",
                    List.of(
                            text("reason", "why"),
                            text("kind", "what kind of transition"),
                            text("from_version", "id of the version before"),
                            text("to_version", "id of the version after"),
                            text("transactions", "what changed, as JSON"))));
        }
    }

    void dynamizer(Element dynamizer, String ownerClass, String owner) {
        dynamizers++;
        String id = dynamizer.id.isEmpty() ? owner + "~dynamizer-" + dynamizers : dynamizer.id;
        var properties = Properties.builder();
        properties.put("feature", reading.id(CityClass.layer(ownerClass), owner));
        put(properties, "attribute_reference", dynamizer.textOf("attributeRef"));
        put(properties, "start_time", dynamizer.textOf("startTime"));
        put(properties, "end_time", dynamizer.textOf("endTime"));
        List<Object> pairs = new ArrayList<>();
        dynamizer.visit(element -> {
            switch (element.name) {
                case "observationProperty" -> put(properties, "observation_property", element.text);
                case "uom" -> put(properties, "unit", element.text);
                case "valueType" -> put(properties, "value_type", element.text);
                case "connectionType" -> put(properties, "connection_type", element.text);
                case "baseURL" -> put(properties, "base_url", element.text);
                case "datastreamID" -> put(properties, "datastream", element.text);
                case "sensorID" -> put(properties, "sensor", element.text);
                case "linkToObservation" -> put(properties, "link_observation", element.text);
                case "linkToSensorDescription" -> put(properties, "link_sensor", element.text);
                case "sensorLocation" -> put(properties, "sensor_location", element.target());
                case "fileLocation" -> put(properties, "file", element.text);
                case "TimeValuePair" -> pair(element, pairs);
                default -> {
                    // What holds them.
                }
            }
        });
        if (!pairs.isEmpty()) {
            properties.put("series", CanonicalJson.write(pairs));
            properties.put("values", pairs.size());
        }
        put(DYNAMIZER, id, properties.build());
    }

    private void pair(Element pair, List<Object> pairs) {
        if (pairs.size() == MOST_PAIRS) {
            findings.warn("values left out: a series has more than " + MOST_PAIRS, pair.toString());
            return;
        }
        String time = pair.textOf("timestamp");
        for (Element value : pair.children) {
            if (value.name.endsWith("Value") && !value.text.isEmpty()) {
                pairs.add(List.of(time, value(value)));
                return;
            }
        }
        findings.warn("value of a series left out: it is no number, text or flag", pair.toString());
    }

    private static Object value(Element value) {
        try {
            double number = Double.parseDouble(value.text);
            boolean numeric = value.name.startsWith("double") || value.name.startsWith("int");
            return numeric && Double.isFinite(number) ? (Object) number : value.text;
        } catch (NumberFormatException text) {
            return value.text;
        }
    }

    void version(Element version) {
        versions++;
        var tags = new ArrayList<String>();
        var members = new ArrayList<String>();
        for (Element child : version.children) {
            switch (child.name) {
                case "tag" -> tags.add(child.text);
                case "versionMember" -> {
                    Element inline = child.content();
                    members.add(inline == null ? child.target() : inline.id);
                }
                default -> {
                    // Names and dates of the version itself.
                }
            }
        }
        var properties = Properties.builder();
        put(properties, "tag", String.join(" ", tags));
        properties.put("members", CanonicalJson.write(members));
        put(VERSION, version.id.isEmpty() ? "version-" + versions : version.id, properties.build());
    }

    void transition(Element transition) {
        versions++;
        var properties = Properties.builder();
        put(properties, "reason", transition.textOf("reason"));
        put(properties, "kind", transition.textOf("type"));
        put(properties, "clone_predecessor", transition.textOf("clonePredecessor"));
        List<Object> transactions = new ArrayList<>();
        for (Element child : transition.children) {
            switch (child.name) {
                case "from" -> put(properties, "from_version", child.target());
                case "to" -> put(properties, "to_version", child.target());
                case "transaction" -> {
                    Element change = child.content();
                    if (change != null) {
                        var told = new TreeMap<String, Object>();
                        for (Element part : change.children) {
                            String value = part.target().isEmpty() ? part.text : part.target();
                            told.put(part.name, value);
                        }
                        transactions.add(told);
                    }
                }
                default -> {
                    // Told above.
                }
            }
        }
        properties.put("transactions", CanonicalJson.write(transactions));
        put(TRANSITION, transition.id.isEmpty() ? "transition-" + versions : transition.id, properties.build());
    }

    private static void put(Properties.Builder properties, String name, String text) {
        if (!text.isEmpty()) {
            properties.put(name, text);
        }
    }

    private void put(String layer, String id, Properties properties) {
        sink.put(new Feature(reading.id(layer, id), layer, null, properties, reading.provenance()));
        findings.read(layer);
    }
}
