package citiverse.standards.cql2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Feature;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

/// Filters by chance: against SQLite, against asking every feature, back through both encodings, and broken.
class RandomFiltersTest {
    private static final List<String> NAMES = List.of("a", "ab", "b%", "a_b", "\\x", "it's", "Ä", "");

    private static RandomGenerator seeded(String test) {
        long seed = Long.getLong("citiverse.seed", 20261124L);
        System.out.println(test + ": seed " + seed);
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static <T> T any(RandomGenerator random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    // Numbers and texts, in the part of the language that SQL shares.

    private static Expression number(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> new Expression.Number(random.nextInt(-3, 9));
            case 1 -> new Expression.Property("height");
            case 2 -> new Expression.Property("storeys");
            default ->
                new Expression.Arithmetic(
                        any(
                                random,
                                List.of(
                                        Expression.Operator.PLUS,
                                        Expression.Operator.MINUS,
                                        Expression.Operator.TIMES,
                                        Expression.Operator.DIVIDE)),
                        number(random, depth - 1),
                        number(random, depth - 1));
        };
    }

    private static Expression text(RandomGenerator random) {
        return random.nextBoolean()
                ? new Expression.Property(any(random, List.of("name", "kind")))
                : new Expression.Text(any(random, NAMES));
    }

    private static Expression predicate(RandomGenerator random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(3)) {
                case 0 -> new Expression.Not(predicate(random, depth - 1));
                case 1 -> new Expression.And(List.of(predicate(random, depth - 1), predicate(random, depth - 1)));
                default -> new Expression.Or(List.of(predicate(random, depth - 1), predicate(random, depth - 1)));
            };
        }
        return switch (random.nextInt(7)) {
            case 0 ->
                new Expression.Compare(
                        any(random, List.of(Expression.Comparison.values())), text(random), text(random));
            case 1 -> new Expression.Between(number(random, 1), number(random, 1), number(random, 1));
            case 2 -> new Expression.In(number(random, 1), List.of(number(random, 0), number(random, 0)));
            case 3 -> new Expression.In(text(random), List.of(text(random), text(random), text(random)));
            case 4 ->
                new Expression.Like(
                        text(random),
                        new Expression.Text(any(random, List.of("a%", "_", "%\\%", "%a_%", "a\\_b", "%", "", "%b"))));
            case 5 -> new Expression.IsNull(random.nextBoolean() ? number(random, 1) : text(random));
            default ->
                new Expression.Compare(
                        any(random, List.of(Expression.Comparison.values())), number(random, 2), number(random, 2));
        };
    }

    private static String sql(Expression e) {
        return switch (e) {
            case Expression.Text(String value) -> '\'' + value.replace("'", "''") + '\'';
            case Expression.Number(double value) -> "(" + value + ")";
            case Expression.Property(String name) -> name;
            case Expression.Arithmetic(var op, Expression l, Expression r) ->
                '(' + sql(l) + ' ' + op.sign + ' ' + sql(r) + ')';
            case Expression.And(List<Expression> all) -> '(' + sql(all.get(0)) + " AND " + sql(all.get(1)) + ')';
            case Expression.Or(List<Expression> any) -> '(' + sql(any.get(0)) + " OR " + sql(any.get(1)) + ')';
            case Expression.Not(Expression o) -> "(NOT " + sql(o) + ')';
            case Expression.Compare(var c, Expression l, Expression r) ->
                '(' + sql(l) + ' ' + c.sign + ' ' + sql(r) + ')';
            case Expression.Like(Expression o, Expression p) -> '(' + sql(o) + " LIKE " + sql(p) + " ESCAPE '\\')";
            case Expression.Between(Expression o, Expression l, Expression h) ->
                '(' + sql(o) + " BETWEEN " + sql(l) + " AND " + sql(h) + ')';
            case Expression.In(Expression o, List<Expression> items) ->
                '(' + sql(o) + " IN ("
                        + String.join(
                                ", ", items.stream().map(RandomFiltersTest::sql).toList()) + "))";
            case Expression.IsNull(Expression o) -> '(' + sql(o) + " IS NULL)";
            default -> throw new IllegalArgumentException("not of this test: " + e);
        };
    }

    private static List<Feature> features(RandomGenerator random, int count) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var properties = Properties.builder();
            for (String name : List.of("name", "kind")) {
                if (random.nextInt(4) > 0) {
                    properties.put(name, any(random, NAMES));
                }
            }
            properties.put("height", random.nextInt(4) == 0 ? Value.missing() : Value.of(random.nextInt(-4, 10) / 2.0));
            if (random.nextInt(4) > 0) {
                properties.put("storeys", (long) random.nextInt(-1, 5));
            }
            features.add(Layer.feature(String.format(Locale.ROOT, "f%03d", i), wkt(random), properties.build()));
        }
        return features;
    }

    private static String wkt(RandomGenerator random) {
        double x = random.nextInt(-20, 20);
        double y = random.nextInt(-20, 20);
        double dx = random.nextInt(1, 30);
        double dy = random.nextInt(1, 30);
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> "POINT (" + x + ' ' + y + ')';
            case 2 -> "LINESTRING (" + x + ' ' + y + ", " + (x + dx) + ' ' + (y + dy) + ')';
            case 3 -> "MULTIPOINT ((" + x + ' ' + y + "), (" + (x + dx) + ' ' + (y - dy) + "))";
            default ->
                "POLYGON ((" + x + ' ' + y + ", " + (x + dx) + ' ' + y + ", " + x + ' ' + (y + dy) + ", " + x + ' ' + y
                        + "))";
        };
    }

    @Test
    void basicAndAdvancedComparisonAgreesWithSqlite() throws SQLException {
        RandomGenerator random = seeded("against SQLite");
        List<Feature> features = features(random, 60);
        try (Connection db = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = db.createStatement()) {
            statement.execute("PRAGMA case_sensitive_like=ON");
            statement.execute("CREATE TABLE f (id TEXT, name TEXT, kind TEXT, height REAL, storeys REAL)");
            try (var insert = db.prepareStatement("INSERT INTO f VALUES (?, ?, ?, ?, ?)")) {
                for (Feature feature : features) {
                    insert.setString(1, feature.localId());
                    insert.setString(2, feature.properties().text("name").orElse(null));
                    insert.setString(3, feature.properties().text("kind").orElse(null));
                    var height = feature.properties().number("height");
                    insert.setObject(4, height.isPresent() ? height.getAsDouble() : null);
                    var storeys = feature.properties().number("storeys");
                    insert.setObject(5, storeys.isPresent() ? storeys.getAsDouble() : null);
                    insert.execute();
                }
            }
            int found = 0;
            for (int i = 0; i < 2_000; i++) {
                Expression filter = predicate(random, 3);
                String where = sql(filter);
                List<String> expected = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery("SELECT id FROM f WHERE " + where + " ORDER BY id")) {
                    while (rows.next()) {
                        expected.add(rows.getString(1));
                    }
                }
                found += expected.size();
                assertEquals(expected, Layer.matches(Cql2Text.write(filter), features), where);
            }
            assertTrue(found > 10_000, "the filters must find something");
        }
    }

    // Places.

    private static Expression place(RandomGenerator random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(3)) {
                case 0 -> new Expression.Not(place(random, depth - 1));
                case 1 -> new Expression.And(List.of(place(random, depth - 1), place(random, depth - 1)));
                default -> new Expression.Or(List.of(place(random, depth - 1), place(random, depth - 1)));
            };
        }
        if (random.nextInt(8) == 0) {
            return random.nextBoolean() ? new Expression.Flag(random.nextBoolean()) : predicate(random, 0);
        }
        SpatialRelation relation = any(random, List.of(SpatialRelation.values()));
        Expression geometry = new Expression.Property("geometry");
        Expression literal = literal(random);
        return random.nextBoolean()
                ? new Expression.Spatial(relation, geometry, literal)
                : new Expression.Spatial(relation, literal, geometry);
    }

    private static Expression literal(RandomGenerator random) {
        String wkt = wkt(random);
        if (wkt != null) {
            return new Expression.Shape(Layer.shape(wkt));
        }
        double west = random.nextInt(-20, 20);
        double south = random.nextInt(-20, 20);
        return new Expression.Box(
                west,
                south,
                Double.NaN,
                random.nextInt(5) == 0 ? west - 30 : west + random.nextInt(20),
                south + random.nextInt(20),
                Double.NaN);
    }

    @Test
    void everyMatchTouchesTheBounds() {
        RandomGenerator random = seeded("bounds");
        List<Feature> features = features(random, 40);
        int bounded = 0;
        int matched = 0;
        for (int i = 0; i < 4_000; i++) {
            Expression expression = place(random, 3);
            Filter filter = Filter.of(expression, Layer.QUERYABLES);
            if (filter.bounds().isEmpty()) {
                continue;
            }
            bounded++;
            Envelope bounds = filter.bounds().get();
            for (Feature feature : features) {
                if (filter.matches(feature)) {
                    matched++;
                    assertTrue(
                            bounds.intersects(feature.shape().getEnvelopeInternal()),
                            () -> Cql2Text.write(expression) + " finds " + feature.shape() + " outside " + bounds);
                }
            }
        }
        assertTrue(bounded > 1_000 && matched > 1_000, bounded + " bounded, " + matched + " matches");
    }

    @Test
    void spatialRelationsAgreeWithTheOldWayOfJts() {
        RandomGenerator random = seeded("relations");
        for (int i = 0; i < 3_000; i++) {
            String one = wkt(random);
            String other = wkt(random);
            if (one == null || other == null) {
                continue;
            }
            var a = Layer.shape(one);
            var b = Layer.shape(other);
            SpatialRelation relation = any(random, List.of(SpatialRelation.values()));
            boolean expected =
                    switch (relation) {
                        case S_INTERSECTS -> a.intersects(b);
                        case S_EQUALS -> a.equalsTopo(b);
                        case S_DISJOINT -> a.disjoint(b);
                        case S_TOUCHES -> a.touches(b);
                        case S_WITHIN -> a.within(b);
                        case S_OVERLAPS -> a.overlaps(b);
                        case S_CROSSES -> a.crosses(b);
                        case S_CONTAINS -> a.contains(b);
                    };
            Feature feature = Layer.feature("a", one, Properties.empty());
            Expression literal = new Expression.Shape(b);
            Expression geometry = new Expression.Property("geometry");
            assertEquals(
                    expected,
                    Filter.of(new Expression.Spatial(relation, geometry, literal), Layer.QUERYABLES)
                            .matches(feature),
                    () -> relation + " of " + one + " and " + other);
            assertEquals(
                    expected,
                    Filter.of(new Expression.Spatial(relation.converse(), literal, geometry), Layer.QUERYABLES)
                            .matches(feature),
                    () -> relation + " of " + one + " and " + other);
        }
    }

    @Test
    void bothEncodingsGiveTheFilterBack() {
        RandomGenerator random = seeded("encodings");
        for (int i = 0; i < 4_000; i++) {
            Expression filter = random.nextBoolean() ? predicate(random, 4) : place(random, 4);
            String text = Cql2Text.write(filter);
            assertEquals(filter, Cql2Text.parse(text), text);
            String json = Cql2Json.write(filter);
            assertEquals(filter, Cql2Json.parse(json), json);
        }
    }

    // Broken input.

    private static final List<String> WORDS = List.of(
            "AND",
            "OR",
            "NOT",
            "(",
            ")",
            ",",
            "'",
            "\"",
            "LIKE",
            "BETWEEN",
            "IN",
            "IS",
            "NULL",
            "=",
            "<>",
            "POINT(",
            "BBOX(",
            "S_WITHIN(",
            "T_AFTER(",
            "INTERVAL(",
            "DATE(",
            "'2020-01-01'",
            "name",
            "height",
            "geometry",
            "1",
            "-",
            "^",
            "1e9",
            "é",
            "\u0000",
            "\ud800",
            "{",
            "}",
            "[",
            "]",
            ":",
            "\"op\"",
            "\"args\"",
            "\"property\"",
            "\"bbox\"",
            "\"type\"",
            "\"Point\"",
            "\"coordinates\"",
            "null",
            "true",
            "CASEI(",
            "POLYGON((",
            "'..'");

    @Test
    void brokenTextAndJsonGiveProblemsOnly() {
        RandomGenerator random = seeded("broken");
        List<Feature> features = features(random, 5);
        int read = 0;
        for (int i = 0; i < 8_000; i++) {
            Expression whole = random.nextBoolean() ? predicate(random, 3) : place(random, 3);
            boolean text = random.nextBoolean();
            String broken = mutated(random, text ? Cql2Text.write(whole) : Cql2Json.write(whole));
            try {
                Expression filter = text ? Cql2Text.parse(broken) : Cql2Json.parse(broken);
                read++;
                Filter ready = Filter.of(filter, Layer.QUERYABLES);
                features.forEach(ready::matches);
            } catch (Problem expected) {
                assertEquals(2, expected.exitCode(), broken);
                assertTrue(expected.getMessage().length() < 1_000, expected.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError(broken, e);
            }
        }
        assertTrue(read > 200, "some must still be filters: " + read);
    }

    private static String mutated(RandomGenerator random, String whole) {
        var broken = new StringBuilder(whole);
        int changes = random.nextInt(1, 4);
        for (int i = 0; i < changes && !broken.isEmpty(); i++) {
            int at = random.nextInt(broken.length());
            switch (random.nextInt(5)) {
                case 0 -> broken.deleteCharAt(at);
                case 1 -> broken.insert(at, any(random, WORDS));
                case 2 -> broken.setCharAt(at, (char) random.nextInt(1, 0x2100));
                case 3 -> broken.setLength(at);
                default -> broken.insert(at, broken.substring(random.nextInt(at + 1), at));
            }
        }
        return broken.toString();
    }

    @Test
    void wordsByChanceGiveProblemsOnly() {
        RandomGenerator random = seeded("words");
        for (int i = 0; i < 8_000; i++) {
            var words = new StringBuilder();
            int count = random.nextInt(12);
            for (int w = 0; w < count; w++) {
                words.append(any(random, WORDS)).append(random.nextBoolean() ? " " : "");
            }
            String broken = words.toString();
            for (boolean text : new boolean[] {true, false}) {
                try {
                    Expression filter = text ? Cql2Text.parse(broken) : Cql2Json.parse(broken);
                    Filter.of(filter, Layer.QUERYABLES);
                } catch (Problem expected) {
                    assertEquals(2, expected.exitCode(), broken);
                } catch (RuntimeException e) {
                    throw new AssertionError(broken, e);
                }
            }
        }
    }
}
