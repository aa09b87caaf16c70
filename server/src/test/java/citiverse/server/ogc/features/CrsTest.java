package citiverse.server.ogc.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.city.OnlineCity;
import citiverse.standards.crs.Crs;
import citiverse.twin.Feature;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The abstract test suite of Part 2 (18-058r1, annex A).
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class CrsTest {
    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

    @Inject
    OnlineCity city;

    private Feature stop() {
        return city.snapshot().features("transit_stop").getFirst();
    }

    private static List<?> position(Map<?, ?> feature) {
        return (List<?>) Json.map(feature, "geometry").get("coordinates");
    }

    @Test
    void crsDefaultIsCrs84() {
        Got got = Got.get(Json.items("transit_stop", "limit", "1"));
        assertEquals("<" + Srs.CRS84 + ">", got.header("content-crs"));
        List<?> position = position(Json.features(Json.object(got)).getFirst());
        assertEquals(stop().shape().getCoordinate().x, position.get(0));
        assertEquals(stop().shape().getCoordinate().y, position.get(1));
    }

    @Test
    void crsListIsThatOfTheCollectionAndEachIsGiven() {
        Map<?, ?> collection = Json.get("/ogc/collections/transit_stop");
        assertEquals(Srs.CRS84, collection.get("storageCrs"));
        List<?> offered = (List<?>) collection.get("crs");
        assertTrue(offered.size() >= 4, offered.toString());
        var at = stop().shape().getCoordinate();
        for (Object uri : offered) {
            for (String path : List.of(
                    Json.items("transit_stop", "limit", "1", "crs", uri.toString()),
                    "/ogc/collections/transit_stop/items/" + Json.encoded(stop().id()) + "?crs="
                            + Json.encoded(uri.toString()))) {
                Got got = Got.get(path);
                assertEquals("<" + uri + ">", got.header("content-crs"), path);
                Map<?, ?> document = Json.object(got);
                List<?> position = position(
                        document.containsKey("features")
                                ? Json.features(document).getFirst()
                                : document);
                double x = ((Number) position.get(0)).doubleValue();
                double y = ((Number) position.get(1)).doubleValue();
                if (uri.equals(EPSG + "4326")) {
                    assertEquals(at.y, x, 1e-9);
                    assertEquals(at.x, y, 1e-9);
                } else {
                    var back = Crs.of(uri.toString()).toCrs84(x, y);
                    assertEquals(at.x, back.x, 1e-7);
                    assertEquals(at.y, back.y, 1e-7);
                }
            }
        }
    }

    @Test
    void bboxCrsFindsTheSame() {
        var at = stop().shape().getCoordinate();
        double r = 0.002;
        String plain = (at.x - r) + "," + (at.y - r) + "," + (at.x + r) + "," + (at.y + r);
        List<String> expected = Json.ids(Json.get(Json.items("transit_stop", "bbox", plain)));
        assertTrue(expected.contains(stop().id()));
        String turned = (at.y - r) + "," + (at.x - r) + "," + (at.y + r) + "," + (at.x + r);
        assertEquals(
                expected, Json.ids(Json.get(Json.items("transit_stop", "bbox", turned, "bbox-crs", EPSG + "4326"))));
        Crs mercator = Crs.of("EPSG:3857");
        var low = mercator.fromCrs84(at.x - r, at.y - r);
        var high = mercator.fromCrs84(at.x + r, at.y + r);
        assertEquals(
                expected,
                Json.ids(Json.get(Json.items(
                        "transit_stop",
                        "bbox",
                        low.x + "," + low.y + "," + high.x + "," + high.y,
                        "bbox-crs",
                        EPSG + "3857"))));
    }

    @Test
    void anUnknownCrsIsRefused() {
        for (String parameter : List.of("crs", "bbox-crs", "filter-crs")) {
            for (String uri : List.of(EPSG + "9999", "nonsense", "", "http://www.opengis.net/def/crs/EPSG/0/31467")) {
                Json.assertProblem(400, "CV-OGC-003", Got.get(Json.items("transit_stop", parameter, uri)));
            }
        }
    }
}
