package citiverse.standards.cql2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Clauses 8.2 and 8.3 of 21-065r2, by the pairs of examples of clauses 6 and 7: both encodings mean the same.
class EncodingsTest {
    private static void same(String text, String json) {
        Expression ofText = Cql2Text.parse(text);
        assertEquals(ofText, Cql2Json.parse(json), text);
        assertEquals(ofText, Cql2Text.parse(Cql2Text.write(ofText)), Cql2Text.write(ofText));
        assertEquals(ofText, Cql2Json.parse(Cql2Json.write(ofText)), Cql2Json.write(ofText));
    }

    @Test
    void clause6BasicCql2() {
        same("city='Toronto'", "{\"op\":\"=\",\"args\":[{\"property\":\"city\"},\"Toronto\"]}");
        same("avg(windSpeed) < 4", """
                {"op":"<","args":[{"op":"avg","args":[{"property":"windSpeed"}]},4]}""");
        same("balance-150.0 > 0", """
                {"op":">","args":[{"op":"-","args":[{"property":"balance"},150.0]},0]}""");
        same("updated >= date('1970-01-01')", """
                {"op":">=","args":[{"property":"updated"},{"date":"1970-01-01"}]}""");
        same("geometry IS NOT NULL", """
                {"op":"not","args":[{"op":"isNull","args":[{"property":"geometry"}]}]}""");
        same("'Via dell''Avvento' = name", """
                {"op":"=","args":["Via dell'Avvento",{"property":"name"}]}""");
        same("t = TIMESTAMP('1969-07-20T20:17:40Z')", """
                {"op":"=","args":[{"property":"t"},{"timestamp":"1969-07-20T20:17:40Z"}]}""");
    }

    @Test
    void clause7AdvancedComparison() {
        same("name LIKE 'Smith%'", "{\"op\":\"like\",\"args\":[{\"property\":\"name\"},\"Smith%\"]}");
        same("depth BETWEEN 100.0 and 150.0", """
                {"op":"between","args":[{"property":"depth"},100.0,150.0]}""");
        same("cityName IN ('Toronto','Frankfurt','Tokyo','New York')", """
                {"op":"in","args":[{"property":"cityName"},["Toronto","Frankfurt","Tokyo","New York"]]}""");
        same("category NOT IN (1,2,3,4)", """
                {"op":"not","args":[{"op":"in","args":[{"property":"category"},[1,2,3,4]]}]}""");
    }

    @Test
    void clause7CaseAndAccents() {
        same("CASEI(road_class) IN (CASEI('Οδος'),CASEI('Straße'))", """
                {"op":"in","args":[{"op":"casei","args":[{"property":"road_class"}]},
                [{"op":"casei","args":["Οδος"]},{"op":"casei","args":["Straße"]}]]}""");
        same("ACCENTI(etat_vol) = ACCENTI('débárquér')", """
                {"op":"=","args":[{"op":"accenti","args":[{"property":"etat_vol"}]},
                {"op":"accenti","args":["débárquér"]}]}""");
    }

    @Test
    void clause7SpatialFunctions() {
        same("S_INTERSECTS(geometry,POINT(36.319836 32.288087))", """
                {"op":"s_intersects","args":[{"property":"geometry"},
                {"type":"Point","coordinates":[36.319836,32.288087]}]}""");
        same(
                "S_CROSSES(LINESTRING(43.72992 -79.2998, 43.73005 -79.2991),"
                        + " POLYGON((43.7286 -79.2986, 43.7311 -79.2996, 43.7323 -79.2972, 43.7286 -79.2986)))",
                """
                {"op":"s_crosses","args":[
                {"type":"LineString","coordinates":[[43.72992,-79.2998],[43.73005,-79.2991]]},
                {"type":"Polygon","coordinates":[[[43.7286,-79.2986],[43.7311,-79.2996],
                [43.7323,-79.2972],[43.7286,-79.2986]]]}]}""");
        same("S_WITHIN(location,BBOX(-118,33.8,-117.9,34))", """
                {"op":"s_within","args":[{"property":"location"},{"bbox":[-118,33.8,-117.9,34]}]}""");
        same("S_WITHIN(location,BBOX(160.6,-55.95,-2,-170,-25.89,5))", """
                {"op":"s_within","args":[{"property":"location"},{"bbox":[160.6,-55.95,-2,-170,-25.89,5]}]}""");
        same("S_EQUALS(g,MULTIPOINT((12 34),(56 78)))", """
                {"op":"s_equals","args":[{"property":"g"},
                {"type":"MultiPoint","coordinates":[[12,34],[56,78]]}]}""");
        same("S_TOUCHES(g,GEOMETRYCOLLECTION(POINT Z (1 2 3),MULTILINESTRING((0 0,1 1),(2 2,3 3))))", """
                {"op":"s_touches","args":[{"property":"g"},{"type":"GeometryCollection","geometries":[
                {"type":"Point","coordinates":[1,2,3]},
                {"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]}]}]}""");
    }

    @Test
    void clause7TemporalFunctions() {
        same("T_INTERSECTS(event_time, INTERVAL('1969-07-16T05:32:00Z', '1969-07-24T16:50:35Z'))", """
                {"op":"t_intersects","args":[{"property":"event_time"},
                {"interval":["1969-07-16T05:32:00Z","1969-07-24T16:50:35Z"]}]}""");
        same("T_DURING(INTERVAL(touchdown, liftOff), INTERVAL('2019-09-09', '..'))", """
                {"op":"t_during","args":[{"interval":[{"property":"touchdown"},{"property":"liftOff"}]},
                {"interval":["2019-09-09",".."]}]}""");
        same("T_FINISHEDBY(INTERVAL(a,b),INTERVAL('..','2019-09-09'))", """
                {"op":"t_finishedBy","args":[{"interval":[{"property":"a"},{"property":"b"}]},
                {"interval":["..","2019-09-09"]}]}""");
    }

    @Test
    void clause7ArraysFunctionsAndArithmetic() {
        same("A_CONTAINS(layer:ids, ('layers-ca','layers-us'))", """
                {"op":"a_contains","args":[{"property":"layer:ids"},["layers-ca","layers-us"]]}""");
        same("A_EQUALS(x,('one'))", "{\"op\":\"a_equals\",\"args\":[{\"property\":\"x\"},[\"one\"]]}");
        same("S_WITHIN(road,Buffer(geometry,10,'m'))", """
                {"op":"s_within","args":[{"property":"road"},
                {"op":"Buffer","args":[{"property":"geometry"},10,"m"]}]}""");
        same("vehicle_height > (bridge_clearance - 1)", """
                {"op":">","args":[{"property":"vehicle_height"},
                {"op":"-","args":[{"property":"bridge_clearance"},1]}]}""");
        same("1 + 2 * 3 ^ -2 = p", """
                {"op":"=","args":[{"op":"+","args":[1,{"op":"*","args":[2,{"op":"^","args":[3,-2]}]}]},
                {"property":"p"}]}""");
        same("-x div 3 % 2 = 0", """
                {"op":"=","args":[{"op":"%","args":[{"op":"div","args":[
                {"op":"*","args":[-1,{"property":"x"}]},3]},2]},0]}""");
    }

    @Test
    void logicalOperatorsBindAsTheGrammarSays() {
        same("a = 1 OR b = 2 AND NOT c = 3", """
                {"op":"or","args":[{"op":"=","args":[{"property":"a"},1]},{"op":"and","args":[
                {"op":"=","args":[{"property":"b"},2]},
                {"op":"not","args":[{"op":"=","args":[{"property":"c"},3]}]}]}]}""");
        same("(a = 1 OR b = 2) AND (NOT c = 3 OR TRUE)", """
                {"op":"and","args":[
                {"op":"or","args":[{"op":"=","args":[{"property":"a"},1]},{"op":"=","args":[{"property":"b"},2]}]},
                {"op":"or","args":[{"op":"not","args":[{"op":"=","args":[{"property":"c"},3]}]},true]}]}""");
    }

    @Test
    void namesAndTextsAreReadAsWritten() {
        assertEquals(
                new Expression.Compare(
                        Expression.Comparison.EQUAL,
                        new Expression.Property("addr:street"),
                        new Expression.Text("it's \\ here")),
                Cql2Text.parse("addr:street = 'it\\'s \\ here'"));
        same("\"in\" = 1", "{\"op\":\"=\",\"args\":[{\"property\":\"in\"},1]}");
        same("\"a-b \"\"c\" = .5", "{\"op\":\"=\",\"args\":[{\"property\":\"a-b \\\"c\"},0.5]}");
        same("date = DATE('2020-02-29') AND point = 1E-3", """
                {"op":"and","args":[{"op":"=","args":[{"property":"date"},{"date":"2020-02-29"}]},
                {"op":"=","args":[{"property":"point"},0.001]}]}""");
        same("улица = 'Невский'", "{\"op\":\"=\",\"args\":[{\"property\":\"улица\"},\"Невский\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "height >",
                "height > 3 4",
                "(height > 3",
                "name = 'open",
                "NOT",
                "a AND",
                "a BETWEEN 1",
                "a BETWEEN 1 OR 2",
                "a IN ()",
                "a IN (1,)",
                "a NOT 3",
                "a IS 3",
                "a = 3x",
                "a = 1e",
                "a = 1e999",
                "a ; b",
                "S_INTERSECTS(geometry)",
                "S_INTERSECTS(geometry,POINT(1))",
                "S_INTERSECTS(geometry,POLYGON((0 0,1 1,0 0)))",
                "S_INTERSECTS(geometry,POLYGON((0 0,1 1,1 0,2 2)))",
                "S_INTERSECTS(geometry,BBOX(1,2,3))",
                "S_INTERSECTS(geometry,POINT(1e12 0))",
                "d = DATE('2019-02-29')",
                "d = TIMESTAMP('2019-02-28')",
                "d = TIMESTAMP(12)",
                "T_AFTER(d,INTERVAL('2020-01-02','2020-01-01'))",
                "A_EQUALS(x,(1,2)",
                "a = -- 1"
            })
    void whatIsNotOfTheGrammarIsRefused(String text) {
        Problem problem = assertThrows(Problem.class, () -> Cql2Text.parse(text));
        assertTrue(problem.code().matches("CV-CQL2-00[16]"), problem.getMessage());
        assertEquals(2, problem.exitCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{",
                "null",
                "{\"op\":\"=\"}",
                "{\"op\":\"=\",\"args\":[1]}",
                "{\"op\":\"and\",\"args\":[true]}",
                "{\"op\":\"in\",\"args\":[1,2]}",
                "{\"op\":7,\"args\":[]}",
                "{\"property\":3}",
                "{\"type\":\"Circle\",\"coordinates\":[0,0]}",
                "{\"type\":\"Point\",\"coordinates\":[[0,0]]}",
                "{\"type\":\"Point\",\"coordinates\":{\"x\":1}}",
                "{\"bbox\":[1,2]}",
                "{\"interval\":[\"2020-01-01\"]}",
                "{\"interval\":[\"yesterday\",\"..\"]}",
                "{\"op\":\"=\",\"args\":[\"\\ud800\",1]}"
            })
    void whatIsNotOfTheSchemaIsRefused(String json) {
        Problem problem = assertThrows(Problem.class, () -> Cql2Json.parse(json));
        assertTrue(problem.code().matches("CV-CQL2-00[16]"), problem.getMessage());
    }

    @Test
    void theBoundsHold() {
        String nested = "(".repeat(1000) + "a" + ")".repeat(1000);
        String notted = "NOT ".repeat(1000) + "a = 1";
        String many = String.join(" OR ", java.util.Collections.nCopies(1000, "a = 1"));
        String chain = String.join("+", java.util.Collections.nCopies(900, "1")) + " = a";
        String longText = "a = '" + "x".repeat(70_000) + '\'';
        String points = "S_INTERSECTS(geometry,MULTIPOINT("
                + String.join(",", java.util.Collections.nCopies(10_001, "1 2")) + "))";
        String json = "{\"op\":\"not\",\"args\":[".repeat(100) + "true" + "]}".repeat(100);
        String jsonArrays = "[".repeat(30_000);
        for (String text : List.of(nested, notted, many, chain, longText, points)) {
            assertEquals(
                    "CV-CQL2-002",
                    assertThrows(Problem.class, () -> Cql2Text.parse(text)).code());
        }
        assertEquals(
                "CV-CQL2-002",
                assertThrows(Problem.class, () -> Cql2Json.parse(json)).code());
        assertThrows(Problem.class, () -> Cql2Json.parse(jsonArrays));
    }
}
