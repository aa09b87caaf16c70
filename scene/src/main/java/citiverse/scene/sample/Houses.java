package citiverse.scene.sample;

import citiverse.scene.Dice;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/// Builds on the blocks: rows along the street, houses in gardens, towers in the green, halls, and dense small houses
/// on the hill. What stays empty is a [Lot].
final class Houses {
    private static final double STOREY_METRES = 3.1;

    private final Dice dice;
    private final River river;
    private final Footprints footprints = new Footprints();
    private final List<House> houses = new ArrayList<>();
    private final List<Lot> lots = new ArrayList<>();
    private Block block;
    private Quarter quarter;
    private IndexedPointInAreaLocator inside;

    Houses(Site site, River river) {
        this.dice = site.dice().fork("houses");
        this.river = river;
    }

    List<House> houses() {
        return houses;
    }

    List<Lot> lots() {
        return lots;
    }

    void build(Block on) {
        block = on;
        quarter = on.district().quarter();
        for (Polygon area : Plots.inset(on.area(), quarter.streets().setback())) {
            inside = new IndexedPointInAreaLocator(area);
            switch (on.use()) {
                case SCHOOL -> school(area);
                case HOSPITAL -> hospital(area);
                case GREEN, SQUARE -> {}
                case HOUSES -> houses(area);
            }
        }
    }

    private void houses(Polygon area) {
        switch (quarter.built().style()) {
            case ROW -> along(area, quarter == Quarter.CENTRE ? 9 : quarter == Quarter.INNER ? 20 : 27, 0.6, 0);
            case DETACHED -> along(area, 23, 4.5, 1);
            case TOWER -> towers(area);
            case HALL -> along(area, 72, 8, 2);
            case HUT -> huts(area);
            case NONE -> {}
        }
    }

    /// Houses along every side of the block.
    ///
    /// @param frontage metres of street for each
    /// @param back metres from the edge of the ground to the house
    /// @param spread 0 for houses wall to wall, more for gaps between them
    private void along(Polygon area, double frontage, double back, int spread) {
        double depth = Math.min(quarter.built().depth(), 0.92 * area.getArea() / area.getLength() * 2 * 0.5);
        if (depth < 4.5) {
            return;
        }
        Coordinate[] ring = area.getExteriorRing().getCoordinates();
        for (int i = ring.length - 1; i > 0; i--) {
            Coordinate a = ring[i];
            Coordinate b = ring[i - 1];
            double length = a.distance(b);
            int count = (int) Math.round(length / (frontage * dice.between(0.85, 1.2)));
            for (int n = 0; n < count; n++) {
                double from = n * length / count;
                double to = (n + 1) * length / count;
                if (spread > 0) {
                    double gap = (to - from) * (spread == 1 ? dice.between(0.42, 0.56) : dice.between(0.12, 0.3)) / 2;
                    from += gap;
                    to -= gap;
                }
                double deep = depth * dice.between(0.86, 1);
                double away = back + (spread == 1 ? dice.between(-1, 2.5) : 0);
                if (dice.chance(vacancy())) {
                    vacant(a, b, (from + to) / 2, away + deep / 2, (to - from) * deep);
                } else {
                    place(a, b, from + 0.05, to - 0.05, away, deep, levels());
                }
            }
        }
    }

    private double vacancy() {
        return switch (quarter) {
            case CENTRE -> 0.02;
            case INNER -> 0.035;
            case GARDENS -> 0.06;
            case INDUSTRY -> 0.14;
            case INFORMAL -> 0.02;
            default -> 0.05;
        };
    }

    private int levels() {
        int fewest = quarter.built().fewest();
        return fewest + dice.below(quarter.built().most() - fewest + 1);
    }

    private void vacant(Coordinate a, Coordinate b, double along, double deep, double squareMetres) {
        double length = a.distance(b);
        double ux = (b.x - a.x) / length;
        double uy = (b.y - a.y) / length;
        String kind =
                switch (quarter) {
                    case INDUSTRY -> dice.chance(0.6) ? "disused yard" : "car park";
                    case INNER, CENTRE -> dice.chance(0.5) ? "car park" : "vacant lot";
                    case INFORMAL -> "common ground";
                    default -> dice.chance(0.7) ? "vacant lot" : "public land";
                };
        lots.add(new Lot(
                new Coordinate(a.x + ux * along - uy * deep, a.y + uy * along + ux * deep),
                kind,
                squareMetres * (quarter == Quarter.INFORMAL ? 3 : 1.6),
                quarter,
                block.district().name()));
    }

    /// A house whose front lies on the side from a to b, the block on its left.
    private boolean place(Coordinate a, Coordinate b, double from, double to, double back, double depth, int levels) {
        double length = a.distance(b);
        double ux = (b.x - a.x) / length;
        double uy = (b.y - a.y) / length;
        var corners = new Coordinate[] {
            at(a, ux, uy, from, back),
            at(a, ux, uy, to, back),
            at(a, ux, uy, to, back + depth),
            at(a, ux, uy, from, back + depth)
        };
        Coordinate front = at(a, ux, uy, (from + to) / 2, 0);
        return stand(corners, front, kind(levels), levels, quarter.built().squareMetresEach() > 0);
    }

    private static Coordinate at(Coordinate a, double ux, double uy, double along, double left) {
        return new Coordinate(a.x + ux * along - uy * left, a.y + uy * along + ux * left);
    }

    private String kind(int levels) {
        return switch (quarter) {
            case INDUSTRY -> dice.chance(0.5) ? "industrial" : "warehouse";
            case GARDENS, INFORMAL -> "house";
            case TERRACES -> levels > 2 ? "apartments" : "terrace";
            case CENTRE -> dice.chance(0.3) ? "commercial" : "apartments";
            default -> "apartments";
        };
    }

    private boolean stand(Coordinate[] corners, Coordinate front, String kind, int levels, boolean home) {
        for (Coordinate corner : corners) {
            if (inside.locate(corner) == Location.EXTERIOR || river.floods(corner)) {
                return false;
            }
        }
        if (!footprints.take(corners)) {
            return false;
        }
        double storey = quarter == Quarter.INDUSTRY ? 5.5 : quarter == Quarter.INFORMAL ? 2.6 : STOREY_METRES;
        double height = levels * storey + (quarter == Quarter.TOWERS ? 1.2 : dice.between(0.4, 2.6));
        houses.add(
                new House(List.of(corners), kind, levels, height, quarter, home && !kind.equals("commercial"), front));
        return true;
    }

    private void towers(Polygon area) {
        double bearing = Plots.bearing(area);
        double ux = StrictMath.cos(bearing);
        double uy = StrictMath.sin(bearing);
        Coordinate middle = area.getEnvelopeInternal().centre();
        double reach = area.getEnvelopeInternal().getDiameter() / 2;
        for (double v = -reach; v <= reach; v += 58) {
            for (double u = -reach; u <= reach; u += 66) {
                double x = u + dice.between(-6, 6);
                double y = v + dice.between(-5, 5);
                boolean slab = dice.chance(0.45);
                double wide = slab ? 46 : 20;
                double deep = slab ? 13 : 20;
                int levels = slab ? 6 + dice.below(4) : 10 + dice.below(8);
                if (dice.chance(0.2)) {
                    continue;
                }
                var corner = new Coordinate(middle.x + x * ux - y * uy, middle.y + x * uy + y * ux);
                var end = new Coordinate(corner.x + ux, corner.y + uy);
                if (inside.locate(corner) != Location.EXTERIOR && dice.chance(0.04)) {
                    vacant(corner, end, wide / 2, deep / 2, 1500);
                } else {
                    place(corner, end, 0, wide, 0, deep, levels);
                }
            }
        }
    }

    /// Rows of small houses from the path inwards, none square to its neighbour.
    private void huts(Polygon area) {
        for (int row = 0; row < 3; row++) {
            for (Polygon ground : row == 0 ? List.of(area) : Plots.inset(area, row * 7.6)) {
                Coordinate[] ring = ground.getExteriorRing().getCoordinates();
                for (int i = ring.length - 1; i > 0; i--) {
                    huts(ring[i], ring[i - 1]);
                }
            }
        }
    }

    private void huts(Coordinate a, Coordinate b) {
        double length = a.distance(b);
        double at = 0;
        while (at < length - 4.5) {
            double wide = Math.min(dice.between(5.2, 8.6), length - at);
            if (dice.chance(vacancy())) {
                vacant(a, b, at + wide / 2, 3.5, wide * 7);
            } else {
                double turn = dice.between(-0.1, 0.1);
                double dx = b.x - a.x;
                double dy = b.y - a.y;
                var turned = new Coordinate(a.x + dx - turn * dy, a.y + dy + turn * dx);
                place(
                        a,
                        turned,
                        at + 0.3,
                        at + wide - 0.3,
                        0.3 + dice.between(0, 0.8),
                        dice.between(4.6, 6.8),
                        levels());
            }
            at += wide + dice.between(0, 1.2);
        }
    }

    private void school(Polygon area) {
        large(area, 62, 16, 2 + dice.below(2), "school");
        large(area, 30, 22, 1, "school");
    }

    private void hospital(Polygon area) {
        large(area, 85, 22, 6, "hospital");
        large(area, 60, 20, 4, "hospital");
        large(area, 40, 26, 3, "hospital");
    }

    /// The first place along the sides of the block on which a large building fits.
    private void large(Polygon area, double wide, double deep, int levels, String kind) {
        Coordinate[] ring = area.getExteriorRing().getCoordinates();
        for (double size = 1; size > 0.45; size -= 0.15) {
            for (int i = ring.length - 1; i > 0; i--) {
                double length = ring[i].distance(ring[i - 1]);
                double width = Math.min(wide * size, length - 4);
                if (width > 12) {
                    double ux = (ring[i - 1].x - ring[i].x) / length;
                    double uy = (ring[i - 1].y - ring[i].y) / length;
                    double from = (length - width) / 2;
                    var corners = new Coordinate[] {
                        at(ring[i], ux, uy, from, 3),
                        at(ring[i], ux, uy, from + width, 3),
                        at(ring[i], ux, uy, from + width, 3 + deep * size),
                        at(ring[i], ux, uy, from, 3 + deep * size)
                    };
                    if (stand(corners, at(ring[i], ux, uy, length / 2, 0), kind, levels, false)) {
                        return;
                    }
                }
            }
        }
    }
}
