package citiverse.server.ogc.features;

import citiverse.standards.cql2.Cql2Json;
import citiverse.standards.cql2.Expression;
import citiverse.standards.cql2.FilterCrs;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import citiverse.twin.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/// A feature as a client sends it: GeoJSON, or a merge patch (RFC 7396) of it.
///
/// Properties are those of the layer, or such as the feature has already. Numbers for a column of texts and the like
/// are refused. Packed content cannot be sent, so it stays as it is. Positions are at most 10,000.
final class FeatureBody {
    private static final String CODE = "CV-OGC-008";

    private final Map<?, ?> tree;
    private final boolean hasGeometry;
    private final Geometry shape;
    private final Map<?, ?> properties;

    private FeatureBody(Map<?, ?> tree, Srs srs) {
        this.tree = tree;
        this.hasGeometry = tree.containsKey("geometry");
        this.shape = shape(tree.get("geometry"), srs);
        this.properties = switch (tree.get("properties")) {
            case null -> Map.of();
            case Map<?, ?> map -> map;
            default -> throw wrong("properties", "the properties are no object");
        };
    }

    /// @throws Problem `CV-OGC-008` where it is no feature of GeoJSON
    static FeatureBody read(byte[] json, Srs srs) {
        Map<?, ?> tree = tree(json);
        if (!"Feature".equals(tree.get("type"))) {
            throw wrong("type", "it is no GeoJSON feature");
        }
        for (String member : List.of("geometry", "properties")) {
            if (!tree.containsKey(member)) {
                throw wrong(member, "the feature has no member \"" + member + '"');
            }
        }
        return new FeatureBody(tree, srs);
    }

    static FeatureBody readPatch(byte[] json, Srs srs) {
        Map<?, ?> tree = tree(json);
        if (tree.containsKey("type") && !"Feature".equals(tree.get("type"))) {
            throw wrong("type", "a feature stays a feature");
        }
        return new FeatureBody(tree, srs);
    }

    private static Map<?, ?> tree(byte[] json) {
        try {
            if (new JsonCursor(json).document() instanceof Map<?, ?> tree) {
                return tree;
            }
        } catch (IllegalArgumentException e) {
            throw wrong("", "the body is " + e.getMessage()).causedBy(e);
        }
        throw wrong("", "the body is no object");
    }

    private static Problem wrong(String place, String reason) {
        return Problem.user(CODE, reason)
                .at(place.isEmpty() ? "body" : "body, " + place)
                .remedy("Send a feature as this collection gives them");
    }

    private static Geometry shape(Object geometry, Srs srs) {
        if (geometry == null) {
            return null;
        }
        if (!(geometry instanceof Map<?, ?> map)) {
            throw wrong("geometry", "the geometry is no object");
        }
        Expression placed = FilterCrs.toCrs84(Cql2Json.geometry(map), srs.crs(), srs.latitudeFirst());
        Geometry shape = ((Expression.Shape) placed).geometry();
        var box = shape.getEnvelopeInternal();
        if (box.getMinX() < -180 || box.getMaxX() > 180 || box.getMinY() < -90 || box.getMaxY() > 90) {
            throw wrong("geometry", "a position is not on the earth")
                    .remedy("Give longitude before latitude, or name the system in the header Content-Crs");
        }
        return shape;
    }

    boolean hasGeometry() {
        return hasGeometry;
    }

    Optional<Geometry> shape() {
        return Optional.ofNullable(shape);
    }

    /// The id that the client would like, as far as it can be one.
    Optional<String> localId(Layer layer) {
        return tree.get("id") instanceof String id
                        && !id.isEmpty()
                        && id.length() <= 200
                        && !id.startsWith("urn:")
                        && id.chars().noneMatch(c -> c < ' ' || Character.isSurrogate((char) c))
                ? Optional.of(id)
                : Optional.empty();
    }

    /// @throws Problem where the body names another feature
    void requireId(Feature feature) {
        Object id = tree.get("id");
        if (id != null && !id.equals(feature.id()) && !id.equals(feature.localId())) {
            throw wrong("id", "the body is of another feature than the address")
                    .remedy("Leave the id out, or give that of the address");
        }
    }

    /// All properties of the feature to be.
    ///
    /// @param before the feature that is replaced, whose packed content stays
    Properties properties(Layer layer, Optional<Feature> before) {
        var made = Properties.builder();
        before.ifPresent(feature -> feature.properties().forEach((name, value) -> {
            if (value instanceof Value.Bytes) {
                made.put(name, value);
            }
        }));
        properties.forEach((name, value) ->
                made.put((String) name, value((String) name, value, layer, before.map(Feature::properties))));
        return made.build();
    }

    /// The properties of a feature with those of a patch; null takes one away.
    Properties merged(Layer layer, Feature before) {
        Properties made = before.properties();
        for (var entry : properties.entrySet()) {
            String name = (String) entry.getKey();
            if (entry.getValue() == null) {
                requireKnown(name, layer, Optional.of(before.properties()));
                made = made.without(name);
            } else {
                made = made.with(name, value(name, entry.getValue(), layer, Optional.of(before.properties())));
            }
        }
        return made;
    }

    private static void requireKnown(String name, Layer layer, Optional<Properties> before) {
        boolean packed = layer.schema()
                .column(name)
                .filter(column -> column.kind() == LayerSchema.Kind.BYTES)
                .isPresent();
        boolean there =
                before.filter(properties -> properties.value(name).isPresent()).isPresent();
        if (packed || layer.schema().column(name).isEmpty() && !there) {
            List<String> names = new ArrayList<>();
            layer.schema().columns().stream()
                    .filter(column -> column.kind() != LayerSchema.Kind.BYTES)
                    .forEach(column -> names.add(column.name()));
            throw wrong(
                            "properties",
                            packed
                                    ? "the packed property \"" + Requests.shown(name) + "\" cannot be sent"
                                    : "the layer has no property \"" + Requests.shown(name) + '"')
                    .remedy(NearestNames.remedy(Requests.shown(name), names));
        }
    }

    private static Value value(String name, Object sent, Layer layer, Optional<Properties> before) {
        requireKnown(name, layer, before);
        LayerSchema.Kind kind =
                layer.schema().column(name).map(LayerSchema.Column::kind).orElse(null);
        return switch (sent) {
            case null -> Value.missing();
            case String text when fits(kind, LayerSchema.Kind.TEXT) && whole(text) -> Value.of(text);
            case Boolean set when fits(kind, LayerSchema.Kind.FLAG) -> Value.of(set.booleanValue());
            case Long number when fits(kind, LayerSchema.Kind.WHOLE) -> Value.of(number.longValue());
            case Long number when fits(kind, LayerSchema.Kind.REAL) -> Value.of(number.doubleValue());
            case Double number when fits(kind, LayerSchema.Kind.REAL) -> Value.of(number.doubleValue());
            default ->
                throw wrong(
                                "properties",
                                "the property \"" + Requests.shown(name) + "\" does not take this kind of value")
                        .remedy("The schema of the collection tells the kinds of its columns");
        };
    }

    /// False where a text holds half of a surrogate pair, which has no form in UTF-8.
    private static boolean whole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean fits(LayerSchema.Kind column, LayerSchema.Kind sent) {
        return column == null || column == sent;
    }
}
