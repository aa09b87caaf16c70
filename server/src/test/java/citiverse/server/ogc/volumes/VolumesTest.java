package citiverse.server.ogc.volumes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.built.Assumptions;
import citiverse.models.built.BuildingBodies;
import citiverse.models.built.BuiltForm;
import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.city.OnlineCity;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import citiverse.twin.Value;
import citiverse.twin.json.CanonicalJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 3D tiles of the sample city as a client finds them.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class VolumesTest {
    private static final String AT = "/ogc/collections/building/3dtiles/";

    @Inject
    OnlineCity online;

    @Test
    void everyBuildingOfTheModelsIsInOneLeaf() {
        Map<?, ?> tileset = json(Got.get(AT + "tileset.json"));
        assertEquals("1.1", ((Map<?, ?>) tileset.get("asset")).get("version"));
        Map<String, Integer> seen = new TreeMap<>();
        leaves((Map<?, ?>) tileset.get("root"), seen);
        BuiltForm built = BuiltForm.compile(online.snapshot());
        assertEquals(built.buildings().stream().map(building -> building.id()).toList(), List.copyOf(seen.keySet()));
        assertTrue(seen.values().stream().allMatch(times -> times == 1));
    }

    private static void leaves(Map<?, ?> tile, Map<String, Integer> seen) {
        if (tile.get("children") instanceof List<?> children) {
            children.forEach(child -> leaves((Map<?, ?>) child, seen));
            return;
        }
        Got content = Got.get(AT + ((Map<?, ?>) tile.get("content")).get("uri"));
        assertEquals(200, content.status(), content.text());
        assertEquals("model/gltf-binary", content.header("content-type"));
        assertTrue(content.header("cache-control").contains("immutable"));
        assertEquals("glTF", new String(content.body(), 0, 4, StandardCharsets.US_ASCII));
        String all = new String(content.body(), StandardCharsets.ISO_8859_1);
        for (int at = all.indexOf("urn:citiverse:"); at >= 0; ) {
            int next = all.indexOf("urn:citiverse:", at + 1);
            String urn = next >= 0 ? all.substring(at, next) : all.substring(at).split("\0")[0];
            seen.merge(urn, 1, Integer::sum);
            at = next;
        }
    }

    @Test
    void aContentThatIsKnownIsNotSentAgain() {
        Map<?, ?> root = (Map<?, ?>) json(Got.get(AT + "tileset.json")).get("root");
        String path = AT + ((Map<?, ?>) root.get("content")).get("uri");
        Got first = Got.get(path);
        assertEquals(304, Got.get(path, "If-None-Match", first.header("etag")).status());
        assertEquals("gzip", Got.get(path, "Accept-Encoding", "gzip").header("content-encoding"));
        Got tileset = Got.get(AT + "tileset.json");
        assertEquals(
                304,
                Got.get(AT + "tileset.json", "If-None-Match", tileset.header("etag"))
                        .status());
    }

    @Test
    void theGroundIsAMeshWhereThereIsARaster() {
        boolean raster = online.snapshot().raster(Layers.TERRAIN).isPresent();
        Got tileset = Got.get(AT + "ground/tileset.json");
        assertEquals(raster ? 200 : 404, tileset.status());
        if (raster) {
            Map<?, ?> root = (Map<?, ?>) json(tileset).get("root");
            Got content = Got.get(AT + "ground/" + ((Map<?, ?>) root.get("content")).get("uri"));
            assertEquals(200, content.status());
            assertTrue(content.body().length > 10_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc/collections/street/3dtiles/tileset.json",
                "/ogc/collections/nothing/3dtiles/tileset.json",
                AT + "0000000000000000/0.glb",
                AT + "zzzz/0.glb",
                AT + "0000000000000000/-1.glb",
                AT + "option/0.glb?rehearsal=none&option=none",
                AT + "option/tileset.json?rehearsal=none&option=none",
                AT + "nothing",
                AT + "ground/0000000000000000.glb"
            })
    void whatIsNotThereIsToldSo(String path) {
        Got got = Got.get(path, "Accept", "application/json");
        assertEquals(404, got.status(), path + got.text());
        assertFalse(got.text().contains("Exception"));
    }

    @Test
    void numbersOfTilesAreChecked() {
        String version = online.snapshot().hash().substring(0, 16);
        for (String tile : List.of("-1", "999999", "99999999999999999999", "NaN", "1e1", "%00", "..%2f..")) {
            int status = Got.get(AT + version + '/' + tile + ".glb").status();
            assertTrue(status == 404 || status == 400, tile + ": " + status);
        }
        for (String query : List.of(
                "", "?rehearsal=a", "?option=a", "?rehearsal=&option=", "?rehearsal=a&option=" + "x".repeat(300))) {
            assertEquals(400, Got.get(AT + "option/tileset.json" + query).status(), query);
        }
    }

    @Test
    void anOptionHidesWhatItRemovesAndShowsWhatItAdds() {
        Snapshot city = online.snapshot();
        BuildingBodies bodies = BuildingBodies.of(city, Assumptions.DEFAULT);
        List<Feature> all = city.features(Layers.BUILDING);
        Feature removed = all.get(0);
        Feature altered = all.get(1);
        Feature higher = altered.with(altered.properties().with("height_metres", Value.of(77.0)));
        Feature added = new Feature(
                "urn:citiverse:miravale:option:building:tower",
                Layers.BUILDING,
                all.get(2).shape(),
                all.get(2).properties().with("height_metres", Value.of(120.0)),
                all.get(2).provenance());
        Feature passing = new Feature(
                "urn:citiverse:miravale:option:building:passing",
                Layers.BUILDING,
                added.shape(),
                added.properties(),
                added.provenance());
        List<Change> changes = List.of(
                new Change.Remove(removed),
                new Change.Alter(altered, higher),
                new Change.Add(added),
                new Change.Add(passing),
                new Change.Remove(passing),
                new Change.Remove(city.features(Layers.STREET).getFirst()));
        AlteredBuildings now = AlteredBuildings.of(bodies, changes);
        assertEquals(List.of(removed.id(), altered.id()).stream().sorted().toList(), now.hidden());
        assertEquals(
                List.of(altered.id(), added.id()).stream().sorted().toList(),
                now.things().stream().map(thing -> thing.urn()).sorted().toList());
        assertEquals(List.of(), AlteredBuildings.of(bodies, List.of()).things());
    }

    @Test
    void aChangedPartChangesItsBuilding() {
        Snapshot city = online.snapshot();
        BuildingBodies bodies = BuildingBodies.of(city, Assumptions.DEFAULT);
        Feature whole = city.features(Layers.BUILDING).get(5);
        Feature part = new Feature(
                "urn:citiverse:miravale:option:building_part:1",
                Layers.BUILDING_PART,
                whole.shape(),
                whole.properties().with("parent", Value.of(whole.id())).with("height_metres", Value.of(50.0)),
                whole.provenance());
        AlteredBuildings now = AlteredBuildings.of(bodies, new ArrayList<>(List.of(new Change.Add(part))));
        assertEquals(List.of(whole.id()), now.hidden());
        assertEquals(1, now.things().size());
        assertEquals(whole.id(), now.things().getFirst().urn());
        assertEquals(50, now.things().getFirst().heightMetres(), 0.01);
    }

    private static Map<?, ?> json(Got got) {
        assertEquals(200, got.status(), got.text());
        return (Map<?, ?>) CanonicalJson.parse(got.text());
    }
}
