package citiverse.standards.osm;

import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/// Declares the layers that OSM fills, and makes their features.
final class OsmFeatures {
    /// The layers of things that are known by a tag, in the order in which they are tried.
    static final List<String> THINGS = List.of(
            Layers.AMENITY, Layers.BUILDING, TagRules.BUILDING_PART, Layers.GREEN, Layers.WATER, Layers.LANDUSE);

    private final Reading reading;
    private final FeatureSink sink;
    private final Findings findings;

    OsmFeatures(Reading reading, FeatureSink sink, Findings findings) {
        this.reading = reading;
        this.sink = sink;
        this.findings = findings;
    }

    void declareLayers() {
        var street = new ArrayList<Column>();
        street.add(new Column("way", Kind.WHOLE, "", "id of the OSM way"));
        street.add(new Column("from_node", Kind.WHOLE, "", "id of the OSM node at the start"));
        street.add(new Column("to_node", Kind.WHOLE, "", "id of the OSM node at the end"));
        TagRules.STREET.subList(0, 20).forEach(key -> street.add(tag(key)));
        sink.layer(new LayerSchema(Layers.STREET, "Streets and paths", "LINESTRING", street));
        sink.layer(new LayerSchema(
                Layers.TURN_RESTRICTION,
                "Turn restrictions",
                "POINT",
                List.of(
                        new Column("from_way", Kind.WHOLE, "", "id of the OSM way one comes from"),
                        new Column("via_node", Kind.WHOLE, "", "id of the OSM node at which one turns"),
                        new Column("to_way", Kind.WHOLE, "", "id of the OSM way one turns into"),
                        new Column("restriction", Kind.TEXT, "", "OSM tag restriction"))));
        var amenity = new ArrayList<Column>(List.of(kind(), tag("name")));
        TagRules.AMENITY.forEach(key -> amenity.add(tag(key)));
        sink.layer(new LayerSchema(Layers.AMENITY, "Things people go to", "GEOMETRY", amenity));
        sink.layer(new LayerSchema(
                Layers.BUILDING,
                "Buildings",
                "GEOMETRY",
                List.of(
                        tag("building"),
                        tag("name"),
                        new Column("height_metres", Kind.REAL, "m", "height above the ground"),
                        new Column("levels", Kind.REAL, "1", "storeys above the ground"))));
        sink.layer(new LayerSchema(Layers.GREEN, "Green", "GEOMETRY", List.of(kind(), tag("name"))));
        sink.layer(new LayerSchema(Layers.WATER, "Water", "GEOMETRY", List.of(kind(), tag("name"))));
        sink.layer(new LayerSchema(Layers.LANDUSE, "Land use", "GEOMETRY", List.of(kind(), tag("name"))));
    }

    /// Declares the layer of parts of buildings, for a file that has such.
    void declareParts() {
        sink.layer(new LayerSchema(
                TagRules.BUILDING_PART,
                "Parts of buildings",
                "GEOMETRY",
                List.of(
                        tag("building:part"),
                        tag("name"),
                        new Column("parent", Kind.TEXT, "", "id of the building that it is a part of"),
                        new Column("height_metres", Kind.REAL, "m", "its top above the ground"),
                        new Column("min_height_metres", Kind.REAL, "m", "its underside above the ground"),
                        new Column("levels", Kind.REAL, "1", "storeys above the ground"))));
    }

    private static Column tag(String key) {
        return new Column(key, Kind.TEXT, "", "OSM tag " + key);
    }

    private static Column kind() {
        return new Column("kind", Kind.TEXT, "", "the OSM tag that makes it one, key=value");
    }

    /// Hands on a street segment.
    void street(String local, long way, long fromNode, long toNode, Geometry line, OsmTags tags) {
        var properties = texts(Layers.STREET, tags)
                .put("way", way)
                .put("from_node", fromNode)
                .put("to_node", toNode);
        put(Layers.STREET, local, line, properties.build());
    }

    /// Hands on a turn restriction.
    void restriction(String local, long fromWay, long viaNode, long toWay, String restriction, Geometry at) {
        put(
                Layers.TURN_RESTRICTION,
                local,
                at,
                Properties.builder()
                        .put("from_way", fromWay)
                        .put("via_node", viaNode)
                        .put("to_way", toWay)
                        .put("restriction", restriction)
                        .build());
    }

    /// Hands on a thing of one of the layers [#THINGS].
    ///
    /// @param local `node/7`, `way/7` or `relation/7`
    void thing(String layer, String kind, String local, Geometry shape, OsmTags tags) {
        Properties.Builder properties = texts(layer, tags);
        if (layer.equals(Layers.BUILDING)) {
            measures(local, tags, properties);
        } else {
            properties.put("kind", kind);
        }
        put(layer, local, shape, properties.build());
    }

    /// Hands on a part of a building.
    ///
    /// @param parent local id of its building, empty where none is known
    void part(String local, Geometry shape, OsmTags tags, String parent) {
        Properties.Builder properties = texts(TagRules.BUILDING_PART, tags);
        measures(local, tags, properties);
        if (!parent.isEmpty()) {
            properties.put("parent", reading.id(Layers.BUILDING, parent));
        }
        put(TagRules.BUILDING_PART, local, shape, properties.build());
    }

    private void measures(String local, OsmTags tags, Properties.Builder properties) {
        metres("height_metres", first(tags, "height", "building:height"), local, properties);
        metres("min_height_metres", tags.value("min_height"), local, properties);
        metres("roof_height_metres", first(tags, "roof:height", "building:roof:height"), local, properties);
        number("levels", first(tags, "building:levels", "levels"), local, properties);
        number("min_level", first(tags, "building:min_level", "min_level"), local, properties);
        number("roof_levels", first(tags, "roof:levels", "building:roof:levels"), local, properties);
        number("levels_underground", tags.value("building:levels:underground"), local, properties);
    }

    private static String first(OsmTags tags, String key, String otherwise) {
        String value = tags.value(key);
        return value != null ? value : tags.value(otherwise);
    }

    private void metres(String name, String text, String local, Properties.Builder properties) {
        if (text != null) {
            add(name, text, Measure.metres(text), local, properties);
        }
    }

    private void number(String name, String text, String local, Properties.Builder properties) {
        if (text != null) {
            add(name, text, Measure.number(text), local, properties);
        }
    }

    private void add(String name, String text, OptionalDouble value, String local, Properties.Builder properties) {
        if (value.isPresent()) {
            properties.put(name, value.getAsDouble());
        } else {
            findings.warn(name + " is not understood and left out", local.replace('/', ' ') + ", \"" + text + '"');
        }
    }

    private static Properties.Builder texts(String layer, OsmTags tags) {
        var properties = Properties.builder();
        Set<String> wanted = TagRules.texts(layer);
        for (int i = 0; i < tags.size(); i++) {
            if (wanted.contains(tags.key(i))) {
                properties.put(tags.key(i), tags.value(i));
            }
        }
        return properties;
    }

    private void put(String layer, String local, Geometry shape, Properties properties) {
        sink.put(new Feature(reading.id(layer, local), layer, shape, properties, reading.provenance()));
        findings.read(layer);
    }
}
