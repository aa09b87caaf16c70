package citiverse.models.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeatherBinsTest {
    @Test
    void theAssumedSetSaysThatItIsAssumed() {
        WeatherBins weather = WeatherBins.assumed(0.5);
        assertTrue(weather.assumed());
        assertEquals(64, weather.bins().size());
        for (WeatherBins.Bin bin : weather.bins()) {
            assertEquals(bin.windMetresPerSecond(), bin.layer(0.5, 10).wind(10), 1e-12);
            // u* is that of the profile itself: nothing has to be scaled.
            assertEquals(1, bin.layer(0.5, 10).windFactor(), 1e-12);
        }
    }

    @Test
    void hoursAreGatheredWithTheirMeans() {
        int hours = 2000;
        var random = new SplittableRandom(3);
        double[] from = random.doubles(hours, 0, 360).toArray();
        double[] wind = random.doubles(hours, 0.5, 10).toArray();
        var friction = new double[hours];
        var obukhov = new double[hours];
        var mixing = new double[hours];
        double inverse = 0;
        for (int h = 0; h < hours; h++) {
            obukhov[h] = random.nextBoolean() ? random.nextDouble(10, 500) : -random.nextDouble(10, 500);
            friction[h] = 0.1 * wind[h];
            mixing[h] = random.nextDouble(100, 2000);
            inverse += 1 / wind[h] / hours;
        }
        var hourly = new WeatherBins.Hourly("made", 10, from, wind, friction, obukhov, mixing);
        WeatherBins weather = WeatherBins.of(hourly, 16);
        assertFalse(weather.assumed());
        assertTrue(weather.bins().size() <= 16 * 49);
        assertEquals(inverse, weather.meanInverseWind(), 1e-12);
        for (WeatherBins.Bin bin : weather.bins()) {
            assertEquals(0.1 * bin.windMetresPerSecond(), bin.frictionVelocity(), 1e-12);
        }
        from[7] = Double.NaN;
        assertEquals(1, hourly.missing());
        assertTrue(WeatherBins.of(hourly, 16).source().contains("1 missing"));
    }

    @Test
    void badWeatherIsNamed() {
        assertThrows(IllegalArgumentException.class, () -> new WeatherBins("made", false, 10, List.of()));
        var half = new WeatherBins.Bin(0.5, 0, 10, 3, 0.3, 50, 500);
        assertThrows(IllegalArgumentException.class, () -> new WeatherBins("made", false, 10, List.of(half)));
        assertThrows(IllegalArgumentException.class, () -> new WeatherBins.Bin(1, 0, 10, 3, 0, 50, 500));
        assertThrows(IllegalArgumentException.class, () -> SurfaceLayer.of(0.3, Double.NaN, 0.1, 100));
    }
}
