package citiverse.standards.cql2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;

/// Reads the places of CQL2-Text: well-known text of OGC 06-103r4, and BBOX.
final class WktParser {
    private static final Set<String> TAGS = Set.of(
            "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION");
    private static final int DEEPEST = 8;

    private final Lexer lexer;
    private final Budget budget;
    private final Shapes shapes;

    WktParser(Lexer lexer, Budget budget) {
        this.lexer = lexer;
        this.budget = budget;
        this.shapes = new Shapes(budget);
    }

    static boolean isTag(String upper) {
        return upper.equals("BBOX") || TAGS.contains(upper);
    }

    /// True where a geometry begins here, and not a property of that name.
    static boolean begins(Lexer lexer, boolean opens) {
        return opens && isTag(lexer.upper) || TAGS.contains(lexer.upper) && lexer.followedByZ();
    }

    Expression geometry() {
        if (lexer.takeWord("BBOX")) {
            return box();
        }
        return budget.node(new Expression.Shape(tagged(0)));
    }

    private Geometry tagged(int depth) {
        if (depth > DEEPEST) {
            throw Budget.tooDeep();
        }
        String tag = lexer.upper;
        if (lexer.kind != Lexer.Kind.WORD || !TAGS.contains(tag)) {
            throw lexer.wrong("expected a geometry instead of " + lexer.shown());
        }
        lexer.next();
        lexer.takeWord("Z");
        return switch (tag) {
            case "POINT" -> shapes.point(inParentheses());
            case "LINESTRING" -> shapes.line(positions());
            case "POLYGON" -> shapes.polygon(rings());
            case "MULTIPOINT" -> {
                var points = new ArrayList<Coordinate>();
                lexer.expect("(");
                do {
                    points.add(lexer.is("(") ? inParentheses() : position());
                } while (lexer.take(","));
                lexer.expect(")");
                yield shapes.points(points);
            }
            case "MULTILINESTRING" -> shapes.lines(rings());
            case "MULTIPOLYGON" -> {
                var polygons = new ArrayList<List<List<Coordinate>>>();
                lexer.expect("(");
                do {
                    polygons.add(rings());
                } while (lexer.take(","));
                lexer.expect(")");
                yield shapes.polygons(polygons);
            }
            default -> {
                var parts = new ArrayList<Geometry>();
                lexer.expect("(");
                do {
                    parts.add(tagged(depth + 1));
                } while (lexer.take(","));
                lexer.expect(")");
                yield shapes.collection(parts);
            }
        };
    }

    private Coordinate inParentheses() {
        lexer.expect("(");
        Coordinate position = position();
        lexer.expect(")");
        return position;
    }

    private List<Coordinate> positions() {
        lexer.expect("(");
        var positions = new ArrayList<Coordinate>();
        do {
            positions.add(position());
        } while (lexer.take(","));
        lexer.expect(")");
        return positions;
    }

    private List<List<Coordinate>> rings() {
        lexer.expect("(");
        var rings = new ArrayList<List<Coordinate>>();
        do {
            rings.add(positions());
        } while (lexer.take(","));
        lexer.expect(")");
        return rings;
    }

    private Coordinate position() {
        double x = number();
        double y = number();
        budget.position(x, y);
        boolean high = lexer.kind == Lexer.Kind.NUMBER || lexer.is("-") || lexer.is("+");
        return high ? new Coordinate(x, y, number()) : new CoordinateXY(x, y);
    }

    private double number() {
        boolean negative = lexer.take("-");
        if (!negative) {
            lexer.take("+");
        }
        if (lexer.kind != Lexer.Kind.NUMBER) {
            throw lexer.wrong("expected a number instead of " + lexer.shown());
        }
        double number = negative ? -lexer.number : lexer.number;
        lexer.next();
        return number;
    }

    private Expression box() {
        lexer.expect("(");
        var numbers = new ArrayList<Double>();
        do {
            if (numbers.size() == 6) {
                throw lexer.wrong("a box has four or six numbers, not more");
            }
            numbers.add(number());
        } while (lexer.take(","));
        lexer.expect(")");
        return budget.node(shapes.box(numbers));
    }
}
