package citiverse.server.ogc.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.city.OnlineCity;
import citiverse.standards.cql2.Cql2Json;
import citiverse.standards.cql2.Cql2Text;
import citiverse.standards.cql2.Filter;
import citiverse.standards.cql2.Queryables;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The abstract test suites of Part 3 (19-079r2, annex A) and of CQL2 (21-065r2, annex A) over HTTP: each kind of
/// predicate on each queryable that it fits, in both encodings.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class FilterTest {
    @Inject
    OnlineCity city;

    private List<String> expected(String layer, String filter) {
        Filter ready = Filter.of(
                Cql2Text.parse(filter),
                Queryables.of(city.snapshot().layer(layer).orElseThrow()));
        return city.snapshot().features(layer).stream()
                .filter(ready::matches)
                .map(Feature::id)
                .toList();
    }

    private void same(String layer, String filter) {
        List<String> expected = expected(layer, filter);
        Map<?, ?> text = Json.get(Json.items(layer, "filter", filter, "limit", "10000"));
        List<String> page = expected.subList(0, Math.min(10_000, expected.size()));
        assertTrue(page.equals(Json.ids(text)), filter);
        assertEquals((long) expected.size(), text.get("numberMatched"), filter);
        assertTrue(
                page.equals(Json.ids(Json.get(Json.items(
                        layer,
                        "filter",
                        Cql2Json.write(Cql2Text.parse(filter)),
                        "filter-lang",
                        "cql2-json",
                        "limit",
                        "10000")))),
                filter);
    }

    @Test
    void filtersOnEveryQueryableOfEveryCollection() {
        for (LayerSchema layer : city.snapshot().layers()) {
            List<String> filters = new ArrayList<>();
            for (Queryables.Queryable queryable : Queryables.of(layer).all()) {
                String name = '"' + queryable.name() + '"';
                filters.add(name + " IS NULL");
                filters.addAll(
                        switch (queryable.kind()) {
                            case TEXT -> List.of(name + " = 'foo'", name + " >= 'm'", "CASEI(" + name + ") LIKE '%a%'");
                            case WHOLE, REAL ->
                                List.of(name + " > 3.5", name + " NOT BETWEEN 1 AND 5", name + " * 2 IN (2,4,8)");
                            case FLAG -> List.of(name + " = true", "NOT " + name);
                            case INSTANT -> List.of(name + " < TIMESTAMP('2022-04-14T14:48:46Z')");
                            case GEOMETRY ->
                                List.of(
                                        "S_INTERSECTS(" + name + ",BBOX(-180,-90,180,90))",
                                        "S_DISJOINT(" + name + ",POINT(0 0))");
                        });
            }
            for (String filter : filters) {
                List<String> expected = expected(layer.type(), filter);
                Map<?, ?> page = Json.get(Json.items(layer.type(), "filter", filter, "limit", "50"));
                assertEquals((long) expected.size(), page.get("numberMatched"), layer.type() + ": " + filter);
                assertEquals(expected.subList(0, Math.min(50, expected.size())), Json.ids(page), filter);
            }
        }
    }

    @Test
    void filtersOfEveryClassFindWhatTheyShouldInBothEncodings() {
        var box = city.snapshot().features("street").getFirst().shape().getEnvelopeInternal();
        String rectangle =
                box.getMinX() + "," + box.getMinY() + "," + (box.getMaxX() + 0.001) + "," + (box.getMaxY() + 0.001);
        same("street", "highway = 'residential' AND NOT name IS NULL");
        same("street", "S_INTERSECTS(geometry,BBOX(" + rectangle + "))");
        same("street", "S_WITHIN(geometry,BBOX(" + rectangle + ")) OR highway LIKE 'pri%'");
        same("building", "height_metres > levels * 3 AND levels <> 2");
        same("building", "ACCENTI(CASEI(type)) = 'building'");
        same("building", "T_INTERSECTS(INTERVAL(valid_from,valid_to),INTERVAL('2020-01-01','..'))");
        assertTrue(!expected("street", "S_INTERSECTS(geometry,BBOX(" + rectangle + "))")
                .isEmpty());
    }

    @Test
    void filterCrsIsTheSystemOfThePlaces() {
        var at = city.snapshot().features("street").getFirst().shape().getCoordinate();
        String lonLat = "S_INTERSECTS(geometry,BBOX(" + (at.x - 1e-3) + ',' + (at.y - 1e-3) + ',' + (at.x + 1e-3) + ','
                + (at.y + 1e-3) + "))";
        String latLon = "S_INTERSECTS(geometry,BBOX(" + (at.y - 1e-3) + ',' + (at.x - 1e-3) + ',' + (at.y + 1e-3) + ','
                + (at.x + 1e-3) + "))";
        assertEquals(
                Json.ids(Json.get(Json.items("street", "filter", lonLat))),
                Json.ids(Json.get(Json.items(
                        "street", "filter", latLon, "filter-crs", "http://www.opengis.net/def/crs/EPSG/0/4326"))));
    }

    @Test
    void filtersAndOtherParametersHoldTogether() {
        Feature some = city.snapshot().features("street").getFirst();
        var box = some.shape().getEnvelopeInternal();
        String highway = some.properties().text("highway").orElseThrow();
        Map<?, ?> page = Json.get(Json.items(
                "street",
                "highway",
                highway,
                "bbox",
                box.getMinX() + "," + box.getMinY() + "," + box.getMaxX() + "," + box.getMaxY(),
                "filter",
                "id = '" + some.id() + "'",
                "datetime",
                "2026-01-01"));
        assertEquals(List.of(some.id()), Json.ids(page));
    }

    @Test
    void whatIsWrongIsToldBeforeAnythingIsRead() {
        Json.assertProblem(400, "CV-CQL2-001", Got.get(Json.items("street", "filter", "highway =")));
        Json.assertProblem(400, "CV-CQL2-001", Got.get(Json.items("street", "filter", "")));
        Json.assertProblem(
                400, "CV-CQL2-001", Got.get(Json.items("street", "filter", "a = 1", "filter-lang", "cql2-json")));
        Json.assertProblem(400, "CV-CQL2-003", Got.get(Json.items("street", "filter", "hihgway = 'x'")));
        Json.assertProblem(400, "CV-CQL2-004", Got.get(Json.items("street", "filter", "highway = 3")));
        Json.assertProblem(400, "CV-CQL2-005", Got.get(Json.items("street", "filter", "avg(way) = 3")));
        Json.assertProblem(400, "CV-OGC-004", Got.get(Json.items("street", "filter", "a", "filter-lang", "sql")));
        Json.assertProblem(
                400, "CV-CQL2-002", Got.get(Json.items("street", "filter", "(".repeat(300) + ")".repeat(300))));
    }
}
