package citiverse.models.built;

import citiverse.models.plane.Plane;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;

/// Footprints on the plane: valid polygons that have an area.
final class Footprints {
    private Footprints() {}

    /// What became of a shape.
    ///
    /// @param polygons on the plane in metres, valid; none where the shape has no area
    /// @param mended true where it crossed or touched itself
    record Found(List<Polygon> polygons, boolean mended) {}

    static Found of(Geometry shape, Plane plane, double leastArea) {
        Geometry flat = shape.copy();
        flat.apply((Coordinate c) -> {
            c.setX(plane.x(c.getX()));
            c.setY(plane.y(c.getY()));
        });
        flat.geometryChanged();
        for (Coordinate corner : flat.getCoordinates()) {
            if (!Double.isFinite(corner.x) || !Double.isFinite(corner.y)) {
                return new Found(List.of(), false);
            }
        }
        boolean mended = false;
        var polygons = new ArrayList<Polygon>();
        for (Object part : PolygonExtracter.getPolygons(flat)) {
            Geometry polygon = (Geometry) part;
            if (!polygon.isValid()) {
                polygon = GeometryFixer.fix(polygon);
                mended = true;
            }
            for (Object piece : PolygonExtracter.getPolygons(polygon)) {
                if (((Polygon) piece).getArea() >= leastArea) {
                    polygons.add((Polygon) piece);
                }
            }
        }
        return new Found(polygons, mended);
    }
}
