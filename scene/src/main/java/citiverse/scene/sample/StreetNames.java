package citiverse.scene.sample;

import java.util.List;

/// Names of streets: things, trees and crafts, no person's.
final class StreetNames {
    private static final List<String> FIRST = List.of("Acorn", "Anchor", "Apple", "Arch", "Ash", "Barley", "Beech", "Bell",
            "Boat", "Bramble", "Brook", "Candle", "Cedar", "Cherry", "Clay", "Clover", "Copper", "Corn", "Cotton", "Crane",
            "Dyer", "Ember", "Fern", "Ferry", "Field", "Flax", "Flint", "Fountain", "Garden", "Glass", "Gravel", "Harbour",
            "Hawthorn", "Hazel", "Honey", "Hop", "Iron", "Ivory", "Lantern", "Lark", "Laurel", "Lime", "Linden", "Loom",
            "Maple", "Marble", "Meadow", "Moss", "Nettle", "Oak", "Olive", "Orchid", "Otter", "Paper", "Pear", "Pebble",
            "Pine", "Plum", "Poplar", "Quince", "Reed", "River", "Rope", "Rose", "Saddle", "Sage", "Salt", "Sand", "Silver",
            "Slate", "Sparrow", "Spring", "Stone", "Swan", "Thistle", "Thyme", "Tile", "Timber", "Violet", "Walnut", "Water",
            "Wheel", "Willow", "Wool", "Wren");
    private static final List<String> LAST = List.of("Street", "Lane", "Road", "Row", "Way", "Close", "Place", "Walk");

    private StreetNames() {}

    /// The n-th name; the first 680 differ.
    static String of(int number) {
        int n = Math.floorMod(number, FIRST.size() * LAST.size());
        return FIRST.get(n % FIRST.size()) + ' ' + LAST.get((n / FIRST.size() + n) % LAST.size());
    }
}
