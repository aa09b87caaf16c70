package citiverse.scene.sample;

import citiverse.scene.Dice;
import citiverse.scene.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/// Parts a ground into districts between its through streets, and says what each is like.
final class Districts {
    private record Anchor(Quarter quarter, double x, double y) {}

    /// Which quarter lies where, local; a district takes that of the anchor nearest to a point inside it. The hill
    /// apart: its southern and eastern slope is settled, the rest is forest.
    private static final List<Anchor> ANCHORS = List.of(
            new Anchor(Quarter.TERRACES, 1620, 3250),
            new Anchor(Quarter.CENTRE, 2500, 2050),
            new Anchor(Quarter.INNER, 2200, 2700),
            new Anchor(Quarter.INNER, 1950, 2150),
            new Anchor(Quarter.INNER, 2880, 2720),
            new Anchor(Quarter.PARK, 3110, 2000),
            new Anchor(Quarter.TOWERS, 3850, 2700),
            new Anchor(Quarter.TERRACES, 1380, 2650),
            new Anchor(Quarter.GARDENS, 600, 2550),
            new Anchor(Quarter.TERRACES, 2200, 3400),
            new Anchor(Quarter.TERRACES, 2900, 3430),
            new Anchor(Quarter.GARDENS, 2500, 4080),
            new Anchor(Quarter.GARDENS, 3800, 4060),
            new Anchor(Quarter.TOWERS, 3850, 3420),
            new Anchor(Quarter.GARDENS, 4680, 3350),
            new Anchor(Quarter.TERRACES, 4700, 2600),
            new Anchor(Quarter.GARDENS, 4700, 4050),
            new Anchor(Quarter.PARK, 600, 1600),
            new Anchor(Quarter.TERRACES, 1400, 1500),
            new Anchor(Quarter.INNER, 2180, 1250),
            new Anchor(Quarter.INNER, 2890, 1280),
            new Anchor(Quarter.INDUSTRY, 3850, 1450),
            new Anchor(Quarter.PARK, 4700, 1500),
            new Anchor(Quarter.GARDENS, 620, 650),
            new Anchor(Quarter.GARDENS, 1400, 650),
            new Anchor(Quarter.TERRACES, 2550, 630),
            new Anchor(Quarter.INDUSTRY, 3850, 640),
            new Anchor(Quarter.INDUSTRY, 4650, 700));

    private static final List<String> NAMES = List.of(
            "Alder", "Birch", "Cooper", "Dove", "Elm", "Fuller", "Granary", "Heron", "Ivy", "Juniper", "Kiln", "Larch",
            "Mill", "North", "Orchard", "Potter", "Quarry", "Rowan", "Saddler", "Tanner", "Upper", "Vine", "Weaver",
            "Yarrow");

    private static final double LARGEST = 240_000;

    private final Dice dice;
    private final List<District> districts = new ArrayList<>();
    private final List<Road> collectors = new ArrayList<>();

    private Districts(Site site) {
        dice = site.dice().fork("districts");
    }

    /// The districts from the south-west.
    List<District> list() {
        return districts;
    }

    /// Streets that part large districts in two.
    List<Road> collectors() {
        return collectors;
    }

    static Districts of(Site site, River river, Avenues avenues) {
        var lines = new ArrayList<List<Coordinate>>();
        avenues.roads().stream()
                .filter(road -> !road.kind().equals("residential"))
                .forEach(road -> lines.add(road.line()));
        lines.addAll(avenues.edges());
        lines.add(List.of(
                site.at(0, 0),
                site.at(Site.WIDTH, 0),
                site.at(Site.WIDTH, Site.HEIGHT),
                site.at(0, Site.HEIGHT),
                site.at(0, 0)));
        var limit = new ArrayList<>(avenues.limit());
        limit.add(limit.getFirst());
        Polygon city = Site.SHAPES.createPolygon(limit.toArray(Coordinate[]::new));
        Polygon water = river.area();
        var found = new Districts(site);
        int shift = found.dice.below(NAMES.size());
        int number = 0;
        for (Polygon area : Plots.enclosed(lines)) {
            Coordinate inside = area.getInteriorPoint().getCoordinate();
            boolean flooded = contains(city, inside)
                    && OverlayNGRobust.overlay(area, water, OverlayNG.INTERSECTION)
                                    .getArea()
                            > 0.4 * area.getArea();
            if (flooded || area.getArea() < 2500) {
                continue;
            }
            Quarter quarter = contains(city, inside) ? nearest(site, inside) : Quarter.FIELDS;
            String name = name(site, NAMES.get((shift + number++) % NAMES.size()), quarter);
            found.part(name, quarter, area);
        }
        return found;
    }

    /// A large district gets a street through its middle, again and again, so that no pattern grows too wide.
    private void part(String name, Quarter quarter, Polygon area) {
        boolean planned =
                switch (quarter.streets().pattern()) {
                    case GRID, WAVY, SUPERBLOCK -> true;
                    case ORGANIC, PATHS, PARK_PATHS, NONE -> false;
                };
        if (!planned || area.getArea() < LARGEST * (quarter == Quarter.INDUSTRY ? 1.7 : 1)) {
            districts.add(new District(name, quarter, area, districts.size()));
            return;
        }
        List<List<Coordinate>> through = Plots.inside(middle(area), area, 60);
        if (through.size() != 1) {
            districts.add(new District(name, quarter, area, districts.size()));
            return;
        }
        collectors.add(Road.of(StreetNames.of(311 + 53 * collectors.size()), "tertiary", through.getFirst()));
        for (Polygon half :
                Plots.enclosed(List.of(List.of(area.getExteriorRing().getCoordinates()), through.getFirst()))) {
            part(name, quarter, half);
        }
    }

    /// A bent line across the middle of an area, square to its longer side.
    private List<Coordinate> middle(Polygon area) {
        double bearing = Plots.bearing(area) + dice.between(-0.18, 0.18);
        double cosine = StrictMath.cos(bearing);
        double sine = StrictMath.sin(bearing);
        double reach = area.getEnvelopeInternal().getDiameter();
        Coordinate centre = area.getCentroid().getCoordinate();
        double shift = dice.between(-0.07, 0.07) * reach;
        double bend = dice.between(-0.08, 0.08) * reach;
        var points = new ArrayList<Coordinate>();
        for (int i = -3; i <= 3; i++) {
            double v = i / 3.0 * reach;
            double u = shift + bend * (1 - Math.min(1, i * i / 3.0)) + dice.between(-8, 8);
            points.add(new Coordinate(centre.x + u * cosine - v * sine, centre.y + u * sine + v * cosine));
        }
        return Shapes.smooth(points, 6);
    }

    private static String name(Site site, String name, Quarter quarter) {
        String local = quarter == Quarter.CENTRE || quarter == Quarter.INFORMAL
                ? quarter.title()
                : name + ' ' + quarter.title();
        return site.prefix().isEmpty()
                ? local
                : local + ' ' + site.prefix().replace("-", "").toUpperCase(Locale.ROOT);
    }

    static boolean contains(Polygon area, Coordinate point) {
        return SimplePointInAreaLocator.locate(point, area) != Location.EXTERIOR;
    }

    private static Quarter nearest(Site site, Coordinate place) {
        double x = site.localX(place) - Relief.HILL_X;
        double y = site.localY(place) - Relief.HILL_Y;
        if (site.localY(place) > 2990
                && site.localX(place) < Math.min(1800, 1180 + (site.localY(place) - 2900) * 0.693)) {
            double angle = StrictMath.toDegrees(StrictMath.atan2(y, x));
            boolean slope = angle > -112 && angle < 5 && x * x + y * y > 280 * 280;
            return slope ? Quarter.INFORMAL : Quarter.FOREST;
        }
        Anchor best = ANCHORS.getFirst();
        double distance = Double.POSITIVE_INFINITY;
        for (Anchor anchor : ANCHORS) {
            double away = site.at(anchor.x, anchor.y).distance(place);
            if (away < distance) {
                distance = away;
                best = anchor;
            }
        }
        return best.quarter;
    }
}
