package citiverse.models.built;

import java.util.Map;
import java.util.TreeMap;

/// What is assumed of a building of which the height is not known. Every height so found is flagged.
///
/// @param storeyMetres height of a storey where storeys are counted and the height is not told
/// @param defaultMetres height of a building of which nothing is told
/// @param metresByKind height by the value of `building`, such as `garage`, where neither height nor storeys are told
/// @param leastAreaSquareMetres footprints smaller than this are left out
/// @param mostMetres heights above this are taken for errors
public record Assumptions(
        double storeyMetres,
        double defaultMetres,
        Map<String, Double> metresByKind,
        double leastAreaSquareMetres,
        double mostMetres) {

    /// Three metres a storey and three storeys, lower for what is seldom high. Assumed by us, without a source: they
    /// are there to be edited.
    public static final Assumptions DEFAULT = new Assumptions(3.0, 9.0, kinds(), 0.5, 1000);

    public Assumptions {
        if (!(storeyMetres > 0) || !(defaultMetres > 0) || !(mostMetres > 0) || !(leastAreaSquareMetres >= 0)) {
            throw new IllegalArgumentException("assumed heights are greater than 0");
        }
        metresByKind = Map.copyOf(metresByKind);
        for (double metres : metresByKind.values()) {
            if (!(metres > 0)) {
                throw new IllegalArgumentException("assumed heights are greater than 0, not " + metres);
            }
        }
    }

    /// The height where nothing but the kind is known.
    public double metresOf(String kind) {
        return metresByKind.getOrDefault(kind, defaultMetres);
    }

    private static Map<String, Double> kinds() {
        var kinds = new TreeMap<String, Double>();
        for (String low : new String[] {
            "garage", "garages", "carport", "shed", "hut", "kiosk", "roof", "greenhouse", "cabin", "static_caravan"
        }) {
            kinds.put(low, 3.0);
        }
        for (String house : new String[] {"house", "detached", "semidetached_house", "terrace", "bungalow", "farm"}) {
            kinds.put(house, 6.0);
        }
        for (String hall : new String[] {"industrial", "warehouse", "barn", "hangar", "supermarket"}) {
            kinds.put(hall, 8.0);
        }
        for (String high : new String[] {"apartments", "office", "hotel", "hospital", "church", "cathedral"}) {
            kinds.put(high, 15.0);
        }
        return kinds;
    }
}
