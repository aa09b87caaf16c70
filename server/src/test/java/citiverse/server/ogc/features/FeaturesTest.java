package citiverse.server.ogc.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.city.OnlineCity;
import citiverse.server.page.Texts;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// The abstract test suite of OGC API Features Part 1 (17-069r4, annex A): core, geojson, html, oas30.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class FeaturesTest {
    @Inject
    OnlineCity city;

    private static final List<String> CORE = List.of("core", "geojson", "html", "oas30");

    @Test
    void a221LandingPage() {
        Map<?, ?> landing = Json.get("/ogc");
        for (String rel : List.of("service-desc", "service-doc", "conformance", "data", "self", "alternate")) {
            assertNotNull(Json.link(landing, rel), rel);
        }
        assertEquals(200, Got.get("/ogc/").status());
    }

    @Test
    void a222ApiDefinitionIsOpenApi30AndNamesWhatIsThere() {
        Map<?, ?> landing = Json.get("/ogc");
        Got got = Got.get(Json.link(landing, "service-desc"));
        assertEquals(
                "application/vnd.oai.openapi+json;version=3.0",
                got.header("content-type").replace(" ", ""));
        Map<?, ?> api = Json.object(got);
        assertEquals("3.0.3", api.get("openapi"));
        Map<?, ?> paths = Json.map(api, "paths");
        for (LayerSchema layer : city.snapshot().layers()) {
            Map<?, ?> get = Json.map(Json.map(paths, "/collections/" + layer.type() + "/items"), "get");
            String parameters = get.get("parameters").toString();
            for (String name : List.of("limit", "bbox", "datetime", "crs", "filter", "filter-lang")) {
                assertTrue(parameters.contains("#/components/parameters/" + name), name);
            }
            for (LayerSchema.Column column : layer.columns()) {
                boolean parameter =
                        column.kind() != LayerSchema.Kind.BYTES && !ItemsRequest.PARAMETERS.contains(column.name());
                assertEquals(
                        parameter,
                        parameters.contains("name=" + column.name() + ",")
                                || parameters.contains("name=" + column.name() + "}"),
                        layer.type() + '.' + column.name());
            }
        }
        // Every reference leads somewhere.
        var references =
                java.util.regex.Pattern.compile("\"\\$ref\":\"#/([^\"]+)\"").matcher(got.text());
        int count = 0;
        while (references.find()) {
            Object at = api;
            for (String step : references.group(1).split("/")) {
                at = ((Map<?, ?>) at).get(step);
            }
            assertNotNull(at, references.group());
            count++;
        }
        assertTrue(count > 100, "references: " + count);
    }

    @Test
    void a223ConformanceDeclaresTheClasses() {
        String declared = Json.get("/ogc/conformance").get("conformsTo").toString();
        for (String name : CORE) {
            assertTrue(declared.contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/" + name), name);
        }
        assertFalse(declared.contains("array-functions"), declared);
        assertFalse(declared.contains("cql2/1.0/conf/functions"), declared);
    }

    @Test
    void a224CollectionsAreTheLayersThatMayBeRead() {
        Map<?, ?> collections = Json.get("/ogc/collections");
        List<String> ids = Json.list(collections, "collections").stream()
                .map(collection -> (String) collection.get("id"))
                .toList();
        assertEquals(city.snapshot().layers().stream().map(LayerSchema::type).toList(), ids);
        for (Map<?, ?> collection : Json.list(collections, "collections")) {
            assertNotNull(Json.link(collection, "items"));
            assertEquals(collection, Json.get("/ogc/collections/" + collection.get("id")));
            for (Feature feature : city.snapshot().features((String) collection.get("id"))) {
                if (feature.shape() != null) {
                    List<?> box = (List<?>) ((List<?>) Json.map(Json.map(collection, "extent"), "spatial")
                                    .get("bbox"))
                            .getFirst();
                    var envelope = feature.shape().getEnvelopeInternal();
                    assertTrue(number(box.get(0)) <= envelope.getMinX() && number(box.get(3)) >= envelope.getMaxY());
                }
            }
        }
        Json.assertProblem(404, "CV-SERVER-404", Got.get("/ogc/collections/unknown"));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    @Test
    void a225ItemsAreTheFeaturesOfTheLayerPageByPage() {
        Snapshot snapshot = city.snapshot();
        List<String> found = new ArrayList<>();
        String next = Json.items("building", "limit", "37");
        String before = null;
        while (next != null) {
            Map<?, ?> page = Json.get(next);
            assertEquals("FeatureCollection", page.get("type"));
            assertEquals((long) snapshot.features("building").size(), page.get("numberMatched"));
            assertEquals((long) Json.features(page).size(), page.get("numberReturned"));
            assertTrue(page.get("timeStamp").toString().endsWith("Z"));
            if (before != null) {
                assertEquals(Json.ids(Json.get(before)), Json.ids(Json.get(Json.link(page, "prev"))));
            }
            found.addAll(Json.ids(page));
            before = next;
            next = Json.link(page, "next");
        }
        assertEquals(snapshot.features("building").stream().map(Feature::id).toList(), found);
    }

    @Test
    void a226LimitIsKeptAndCapped() {
        assertEquals(
                3, Json.features(Json.get(Json.items("building", "limit", "3"))).size());
        assertEquals(200, Got.get(Json.items("building", "limit", "99999999")).status());
        for (String wrong : List.of("0", "-1", "x", "1.5", "", "99999999999999999999")) {
            Json.assertProblem(400, "CV-OGC-004", Got.get(Json.items("building", "limit", wrong)));
        }
        assertEquals(List.of(), Json.features(Json.get(Json.items("building", "offset", "900000000"))));
    }

    @Test
    void a227BboxFindsWhatTouchesIt() {
        Snapshot snapshot = city.snapshot();
        List<Feature> streets = snapshot.features("street");
        var box = streets.get(streets.size() / 2).shape().getEnvelopeInternal();
        box.expandBy(0.0004);
        var rectangle = new org.locationtech.jts.geom.GeometryFactory().toGeometry(box);
        List<String> expected = streets.stream()
                .filter(street -> street.shape().intersects(rectangle))
                .map(Feature::id)
                .toList();
        assertTrue(expected.size() > 1 && expected.size() < streets.size(), "a box that tells something");
        String text = box.getMinX() + "," + box.getMinY() + "," + box.getMaxX() + "," + box.getMaxY();
        Map<?, ?> page = Json.get(Json.items("street", "bbox", text, "limit", "10000"));
        assertEquals(expected, Json.ids(page));
        assertEquals((long) expected.size(), page.get("numberMatched"));
        String high = box.getMinX() + "," + box.getMinY() + ",-10," + box.getMaxX() + "," + box.getMaxY() + ",10";
        assertEquals(expected, Json.ids(Json.get(Json.items("street", "bbox", high, "limit", "10000"))));
        // Across the antimeridian, and so around the world.
        String around = box.getMinX() + "," + box.getMinY() + "," + (box.getMinX() - 0.0001) + "," + box.getMaxY();
        assertTrue(Json.ids(Json.get(Json.items("street", "bbox", around, "limit", "10000")))
                .containsAll(expected));
        for (String wrong : List.of("1,2,3", "1,2,3,4,5", "a,b,c,d", "0,5,1,4", "NaN,0,1,1", "1e999,0,1,1", ",,,")) {
            Json.assertProblem(400, "CV-OGC-004", Got.get(Json.items("street", "bbox", wrong)));
        }
    }

    @Test
    void a228DatetimeFindsWhatHolds() {
        // All features of the sample hold always.
        long all = city.snapshot().features("street").size();
        for (String time : List.of(
                "2026-03-31T12:00:00Z", "2026-03-31", "2026-01-01/2026-12-31", "../2026-01-01", "2026-01-01/", "/..")) {
            assertEquals(all, Json.get(Json.items("street", "datetime", time)).get("numberMatched"), time);
        }
        for (String wrong : List.of("yesterday", "2026", "2026-13-01", "2026-02-01/2026-01-01", "a/b/c", "..")) {
            assertEquals(400, Got.get(Json.items("street", "datetime", wrong)).status(), wrong);
        }
    }

    @Test
    void a229PropertiesAreParametersAndUnknownOnesAreRefused() {
        Feature some = city.snapshot().features("street").getFirst();
        String highway = some.properties().text("highway").orElseThrow();
        Map<?, ?> page = Json.get(Json.items("street", "highway", highway, "limit", "10000"));
        assertEquals(
                city.snapshot().features("street").stream()
                        .filter(street -> street.properties().text("highway").equals(java.util.Optional.of(highway)))
                        .map(Feature::id)
                        .toList(),
                Json.ids(page));
        Got unknown = Got.get(Json.items("street", "highwy", "x"));
        Json.assertProblem(400, "CV-OGC-001", unknown);
        assertTrue(unknown.text().contains("highway"), unknown.text());
        Json.assertProblem(400, "CV-OGC-001", Got.get("/ogc/collections/street/items?limit=1&limit=2"));
        Json.assertProblem(400, "CV-OGC-001", Got.get("/ogc/collections?x=1"));
        Json.assertProblem(400, "CV-OGC-002", Got.get("/ogc/collections?f=xml"));
    }

    @Test
    void a230OneFeatureByItsUrnAndByItsLocalId() {
        for (String layer : List.of("building", "street", "transit_stop")) {
            Feature feature = city.snapshot().features(layer).getFirst();
            String path = "/ogc/collections/" + layer + "/items/";
            Map<?, ?> byUrn = Json.get(path + Json.encoded(feature.id()));
            assertEquals(feature.id(), byUrn.get("id"));
            assertEquals(byUrn, Json.get(path + Json.encoded(feature.localId())));
            assertEquals(path + Json.encoded(feature.id()), Json.link(byUrn, "self"));
            assertNotNull(Json.link(byUrn, "collection"));
            assertEquals("/place/" + Json.encoded(feature.id()), Json.link(byUrn, "related"));
            Map<?, ?> provenance = Json.map(byUrn, "provenance");
            assertEquals(feature.provenance().source(), provenance.get("source"));
            assertEquals(feature.provenance().activity(), provenance.get("activity"));
        }
        Json.assertProblem(404, "CV-SERVER-404", Got.get("/ogc/collections/building/items/nothing"));
        Feature street = city.snapshot().features("street").getFirst();
        Json.assertProblem(
                404, "CV-SERVER-404", Got.get("/ogc/collections/building/items/" + Json.encoded(street.id())));
    }

    @Test
    void geojsonSaysWhatTheTwinSays() throws IOException {
        for (LayerSchema layer : city.snapshot().layers()) {
            Got got = Got.get(Json.items(layer.type(), "limit", "500"));
            assertEquals("application/geo+json", got.header("content-type").split(";")[0]);
            List<Map<?, ?>> features = Json.features(Json.object(got));
            for (int i = 0; i < features.size(); i++) {
                Feature feature = city.snapshot().features(layer.type()).get(i);
                Map<?, ?> properties = Json.map(features.get(i), "properties");
                feature.properties().forEach((name, value) -> {
                    switch (value) {
                        case citiverse.twin.Value.Text(String text) -> assertEquals(text, properties.get(name));
                        case citiverse.twin.Value.Whole(long number) -> assertEquals(number, properties.get(name));
                        case citiverse.twin.Value.Real(double number) ->
                            assertEquals(number, number(properties.get(name)));
                        case citiverse.twin.Value.Flag(boolean set) -> assertEquals(set, properties.get(name));
                        case citiverse.twin.Value.Bytes bytes -> assertFalse(properties.containsKey(name));
                        case citiverse.twin.Value.Missing missing -> assertNull(properties.get(name));
                    }
                });
                Map<?, ?> geometry = Json.map(features.get(i), "geometry");
                if (feature.shape() == null) {
                    assertNull(geometry);
                } else {
                    assertTrue(
                            feature.shape()
                                    .equalsTopo(citiverse.standards.cql2.Cql2Json.geometry(geometry)
                                            .geometry()),
                            feature.id());
                }
            }
        }
    }

    @Test
    void queryablesAndSchemaTellKindsAndUnits() {
        Got got = Got.get("/ogc/collections/building/queryables");
        assertEquals("application/schema+json", got.header("content-type").split(";")[0]);
        Map<?, ?> queryables = Json.object(got);
        assertEquals("https://json-schema.org/draft/2020-12/schema", queryables.get("$schema"));
        assertEquals(Got.base() + "/ogc/collections/building/queryables", queryables.get("$id"));
        Map<?, ?> height = Json.map(Json.map(queryables, "properties"), "height_metres");
        assertEquals("number", height.get("type"));
        assertEquals("m", height.get("x-ogc-unit"));
        assertEquals(
                "primary-geometry",
                Json.map(Json.map(queryables, "properties"), "geometry").get("x-ogc-role"));
        assertFalse(Json.map(queryables, "properties").containsKey("form"), "packed content cannot be asked for");
        assertNotNull(Json.map(Json.get("/ogc/collections/building/schema"), "properties"));
    }

    @Test
    void htmlIsThereForEveryResource() {
        Feature feature = city.snapshot().features("building").getFirst();
        for (String path : List.of(
                "/ogc",
                "/ogc/conformance",
                "/ogc/api",
                "/ogc/collections",
                "/ogc/collections/building",
                "/ogc/collections/building/queryables",
                "/ogc/collections/building/schema",
                "/ogc/collections/building/items",
                "/ogc/collections/building/items/" + Json.encoded(feature.id()))) {
            Got page = Got.get(path, "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
            assertEquals(200, page.status(), path + page.text());
            assertEquals("text/html", page.header("content-type").split(";")[0], path);
            assertEquals(
                    "text/html",
                    Got.get(path + "?f=html").header("content-type").split(";")[0],
                    path);
            assertTrue(
                    Got.get(path + "?f=json", "Accept", "text/html")
                            .header("content-type")
                            .contains("json"),
                    path);
            assertFalse(page.text().matches("(?s).*>\\s*ogc\\.[a-z].*"), "every text has its words: " + path);
            for (String language : Texts.LANGUAGES.keySet()) {
                Got other = Got.get(path + "?f=html&lang=" + language);
                assertEquals(200, other.status(), path);
                assertTrue(other.text().contains("<html lang=\"" + language), path);
            }
        }
    }

    @Test
    void tagsSpareASecondReading() {
        for (String path : List.of(
                "/ogc",
                "/ogc/collections",
                "/ogc/collections/building/items",
                "/ogc/collections/building/items?f=html",
                "/ogc/collections/building/items/"
                        + Json.encoded(
                                city.snapshot().features("building").getFirst().id()))) {
            Got first = Got.get(path);
            assertFalse(first.header("etag").isEmpty(), path);
            assertTrue(first.header("last-modified").endsWith("GMT"), path);
            Got second = Got.get(path, "If-None-Match", first.header("etag"));
            assertEquals(304, second.status(), path);
            assertEquals(0, second.body().length);
            assertEquals(200, Got.get(path, "If-None-Match", "\"other\"").status(), path);
        }
    }

    @Test
    void anySiteMayReadAndAnswersArePacked() throws IOException {
        Got got =
                Got.get("/ogc/collections/building/items", "Origin", "https://example.org", "Accept-Encoding", "gzip");
        assertEquals("*", got.header("access-control-allow-origin"));
        assertEquals("gzip", got.header("content-encoding"));
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(got.body())).readAllBytes();
        assertTrue(plain.length > 2 * got.body().length);
    }
}
