package citiverse.server.page.space;

import citiverse.models.plane.Plane;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/// The ground on which a scene stands, as `/space/ground` gives it: heights in a square grid, and streets, green,
/// water and names on it, in metres east and north of the place asked for. Of bounded size.
final class GroundJson {
    /// Half the side of the square, metres.
    static final int REACH = 768;
    private static final int WIDE = 6;

    /// Heights along a side.
    private static final int ALONG = 49;

    private static final int MOST_CORNERS = 40_000;
    private static final int MOST_NAMES = 60;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final SpaceCity city;
    private final Plane plane;
    private final Envelope square;
    private final int reach;
    private int corners;

    private GroundJson(SpaceCity city, double longitude, double latitude, int reach) {
        this.city = city;
        this.reach = reach;
        this.plane = Plane.around(longitude, latitude);
        this.square = new Envelope(
                plane.longitudeOf(-reach), plane.longitudeOf(reach), plane.latitudeOf(-reach), plane.latitudeOf(reach));
    }

    /// @param wide true for heights alone, in a square six times as wide around the other
    static Map<String, Object> of(SpaceCity city, double longitude, double latitude, boolean wide) {
        var ground = new GroundJson(city, longitude, latitude, wide ? WIDE * REACH : REACH);
        return wide ? ground.frame() : ground.json();
    }

    private Map<String, Object> frame() {
        var json = new LinkedHashMap<String, Object>();
        json.put("longitude", plane.longitude());
        json.put("latitude", plane.latitude());
        json.put("metresPerDegreeEast", plane.metresPerDegreeEast());
        json.put("metresPerDegreeNorth", plane.metresPerDegreeNorth());
        json.put("reach", (long) reach);
        json.put("along", (long) ALONG);
        json.put("heights", heights());
        json.put("flat", city.form().ground().flat());
        return json;
    }

    private Map<String, Object> json() {
        Map<String, Object> json = frame();
        double x = city.plane().x(plane.longitude());
        double y = city.plane().y(plane.latitude());
        List<Feature> found = city.surfacesAround(x, y, REACH * 1.01);
        json.put("green", areas(found, Layers.GREEN));
        json.put("water", areas(found, Layers.WATER));
        json.put("streets", streets(found));
        json.put("names", names());
        return json;
    }

    /// From the south-west, eastwards, row by row to the north.
    private List<Object> heights() {
        var heights = new ArrayList<Object>();
        for (int row = 0; row < ALONG; row++) {
            for (int column = 0; column < ALONG; column++) {
                double x = reach * (2.0 * column / (ALONG - 1) - 1);
                double y = reach * (2.0 * row / (ALONG - 1) - 1);
                double height = city.form()
                        .ground()
                        .at(city.plane().x(plane.longitudeOf(x)), city.plane().y(plane.latitudeOf(y)));
                heights.add(Math.rint(height * 100) / 100);
            }
        }
        return heights;
    }

    private List<Object> areas(List<Feature> features, String layer) {
        var areas = new ArrayList<Object>();
        Geometry frame = SHAPES.toGeometry(square);
        for (Feature feature : features) {
            if (feature.type().equals(layer) && corners < MOST_CORNERS) {
                Geometry cut = Picture.cut(feature.shape(), frame);
                for (int i = 0; i < cut.getNumGeometries(); i++) {
                    if (cut.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                        var rings = new ArrayList<Object>();
                        rings.add(line(polygon.getExteriorRing()));
                        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                            rings.add(line(polygon.getInteriorRingN(hole)));
                        }
                        areas.add(rings);
                    }
                }
            }
        }
        return areas;
    }

    private List<Object> streets(List<Feature> features) {
        var streets = new ArrayList<Object>();
        Geometry frame = SHAPES.toGeometry(square);
        Coordinate middle = new Coordinate(plane.longitude(), plane.latitude());
        features.stream()
                .filter(feature -> feature.type().equals(Layers.STREET))
                .sorted(Comparator.comparingDouble((Feature street) ->
                                street.shape().getEnvelopeInternal().centre().distance(middle))
                        .thenComparing(Feature::id))
                .forEach(street -> {
                    Geometry cut = corners < MOST_CORNERS ? Picture.cut(street.shape(), frame) : SHAPES.createPoint();
                    for (int i = 0; i < cut.getNumGeometries(); i++) {
                        if (cut.getGeometryN(i).getDimension() == 1) {
                            streets.add(Map.of(
                                    "width", StreetWidth.of(street).metres(), "line", line(cut.getGeometryN(i))));
                        }
                    }
                });
        return streets;
    }

    /// x1, y1, x2, y2, …, decimetres as whole numbers.
    private List<Object> line(Geometry degrees) {
        var line = new ArrayList<Object>();
        for (Coordinate corner :
                DouglasPeuckerSimplifier.simplify(degrees, 3e-6).getCoordinates()) {
            line.add(Math.round(plane.x(corner.x) * 10));
            line.add(Math.round(plane.y(corner.y) * 10));
            corners++;
        }
        return line;
    }

    private List<Object> names() {
        return city.names().all().stream()
                .filter(named -> square.contains(named.longitude(), named.latitude()))
                .sorted(Comparator.comparingDouble((Names.Named named) ->
                                Math.hypot(plane.x(named.longitude()), plane.y(named.latitude())))
                        .thenComparing(Names.Named::urn))
                .limit(MOST_NAMES)
                .map(named -> (Object) Map.of(
                        "urn",
                        named.urn(),
                        "name",
                        named.name(),
                        "layer",
                        named.layer(),
                        "x",
                        Math.rint(plane.x(named.longitude())),
                        "y",
                        Math.rint(plane.y(named.latitude())),
                        "height",
                        city.form()
                                .building(named.urn())
                                .map(building -> Math.rint(building.heightMetres() * 10) / 10)
                                .orElse(0.0)))
                .toList();
    }
}
