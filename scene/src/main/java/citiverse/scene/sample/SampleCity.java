package citiverse.scene.sample;

import citiverse.scene.Dice;
import citiverse.scene.Scene;
import citiverse.scene.SceneFiles;
import citiverse.scene.Street;
import citiverse.scene.StreetNet;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;

/// Miravale, a city of 40,000 that is nowhere (its coordinates lie in the open Atlantic): a meandering river with six
/// bridges, an old town inside a boulevard, planned quarters, towers, works, gardens, a settlement on the slope of a
/// steep hill with footpaths and stairs, a metro and nine bus lines. Made from a seed; another seed makes another city
/// of the same kind.
public final class SampleCity {
    /// People of the city of standard size.
    public static final long PEOPLE = 40_000;

    /// A public holiday, on which lines run as on Sundays.
    public static final LocalDate HOLIDAY = LocalDate.of(2026, 5, 1);

    /// A usual working day.
    public static final LocalDate WORKDAY = LocalDate.of(2026, 3, 10);

    private static final double LONGITUDE = -22.4, LATITUDE = 31.2;

    private final Scene scene;
    private final Dice dice;
    private final int side;
    private final List<Site> sites = new ArrayList<>();
    private final List<Relief> reliefs = new ArrayList<>();
    private final List<River> rivers = new ArrayList<>();
    private final List<House> houses = new ArrayList<>();
    private final List<Facility> facilities = new ArrayList<>();

    private SampleCity(int side, long seed) {
        this.side = side;
        this.dice = new Dice(seed);
        this.scene = Scene.at(LONGITUDE, LATITUDE)
                .named("miravale", "Miravale")
                .zone("UTC")
                .terrainStep(25 * side);
    }

    /// The city of standard size.
    public static Scene scene(long seed) {
        return scaled(1, seed);
    }

    /// Writes the files of the city of standard size into a folder.
    public static SceneFiles write(Path folder, long seed) {
        return scene(seed).write(folder);
    }

    /// A city of so many times the size: more ground, more people, more lines, joined by through streets.
    ///
    /// @param factor a square number: 1, 4, 9, 16
    public static Scene scaled(int factor, long seed) {
        int side = (int) Math.round(Math.sqrt(factor));
        if (factor < 1 || side * side != factor) {
            throw new IllegalArgumentException("a city grows by a square number, not " + factor);
        }
        var city = new SampleCity(side, seed);
        city.draw();
        return city.scene;
    }

    private void draw() {
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                ground(new Site(column, row, side == 1 ? dice : dice.fork("site " + column + ' ' + row)));
            }
        }
        scene.terrain(this::height);
        Residents.draw(scene, houses, facilities, PEOPLE * sites.size(), dice);
        keepWhatIsJoined();
        timetables();
        turns();
    }

    private double height(double x, double y) {
        int column = Math.clamp((int) Math.floor(x / Site.WIDTH), 0, side - 1);
        int row = Math.clamp((int) Math.floor(y / Site.HEIGHT), 0, side - 1);
        return reliefs.get(row * side + column).height(x, y);
    }

    private void ground(Site site) {
        var river = new River(site);
        var relief = new Relief(site, river);
        var avenues = new Avenues(site, river);
        Districts parted = Districts.of(site, river, avenues);
        List<District> districts = parted.list();
        List<Road> hillRoads = avenues.roads().stream()
                .filter(road -> road.kind().equals("residential"))
                .toList();
        var roads = new ArrayList<List<Road>>();
        avenues.roads().forEach(road -> road.draw(scene));
        parted.collectors().forEach(road -> road.draw(scene));
        for (District district : districts) {
            List<Road> own = StreetPattern.of(district, site.dice(), relief);
            own.forEach(road -> road.draw(scene));
            var all = new ArrayList<>(own);
            hillRoads.forEach(
                    road -> Plots.inside(road.line(), district.area(), 5).forEach(part -> all.add(road.with(part))));
            roads.add(all);
        }
        List<Block> blocks = Blocks.of(site, districts, roads);
        var builder = new Houses(site, river);
        blocks.forEach(builder::build);
        var services = new Facilities(site);
        services.choose(blocks, builder.houses());
        var land = new Land(scene, site, river);
        land.districts(districts);
        land.blocks(blocks);
        land.track();
        land.buildings(builder.houses());
        services.draw(scene);
        services.shops(scene, builder.houses());
        services.offer(scene, builder.lots());
        sites.add(site);
        rivers.add(river);
        reliefs.add(relief);
        houses.addAll(builder.houses());
        facilities.addAll(services.facilities());
    }

    /// Takes away the few paths that nothing joins to the rest of the city.
    private void keepWhatIsJoined() {
        StreetNet net = StreetNet.of(scene.streets());
        int[] parts = net.parts();
        var sizes = new int[parts.length];
        for (int part : parts) {
            sizes[part]++;
        }
        int largest = IntStream.range(0, sizes.length).reduce(0, (a, b) -> sizes[b] > sizes[a] ? b : a);
        var apart = new ArrayList<Street>();
        for (int s = 0; s < net.streets().size(); s++) {
            if (parts[net.course(s)[0]] != largest) {
                apart.add(net.streets().get(s));
            }
        }
        scene.erase(apart);
    }

    private void timetables() {
        scene.days("weekday", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Scene.FIRST_DAY, Scene.LAST_DAY);
        scene.days("saturday", Set.of(DayOfWeek.SATURDAY), Scene.FIRST_DAY, Scene.LAST_DAY);
        scene.days("sunday", Set.of(DayOfWeek.SUNDAY), Scene.FIRST_DAY, Scene.LAST_DAY);
        scene.holiday(HOLIDAY);
        var roads = new RoadMap(StreetNet.of(scene.streets()));
        for (int i = 0; i < sites.size(); i++) {
            new Transit(scene, sites.get(i), roads, rivers.get(i), "s").draw();
        }
        var express = new Transit(scene, sites.getFirst(), roads, rivers.getFirst(), "x");
        for (int i = 0; side > 1 && i < side; i++) {
            across(express, i);
        }
    }

    /// Express lines over the edges of the grounds, west to east and south to north.
    private void across(Transit express, int number) {
        var east = new ArrayList<Coordinate>();
        var north = new ArrayList<Coordinate>();
        for (int i = 0; i < side; i++) {
            east.add(sites.get(number * side + i).at(400, 2990));
            east.add(sites.get(number * side + i).at(Site.WIDTH - 400, 3000));
            north.add(sites.get(i * side + number).at(3250, 330));
            north.add(sites.get(i * side + number).at(3260, 3830));
        }
        express.express("xe" + number, "Express east", east);
        express.express("xn" + number, "Express north", north);
    }

    /// No turning left from an avenue, as one comes from the west, into the roads that lead to the busiest bridges.
    private void turns() {
        for (String avenue : List.of("Northern Avenue", "Southern Avenue")) {
            for (String road : List.of("Market Bridge Road", "Station Bridge Road")) {
                noLeft(avenue, road);
            }
        }
    }

    private void noLeft(String avenue, String road) {
        StreetNet net = StreetNet.of(scene.streets().stream()
                .filter(street -> street.name().equals(avenue) || street.name().equals(road))
                .toList());
        for (int from = 0; from < net.streets().size(); from++) {
            for (int to = 0; to < net.streets().size(); to++) {
                boolean pair = net.streets().get(from).name().equals(avenue)
                        && net.streets().get(to).name().equals(road);
                if (pair) {
                    noLeft(net, from, to);
                }
            }
        }
    }

    private void noLeft(StreetNet net, int from, int to) {
        for (int node : net.course(from)) {
            if (IntStream.of(net.course(to)).anyMatch(other -> other == node)) {
                Coordinate via = net.nodes().get(node);
                scene.turn(net.streets().get(from), via.x, via.y, net.streets().get(to), "no_left_turn");
                return;
            }
        }
    }
}
