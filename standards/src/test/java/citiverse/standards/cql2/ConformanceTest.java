package citiverse.standards.cql2;

import static citiverse.standards.cql2.Layer.feature;
import static citiverse.standards.cql2.Layer.matches;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.crs.Crs;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The conformance classes of 21-065r2 annex A, on features whose answers can be told by hand.
class ConformanceTest {
    private static Properties of(String name, double height, long storeys, boolean listed) {
        return Properties.builder()
                .put("name", name)
                .put("height", height)
                .put("storeys", storeys)
                .put("listed", listed)
                .build();
    }

    private static final List<Feature> FEATURES = List.of(
            feature("a", "POINT (0 0)", of("Straße", 10.5, 3, true)),
            feature("b", "POINT (5 5)", of("papá", 20, 6, false)),
            feature("c", "LINESTRING (0 0, 10 10)", of("ΟΔΟΣ", 30, 9, true)),
            feature(
                    "d",
                    "POLYGON ((4 4, 6 4, 6 6, 4 6, 4 4))",
                    Properties.builder()
                            .put("name", "100% _sure_")
                            .put("height", Value.missing())
                            .put("since", "2020-05-01")
                            .build()),
            feature(
                    "e",
                    null,
                    Properties.builder().put("since", "2021-06-01T12:00:00Z").build(),
                    Layer.from("2022-01-01T00:00:00Z")));

    private static void expect(String ids, String filter) {
        assertEquals(ids.isEmpty() ? List.of() : List.of(ids.split(" ")), matches(filter, FEATURES), filter);
    }

    @Test
    void basicCql2() {
        expect("b c", "height > 10.5");
        expect("a b c", "height >= 10.5");
        expect("a", "height < 20");
        expect("a b", "height <= 20");
        expect("a", "storeys = 3");
        expect("b c", "storeys <> 3");
        expect("b", "name = 'papá'");
        expect("a c", "listed = true");
        expect("a c", "listed");
        expect("b", "NOT listed");
        expect("d e", "height IS NULL");
        expect("a b c", "height IS NOT NULL");
        expect("e", "geometry IS NULL");
        expect("e", "name IS NULL AND geom IS NULL");
        expect("a b", "height < 15 OR storeys = 6");
        expect("a b c d e", "TRUE");
        expect("", "FALSE");
        expect("a", "id = 'urn:citiverse:test:made:place:a'");
        expect("a b c d e", "type = 'place'");
    }

    @Test
    void basicCql2TruthTable() {
        // The height of d is unknown.
        expect("a b c", "height > 0 OR FALSE");
        expect("a b c d e", "height > 0 OR TRUE");
        expect("", "NOT (height > 0)");
        expect("", "NOT (height > 0 AND TRUE)");
        expect("a b c d e", "NOT (height > 0 AND FALSE)");
        expect("d e", "(height > 0) IS NULL");
    }

    @Test
    void basicCql2ComparesDatesAndTimestamps() {
        expect("d e", "since >= DATE('2020-05-01')");
        expect("e", "since > DATE('2020-05-01')");
        expect("d", "since < TIMESTAMP('2021-06-01T12:00:00Z')");
        expect("e", "since = TIMESTAMP('2021-06-01T14:00:00+02:00')");
        expect("e", "valid_from > TIMESTAMP('2021-01-01T00:00:00Z')");
        expect("a b c d", "valid_from IS NULL");
    }

    @Test
    void advancedComparisonOperators() {
        expect("b", "name LIKE 'p%'");
        expect("b", "name LIKE '_ap_'");
        expect("d", "name LIKE '100\\% %'");
        expect("d", "name LIKE '%\\_sure\\_'");
        expect("", "name LIKE 'P%'");
        expect("a c d", "name NOT LIKE 'p%'");
        expect("b", "height BETWEEN 11 AND 20");
        expect("a c", "height NOT BETWEEN 11 AND 20");
        expect("a c", "storeys IN (3,9,4)");
        expect("b", "storeys NOT IN (3,9,4)");
        expect("b c", "name IN ('papá','ΟΔΟΣ')");
        expect("a b", "height IN (10.5, storeys + 14)");
    }

    @Test
    void caseInsensitiveComparison() {
        expect("a", "CASEI(name) = CASEI('STRASSE')");
        expect("c", "CASEI(name) = CASEI('Οδος')");
        expect("a c", "CASEI(name) IN (CASEI('Οδος'),CASEI('straße'))");
        expect("b", "CASEI(name) LIKE CASEI('PAP%')");
    }

    @Test
    void accentInsensitiveComparison() {
        expect("b", "ACCENTI(name) = ACCENTI('papa')");
        expect("b", "ACCENTI(name) = ACCENTI('pàpä')");
        expect("b", "CASEI(ACCENTI(name)) LIKE CASEI(ACCENTI('PÁ%A'))");
    }

    @Test
    void basicSpatialFunctions() {
        expect("a c", "S_INTERSECTS(geometry,POINT(0 0))");
        expect("b c d", "S_INTERSECTS(geometry,BBOX(4,4,6,6))");
        expect("b c d", "S_INTERSECTS(BBOX(4,4,0,6,6,9),geom)");
        expect("a b c d", "S_INTERSECTS(geometry,BBOX(-180,-90,180,90))");
        expect("", "S_INTERSECTS(geometry,BBOX(170,-10,-170,10))");
        expect("a b c d", "S_INTERSECTS(geometry,BBOX(170,-10,20,10))");
    }

    @Test
    void basicSpatialFunctionsPlus() {
        expect("b c d", "S_INTERSECTS(geometry,POLYGON((3 3,7 3,7 7,3 7,3 3)))");
        expect("c d", "S_INTERSECTS(geometry,LINESTRING(4.5 4,4.5 9))");
        expect("a b c d", "S_INTERSECTS(geometry,MULTIPOINT((0 0),(5 5)))");
        expect("a c d", "S_INTERSECTS(geometry,GEOMETRYCOLLECTION(POINT(0 0),LINESTRING(4 4,4 5)))");
    }

    @Test
    void spatialFunctions() {
        expect("a", "S_DISJOINT(geometry,BBOX(4,4,6,6))");
        expect("b", "S_EQUALS(geometry,POINT(5 5))");
        expect("d", "S_EQUALS(geometry,BBOX(4,4,6,6))");
        expect("c d", "S_TOUCHES(geometry,BBOX(6,4,8,6))");
        expect("b d", "S_WITHIN(geometry,BBOX(4,4,6,6))");
        expect("c d", "S_CONTAINS(geometry,POINT(4.5 4.5))");
        expect("d", "S_CONTAINS(geometry,BBOX(4.5,4.5,5,5))");
        expect("c", "S_CROSSES(geometry,BBOX(4,4,6,6))");
        expect("c", "S_OVERLAPS(geometry,LINESTRING(5 5,20 20))");
        expect("d", "S_OVERLAPS(BBOX(5,5,9,9),geometry)");
        expect("d", "S_WITHIN(BBOX(4.5,4.5,5,5),geometry)");
    }

    @Test
    void propertyPropertyComparisons() {
        expect("a b c", "storeys < height");
        expect("a", "3 = storeys");
        expect("b c", "'a' < name AND name <> 'Straße'");
        expect("a b c d", "S_EQUALS(geometry,geometry)");
        expect("a b c d e", "S_CROSSES(LINESTRING(0 0,4 2),POLYGON((1 0,3 0,3 3,1 0)))");
    }

    @Test
    void arithmeticExpressions() {
        expect("a", "height / storeys > 3.4");
        expect("b c", "storeys * 3 - 2 >= 16 - 0");
        expect("c", "storeys ^ 2 = 81");
        expect("b c", "(storeys + 1) div 2 > 2");
        expect("a c", "storeys % 2 = 1");
        expect("b", "-storeys = -6");
        // A division by zero is unknown.
        expect("", "1 / (storeys - storeys) > 0");
        expect("", "NOT (1 / (storeys - storeys) > 0)");
    }

    @Test
    void anUnknownPropertyIsNamedWithTheNearest() {
        Problem problem = assertThrows(Problem.class, () -> matches("heigth > 3", FEATURES));
        assertEquals("CV-CQL2-003", problem.code());
        assertTrue(problem.remedy().contains("height"), problem.remedy());
        assertEquals(
                "CV-CQL2-003",
                assertThrows(Problem.class, () -> matches("timetable IS NULL", FEATURES))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "height = 'tall'",
                "name > 3",
                "name",
                "height",
                "3",
                "listed = 1",
                "name BETWEEN 1 AND 2",
                "height LIKE 'a%'",
                "name LIKE name",
                "S_INTERSECTS(name,POINT(0 0))",
                "S_INTERSECTS(geometry,name)",
                "geometry = geometry",
                "T_AFTER(height,DATE('2020-01-01'))",
                "T_DURING(valid_from,INTERVAL('2020-01-01','..'))",
                "since = INTERVAL('2020-01-01','..')",
                "'2020-01-01' = DATE('2020-01-01')",
                "height + name > 3",
                "CASEI(height) = 'a'",
                "storeys IN (1,'two')"
            })
    void kindsThatDoNotFitAreRefusedBeforeAnythingIsEvaluated(String filter) {
        assertEquals(
                "CV-CQL2-004",
                assertThrows(Problem.class, () -> matches(filter, List.of())).code(),
                filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo(name) = 1", "foo()", "A_CONTAINS(name,('a'))", "name = ('a','b')"})
    void whatIsNotOfferedIsRefused(String filter) {
        assertEquals(
                "CV-CQL2-005",
                assertThrows(Problem.class, () -> matches(filter, List.of())).code(),
                filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S_WITHIN(geometry,POLYGON((0 0,2 2,2 0,0 2,0 0)))", "S_WITHIN(geometry,BBOX(0,5,1,4))"})
    void aGeometryThatCannotBeIsRefused(String filter) {
        assertEquals(
                "CV-CQL2-006",
                assertThrows(Problem.class, () -> matches(filter, List.of())).code(),
                filter);
    }

    @Test
    void part3FilterCrsCarriesThePlacesOfAFilter() {
        Expression lonLat = Cql2Text.parse("S_INTERSECTS(geometry,POINT(13.4 52.5))");
        Expression latLon = Cql2Text.parse("S_INTERSECTS(geometry,POINT(52.5 13.4))");
        assertEquals(lonLat, FilterCrs.toCrs84(latLon, Crs.of("EPSG:4326"), true));
        assertEquals(lonLat, FilterCrs.toCrs84(lonLat, Crs.of("EPSG:4326"), false));
        var mercator = (Expression.Spatial) FilterCrs.toCrs84(
                Cql2Text.parse("S_INTERSECTS(geometry,BBOX(0,0,1113194.907932735,1118889.974857959))"),
                Crs.of("EPSG:3857"),
                false);
        var box = ((Expression.Shape) mercator.right()).geometry().getEnvelopeInternal();
        assertEquals(10, box.getMaxX(), 1e-6);
        assertEquals(10, box.getMaxY(), 1e-6);
        assertEquals(
                new Expression.Box(13, 52, Double.NaN, 14, 53, Double.NaN),
                ((Expression.Spatial) FilterCrs.toCrs84(
                                Cql2Text.parse("S_INTERSECTS(geometry,BBOX(52,13,53,14))"), Crs.of("EPSG:4326"), true))
                        .right());
    }
}
