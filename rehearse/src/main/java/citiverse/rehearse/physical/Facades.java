package citiverse.rehearse.physical;

import citiverse.models.access.Places;
import citiverse.models.air.Receptors;
import citiverse.models.built.BuiltForm;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.HashMap;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.DistanceOp;

/// Where people breathe and hear: in front of the wall that is nearest to a street with traffic; for places
/// that are not buildings, at the place itself.
final class Facades {
    /// In front of the wall, metres.
    private static final double BEFORE_METRES = 1;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final double[] REACHES = {60, 250, 1_000};

    private Facades() {}

    /// A receptor for each place, in the plane of the built form.
    static Receptors of(Snapshot city, BuiltForm built, Places places, String[] streetIds) {
        var streets = new STRtree();
        for (String id : streetIds) {
            city.feature(id).flatMap(Feature::geometry).ifPresent(line -> {
                Geometry flat = flat(built, line);
                streets.insert(flat.getEnvelopeInternal(), flat);
            });
        }
        streets.build();
        Map<String, Geometry> walls = new HashMap<>();
        if (places.layer().equals(Layers.BUILDING)) {
            for (Feature building : city.features(Layers.BUILDING)) {
                if (building.shape() instanceof Polygonal) {
                    walls.put(building.localId(), building.shape());
                }
            }
        }
        double[] east = new double[places.size()];
        double[] north = new double[places.size()];
        for (int i = 0; i < places.size(); i++) {
            Geometry wall = walls.get(places.ids()[i]);
            Coordinate at = wall == null
                    ? new Coordinate(
                            built.plane().x(places.longitude()[i]),
                            built.plane().y(places.latitude()[i]))
                    : before(flat(built, wall), streets);
            east[i] = at.x;
            north[i] = at.y;
        }
        return new Receptors(places.ids(), east, north);
    }

    private static Coordinate before(Geometry wall, STRtree streets) {
        Geometry nearest = nearest(wall, streets);
        if (nearest == null) {
            return wall.getInteriorPoint().getCoordinate();
        }
        Coordinate[] pair = DistanceOp.nearestPoints(wall, nearest);
        double distance = pair[0].distance(pair[1]);
        if (distance == 0) {
            return pair[0];
        }
        double step = Math.min(BEFORE_METRES, distance / 2);
        return new Coordinate(
                pair[0].x + (pair[1].x - pair[0].x) / distance * step,
                pair[0].y + (pair[1].y - pair[0].y) / distance * step);
    }

    /// The nearest street; of streets equally near the first in the order of their coordinates.
    private static Geometry nearest(Geometry wall, STRtree streets) {
        for (double reach : REACHES) {
            Envelope box = wall.getEnvelopeInternal();
            box.expandBy(reach);
            Geometry best = null;
            double least = reach;
            for (Object each : streets.query(box)) {
                var street = (Geometry) each;
                double distance = wall.distance(street);
                if (distance < least || best != null && distance == least && street.compareTo(best) < 0) {
                    least = distance;
                    best = street;
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private static Geometry flat(BuiltForm built, Geometry shape) {
        Geometry flat = GEOMETRY.createGeometry(shape);
        flat.apply((CoordinateFilter) at -> {
            at.x = built.plane().x(at.x);
            at.y = built.plane().y(at.y);
        });
        flat.geometryChanged();
        return flat;
    }
}
