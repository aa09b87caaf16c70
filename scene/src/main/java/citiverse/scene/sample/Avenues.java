package citiverse.scene.sample;

import citiverse.scene.Dice;
import citiverse.scene.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// The through streets of a ground, with the bridges, and the lines that are no streets but part districts: the edge
/// of the built city and the edges of the settlement on the hill.
final class Avenues {
    private static final int SMOOTHING = 8;

    private final Site site;
    private final River river;
    private final Dice dice;
    private final double[] bridges = new double[5];
    private final double footbridge;
    private final List<Road> roads = new ArrayList<>();
    private final List<List<Coordinate>> edges = new ArrayList<>();
    private final List<Coordinate> limit = new ArrayList<>();

    Avenues(Site site, River river) {
        this.site = site;
        this.river = river;
        this.dice = site.dice().fork("avenues");
        double[] usual = {930, 1850, 2510, 3260, 4430};
        for (int i = 0; i < usual.length; i++) {
            bridges[i] = usual[i] + dice.between(-35, 35);
        }
        footbridge = bridges[2] + (bridges[3] - bridges[2]) * dice.between(0.45, 0.6);
        draw();
    }

    List<Road> roads() {
        return roads;
    }

    /// Lines between districts that are no streets.
    List<List<Coordinate>> edges() {
        return edges;
    }

    /// The edge of the built city, a ring.
    List<Coordinate> limit() {
        return limit;
    }

    private void draw() {
        List<Coordinate> north =
                way(0, 3000, 620, 2985, 1250, 3010, 1850, 3020, 2520, 2985, 3260, 3030, 4430, 2990, Site.WIDTH, 3000);
        List<Coordinate> south = way(0, 950, 930, 985, 1850, 940, 2510, 930, 3260, 965, 4430, 940, Site.WIDTH, 950);
        List<Coordinate> ring = ring();
        List<Coordinate> southRing = Shapes.between(ring, south);
        roads.add(Road.of("Northern Avenue", "primary", north));
        roads.add(Road.of("Southern Avenue", "primary", south));
        roads.add(Road.of("South Ring", "secondary", southRing));
        List<Coordinate> foothill = way(
                1180, 2900, 1330, 3150, 1550, 3500, 1790, 3780, 2520, 3860, 3260, 3830, 4430, 3850, 4800, 3660, 4870,
                3300, 4890, 2900);
        foothill = Shapes.between(foothill, north);
        roads.add(Road.of("Foothill Road", "secondary", foothill));
        crossings(north, south, southRing);
        diagonal(north);
        quays();
        hill(north, foothill);
        limits(southRing);
    }

    private List<Coordinate> ring() {
        return way(
                4930, 1050, 4925, 700, 4700, 410, 4430, 350, 3260, 310, 1850, 320, 930, 330, 520, 440, 340, 720, 310,
                1050);
    }

    private void crossings(List<Coordinate> north, List<Coordinate> south, List<Coordinate> southRing) {
        List<Coordinate> boulevard = boulevard();
        roads.add(Road.of("Wall Boulevard", "secondary", boulevard));
        cross(
                0,
                "West Bridge",
                "secondary",
                Shapes.after(toBridge(0, 930, 200, 900, 950), southRing),
                Shapes.before(fromBridge(0, 900, 2600, 900, 3200), north));
        cross(
                1,
                "Market Bridge",
                "primary",
                toBridge(1, 1850, 0, 1850, 330, 1870, 950),
                fromBridge(1, 1840, 2500, 1850, 3000, 1830, 3800, 1850, Site.HEIGHT));
        cross(
                3,
                "Station Bridge",
                "primary",
                toBridge(3, 3250, 0, 3250, 330, 3270, 950),
                fromBridge(3, 3240, 2500, 3260, 3000, 3270, 3830, 3250, Site.HEIGHT));
        cross(
                4,
                "East Bridge",
                "secondary",
                toBridge(4, 4450, 0, 4450, 330, 4430, 950),
                fromBridge(4, 4440, 2600, 4430, 3000, 4440, 3850, 4450, Site.HEIGHT));
        Coordinate square = site.at(2500, river.middle(2500) + 380);
        List<Coordinate> inner = Shapes.smooth(
                List.of(river.northHead(bridges[2]), square, site.at(2530, river.middle(2500) + 900)), SMOOTHING);
        roads.add(Road.of("High Street", "pedestrian", Shapes.before(inner, boulevard)));
        List<Coordinate> outer = Shapes.after(
                Shapes.smooth(List.of(square, site.at(2530, river.middle(2500) + 700), site.at(2520, 3200)), SMOOTHING),
                boulevard);
        roads.add(Road.of("Gate Street", "tertiary", Shapes.before(outer, north)));
        roads.add(Road.of("Chapel Street", "tertiary", Shapes.after(toBridge(2, 2510, 700, 2520, 950), south)));
        roads.add(Road.bridge("Old Bridge", "tertiary", river.southHead(bridges[2]), river.northHead(bridges[2])));
        roads.add(Road.bridge(
                "Ropewalk Footbridge", "footway", river.southHead(footbridge), river.northHead(footbridge)));
        double y = river.middle(2990) + 420;
        List<Coordinate> park = Shapes.smooth(
                List.of(site.at(2500, y - 20), site.at(2800, y), site.at(3100, y + 25), site.at(3420, y + 10)), 4);
        roads.add(Road.of(
                "Park Avenue", "tertiary", Shapes.before(Shapes.after(park, boulevard), line("Station Bridge Road"))));
    }

    /// A wide street across the towers, and a track for goods around the south.
    private void diagonal(List<Coordinate> north) {
        List<Coordinate> line = way(3330, 2900, 3560, 3230, 3900, 3420, 4180, 3610, 4560, 3760);
        roads.add(Road.of("Diagonal", "secondary", Shapes.before(Shapes.after(line, north), line("East Bridge Road"))));
    }

    private List<Coordinate> line(String name) {
        return roads.stream()
                .filter(road -> road.name().equals(name))
                .reduce((a, b) -> b)
                .orElseThrow()
                .line();
    }

    private void cross(int bridge, String name, String kind, List<Coordinate> southSide, List<Coordinate> northSide) {
        roads.add(Road.of(name + " Road", kind, southSide));
        roads.add(Road.bridge(name, kind, river.southHead(bridges[bridge]), river.northHead(bridges[bridge])));
        roads.add(Road.of(name + " Road", kind, northSide));
    }

    /// A smooth line through local points that ends at the southern head of a bridge.
    private List<Coordinate> toBridge(int bridge, double... local) {
        List<Coordinate> points = points(local);
        Coordinate head = river.southHead(bridges[bridge]);
        Coordinate beyond = river.northHead(bridges[bridge]);
        points.add(new Coordinate(head.x - (beyond.x - head.x), head.y - (beyond.y - head.y)));
        points.add(head);
        return Shapes.smooth(points, SMOOTHING);
    }

    private List<Coordinate> fromBridge(int bridge, double... local) {
        Coordinate head = river.northHead(bridges[bridge]);
        Coordinate beyond = river.southHead(bridges[bridge]);
        var points = new ArrayList<Coordinate>();
        points.add(head);
        points.add(new Coordinate(head.x + (head.x - beyond.x), head.y + (head.y - beyond.y)));
        points.addAll(points(local));
        return Shapes.smooth(points, SMOOTHING);
    }

    private List<Coordinate> boulevard() {
        double y = river.middle(2500);
        double swell = dice.between(-20, 40);
        List<Coordinate> points = jittered(
                28,
                2130,
                y + 590 + swell,
                2310,
                y + 660 + swell,
                2520,
                y + 760 + swell,
                2760,
                y + 720 + swell,
                2900,
                y + 580);
        points.addFirst(river.beside(2075, 240));
        points.addFirst(river.northHead(2075));
        points.addLast(river.beside(2985, 250));
        points.addLast(river.northHead(2985));
        return Shapes.smooth(points, SMOOTHING);
    }

    private void quays() {
        var heads = new double[bridges.length + 1];
        System.arraycopy(bridges, 0, heads, 0, 3);
        heads[3] = footbridge;
        System.arraycopy(bridges, 3, heads, 4, 2);
        roads.add(Road.of("South Quay", "tertiary", river.quay(false, 330, 4925, heads)));
        var north = new double[heads.length + 2];
        System.arraycopy(heads, 0, north, 0, 2);
        north[2] = 2075;
        north[3] = heads[2];
        north[4] = heads[3];
        north[5] = 2985;
        north[6] = heads[4];
        north[7] = heads[5];
        Arrays.sort(north);
        roads.add(Road.of("North Quay", "tertiary", river.quay(true, 330, 4925, north)));
        for (double[] end : new double[][] {{330, 100}, {4925, Site.WIDTH - 40}}) {
            edges.add(List.of(river.northHead(end[0]), river.northHead(end[1])));
            edges.add(List.of(river.southHead(end[0]), river.southHead(end[1])));
        }
    }

    /// The settlement on the hill lies between the hilltop and the foot, from the south-south-west to the east; one
    /// winding road leads up.
    private void hill(List<Coordinate> north, List<Coordinate> foothill) {
        edges.add(arc(300, 0, 360));
        edges.add(ray(-108, 300, 800));
        edges.add(ray(2, 300, 1100));
        double x = Relief.HILL_X;
        double y = Relief.HILL_Y;
        List<Coordinate> up = way(
                x + 700, y - 360, x + 470, y - 300, x + 250, y - 480, x + 60, y - 460, x + 210, y - 390, x + 470,
                y - 170, x + 360, y - 150, x + 120, y - 330, x + 30, y - 250, x - 20, y - 60);
        roads.add(Road.of("Lookout Road", "residential", Shapes.after(up, foothill)));
    }

    private List<Coordinate> arc(double radius, double from, double to) {
        var points = new ArrayList<Coordinate>();
        for (double angle = from; angle <= to; angle += 10) {
            points.add(polar(radius * (1 + 0.08 * StrictMath.sin(StrictMath.toRadians(3 * angle))), angle));
        }
        return points;
    }

    private List<Coordinate> ray(double angle, double from, double to) {
        return List.of(polar(from - 40, angle), polar((from + to) / 2, angle + 4), polar(to, angle));
    }

    private Coordinate polar(double radius, double degrees) {
        double angle = StrictMath.toRadians(degrees);
        return site.at(Relief.HILL_X + radius * StrictMath.cos(angle), Relief.HILL_Y + radius * StrictMath.sin(angle));
    }

    private void limits(List<Coordinate> southRing) {
        List<Coordinate> around = new ArrayList<>();
        around.add(southRing.getLast());
        around.addAll(jittered(
                60, 270, 1500, 300, 2250, 330, 2700, 430, 3050, 330, 3600, 400, 4100, 900, 4230, 1750, 4240, 2500, 4290,
                3400, 4310, 4430, 4240, 4880, 3980, 4960, 3300, 4950, 2400, 4960, 1500));
        around.add(southRing.getFirst());
        List<Coordinate> edge = Shapes.smooth(around, SMOOTHING);
        edges.add(edge);
        limit.addAll(southRing);
        limit.addAll(edge.subList(1, edge.size()));
    }

    /// A smooth line through local points, the inner ones moved a little.
    private List<Coordinate> way(double... local) {
        List<Coordinate> points = jittered(22, local);
        points.set(0, site.at(local[0], local[1]));
        points.set(points.size() - 1, site.at(local[local.length - 2], local[local.length - 1]));
        return Shapes.smooth(points, SMOOTHING);
    }

    private List<Coordinate> jittered(double metres, double... local) {
        List<Coordinate> points = points(local);
        for (Coordinate point : points) {
            point.x += dice.between(-metres, metres);
            point.y += dice.between(-metres, metres);
        }
        return points;
    }

    private List<Coordinate> points(double... local) {
        var points = new ArrayList<Coordinate>();
        for (int i = 0; i < local.length; i += 2) {
            points.add(site.at(local[i], local[i + 1]));
        }
        return points;
    }
}
