package citiverse.server.ogc.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.city.OnlineCity;
import citiverse.standards.mvt.TileAddress;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.json.CanonicalJson;
import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

/// OGC API – Tiles by the clauses of its abstract test suite (OGC 20-057, annex A).
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class TilesTest {
    private static final String BUILDINGS = "/ogc/collections/building/tiles";
    private static final String MVT = "application/vnd.mapbox-vector-tile";

    @Inject
    OnlineCity online;

    @Inject
    TilesPart part;

    private Feature building() {
        return online.snapshot().features(Layers.BUILDING).get(7);
    }

    private static String path(TileAddress tile) {
        return "/WebMercatorQuad/" + tile.zoom() + '/' + tile.row() + '/' + tile.column();
    }

    private TileAddress around(Feature feature, int zoom) {
        Coordinate middle = feature.shape().getEnvelopeInternal().centre();
        return TileAddress.at(zoom, middle.x, middle.y);
    }

    @Test
    void a21TileSucceeds() throws Exception {
        Feature building = building();
        Got got = Got.get(BUILDINGS + path(around(building, 16)) + "?f=mvt");
        assertEquals(200, got.status(), got.text());
        assertEquals(MVT, got.header("content-type"));
        VectorTile.Tile tile = VectorTile.Tile.parseFrom(got.body());
        assertEquals(1, tile.getLayersCount());
        assertEquals("building", tile.getLayers(0).getName());
        assertTrue(urns(tile).contains(building.id()), "the building is found in its tile");
    }

    private static Set<String> urns(VectorTile.Tile tile) {
        Set<String> urns = new TreeSet<>();
        for (VectorTile.Tile.Layer layer : tile.getLayersList()) {
            int key = layer.getKeysList().indexOf("urn");
            for (VectorTile.Tile.Feature feature : layer.getFeaturesList()) {
                for (int t = 0; t < feature.getTagsCount(); t += 2) {
                    if (feature.getTags(t) == key) {
                        urns.add(layer.getValues(feature.getTags(t + 1)).getStringValue());
                    }
                }
            }
        }
        return urns;
    }

    @Test
    void everyBuildingIsInATileOfTheLimits() throws Exception {
        Map<?, ?> tileset = json(Got.get(BUILDINGS + "/WebMercatorQuad"));
        Set<String> found = new TreeSet<>();
        for (Object each : (List<?>) tileset.get("tileMatrixSetLimits")) {
            Map<?, ?> limits = (Map<?, ?>) each;
            if (limits.get("tileMatrix").equals("15")) {
                for (int row = number(limits, "minTileRow"); row <= number(limits, "maxTileRow"); row++) {
                    for (int col = number(limits, "minTileCol"); col <= number(limits, "maxTileCol"); col++) {
                        Got got = Got.get(BUILDINGS + "/WebMercatorQuad/15/" + row + '/' + col);
                        assertTrue(got.body().length <= 500_000);
                        found.addAll(urns(VectorTile.Tile.parseFrom(got.body())));
                    }
                }
            }
        }
        List<String> all = online.snapshot().features(Layers.BUILDING).stream()
                .map(Feature::id)
                .sorted()
                .toList();
        assertEquals(all, List.copyOf(found));
    }

    private static int number(Map<?, ?> of, String name) {
        return ((Number) of.get(name)).intValue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99/0/0",
                "23/0/0",
                "-1/0/0",
                "3/-1/0",
                "3/0/-1",
                "3/8/0",
                "3/0/8",
                "22/999999999999/0",
                "3/0/99999999999999999999999999",
                "NaN/0/0",
                "1/NaN/0",
                "1/1e1/0",
                "1/0x1/0",
                "1/%00/0",
                "1/0/..%2f..",
                "1/٣/0"
            })
    void a22WhatIsNoTileIsToldSo(String address) {
        for (String of : List.of(BUILDINGS, "/ogc/tiles")) {
            Got got = Got.get(of + "/WebMercatorQuad/" + ascii(address), "Accept", MVT);
            assertTrue(got.status() == 404 || got.status() == 400, address + ": " + got.status());
            assertFalse(got.text().contains("Exception"), got.text());
        }
    }

    private static String ascii(String address) {
        return address.replace("٣", "%D9%A3");
    }

    @Test
    void whatIsNotThereIsToldSo() {
        for (String path : List.of(
                "/ogc/collections/nothing/tiles",
                "/ogc/collections/nothing/tiles/WebMercatorQuad",
                "/ogc/collections/nothing/tiles/WebMercatorQuad/0/0/0",
                "/ogc/collections/transit_route/tiles",
                BUILDINGS + "/WorldCRS84Quad",
                BUILDINGS + "/WorldCRS84Quad/0/0/0",
                "/ogc/tiles/WebMercatorQuad/0/0/0?collections=nothing",
                "/ogc/tileMatrixSets/other")) {
            assertEquals(404, Got.get(path).status(), path);
        }
        assertEquals(400, Got.get(BUILDINGS + "/WebMercatorQuad/0/0/0?f=exe").status());
        assertEquals(
                400,
                Got.get("/ogc/tiles/WebMercatorQuad/0/0/0?collections=" + "a,".repeat(3_000) + "b")
                        .status());
    }

    @Test
    void aTileWithoutAnythingIsEmpty() {
        assertEquals(204, Got.get(BUILDINGS + "/WebMercatorQuad/16/0/0").status());
        assertEquals(204, Got.get(BUILDINGS + "/WebMercatorQuad/0/0/0").status(), "too small to be seen");
    }

    @Test
    void a3TilesetTellsItsLayersLimitsAndTiles() {
        Map<?, ?> tileset = json(Got.get(BUILDINGS + "/WebMercatorQuad"));
        assertEquals("vector", tileset.get("dataType"));
        assertEquals("http://www.opengis.net/def/crs/EPSG/0/3857", tileset.get("crs"));
        assertEquals(
                "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad", tileset.get("tileMatrixSetURI"));
        Map<?, ?> layer = (Map<?, ?>) ((List<?>) tileset.get("layers")).getFirst();
        assertEquals("building", layer.get("id"));
        Map<?, ?> box = (Map<?, ?>) tileset.get("boundingBox");
        Coordinate middle = building().shape().getEnvelopeInternal().centre();
        assertTrue(((Number) ((List<?>) box.get("lowerLeft")).getFirst()).doubleValue() < middle.x);
        assertTrue(((Number) ((List<?>) box.get("upperRight")).getFirst()).doubleValue() > middle.x);
        Map<?, ?> item = link(tileset, "item");
        assertEquals(true, item.get("templated"));
        assertEquals(MVT, item.get("type"));
        TileAddress tile = around(building(), 15);
        String address = ((String) item.get("href"))
                .replace("{tileMatrix}", "15")
                .replace("{tileRow}", "" + tile.row())
                .replace("{tileCol}", "" + tile.column());
        assertTrue(address.startsWith(Got.base()), address);
        assertEquals(200, Got.get(address.substring(Got.base().length())).status());
        Map<?, ?> scheme = link(tileset, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme");
        assertEquals(
                200,
                Got.get(((String) scheme.get("href")).substring(Got.base().length()))
                        .status());
    }

    private static Map<?, ?> link(Map<?, ?> of, String rel) {
        return (Map<?, ?>) ((List<?>) of.get("links"))
                .stream()
                        .filter(link -> ((Map<?, ?>) link).get("rel").equals(rel))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void a4TilesetsListLeadsToTheTileset() {
        for (String of : List.of(BUILDINGS, "/ogc/tiles")) {
            Map<?, ?> list = json(Got.get(of));
            Map<?, ?> item = (Map<?, ?>) ((List<?>) list.get("tilesets")).getFirst();
            assertEquals("vector", item.get("dataType"));
            String self = (String) link(item, "self").get("href");
            Got tileset = Got.get(self.substring(Got.base().length()));
            assertEquals(item.get("tileMatrixSetURI"), json(tileset).get("tileMatrixSetURI"));
        }
    }

    @Test
    void a5DatasetTilesHoldTheLayersOfTheMap() throws Exception {
        TileAddress tile = around(building(), 14);
        Got got = Got.get("/ogc/tiles" + path(tile));
        assertEquals(200, got.status());
        List<String> names = names(got);
        assertTrue(names.containsAll(List.of("street", "building")), names.toString());
        assertTrue(names.indexOf("street") < names.indexOf("building"));
        assertTrue(got.body().length <= 500_000);
    }

    private static List<String> names(Got got) throws IOException {
        return VectorTile.Tile.parseFrom(got.body()).getLayersList().stream()
                .map(VectorTile.Tile.Layer::getName)
                .toList();
    }

    @Test
    void a7CollectionsSelection() throws Exception {
        TileAddress tile = around(building(), 15);
        assertEquals(
                List.of("building", "street"),
                names(Got.get("/ogc/tiles" + path(tile) + "?collections=building,street")));
        Map<?, ?> tileset = json(Got.get("/ogc/tiles/WebMercatorQuad?collections=street"));
        assertEquals(1, ((List<?>) tileset.get("layers")).size());
        assertTrue(((String) link(tileset, "item").get("href")).endsWith("?f=mvt&collections=street"));
    }

    @Test
    void theTileMatrixSetIsThatOfTheStandard() {
        Map<?, ?> set = json(Got.get("/ogc/tileMatrixSets/WebMercatorQuad"));
        assertEquals("WebMercatorQuad", set.get("id"));
        List<?> matrices = (List<?>) set.get("tileMatrices");
        assertEquals(23, matrices.size());
        // 17-083r4, annex D.1, table 5.
        Map<?, ?> first = (Map<?, ?>) matrices.getFirst();
        assertEquals(559082264.028717, ((Number) first.get("scaleDenominator")).doubleValue(), 1e-5);
        assertEquals(156543.033928041, ((Number) first.get("cellSize")).doubleValue(), 1e-8);
        Map<?, ?> deep = (Map<?, ?>) matrices.get(18);
        assertEquals(2132.72958385, ((Number) deep.get("scaleDenominator")).doubleValue(), 1e-7);
        assertEquals(262_144, ((Number) deep.get("matrixWidth")).intValue());
        assertEquals(
                "WebMercatorQuad",
                ((Map<?, ?>) ((List<?>) json(Got.get("/ogc/tileMatrixSets")).get("tileMatrixSets")).getFirst())
                        .get("id"));
    }

    @Test
    void aTileThatIsKnownIsNotSentAgain() throws Exception {
        String path = BUILDINGS + path(around(building(), 15));
        Got first = Got.get(path);
        String tag = first.header("etag");
        assertFalse(tag.isEmpty());
        assertTrue(first.header("cache-control").contains("max-age"));
        Got again = Got.get(path, "If-None-Match", "\"other\", " + tag);
        assertEquals(304, again.status());
        assertEquals(0, again.body().length);
        assertEquals(200, Got.get(path, "If-None-Match", "\"other\"").status());
        Got packed = Got.get(path, "Accept-Encoding", "br, gzip;q=0.5");
        assertEquals("gzip", packed.header("content-encoding"));
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
        assertArrayEquals(first.body(), unpacked);
        assertEquals(
                first.body().length,
                Got.get(path, "Accept-Encoding", "gzip;q=0").body().length);
        HttpResponse<byte[]> old = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(Got.base() + path))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(HttpClient.Version.HTTP_1_1, old.version());
        assertEquals(List.of("gzip"), old.headers().allValues("content-encoding"));
        assertArrayEquals(first.body(), new GZIPInputStream(new ByteArrayInputStream(old.body())).readAllBytes());
        Got document = Got.get(BUILDINGS, "Accept-Encoding", "gzip");
        assertEquals("gzip", document.header("content-encoding"));
        String text = new String(new GZIPInputStream(new ByteArrayInputStream(document.body())).readAllBytes());
        assertTrue(text.startsWith("{"), text);
    }

    @Test
    void thePartDeclaresItsPathsAndClasses() {
        assertTrue(part.conformance().contains("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt"));
        assertEquals(1, part.collectionLinks("building").size());
        assertEquals(List.of(), part.collectionLinks("transit_route"));
        assertEquals(List.of(), part.collectionLinks("nothing"));
        for (OgcLink link : part.landingLinks().stream().map(OgcLink::of).toList()) {
            assertEquals(200, Got.get(link.href()).status(), link.href());
        }
    }

    private record OgcLink(String href) {
        static OgcLink of(citiverse.server.ogc.OgcPart.Link link) {
            return new OgcLink(link.href());
        }
    }

    private static Map<?, ?> json(Got got) {
        assertEquals(200, got.status(), got.text());
        return (Map<?, ?>) CanonicalJson.parse(got.text());
    }
}
