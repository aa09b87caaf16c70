package citiverse.scene.sample;

import citiverse.scene.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/// Finds the blocks between the streets of each district and gives some to schools, the hospital, squares and greens.
final class Blocks {
    private static final double SMALLEST = 130;
    private static final int SCHOOLS = 13;
    private static final double SCHOOL_DISTANCE = 560;

    private final Site site;
    private final List<Block> blocks = new ArrayList<>();

    private Blocks(Site site) {
        this.site = site;
    }

    static List<Block> of(Site site, List<District> districts, List<List<Road>> roads) {
        var blocks = new Blocks(site);
        for (int i = 0; i < districts.size(); i++) {
            blocks.find(districts.get(i), roads.get(i));
        }
        blocks.assign();
        return blocks.blocks;
    }

    private void find(District district, List<Road> roads) {
        if (district.quarter() == Quarter.FIELDS
                || district.quarter() == Quarter.FOREST
                || district.quarter() == Quarter.PARK) {
            return;
        }
        var lines = new ArrayList<List<Coordinate>>();
        lines.add(List.of(district.area().getExteriorRing().getCoordinates()));
        for (Road road : roads) {
            if (!road.kind().equals("footway") || district.quarter() == Quarter.INFORMAL) {
                lines.add(road.line());
            }
        }
        for (Polygon area : Plots.enclosed(lines)) {
            if (area.getArea() > SMALLEST
                    && Districts.contains(
                            district.area(), area.getInteriorPoint().getCoordinate())) {
                blocks.add(new Block(district, area, blocks.size(), Block.Use.HOUSES));
            }
        }
    }

    private void assign() {
        Dice dice = site.dice().fork("blocks");
        nearest(Block.Use.HOSPITAL, site.at(3420, 2850), 9_000, 40_000);
        nearest(Block.Use.SQUARE, centreOf(Quarter.CENTRE), 1_200, 5_000);
        schools(dice);
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Quarter quarter = block.district().quarter();
            boolean fits = block.squareMetres() > 1_500 && block.squareMetres() < 16_000;
            double chance = quarter == Quarter.INFORMAL || quarter == Quarter.INDUSTRY ? 0.01 : 0.045;
            if (dice.chance(chance) && fits && block.use() == Block.Use.HOUSES) {
                blocks.set(i, block.with(Block.Use.GREEN));
            }
        }
    }

    private Coordinate centreOf(Quarter quarter) {
        return blocks.stream()
                .filter(block -> block.district().quarter() == quarter)
                .findFirst()
                .map(block -> block.district().area().getCentroid().getCoordinate())
                .orElse(site.at(2500, 2000));
    }

    private void nearest(Block.Use use, Coordinate place, double smallest, double largest) {
        blocks.stream()
                .filter(block -> block.squareMetres() >= smallest && block.squareMetres() <= largest)
                .filter(block -> block.use() == Block.Use.HOUSES)
                .min(Comparator.comparingDouble(
                        block -> block.area().getCentroid().getCoordinate().distance(place)))
                .ifPresent(block -> blocks.set(block.number(), block.with(use)));
    }

    /// Schools far from each other, on blocks of a fitting size, never on the hill: that lack is one of the questions
    /// that the city poses.
    private void schools(Dice dice) {
        var chosen = new ArrayList<Coordinate>();
        var order = new ArrayList<Block>();
        var keys = new double[blocks.size()];
        for (Block block : blocks) {
            keys[block.number()] = dice.unit();
            Quarter quarter = block.district().quarter();
            boolean lived = quarter.inhabited() && quarter != Quarter.INFORMAL && quarter != Quarter.CENTRE;
            if (lived
                    && block.use() == Block.Use.HOUSES
                    && block.squareMetres() > 5_500
                    && block.squareMetres() < 30_000) {
                order.add(block);
            }
        }
        order.sort(Comparator.comparingDouble((Block block) -> keys[block.number()])
                .thenComparingInt(Block::number));
        for (Block block : order) {
            Coordinate middle = block.area().getCentroid().getCoordinate();
            boolean apart = chosen.stream().allMatch(other -> other.distance(middle) >= SCHOOL_DISTANCE);
            if (apart && chosen.size() < SCHOOLS) {
                chosen.add(middle);
                blocks.set(block.number(), block.with(Block.Use.SCHOOL));
            }
        }
    }
}
