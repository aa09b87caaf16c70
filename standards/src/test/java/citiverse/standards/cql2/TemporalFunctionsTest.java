package citiverse.standards.cql2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import citiverse.twin.Feature;
import citiverse.twin.Properties;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `/conf/temporal-functions/test-data`: the predicates of annex A.10 and how many items they find, on three features
/// with the times that the table asks for.
class TemporalFunctionsTest {
    private static Feature feature(String id, String since, String start, String end) {
        Properties.Builder properties = Properties.builder().put("since", since).put("start", start);
        return Layer.feature(
                id,
                null,
                end == null ? properties.build() : properties.put("end", end).build());
    }

    private static final List<Feature> FEATURES = List.of(
            feature("a", "2021-04-16", "2021-04-16T10:15:59Z", "2022-04-16T10:16:06Z"),
            feature("b", "2022-04-16", "2022-04-16T10:13:19Z", null),
            feature("c", "2023-04-16", "2022-04-16T10:15:10Z", "2022-04-16T10:16:06Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "t_after(since,date('2022-04-16')) | 1",
                "t_before(since,date('2022-04-16')) | 1",
                "t_disjoint(since,date('2022-04-16')) | 2",
                "t_equals(since,date('2022-04-16')) | 1",
                "t_intersects(since,date('2022-04-16')) | 1",
                "t_after(since,interval('2022-01-01','2022-12-31')) | 1",
                "t_before(since,interval('2022-01-01','2022-12-31')) | 1",
                "t_disjoint(since,interval('2022-01-01','2022-12-31')) | 2",
                "t_equals(since,interval('2022-01-01','2022-12-31')) | 0",
                "t_equals(since,interval('2022-04-16','2022-04-16')) | 1",
                "t_intersects(since,interval('2022-01-01','2022-12-31')) | 1",
                "t_after(start,timestamp('2022-04-16T10:13:19Z')) | 1",
                "t_before(start,timestamp('2022-04-16T10:13:19Z')) | 1",
                "t_disjoint(start,timestamp('2022-04-16T10:13:19Z')) | 2",
                "t_equals(start,timestamp('2022-04-16T10:13:19Z')) | 1",
                "t_intersects(start,timestamp('2022-04-16T10:13:19Z')) | 1",
                "t_after(start,interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z')) | 0",
                "t_before(start,interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z')) | 1",
                "t_disjoint(start,interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z')) | 1",
                "t_equals(start,interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z')) | 0",
                "t_intersects(start,interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z')) | 2",
                "t_after(interval(start,end),interval('..','2022-04-16T10:13:19Z')) | 1",
                "t_before(interval(start,end),interval('2023-01-01T00:00:00Z','..')) | 2",
                "t_disjoint(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:09Z')) | 1",
                "t_equals(interval(start,end),interval('2021-04-16T10:15:59Z','2022-04-16T10:16:06Z')) | 1",
                "t_intersects(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:09Z')) | 2",
                "T_CONTAINS(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z')) | 1",
                "T_DURING(interval(start,end),interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z')) | 1",
                "T_FINISHES(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:16:06Z')) | 1",
                "T_FINISHEDBY(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:16:06Z')) | 1",
                "T_MEETS(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z')) | 0",
                "T_METBY(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z')) | 1",
                "T_OVERLAPPEDBY(interval(start,end),interval('2020-04-16T10:13:19Z','2022-04-16T10:15:10Z')) | 2",
                "T_OVERLAPS(interval(start,end),interval('2022-04-16T10:13:19Z','2023-04-16T10:15:10Z')) | 1",
                "T_STARTEDBY(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z')) | 1",
                "T_STARTS(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z')) | 0"
            })
    void testData(String predicate, int items) {
        assertEquals(items, Layer.matches(predicate, FEATURES).size());
    }

    @Test
    void aDateIsTheWholeDayWhereATimestampMeetsIt() {
        assertEquals(List.of("b", "c"), Layer.matches("T_INTERSECTS(start,DATE('2022-04-16'))", FEATURES));
        assertEquals(List.of("b"), Layer.matches("T_INTERSECTS(since,TIMESTAMP('2022-04-16T23:59:59Z'))", FEATURES));
    }

    @Test
    void aTextThatIsNoTimeIsUnknown() {
        List<Feature> odd = List.of(feature("x", "yesterday", "2022-13-01T00:00:00Z", "2022-04-16T10:16:06"));
        assertEquals(List.of(), Layer.matches("T_AFTER(since,DATE('2000-01-01'))", odd));
        assertEquals(List.of(), Layer.matches("NOT T_AFTER(start,DATE('2000-01-01'))", odd));
    }
}
