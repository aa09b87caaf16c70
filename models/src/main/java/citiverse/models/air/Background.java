package citiverse.models.air;

/// Annual means above the roofs of what comes from elsewhere and from other sources, added once, in µg/m³.
///
/// @param source where the figures come from
/// @param assumed true where nobody measured them for this city
/// @param no2 nitrogen dioxide
/// @param ozone ozone
/// @param pm25 PM2.5
/// @param pm10 PM10
public record Background(String source, boolean assumed, double no2, double ozone, double pm25, double pm10) {
    /// An assumption: NO₂ 15, O₃ 55, PM2.5 9, PM10 16 µg/m³, the order of an urban background station in
    /// western Europe.
    public static final Background ASSUMED =
            new Background("assumed: an urban background of western Europe", true, 15, 55, 9, 16);

    public Background {
        double[] all = {no2, ozone, pm25, pm10};
        for (double value : all) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("a background must be at least 0 µg/m³, not " + value);
            }
        }
    }

    double of(Pollutant pollutant) {
        return switch (pollutant) {
            case NO2 -> no2;
            case PM2_5 -> pm25;
            case PM10 -> pm10;
        };
    }
}
