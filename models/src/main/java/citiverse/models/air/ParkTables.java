package citiverse.models.air;

import java.util.Map;
import java.util.TreeMap;

/// Tables of plumes that start in canopies, made when first asked for, by height in steps of five metres.
final class ParkTables {
    private static final int STEP = 5;

    private final WeatherBins weather;
    private final AirSettings settings;
    private final Map<Integer, PointTable> fine = new TreeMap<>();
    private final Map<Integer, PointTable> unit = new TreeMap<>();

    ParkTables(WeatherBins weather, AirSettings settings) {
        this.weather = weather;
        this.settings = settings;
    }

    /// Plumes times the net deposition velocity of PM2.5 in the wind of each bin.
    synchronized PointTable fine(double canopyMetres) {
        return fine.computeIfAbsent(
                step(canopyMetres),
                height -> table(
                        height,
                        bin -> Vegetation.fineVelocity(bin.windMetresPerSecond())
                                * (1 - Vegetation.resuspended(bin.windMetresPerSecond()))));
    }

    /// Plumes as they are.
    synchronized PointTable unit(double canopyMetres) {
        return unit.computeIfAbsent(step(canopyMetres), height -> table(height, bin -> 1));
    }

    private static int step(double canopyMetres) {
        return Math.clamp(STEP * Math.round(canopyMetres / STEP), STEP, 40);
    }

    private PointTable table(int height, PointTable.Factor factor) {
        return new PointTable(weather, settings, height / 2.0, height / 2.0, factor);
    }
}
