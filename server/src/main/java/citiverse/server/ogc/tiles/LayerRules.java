package citiverse.server.ogc.tiles;

import citiverse.standards.mvt.VectorLayer.Attribute;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// From which zoom on a layer is drawn, and what is told of its things. Layers that the rooms agree on are drawn as a
/// map needs them; all others whole, with all that they tell.
final class LayerRules {
    /// Layers of the map of a city, in the order in which they are drawn.
    static final List<String> BASE = List.of(
            Layers.LANDUSE,
            Layers.GREEN,
            Layers.WATER,
            Layers.STREET,
            Layers.TRANSIT_PATTERN,
            Layers.BUILDING,
            Layers.TRANSIT_STOP,
            Layers.AMENITY);

    private static final int MOST_ATTRIBUTES = 32;

    private static final Map<String, Integer> STREETS = Map.ofEntries(
            Map.entry("motorway", 7),
            Map.entry("motorway_link", 10),
            Map.entry("trunk", 7),
            Map.entry("trunk_link", 10),
            Map.entry("primary", 8),
            Map.entry("primary_link", 11),
            Map.entry("secondary", 10),
            Map.entry("secondary_link", 12),
            Map.entry("tertiary", 11),
            Map.entry("residential", 12),
            Map.entry("living_street", 12),
            Map.entry("unclassified", 12),
            Map.entry("pedestrian", 13));
    private static final int OTHER_STREETS = 14;

    /// Kinds of a land use and of water that are seen from afar.
    private static final Set<String> NOT_FROM_AFAR = Set.of("natural=spring", "waterway=ditch", "waterway=drain");

    private LayerRules() {}

    /// Property names that other layers lend to a pattern: `mode` and `short_name` of its line.
    static final List<String> OF_THE_LINE = List.of("mode", "short_name");

    static int firstZoom(String type) {
        return switch (type) {
            case Layers.LANDUSE, Layers.GREEN -> 9;
            case Layers.WATER, Layers.STREET -> 7;
            case Layers.TRANSIT_PATTERN -> 10;
            case Layers.BUILDING -> 13;
            case Layers.TRANSIT_STOP -> 13;
            case Layers.AMENITY, Layers.BUILDING_PART, Layers.TURN_RESTRICTION -> 14;
            default -> 0;
        };
    }

    /// First zoom at which one thing is drawn.
    static int firstZoom(Feature feature) {
        if (feature.type().equals(Layers.STREET)) {
            String highway = feature.properties().text("highway").orElse("");
            return STREETS.getOrDefault(highway, OTHER_STREETS);
        }
        String kind = feature.properties().text("kind").orElse("");
        return NOT_FROM_AFAR.contains(kind) ? 14 : firstZoom(feature.type());
    }

    static List<Attribute> attributes(LayerSchema layer) {
        return switch (layer.type()) {
            case Layers.LANDUSE, Layers.GREEN, Layers.WATER ->
                List.of(new Attribute("kind", 0), new Attribute("name", 13), urn(14));
            case Layers.STREET ->
                List.of(
                        new Attribute("highway", 0),
                        new Attribute("bridge", 12),
                        new Attribute("tunnel", 12),
                        new Attribute("layer", 12),
                        new Attribute("name", 14),
                        new Attribute("oneway", 15),
                        new Attribute("closed_to", 12),
                        urn(15));
            case Layers.TRANSIT_PATTERN -> {
                List<Attribute> attributes = new ArrayList<>();
                OF_THE_LINE.forEach(name -> attributes.add(new Attribute(name, 0)));
                attributes.add(new Attribute("route", 13));
                attributes.add(urn(13));
                yield attributes;
            }
            case Layers.TRANSIT_STOP -> List.of(new Attribute("name", 13), new Attribute("location_type", 13), urn(14));
            case Layers.AMENITY -> List.of(new Attribute("kind", 0), new Attribute("name", 15), urn(15));
            case Layers.BUILDING, Layers.BUILDING_PART ->
                List.of(
                        new Attribute("building", 15),
                        new Attribute("height_metres", 15),
                        new Attribute("levels", 15),
                        new Attribute("name", 16),
                        urn(15));
            default -> declared(layer);
        };
    }

    private static Attribute urn(int fromZoom) {
        return new Attribute(Attribute.URN, fromZoom);
    }

    private static List<Attribute> declared(LayerSchema layer) {
        List<Attribute> attributes = new ArrayList<>(List.of(urn(0)));
        for (LayerSchema.Column column : layer.columns()) {
            if (attributes.size() < MOST_ATTRIBUTES && !column.name().equals(Attribute.URN)) {
                attributes.add(new Attribute(column.name(), 0));
            }
        }
        return attributes;
    }
}
