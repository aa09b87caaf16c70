package citiverse.scene.sample;

import citiverse.scene.Area;
import citiverse.scene.Dice;
import citiverse.scene.Scene;
import citiverse.scene.Shapes;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/// Draws the areas: land use, water, parks, and the houses themselves.
final class Land {
    private final Scene scene;
    private final Dice dice;
    private final Site site;

    Land(Scene scene, Site site, River river) {
        this.scene = scene;
        this.site = site;
        this.dice = site.dice().fork("land");
        Area banks = scene.land("grass").tag("name", "Mira banks");
        banks.around(river.strip(20));
        around(scene.water("Mira").tag("water", "river"), river.area());
    }

    void districts(List<District> districts) {
        for (District district : districts) {
            switch (district.quarter()) {
                case PARK -> around(scene.park(district.name()), district.area());
                case FIELDS -> around(scene.land(dice.chance(0.3) ? "meadow" : "farmland"), district.area());
                default ->
                    around(scene.land(district.quarter().landuse()).tag("name", district.name()), district.area());
            }
            if (district.quarter() == Quarter.PARK && district.area().getArea() > 80_000) {
                Coordinate middle = district.area().getInteriorPoint().getCoordinate();
                pond(middle, Math.sqrt(district.area().getArea()) * 0.07);
            }
        }
    }

    private void pond(Coordinate middle, double radius) {
        Area pond = scene.water("Pond").tag("water", "pond");
        for (int angle = 0; angle < 360; angle += 24) {
            double reach = radius * dice.between(0.8, 1.2);
            pond.corner(
                    middle.x + 1.5 * reach * StrictMath.cos(StrictMath.toRadians(angle)),
                    middle.y + reach * StrictMath.sin(StrictMath.toRadians(angle)));
        }
    }

    void blocks(List<Block> blocks) {
        int green = 0;
        for (Block block : blocks) {
            double setback = block.district().quarter().streets().setback();
            for (Polygon area : Plots.inset(block.area(), Math.max(2, setback - 1.5))) {
                switch (block.use()) {
                    case GREEN -> around(scene.park(block.district().name() + " Green " + ++green), area);
                    case SQUARE -> around(scene.area("Market Square").tag("place", "square"), area);
                    case SCHOOL -> around(scene.land("education"), area);
                    case HOSPITAL -> around(scene.land("institutional"), area);
                    case HOUSES -> {
                        if (block.district().quarter() == Quarter.TOWERS) {
                            around(scene.land("grass"), area);
                        }
                    }
                }
            }
        }
    }

    /// The track for goods around the south.
    void track() {
        scene.rail("Goods line", "rail")
                .along(Shapes.smooth(
                        List.of(
                                site.at(0, 170),
                                site.at(900, 190),
                                site.at(1850, 215),
                                site.at(3260, 200),
                                site.at(4400, 210),
                                site.at(4760, 260),
                                site.at(5000, 520),
                                site.at(5080, 900),
                                site.at(Site.WIDTH, 1500)),
                        10));
    }

    void buildings(List<House> houses) {
        for (House house : houses) {
            scene.building(house.kind()).around(house.corners()).storeys(house.levels(), house.heightMetres());
        }
    }

    private static void around(Area drawn, Polygon area) {
        drawn.around(List.of(area.getExteriorRing().getCoordinates()));
    }
}
