package citiverse.models.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.SharedData;
import citiverse.models.plane.Plane;
import citiverse.standards.Reading;
import citiverse.standards.citygml.CityGmlReader;
import citiverse.standards.cityjson.CityJsonReader;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Relations between the forms of published city models.
class CityModelRelationsTest {
    private static final City CITY = new City("model", "Model", ZoneId.of("Europe/Berlin"), "EPSG:25832", "en");

    /// A file of the city models; skips the calling test where it is missing (fails where `CI` is set).
    private static Path file(String name) {
        return SharedData.at("city-models/" + name);
    }

    private static List<Relation> all(Snapshot city, String of, Predicate predicate, String to, Terms terms) {
        var assumptions = citiverse.models.spatial.Assumptions.standard();
        List<Feature> features = new ArrayList<>(city.features(of));
        features.addAll(city.features(to));
        Plane plane = Bodies.plane(features);
        List<Relation> relations = new ArrayList<>();
        Join.of(Spatial.of(city, plane, assumptions), predicate, terms)
                .run(
                        Bodies.of(city, city.features(of), plane, assumptions).bodies(),
                        Bodies.of(city, city.features(to), plane, assumptions).bodies(),
                        2,
                        Progress.NONE,
                        relations::add);
        return relations;
    }

    @Test
    void theLanesOverABridgeLieOnIt() {
        var builder = MemorySnapshot.builder(CITY);
        var options = new CityJsonReader.Options("EPSG:25832", "");
        CityGmlReader.read(
                file("citygml3/Road_over_Bridge_LOD2.gml"),
                new Reading(CITY, "model", "Road_over_Bridge_LOD2.gml"),
                builder,
                options,
                Progress.NONE);
        Snapshot city = builder.build();
        List<Relation> above = all(city, "traffic_space", Predicate.ABOVE, "bridge", Terms.plain());
        System.out.printf(
                "Road_over_Bridge: %d lanes, %d of them on the bridge%n",
                city.features("traffic_space").size(), above.size());
        above.forEach(
                relation -> System.out.println("  " + relation.subject() + " above by " + relation.clearance() + " m"));
        assertEquals(6, city.features("traffic_space").size());
        assertEquals(2, above.size());
        for (Relation relation : above) {
            assertEquals(Answer.YES, relation.answer());
            assertEquals(0, relation.clearance().low(), 1e-6, "they lie on its upper side");
            assertEquals("form", relation.objectFrom());
        }
        List<Relation> road = all(city, "road", Predicate.ABOVE, "bridge", Terms.plain());
        List<Relation> meets = all(city, "road", Predicate.OVERLAPS, "bridge", Terms.plain());
        assertTrue(road.isEmpty(), "its pavement is part of the deck: " + road);
        assertEquals(Answer.YES, meets.getFirst().answer(), meets.toString());
    }

    @Test
    void theBuildingsOfDelftDoNotStandInOneAnother() {
        var builder = MemorySnapshot.builder(CITY);
        CityJsonReader.read(
                file("cityjson20/delft.city.json"),
                new Reading(CITY, "model", "delft.city.json"),
                builder,
                new CityJsonReader.Options("", ""),
                Progress.NONE);
        Snapshot city = builder.build();
        String layer = city.features("building_part").isEmpty() ? "building" : "building_part";
        List<Relation> overlaps = all(city, layer, Predicate.OVERLAPS, layer, Terms.plain());
        List<Relation> near = all(city, layer, Predicate.NEAR, layer, Terms.within(0.1));
        System.out.printf(
                "Delft: %d of %s, %d times one overlaps another, %d times one is within 10 cm of another%n",
                city.features(layer).size(), layer, overlaps.size(), near.size());
        assertTrue(near.size() > 50, "terraced houses touch: " + near.size());
        assertTrue(near.stream().allMatch(relation -> relation.subjectFrom().equals("form")), "by their forms");
        assertTrue(overlaps.size() <= city.features(layer).size() / 20, overlaps.size() + " overlaps");
        for (Relation relation : overlaps) {
            assertTrue(
                    overlaps.stream()
                            .anyMatch(other -> other.subject().equals(relation.object())
                                    && other.object().equals(relation.subject())
                                    && other.clearance().equals(relation.clearance())),
                    "the same from the other side");
        }
    }
}
