package citiverse.rehearse.run;

import citiverse.rehearse.question.Question.Area;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/// Tells whether a place lies in an area of a future.
final class Areas {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    /// Metres of a degree of latitude on the sphere of mean radius (IUGG).
    private static final double METRES_PER_DEGREE = 6_371_008.8 * StrictMath.PI / 180;

    private final Area area;
    private final List<Feature> features;

    /// @throws citiverse.twin.Problem `CV-QUESTION-010` where the layer or a feature is not there
    Areas(Snapshot snapshot, Area area) {
        this.area = area;
        if (area.layer().isEmpty()) {
            this.features = List.of();
            return;
        }
        if (snapshot.layer(area.layer()).isEmpty()) {
            throw area.where()
                    .unknown(
                            "layer",
                            area.layer(),
                            snapshot.layers().stream().map(LayerSchema::type).toList());
        }
        var all = snapshot.features(area.layer());
        if (area.ids().isEmpty()) {
            this.features = all;
            return;
        }
        var wanted = new HashSet<>(area.ids());
        var chosen = new ArrayList<Feature>();
        for (Feature feature : all) {
            if (wanted.contains(feature.localId()) || wanted.contains(feature.id())) {
                chosen.add(feature);
            }
        }
        for (String id : area.ids()) {
            if (chosen.stream().noneMatch(f -> f.localId().equals(id) || f.id().equals(id))) {
                throw area.where()
                        .unknown(
                                "feature of layer " + area.layer(),
                                id,
                                all.stream().map(Feature::localId).toList());
            }
        }
        this.features = chosen;
    }

    boolean everywhere() {
        return area.everywhere();
    }

    /// True where the place lies in the box, and in or near one of the features.
    boolean holds(double longitude, double latitude) {
        double[] box = area.box();
        if (box.length == 4 && (longitude < box[0] || latitude < box[1] || longitude > box[2] || latitude > box[3])) {
            return false;
        }
        if (area.layer().isEmpty()) {
            return true;
        }
        Point place = GEOMETRY.createPoint(new Coordinate(longitude, latitude));
        for (Feature feature : features) {
            if (feature.shape() != null && near(feature.shape(), place)) {
                return true;
            }
        }
        return false;
    }

    /// Distances are measured on a plane in which a degree of longitude is as long as it is at the place.
    private boolean near(Geometry shape, Point place) {
        if (shape.covers(place)) {
            return true;
        }
        if (area.withinMetres() <= 0) {
            return false;
        }
        double cosine = StrictMath.cos(StrictMath.toRadians(place.getY()));
        double reach = area.withinMetres() / METRES_PER_DEGREE;
        var box = shape.getEnvelopeInternal();
        if (place.getY() < box.getMinY() - reach
                || place.getY() > box.getMaxY() + reach
                || place.getX() < box.getMinX() - reach / cosine
                || place.getX() > box.getMaxX() + reach / cosine) {
            return false;
        }
        Geometry flat = shape.copy();
        flat.apply((Coordinate c) -> c.setX(c.getX() * cosine));
        flat.geometryChanged();
        return flat.distance(GEOMETRY.createPoint(new Coordinate(place.getX() * cosine, place.getY()))) <= reach;
    }
}
