package citiverse.standards.geojson;

import citiverse.twin.Feature;
import citiverse.twin.Value;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Writes features as a GeoJSON feature collection, one feature on each line, shells counterclockwise as RFC 7946 asks.
/// The same features in the same order give the same bytes.
public final class GeoJsonWriter implements AutoCloseable {
    /// Which id a feature carries.
    public enum Ids {
        /// The id within its source, for files that stand for one source.
        LOCAL,
        /// The whole URN, unique in the world.
        URN
    }

    private final JsonGenerator json;
    private final Ids ids;
    private boolean first = true;

    /// @param out closed with this writer
    public GeoJsonWriter(OutputStream out, Ids ids) {
        this.ids = ids;
        try {
            json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
            // The separators of features are written here.
            json.setRootValueSeparator(null);
            json.writeRaw("{\"type\":\"FeatureCollection\",\"features\":[");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a file with these features, replacing one that is there.
    public static void write(Path path, Iterable<Feature> features, Ids ids) throws IOException {
        try (var writer = new GeoJsonWriter(Files.newOutputStream(path), ids)) {
            features.forEach(writer::write);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Adds a feature. Packed content (bytes) is left out; a missing value is null. The type of the feature stands in
    /// the member `featureType`.
    public void write(Feature feature) {
        try {
            json.writeRaw(first ? "\n" : ",\n");
            first = false;
            json.writeStartObject();
            json.writeStringField("type", "Feature");
            json.writeStringField("id", ids == Ids.URN ? feature.id() : feature.localId());
            json.writeStringField("featureType", feature.type());
            json.writeFieldName("geometry");
            if (feature.shape() == null) {
                json.writeNull();
            } else {
                geometry(feature.shape());
            }
            json.writeObjectFieldStart("properties");
            feature.properties().forEach((name, value) -> {
                if (!(value instanceof Value.Bytes)) {
                    property(name, value);
                }
            });
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void property(String name, Value value) {
        try {
            switch (value) {
                case Value.Text(String text) -> json.writeStringField(name, text);
                case Value.Whole(long number) -> json.writeNumberField(name, number);
                case Value.Real(double number) -> json.writeNumberField(name, number);
                case Value.Flag(boolean set) -> json.writeBooleanField(name, set);
                case Value.Missing missing -> json.writeNullField(name);
                case Value.Bytes(byte[] packed) -> json.writeBinaryField(name, packed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void geometry(Geometry geometry) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", geometry instanceof LinearRing ? "LineString" : geometry.getGeometryType());
        boolean collection = geometry.getClass() == GeometryCollection.class;
        json.writeFieldName(collection ? "geometries" : "coordinates");
        switch (geometry) {
            case Point point
            when point.isEmpty() -> {
                json.writeStartArray();
                json.writeEndArray();
            }
            case Point point -> position(point.getCoordinateSequence(), 0);
            case LineString line -> positions(line.getCoordinateSequence());
            case Polygon polygon -> polygon(polygon);
            case MultiPoint points -> parts(points);
            case MultiLineString lines -> parts(lines);
            case MultiPolygon polygons -> parts(polygons);
            default -> {
                json.writeStartArray();
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    geometry(geometry.getGeometryN(i));
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private void parts(GeometryCollection collection) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < collection.getNumGeometries(); i++) {
            switch (collection.getGeometryN(i)) {
                case Point point -> position(point.getCoordinateSequence(), 0);
                case LineString line -> positions(line.getCoordinateSequence());
                case Geometry area -> polygon((Polygon) area);
            }
        }
        json.writeEndArray();
    }

    private void polygon(Polygon polygon) throws IOException {
        json.writeStartArray();
        if (!polygon.isEmpty()) {
            ring(polygon.getExteriorRing(), true);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(polygon.getInteriorRingN(i), false);
            }
        }
        json.writeEndArray();
    }

    private void ring(LinearRing ring, boolean counterclockwise) throws IOException {
        CoordinateSequence points = ring.getCoordinateSequence();
        boolean turn = Orientation.isCCW(points) != counterclockwise;
        positions(turn ? ring.reverse().getCoordinateSequence() : points);
    }

    private void positions(CoordinateSequence points) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < points.size(); i++) {
            position(points, i);
        }
        json.writeEndArray();
    }

    private void position(CoordinateSequence points, int i) throws IOException {
        json.writeStartArray();
        json.writeNumber(points.getX(i));
        json.writeNumber(points.getY(i));
        if (points.hasZ() && Double.isFinite(points.getZ(i))) {
            json.writeNumber(points.getZ(i));
        }
        json.writeEndArray();
    }

    @Override
    public void close() {
        try (json) {
            json.writeRaw("\n]}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
