package citiverse.standards.cql2;

import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// A small layer for filters to be asked of.
final class Layer {
    static final LayerSchema SCHEMA = new LayerSchema(
            "place",
            "Places",
            "GEOMETRY",
            List.of(
                    new Column("name", Kind.TEXT, "", "What people call it"),
                    new Column("kind", Kind.TEXT, "", ""),
                    new Column("height", Kind.REAL, "m", ""),
                    new Column("storeys", Kind.WHOLE, "1", ""),
                    new Column("listed", Kind.FLAG, "", ""),
                    new Column("since", Kind.TEXT, "", ""),
                    new Column("start", Kind.TEXT, "", ""),
                    new Column("end", Kind.TEXT, "", ""),
                    new Column("timetable", Kind.BYTES, "", "")));

    static final Queryables QUERYABLES = Queryables.of(SCHEMA);

    private Layer() {}

    static Feature feature(String id, String wkt, Properties properties) {
        return feature(id, wkt, properties, Validity.ALWAYS);
    }

    static Feature feature(String id, String wkt, Properties properties, Validity validity) {
        return new Feature(
                "urn:citiverse:test:made:place:" + id,
                "place",
                wkt == null ? null : shape(wkt),
                properties,
                new Provenance("made", "import"),
                validity);
    }

    static Geometry shape(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Validity from(String instant) {
        return new Validity(Instant.parse(instant), Instant.MAX);
    }

    /// The local ids of the features that match, in their order.
    static List<String> matches(String filter, List<Feature> features) {
        Filter ready = Filter.of(Cql2Text.parse(filter), QUERYABLES);
        List<String> ids = new ArrayList<>();
        for (Feature feature : features) {
            if (ready.matches(feature)) {
                ids.add(feature.localId());
            }
        }
        return ids;
    }
}
