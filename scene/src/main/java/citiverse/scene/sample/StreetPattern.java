package citiverse.scene.sample;

import citiverse.scene.Dice;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// Lays streets into a district as its quarter asks.
final class StreetPattern {
    private static final double SHORTEST_METRES = 18;

    private final District district;
    private final Dice dice;
    private final Relief relief;
    private final List<Road> roads = new ArrayList<>();
    private int named;

    private StreetPattern(District district, Dice dice, Relief relief) {
        this.district = district;
        this.dice = dice;
        this.relief = relief;
    }

    static List<Road> of(District district, Dice dice, Relief relief) {
        var pattern = new StreetPattern(district, dice.fork("streets " + district.number()), relief);
        pattern.lay();
        return pattern.roads;
    }

    private void lay() {
        Quarter.Streets streets = district.quarter().streets();
        double bearing = Plots.bearing(district.area()) + dice.between(-0.14, 0.14);
        switch (streets.pattern()) {
            case GRID -> grid(bearing, streets, district.quarter() == Quarter.INDUSTRY ? 0 : 6, 0.12, 0);
            case WAVY -> grid(bearing, streets, 8, 0.38, 26);
            case SUPERBLOCK -> grid(bearing, streets, 5, 0.05, 0);
            case PARK_PATHS -> grid(bearing + 0.4, streets, 25, 0.25, 18);
            case ORGANIC -> organic(streets.across(), 1);
            case PATHS -> organic(streets.across(), 0.55);
            case NONE -> {}
        }
        if (streets.pattern() == Quarter.Pattern.SUPERBLOCK) {
            courts(bearing, streets);
        }
    }

    /// Streets across and along, bent by a jitter and a wave; pieces of those along are left out by chance.
    private void grid(double bearing, Quarter.Streets streets, double jitter, double gaps, double wave) {
        Coordinate middle = district.area().getEnvelopeInternal().centre();
        double reach = district.area().getEnvelopeInternal().getDiameter() / 2;
        int across = (int) Math.ceil(reach / streets.across()) + 1;
        int along = (int) Math.ceil(reach / streets.along()) + 1;
        var nodes = new Coordinate[2 * along + 1][2 * across + 1];
        double cosine = StrictMath.cos(bearing);
        double sine = StrictMath.sin(bearing);
        double phase = dice.between(0, 6.28);
        double shiftAlong = dice.between(-0.3, 0.3) * streets.along();
        double shiftAcross = dice.between(-0.3, 0.3) * streets.across();
        for (int i = 0; i <= 2 * along; i++) {
            double skew = dice.between(-jitter, jitter);
            for (int j = 0; j <= 2 * across; j++) {
                double u = (i - along) * streets.along() + shiftAlong + skew + dice.between(-jitter, jitter) / 2;
                double v = (j - across) * streets.across() + shiftAcross + dice.between(-jitter, jitter) / 2;
                v += wave * StrictMath.sin(u / 105 + phase);
                u += wave * StrictMath.sin(v / 150 - phase);
                nodes[i][j] = new Coordinate(middle.x + u * cosine - v * sine, middle.y + u * sine + v * cosine);
            }
        }
        for (int j = 0; j <= 2 * across; j++) {
            var line = new ArrayList<Coordinate>();
            for (int i = 0; i <= 2 * along; i++) {
                line.add(nodes[i][j]);
            }
            add(line, j);
        }
        for (int i = 0; i <= 2 * along; i++) {
            runs(nodes[i], gaps, i);
        }
    }

    private void runs(Coordinate[] column, double gaps, int order) {
        var run = new ArrayList<Coordinate>();
        run.add(column[0]);
        for (int j = 1; j < column.length; j++) {
            if (dice.chance(gaps)) {
                add(run, order);
                run.clear();
            }
            run.add(column[j]);
        }
        add(run, order);
    }

    private void add(List<Coordinate> line, int order) {
        for (List<Coordinate> part : Plots.inside(line, district.area(), SHORTEST_METRES)) {
            roads.add(new Road(name(), kind(), part, false, oneway(order, part)));
        }
    }

    /// In Midtown every other street goes one way only, in turn.
    private boolean oneway(int order, List<Coordinate> part) {
        return district.quarter() == Quarter.INNER && order % 3 != 0 && part.size() > 2;
    }

    private String kind() {
        return switch (district.quarter()) {
            case INDUSTRY -> "unclassified";
            case PARK -> "footway";
            default -> "residential";
        };
    }

    private String name() {
        return switch (district.quarter()) {
            case PARK -> "";
            case INFORMAL -> "Path " + ++named;
            default -> StreetNames.of(district.number() * 37 + named++);
        };
    }

    /// Footpaths through the green between towers.
    private void courts(double bearing, Quarter.Streets streets) {
        int before = roads.size();
        grid(bearing, new Quarter.Streets(streets.pattern(), streets.across() / 2, streets.along() / 2, 0), 9, 0.35, 6);
        for (int i = before; i < roads.size(); i++) {
            Road road = roads.get(i);
            roads.set(i, Road.of("", "footway", road.line()));
        }
    }

    /// Lanes between the cells of a Voronoi diagram, as they grow where nobody plans.
    private void organic(double spacing, double loops) {
        List<List<Coordinate>> lanes = Lanes.of(district.area(), spacing, loops, dice);
        for (List<Coordinate> lane : lanes) {
            roads.add(Road.of(name(), laneKind(lane), lane));
        }
    }

    private String laneKind(List<Coordinate> lane) {
        if (district.quarter() == Quarter.INFORMAL) {
            Coordinate a = lane.getFirst();
            Coordinate b = lane.getLast();
            double climb = Math.abs(relief.height(a.x, a.y) - relief.height(b.x, b.y));
            return climb > 0.14 * a.distance(b) ? "steps" : "footway";
        }
        double chance = dice.unit();
        return chance < 0.35 ? "pedestrian" : chance < 0.8 ? "living_street" : "residential";
    }
}
