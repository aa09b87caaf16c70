package citiverse.scene.sample;

import citiverse.scene.Line;
import citiverse.scene.Scene;
import citiverse.scene.Shapes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// The metro and the buses: a metro under the river, buses through the streets, one of them known by its headway
/// only, one that runs past midnight, one whose timetable tells only every third stop.
final class Transit {
    private static final double STOP_METRES = 370;
    private static final double KERB_METRES = 6;
    private static final double SAME_STOP_METRES = 55;

    /// A bus line.
    ///
    /// @param id line number
    /// @param name where it goes
    /// @param minutes headway at the busiest time of a weekday
    /// @param local local x, y of the places it passes
    private record Bus(String id, String name, int minutes, double... local) {}

    private static final List<Bus> BUSES = List.of(
            new Bus("1", "Northern Avenue", 8, 420, 2990, 1850, 3015, 3260, 3030, 4890, 3000),
            new Bus("2", "Market Bridge", 10, 1850, 330, 1850, 950, 1850, 2500, 1850, 3015, 2520, 3860, 3200, 3835),
            new Bus(
                    "3",
                    "Gardens – Old Town – Towers",
                    12,
                    500,
                    450,
                    930,
                    980,
                    1850,
                    945,
                    1840,
                    2250,
                    2340,
                    2330,
                    2985,
                    2050,
                    3260,
                    2500,
                    3850,
                    3010,
                    4430,
                    3850),
            new Bus("4", "Works – East Bridge", 12, 3300, 315, 4700, 420, 4430, 945, 4440, 2500, 4880, 3300),
            new Bus("5", "Southern Avenue", 10, 330, 950, 2510, 930, 4900, 950),
            new Bus(
                    "6",
                    "Old Bridge",
                    15,
                    2510,
                    935,
                    2510,
                    1500,
                    2080,
                    1800,
                    2520,
                    2365,
                    2520,
                    2985,
                    2900,
                    3450,
                    2550,
                    3860),
            new Bus("8", "South Ring – Station Bridge", 15, 930, 330, 3260, 320, 3260, 960, 3250, 2500, 3260, 3830),
            new Bus("9", "West Bridge", 15, 930, 330, 930, 980, 900, 2600, 1250, 3010, 1790, 3780, 2400, 3860));

    private record Sign(String id, Coordinate place, double dx, double dy) {}

    private final Scene scene;
    private final Site site;
    private final RoadMap roads;
    private final River river;
    private final String series;
    private final List<Sign> signs = new ArrayList<>();

    /// @param series begins the ids of its stops
    Transit(Scene scene, Site site, RoadMap roads, River river, String series) {
        this.series = site.prefix() + series;
        this.scene = scene;
        this.site = site;
        this.roads = roads;
        this.river = river;
    }

    void draw() {
        metro();
        for (Bus bus : BUSES) {
            Line line = bus(bus.id(), bus.name(), points(bus.local()), STOP_METRES)
                    .speed(19)
                    .dwell(15);
            week(line, bus.minutes());
            if (bus.id().equals("8")) {
                line.on("weekday").departures("23:40", "24:15").on("saturday").departures("23:40", "24:15", "24:50");
            } else if (bus.id().equals("5")) {
                line.timesOnlyAtEvery(3);
            }
        }
        Line hill = bus(
                        "7",
                        "Hill Shuttle",
                        points(
                                1850,
                                3015,
                                1330,
                                3150,
                                Relief.HILL_X + 470,
                                Relief.HILL_Y - 300,
                                Relief.HILL_X - 20,
                                Relief.HILL_Y - 60),
                        260)
                .speed(15)
                .headwayOnly();
        hill.on("weekday")
                .every(Duration.ofMinutes(9), "05:30", "21:00")
                .on("saturday")
                .every(Duration.ofMinutes(14), "06:30", "21:00")
                .on("sunday")
                .every(Duration.ofMinutes(20), "07:00", "20:00");
        changes();
    }

    private List<Coordinate> points(double... local) {
        var points = new ArrayList<Coordinate>();
        for (int i = 0; i < local.length; i += 2) {
            points.add(site.at(local[i], local[i + 1]));
        }
        return points;
    }

    private Line bus(String id, String name, List<Coordinate> places, double spacing) {
        RoadMap.Way there = roads.through(places);
        RoadMap.Way back = roads.through(places.reversed());
        String[] out = stops(there, spacing);
        String[] home = stops(back, spacing);
        return scene.line(site.prefix() + id)
                .named(name)
                .through(out)
                .along(there.line())
                .back(home)
                .backAlong(back.line());
    }

    private String[] stops(RoadMap.Way way, double spacing) {
        double length = Shapes.length(way.line());
        int count = Math.max(2, (int) Math.round(length / spacing) + 1);
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            double along = Math.clamp(length * i / (count - 1), 12, length - 12);
            String id = sign(way, Shapes.at(way.line(), along));
            if (!ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids.toArray(String[]::new);
    }

    /// The stop at a spot: one that stands there already for the same direction, or a new one at the kerb.
    private String sign(RoadMap.Way way, Shapes.Spot spot) {
        Coordinate place = spot.right(KERB_METRES);
        Sign best = null;
        for (Sign sign : signs) {
            boolean same = sign.dx * spot.dx() + sign.dy * spot.dy() > 0.7;
            boolean near = sign.place.distance(place) < SAME_STOP_METRES;
            if (same && near && (best == null || sign.place.distance(place) < best.place.distance(place))) {
                best = sign;
            }
        }
        if (best != null) {
            return best.id;
        }
        String id = series + Integer.toString(1001 + signs.size()).substring(1);
        signs.add(new Sign(id, place, spot.dx(), spot.dy()));
        scene.stop(id).at(place.x, place.y).named(roads.name(way, spot.along()));
        return id;
    }

    private static void week(Line line, int minutes) {
        Duration busy = Duration.ofMinutes(minutes);
        Duration usual = Duration.ofMinutes(minutes + 4L);
        Duration seldom = Duration.ofMinutes(2L * minutes);
        line.on("weekday")
                .every(usual, "05:20", "07:00")
                .every(busy, "07:00", "09:30")
                .every(usual, "09:30", "16:00")
                .every(busy, "16:00", "19:00")
                .every(seldom, "19:00", "23:30");
        line.on("saturday").every(usual, "06:00", "20:00").every(seldom, "20:00", "23:30");
        line.on("sunday").every(seldom, "07:00", "23:00");
    }

    /// Nine stations from the north-east to the south-west; the tunnel passes under the river.
    private void metro() {
        double town = river.middle(2500) + 430;
        double[] local = {
            4080, 3960, 3850, 3430, 3560, 2960, 3020, 2700, 2480, town, 2330, 1230, 2500, 640, 1500, 620, 640, 640
        };
        List<String> names = List.of(
                "Orchard Park",
                "Towers North",
                "Hospital",
                "Northgate",
                "Old Town",
                "Chapel South",
                "Terraces",
                "Garden City",
                "Meadow End");
        var course = new ArrayList<Coordinate>();
        var out = new String[names.size()];
        var home = new String[names.size()];
        for (int i = 0; i < names.size(); i++) {
            Coordinate place = roads.at(roads.nearest(site.at(local[2 * i], local[2 * i + 1]), false));
            String id = site.prefix() + "m" + (i + 1);
            scene.stop(id).at(place.x, place.y).named(names.get(i));
            scene.stop(id + "a")
                    .at(place.x + 3, place.y)
                    .named(names.get(i) + " platform 1")
                    .of(id);
            scene.stop(id + "b")
                    .at(place.x - 3, place.y)
                    .named(names.get(i) + " platform 2")
                    .of(id);
            out[i] = id + "a";
            home[names.size() - 1 - i] = id + "b";
            course.add(place);
        }
        List<Coordinate> line = Shapes.smooth(course, 10);
        scene.rail("Metro", "subway").along(line).tunnel();
        Line metro = scene.line(site.prefix() + "M")
                .named("Metro")
                .mode(Line.METRO)
                .through(out)
                .along(line)
                .back(home)
                .backAlong(line.reversed())
                .speed(38)
                .dwell(25);
        metro.on("weekday")
                .every(Duration.ofMinutes(6), "05:00", "07:00")
                .every(Duration.ofMinutes(4), "07:00", "09:30")
                .every(Duration.ofMinutes(6), "09:30", "16:00")
                .every(Duration.ofMinutes(4), "16:00", "19:30")
                .every(Duration.ofMinutes(9), "19:30", "24:20");
        metro.on("saturday").every(Duration.ofMinutes(8), "05:30", "24:50");
        metro.on("sunday").every(Duration.ofMinutes(10), "06:00", "23:30");
    }

    /// Changes between a metro platform and the bus stops near it take the walk and a minute and a half of stairs.
    private void changes() {
        for (var stop : List.copyOf(scene.stops())) {
            if (stop.station().isEmpty() || !stop.id().startsWith(site.prefix() + "m")) {
                continue;
            }
            for (Sign sign : signs) {
                double metres = sign.place.distance(new Coordinate(stop.x(), stop.y()));
                if (metres < 160) {
                    Duration least = Duration.ofSeconds(90 + Math.round(metres));
                    scene.transfer(stop.id(), sign.id, least);
                    scene.transfer(sign.id, stop.id(), least);
                }
            }
        }
    }

    /// A fast line along the through streets of all grounds of a large city.
    void express(String id, String name, List<Coordinate> places) {
        week(bus(id, name, places, 900).speed(28).dwell(20), 10);
    }
}
