package citiverse.twin.transit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceDaysTest {
    private static final City CITY = new City("x", "X", ZoneId.of("UTC"), "EPSG:32601", "en");

    private final MemorySnapshot.Builder city = MemorySnapshot.builder(CITY);

    private ServiceDaysTest with(String source, String service, String dates) {
        city.layer(new LayerSchema(Layers.TRANSIT_SERVICE, "", "NONE", List.of()));
        city.put(new Feature(
                new FeatureId("x", source, Layers.TRANSIT_SERVICE, service).urn(),
                Layers.TRANSIT_SERVICE,
                null,
                Properties.builder().put("dates", dates).build(),
                new Provenance(source, "import")));
        return this;
    }

    private ServiceDays days() {
        return ServiceDays.of(city.build());
    }

    @Test
    void aDateWithoutServiceIsRefusedWithTheDatesThereAre() {
        with("bus", "week", "2019-05-13 2019-05-14 2019-05-16")
                .with("bus", "none", "")
                .with("train", "all", "2019-05-14");
        Problem problem = assertThrows(Problem.class, () -> days().require(LocalDate.of(2019, 5, 15)));
        assertEquals("CV-TRANSIT-001", problem.code());
        assertEquals(
                "no public transport runs on 2019-05-15; bus runs on 2019-05-13 to 2019-05-14, 2019-05-16;"
                        + " train runs on 2019-05-14",
                problem.reason());
        assertDoesNotThrow(() -> days().require(LocalDate.of(2019, 5, 16)));
    }

    @Test
    void aFeedWithoutServiceIsNotedWhereAnotherHasSome() {
        with("bus", "week", "2019-05-13").with("train", "all", "2019-05-14");
        assertEquals(
                List.of("nothing of train runs on 2019-05-13; train runs on 2019-05-14"),
                days().without(LocalDate.of(2019, 5, 13)));
        assertEquals(Set.of("urn:citiverse:x:bus:transit_service:week"), days().on(LocalDate.of(2019, 5, 13)));
    }

    @Test
    void manySpansAreCut() {
        var dates = new StringBuilder("2019-01-01");
        for (LocalDate day = LocalDate.of(2019, 1, 3); day.getYear() == 2019; day = day.plusDays(2)) {
            dates.append(' ').append(day);
        }
        String told = with("bus", "odd", dates.toString()).days().spans().getFirst();
        assertEquals(
                "bus runs on 2019-01-01, 2019-01-03, 2019-01-05, 2019-01-07, 2019-01-09, 2019-01-11, 2019-01-13,"
                        + " 2019-01-15, 2019-01-17, 2019-01-19, 2019-01-21, 2019-01-23, … until 2019-12-31 (183 dates)",
                told);
    }

    @Test
    void aCityWithoutFeedsSaysSo() {
        Problem problem = assertThrows(Problem.class, () -> days().require(LocalDate.of(2019, 5, 15)));
        assertEquals("Import a GTFS feed", problem.remedy());
    }
}
