package citiverse.report;

import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/// Finds the street by which people know a place.
final class Surroundings {
    private static final double REACH_DEGREES = 0.01;

    private final List<Feature> named = new ArrayList<>();

    Surroundings(Snapshot snapshot) {
        for (Feature street : snapshot.features(Layers.STREET)) {
            boolean hasName = street.properties()
                    .text("name")
                    .filter(name -> !name.isBlank())
                    .isPresent();
            if (hasName && street.geometry().isPresent()) {
                named.add(street);
            }
        }
    }

    /// Name of the nearest named street within about a kilometre; of streets equally near the first by id.
    Optional<String> street(double longitude, double latitude) {
        double squeeze = StrictMath.cos(Math.toRadians(latitude));
        double best = REACH_DEGREES;
        Feature nearest = null;
        double across = best / squeeze;
        var here = new Envelope(longitude - across, longitude + across, latitude - best, latitude + best);
        for (Feature street : named) {
            if (street.shape().getEnvelopeInternal().intersects(here)) {
                double distance = distance(street.shape().getCoordinates(), longitude, latitude, squeeze);
                if (distance < best) {
                    best = distance;
                    nearest = street;
                }
            }
        }
        return nearest == null ? Optional.empty() : nearest.properties().text("name");
    }

    /// In degrees of latitude.
    private static double distance(Coordinate[] line, double longitude, double latitude, double squeeze) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < line.length; i++) {
            double fromX = (line[i - 1].x - longitude) * squeeze;
            double fromY = line[i - 1].y - latitude;
            double dx = (line[i].x - line[i - 1].x) * squeeze;
            double dy = line[i].y - line[i - 1].y;
            double square = dx * dx + dy * dy;
            double along = square == 0 ? 0 : Math.max(0, Math.min(1, -(fromX * dx + fromY * dy) / square));
            least = Math.min(least, StrictMath.hypot(fromX + along * dx, fromY + along * dy));
        }
        return least;
    }
}
