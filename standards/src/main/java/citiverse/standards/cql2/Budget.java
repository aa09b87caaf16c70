package citiverse.standards.cql2;

import citiverse.twin.Problem;

/// What a filter may cost, counted while it is read.
final class Budget {
    static final int LONGEST_TEXT = 65_536;
    static final int DEEPEST = 64;
    static final int LONGEST_PATTERN = 1_000;
    private static final int MOST_NODES = 2_000;
    private static final int MOST_POSITIONS = 10_000;
    private static final double FARTHEST = 1e9;

    private int nodes;
    private int positions;

    static void requireLength(int length) {
        if (length > LONGEST_TEXT) {
            throw tooLarge("the filter has more than " + LONGEST_TEXT + " bytes");
        }
    }

    <E extends Expression> E node(E made) {
        if (++nodes > MOST_NODES) {
            throw tooLarge("the filter has more than " + MOST_NODES + " parts");
        }
        return made;
    }

    /// Counts one position of a geometry.
    void position(double x, double y) {
        if (++positions > MOST_POSITIONS) {
            throw tooLarge("the geometries of the filter have more than " + MOST_POSITIONS + " positions");
        }
        if (!(Math.abs(x) <= FARTHEST) || !(Math.abs(y) <= FARTHEST)) {
            throw literal("the position " + x + ' ' + y + " is beyond any coordinate reference system");
        }
    }

    void depth(int depth) {
        if (depth > DEEPEST) {
            throw tooDeep();
        }
    }

    static Problem tooDeep() {
        return tooLarge("the filter nests deeper than " + DEEPEST + " levels");
    }

    private static Problem tooLarge(String reason) {
        return Problem.user("CV-CQL2-002", reason).remedy("Ask for less in one filter");
    }

    static Problem literal(String reason) {
        return Problem.user("CV-CQL2-006", reason);
    }

    /// @throws Problem where a text holds half of a surrogate pair
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw literal("a text of the filter holds half of a character");
            }
        }
        return text;
    }
}
