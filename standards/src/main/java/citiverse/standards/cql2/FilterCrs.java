package citiverse.standards.cql2;

import citiverse.standards.crs.Crs;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/// Carries the places of a filter to CRS84 (`filter-crs` of OGC API Features Part 3).
public final class FilterCrs {
    /// A box becomes a ring with so many positions on each side, since its sides bend on the way.
    private static final int STEPS = 16;

    private FilterCrs() {}

    /// The same filter with its places in CRS84.
    ///
    /// @param filter with its places in `crs`
    /// @param latitudeFirst true where the first coordinate is the latitude, as the EPSG register has it for 4326
    /// @throws citiverse.twin.Problem `CV-CRS-002` where a place is not on the earth in that CRS
    public static Expression toCrs84(Expression filter, Crs crs, boolean latitudeFirst) {
        if (crs.isCrs84() && !latitudeFirst) {
            return filter;
        }
        return Parts.mapped(filter, leaf -> switch (leaf) {
            case Expression.Shape(Geometry geometry) ->
                new Expression.Shape(crs.toCrs84(latitudeFirst ? turned(geometry) : geometry));
            case Expression.Box box -> box(latitudeFirst ? turned(box) : box, crs);
            default -> leaf;
        });
    }

    private static Expression.Box turned(Expression.Box box) {
        return new Expression.Box(box.south(), box.west(), box.bottom(), box.north(), box.east(), box.top());
    }

    private static Geometry turned(Geometry geometry) {
        return new AffineTransformation(0, 1, 0, 1, 0, 0).transform(geometry);
    }

    private static Expression box(Expression.Box box, Crs crs) {
        if (crs.geographic() && crs.isCrs84()) {
            return box;
        }
        var ring = new ArrayList<Coordinate>();
        List<Coordinate> corners = List.of(
                new Coordinate(box.west(), box.south()),
                new Coordinate(box.east(), box.south()),
                new Coordinate(box.east(), box.north()),
                new Coordinate(box.west(), box.north()));
        for (int side = 0; side < 4; side++) {
            Coordinate from = corners.get(side);
            Coordinate to = corners.get((side + 1) % 4);
            for (int i = 0; i < STEPS; i++) {
                double share = (double) i / STEPS;
                ring.add(crs.toCrs84(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share));
            }
        }
        ring.add(ring.getFirst());
        return new Expression.Shape(new GeometryFactory().createPolygon(ring.toArray(Coordinate[]::new)));
    }
}
