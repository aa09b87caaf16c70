package citiverse.scene.sample;

import citiverse.scene.Dice;
import citiverse.scene.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// Puts schools, health care, kindergartens, shops and the like into houses and onto blocks, and offers empty lots.
final class Facilities {
    private static final int CLINICS = 6;
    private static final int KINDERGARTENS = 17;
    private static final int MOST_LOTS = 150;
    private static final double LOT_DISTANCE = 115;

    private static final List<String> PUBLIC = List.of(
            "townhall",
            "library",
            "theatre",
            "post_office",
            "police",
            "fire_station",
            "courthouse",
            "community_centre",
            "marketplace",
            "place_of_worship",
            "bank",
            "cinema");
    private static final List<String> EVERYDAY =
            List.of("cafe", "restaurant", "pharmacy", "bar", "bank", "dentist", "fast_food", "doctors");
    private static final List<String> SHOPS = List.of(
            "supermarket",
            "bakery",
            "convenience",
            "greengrocer",
            "clothes",
            "hardware",
            "hairdresser",
            "butcher",
            "books");

    private final Site site;
    private final Dice dice;
    private final List<Facility> facilities = new ArrayList<>();

    Facilities(Site site) {
        this.site = site;
        this.dice = site.dice().fork("facilities");
    }

    List<Facility> facilities() {
        return facilities;
    }

    /// Chooses places on blocks and in houses; a house that becomes a clinic is changed in the list.
    void choose(List<Block> blocks, List<House> houses) {
        int school = 0;
        for (Block block : blocks) {
            Coordinate place = block.area().getInteriorPoint().getCoordinate();
            if (block.use() == Block.Use.SCHOOL) {
                String name = block.district().name() + " School " + ++school;
                facilities.add(new Facility("schools", "school", "school", name, place, 240 + 20 * dice.below(20)));
            } else if (block.use() == Block.Use.HOSPITAL) {
                facilities.add(new Facility("healthcare", "hospital", "hospital", "General Hospital", place, 900));
            }
        }
        inHouses(houses, "healthcare", "clinic", "clinic", CLINICS, 750);
        inHouses(houses, "kindergartens", "kindergarten", "kindergarten", KINDERGARTENS, 430);
    }

    /// Houses far from each other, in the north and the inner city rather than in the south and on the hill.
    private void inHouses(List<House> houses, String layer, String kind, String amenity, int count, double distance) {
        var chosen = new ArrayList<Coordinate>();
        for (int tries = 0; tries < 4000 && chosen.size() < count && !houses.isEmpty(); tries++) {
            int index = dice.below(houses.size());
            House house = houses.get(index);
            boolean suits = house.home() && house.quarter() != Quarter.INFORMAL && house.footprintSquareMetres() > 120;
            boolean served = !layer.equals("healthcare") || site.localY(house.middle()) > 1400;
            if (suits && served && chosen.stream().allMatch(other -> other.distance(house.middle()) >= distance)) {
                chosen.add(house.middle());
                houses.set(index, house.of(kind, false));
                String name = house.quarter().title()
                        + ' '
                        + Character.toUpperCase(kind.charAt(0))
                        + kind.substring(1)
                        + ' '
                        + chosen.size();
                facilities.add(new Facility(layer, kind, amenity, name, house.front(), 40 + 10 * dice.below(16)));
            }
        }
    }

    void draw(Scene scene) {
        int number = 0;
        for (Facility facility : facilities) {
            String id = site.prefix() + facility.kind() + "-" + ++number;
            scene.service(facility.layer(), id)
                    .at(facility.place().x, facility.place().y)
                    .with("name", facility.name())
                    .with("kind", facility.kind())
                    .with("amenity", facility.amenity())
                    .with("capacity", facility.capacity());
        }
    }

    /// Shops and the like, on the map only.
    void shops(Scene scene, List<House> houses) {
        int hall = 0;
        for (House house : houses) {
            double chance =
                    switch (house.quarter()) {
                        case CENTRE -> 0.30;
                        case INNER -> 0.10;
                        case TERRACES, TOWERS -> 0.045;
                        case INFORMAL, GARDENS -> 0.012;
                        default -> 0.01;
                    };
            boolean open = house.home() || house.kind().equals("commercial");
            if (open && dice.chance(chance)) {
                Coordinate at = house.front();
                if (house.quarter() == Quarter.CENTRE && hall < PUBLIC.size() && dice.chance(0.25)) {
                    String kind = PUBLIC.get(hall++);
                    scene.amenity(kind).at(at.x, at.y).with("name", "Old Town " + kind.replace('_', ' '));
                } else if (dice.chance(0.5)) {
                    scene.amenity(dice.of(EVERYDAY)).at(at.x, at.y);
                } else {
                    scene.shop(dice.of(SHOPS)).at(at.x, at.y);
                }
            }
        }
    }

    /// Lots for new services, apart from each other and in every quarter.
    void offer(Scene scene, List<Lot> lots) {
        var order = new ArrayList<>(lots);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, dice.below(i + 1));
        }
        var offered = new ArrayList<Coordinate>();
        for (Lot lot : order) {
            boolean apart = offered.stream().allMatch(other -> other.distance(lot.place()) >= LOT_DISTANCE);
            if (apart && offered.size() < MOST_LOTS) {
                offered.add(lot.place());
                String number = Integer.toString(1000 + offered.size()).substring(1);
                String owner = lot.kind().startsWith("public") || lot.kind().startsWith("common")
                        ? "city"
                        : dice.chance(0.35) ? "city" : "private";
                scene.place("candidate", site.prefix() + "lot-" + number)
                        .at(lot.place().x, lot.place().y)
                        .with("kind", lot.kind())
                        .with("district", lot.district())
                        .with("owner", owner)
                        .with("area_square_metres", Math.round(lot.squareMetres()));
            }
        }
    }
}
