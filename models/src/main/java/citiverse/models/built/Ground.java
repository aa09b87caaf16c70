package citiverse.models.built;

import citiverse.models.plane.Plane;
import citiverse.twin.Raster;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/// Heights of the ground: from the raster `terrain`, else from what buildings tell of theirs, else flat.
///
/// Outside the raster the height at its nearest edge is taken; where a cell has no value, the median of the raster.
public final class Ground {
    /// Name of the raster of heights.
    public static final String TERRAIN = "terrain";

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Plane plane;
    private final Raster terrain;
    private final double median;
    private final STRtree told;

    private Ground(Plane plane, Raster terrain, STRtree told) {
        this.plane = plane;
        this.terrain = terrain;
        this.median = terrain == null ? 0 : median(terrain.values());
        this.told = told;
    }

    /// Heights of a raster in CRS84.
    public static Ground of(Plane plane, Raster terrain) {
        return new Ground(plane, terrain, null);
    }

    /// Flat ground at height 0.
    public static Ground flat(Plane plane) {
        return new Ground(plane, null, null);
    }

    /// Heights that buildings tell of the ground under them.
    ///
    /// @param places x, y and height of each, metres
    static Ground told(Plane plane, List<double[]> places) {
        var tree = new STRtree();
        for (double[] place : places) {
            Point point = GEOMETRY.createPoint(new Coordinate(place[0], place[1], place[2]));
            tree.insert(point.getEnvelopeInternal(), point);
        }
        tree.build();
        return new Ground(plane, null, tree);
    }

    /// The raster, where heights come from one.
    public Optional<Raster> terrain() {
        return Optional.ofNullable(terrain);
    }

    /// True where nothing is known of the ground and it is taken to be flat, at height 0.
    public boolean flat() {
        return terrain == null && told == null;
    }

    /// Where the heights come from, for people.
    public String source() {
        if (terrain != null) {
            return "raster terrain" + (terrain.datum().isEmpty() ? "" : " (" + terrain.datum() + ")");
        }
        return told != null ? "the ground of the nearest building" : "none known: flat ground is assumed";
    }

    /// Height at a place, metres.
    public double at(double x, double y) {
        if (terrain != null) {
            double height = known(x, y);
            return Double.isNaN(height) ? median : height;
        }
        if (told == null) {
            return 0;
        }
        Point place = GEOMETRY.createPoint(new Coordinate(x, y));
        var near = (Point) told.nearestNeighbour(
                new Envelope(x, x, y, y), place, (a, b) -> ((Point) a.getItem()).distance((Point) b.getItem()));
        return near.getCoordinate().getZ();
    }

    /// Height of the raster at a place, `NaN` where its cells there have none.
    double known(double x, double y) {
        double longitude = plane.longitudeOf(x);
        double latitude = plane.latitudeOf(y);
        double east = terrain.west() + terrain.width() * terrain.cellWidth();
        double south = terrain.north() - terrain.height() * terrain.cellHeight();
        return terrain.at(Math.clamp(longitude, terrain.west(), east), Math.clamp(latitude, south, terrain.north()));
    }

    private static double median(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        while (count > 0 && Float.isNaN(sorted[count - 1])) {
            count--;
        }
        return count == 0 ? 0 : sorted[count / 2];
    }
}
