package citiverse.scene.sample;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/// A meandering river from west to east: a sum of two sine waves that fade at the edges of the ground.
final class River {
    private static final double MIDDLE_Y = 1980;
    private static final double STEP = 20;
    private static final double QUAY_METRES = 24;

    private final Site site;
    private final double bend;
    private final double bendLength;
    private final double bendPhase;
    private final double ripple;
    private final double ripplePhase;
    private final double width;

    River(Site site) {
        this.site = site;
        var dice = site.dice().fork("river");
        bend = dice.between(300, 360);
        bendLength = dice.between(2550, 2850);
        double south = dice.between(2400, 2560);
        bendPhase = -Math.PI / 2 - 2 * Math.PI * south / bendLength;
        ripple = dice.between(25, 50);
        ripplePhase = dice.between(0, 6.28);
        width = dice.between(84, 104);
    }

    /// Local y of its middle at a local x.
    double middle(double x) {
        double fade = Site.fade(x, Site.WIDTH, 900);
        return MIDDLE_Y
                + fade
                        * (bend * StrictMath.sin(2 * Math.PI * x / bendLength + bendPhase)
                                + ripple * StrictMath.sin(2 * Math.PI * x / 900 + ripplePhase));
    }

    double width(double x) {
        return width + 12 * Site.fade(x, Site.WIDTH, 900) * StrictMath.sin(x / 310 + ripplePhase);
    }

    /// The point so many metres to the left (north) of its middle, square to it.
    Coordinate beside(double x, double metres) {
        double slope = (middle(x + 1) - middle(x - 1)) / 2;
        double norm = Math.sqrt(1 + slope * slope);
        return site.at(x - metres * slope / norm, middle(x) + metres / norm);
    }

    Coordinate northHead(double x) {
        return beside(x, width(x) / 2 + QUAY_METRES);
    }

    Coordinate southHead(double x) {
        return beside(x, -width(x) / 2 - QUAY_METRES);
    }

    /// The streets along its banks pass through the heads of all bridges.
    List<Coordinate> quay(boolean north, double from, double to, double[] bridges) {
        var points = new ArrayList<Coordinate>();
        double last = from;
        points.add(north ? northHead(from) : southHead(from));
        for (double bridge : bridges) {
            fill(points, north, last, bridge);
            points.add(north ? northHead(bridge) : southHead(bridge));
            last = bridge;
        }
        fill(points, north, last, to);
        points.add(north ? northHead(to) : southHead(to));
        return points;
    }

    private void fill(List<Coordinate> points, boolean north, double from, double to) {
        int pieces = Math.max(1, (int) Math.round((to - from) / (2 * STEP)));
        for (int i = 1; i < pieces; i++) {
            double x = from + (to - from) * i / pieces;
            points.add(north ? northHead(x) : southHead(x));
        }
    }

    /// One of its banks over the whole ground.
    List<Coordinate> bank(boolean north) {
        var points = new ArrayList<Coordinate>();
        for (double x = 0; x <= Site.WIDTH; x += STEP) {
            points.add(beside(x, (north ? 0.5 : -0.5) * width(x)));
        }
        return points;
    }

    /// The water and so many metres on each side.
    List<Coordinate> strip(double beyond) {
        var points = new ArrayList<Coordinate>();
        for (double x = 0; x <= Site.WIDTH; x += STEP) {
            points.add(beside(x, -width(x) / 2 - beyond));
        }
        for (double x = Site.WIDTH; x >= 0; x -= STEP) {
            points.add(beside(x, width(x) / 2 + beyond));
        }
        return points;
    }

    Polygon area() {
        var ring = new ArrayList<>(bank(false));
        ring.addAll(bank(true).reversed());
        ring.add(ring.getFirst());
        return Site.SHAPES.createPolygon(ring.toArray(Coordinate[]::new));
    }

    /// True where a place lies in the water or on its bank.
    boolean floods(Coordinate place) {
        double x = site.localX(place);
        return Math.abs(site.localY(place) - middle(x)) < width(x) / 2 + 6;
    }
}
