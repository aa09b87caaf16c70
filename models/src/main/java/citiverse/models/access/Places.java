package citiverse.models.access;

import citiverse.twin.Feature;
import citiverse.twin.Snapshot;
import java.util.Comparator;
import java.util.List;

/// Points that people leave from or go to, in a fixed order.
///
/// @param layer name of the layer they come from
/// @param ids local ids, as written in tables for people and programs
/// @param longitude degrees CRS84
/// @param latitude degrees CRS84
public record Places(String layer, String[] ids, double[] longitude, double[] latitude) {

    public Places {
        if (ids.length != longitude.length || ids.length != latitude.length) {
            throw new IllegalArgumentException("as many ids as coordinates are needed");
        }
    }

    public int size() {
        return ids.length;
    }

    /// The features of a layer, by local id; areas by a point inside them.
    public static Places of(Snapshot snapshot, String layer) {
        return of(layer, snapshot.features(layer));
    }

    /// These features, by local id; those without a geometry are left out.
    public static Places of(String layer, List<Feature> features) {
        List<Feature> placed = features.stream()
                .filter(feature -> feature.geometry().isPresent())
                .sorted(Comparator.comparing(Feature::localId))
                .toList();
        var ids = new String[placed.size()];
        var longitude = new double[placed.size()];
        var latitude = new double[placed.size()];
        for (int i = 0; i < placed.size(); i++) {
            var point = placed.get(i).shape().getInteriorPoint();
            ids[i] = placed.get(i).localId();
            longitude[i] = point.getX();
            latitude[i] = point.getY();
        }
        return new Places(layer, ids, longitude, latitude);
    }
}
