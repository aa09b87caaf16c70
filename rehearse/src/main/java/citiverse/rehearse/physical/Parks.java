package citiverse.rehearse.physical;

import citiverse.models.air.Park;
import citiverse.models.plane.Plane;
import citiverse.rehearse.options.Option;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/// Parks as areas with trees, in the plane of the built form.
final class Parks {
    private static final Set<String> PARKS =
            Set.of("leisure=park", "leisure=garden", "natural=wood", "landuse=forest", "landuse=grass");

    private Parks() {}

    /// The parks that an option plants.
    static List<Park> planted(Option option, Plane plane) {
        var parks = new ArrayList<Park>();
        for (Change change : option.changes()) {
            if (change instanceof Change.Add(Feature after) && isPark(after)) {
                parks.addAll(of(after, plane));
            }
        }
        return parks;
    }

    /// True for green that has trees or grass and is open to be cool.
    static boolean isPark(Feature feature) {
        return feature.type().equals(Layers.GREEN)
                && feature.shape() != null
                && PARKS.contains(feature.properties().text("kind").orElse(""));
    }

    /// The areas of a green feature; what is not told of its trees is assumed as [Park#assumed] says.
    static List<Park> of(Feature green, Plane plane) {
        var parks = new ArrayList<Park>();
        Geometry shape = green.shape();
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            if (shape.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                Coordinate[] line = polygon.getExteriorRing().getCoordinates();
                double[] ring = new double[2 * (line.length - 1)];
                for (int v = 0; v < line.length - 1; v++) {
                    ring[2 * v] = plane.x(line[v].x);
                    ring[2 * v + 1] = plane.y(line[v].y);
                }
                Park usual = Park.assumed(green.id(), ring);
                parks.add(new Park(
                        green.id(),
                        ring,
                        green.properties().number("tree_cover").orElse(usual.treeCover()),
                        green.properties().number("leaf_area_index").orElse(usual.leafAreaIndex()),
                        usual.leafShare(),
                        usual.canopyMetres()));
            }
        }
        return parks;
    }
}
