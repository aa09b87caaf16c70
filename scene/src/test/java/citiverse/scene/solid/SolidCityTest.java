package citiverse.scene.solid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Reading;
import citiverse.standards.cityjson.CityJsonReader;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.solid.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Made cities in three dimensions are sound, and come back as they were drawn.
class SolidCityTest {
    private static final City CITY = new City("made", "Made", ZoneId.of("UTC"), "EPSG:25832", "en");

    @TempDir
    private Path folder;

    @Test
    void aThousandHousesHaveNoFault() {
        Path file = folder.resolve("houses.city.jsonl");
        new SolidCity(1_000, 0.7, 7).write(file);
        var builder = MemorySnapshot.builder(CITY);
        Twin.Quality quality = CityJsonReader.read(
                file, new Reading(CITY, "houses", "houses"), builder, CityJsonReader.Options.NONE, Progress.NONE);
        Snapshot city = builder.build();
        List<Feature> houses = city.features("building");
        assertEquals(List.of(), quality.warnings());
        assertEquals(1_000, houses.size());
        double worst = 0;
        int gabled = 0;
        double area = 0;
        for (Feature house : houses) {
            Form form = Form.of(house).orElseThrow();
            double measured = house.properties().number("measuredHeight").orElseThrow();
            double low = house.properties().number("ground_metres").orElseThrow();
            double top = 0;
            for (int i : form.best().orElseThrow().indices()) {
                top = Math.max(top, form.height(i));
            }
            worst = Math.max(worst, Math.abs(top - low - measured));
            gabled += house.properties().text("lods").orElseThrow().equals("1.2 2.2") ? 1 : 0;
            area += house.shape().getArea();
        }
        System.out.println("made city: 1000 houses, " + gabled + " with gables, heights off by at most " + worst
                + " m, no warning");
        assertTrue(worst <= 0.006, "off by " + worst);
        assertTrue(gabled > 600 && gabled < 800);
        assertTrue(area > 0);
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        new SolidCity(50, 0.5, 3).write(one);
        new SolidCity(50, 0.5, 3).write(other);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
        new SolidCity(50, 0.5, 4).write(other);
        assertTrue(Files.mismatch(one, other) >= 0);
    }
}
