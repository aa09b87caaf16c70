package citiverse.models.spatial;

import citiverse.models.plane.Plane;
import citiverse.twin.Layers;
import citiverse.twin.Raster;
import citiverse.twin.Snapshot;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// The height of the ground, from the terrain of a city, where it has one.
final class Ground {
    private final Raster terrain;
    private final Reference reference;
    private final Interval error;
    private final Plane plane;

    private Ground(Raster terrain, Reference reference, Interval error, Plane plane) {
        this.terrain = terrain;
        this.reference = reference;
        this.error = error;
        this.plane = plane;
    }

    static Ground of(Snapshot city, Plane plane, Assumptions assumptions) {
        Raster terrain = city.raster(Layers.TERRAIN).orElse(null);
        if (terrain == null) {
            return none(plane);
        }
        String datum = terrain.datum().isBlank() ? assumptions.unnamedDatum() : terrain.datum();
        return new Ground(terrain, Reference.datum(datum, terrain.source()), assumptions.of("error.terrain"), plane);
    }

    static Ground none(Plane plane) {
        return new Ground(null, Reference.NONE, Interval.ZERO, plane);
    }

    Plane plane() {
        return plane;
    }

    Reference reference() {
        return reference;
    }

    /// Lowest and highest ground at the corners and the middle of an area, widened by the error of the terrain.
    Optional<Interval> over(Geometry area) {
        if (terrain == null) {
            return Optional.empty();
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        Coordinate[] corners = area.getCoordinates();
        for (int i = 0; i <= corners.length; i++) {
            Coordinate at = i < corners.length ? corners[i] : area.getCentroid().getCoordinate();
            double height = terrain.at(plane.longitudeOf(at.x), plane.latitudeOf(at.y));
            if (Double.isNaN(height)) {
                return Optional.empty();
            }
            low = Math.min(low, height);
            high = Math.max(high, height);
        }
        return Optional.of(new Interval(low, high).plus(error));
    }
}
