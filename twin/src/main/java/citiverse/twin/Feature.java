package citiverse.twin;

import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/// A thing in the city.
///
/// @param id `urn:citiverse:<city>:<source>:<type>:<local>`, see [FeatureId]
/// @param type name of its layer, such as `street`, `transit_stop`, `cells`
/// @param shape its geometry in CRS84 (x longitude, y latitude in degrees, z metres), never changed; null where
///     the thing has no place of its own (a timetable's service)
/// @param properties what is known of it
/// @param provenance where that came from
/// @param validity when it holds
public record Feature(
        String id, String type, Geometry shape, Properties properties, Provenance provenance, Validity validity) {

    public Feature {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(properties, "properties");
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(validity, "validity");
    }

    /// A feature that holds always.
    public Feature(String id, String type, Geometry shape, Properties properties, Provenance provenance) {
        this(id, type, shape, properties, provenance, Validity.ALWAYS);
    }

    /// The geometry, where it has one.
    public Optional<Geometry> geometry() {
        return Optional.ofNullable(shape);
    }

    /// The same feature with other properties.
    public Feature with(Properties other) {
        return new Feature(id, type, shape, other, provenance, validity);
    }

    /// Its id within its source.
    public String localId() {
        return FeatureId.localOf(id);
    }
}
