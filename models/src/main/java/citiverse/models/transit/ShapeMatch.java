package citiverse.models.transit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which streets a line runs on: every few metres of its shape are laid on the nearest street that goes its way.
final class ShapeMatch {
    private static final double STEP_METRES = 10;
    private static final double REACH_METRES = 25;
    private static final double CELL_METRES = 50;
    /// Cosine of the greatest angle between shape and street.
    private static final double LEAST_COSINE = 0.8;
    /// Share of a segment that must be run along for it to count; less is a crossing or a parallel street's noise.
    private static final double LEAST_SHARE = 0.5;

    private final DriveGraph graph;
    private final Map<Long, List<int[]>> grid = new HashMap<>();

    ShapeMatch(DriveGraph graph) {
        this.graph = graph;
        for (int s = 0; s < graph.segments(); s++) {
            Polyline line = graph.line(s);
            for (int piece = 0; piece < line.pieces(); piece++) {
                enter(s, piece, line);
            }
        }
    }

    private void enter(int segment, int piece, Polyline line) {
        int west = cell(Math.min(line.x()[piece], line.x()[piece + 1]) - REACH_METRES);
        int east = cell(Math.max(line.x()[piece], line.x()[piece + 1]) + REACH_METRES);
        int south = cell(Math.min(line.y()[piece], line.y()[piece + 1]) - REACH_METRES);
        int north = cell(Math.max(line.y()[piece], line.y()[piece + 1]) + REACH_METRES);
        for (int column = west; column <= east; column++) {
            for (int row = south; row <= north; row++) {
                grid.computeIfAbsent(key(column, row), fresh -> new ArrayList<>())
                        .add(new int[] {segment, piece});
            }
        }
    }

    private static int cell(double metres) {
        return (int) Math.floor(metres / CELL_METRES);
    }

    private static long key(int column, int row) {
        return (long) column << 32 | row & 0xFFFFFFFFL;
    }

    /// A stretch of the shape that runs along one segment.
    ///
    /// @param segment of the graph
    /// @param along true in the direction of the street, false against it
    /// @param from metres along the shape
    /// @param to metres along the shape
    record Stretch(int segment, boolean along, double from, double to) {}

    /// The stretches of a shape in order.
    List<Stretch> match(Polyline shape) {
        var stretches = new ArrayList<Stretch>();
        Stretch open = null;
        for (int piece = 0; piece < shape.pieces(); piece++) {
            double length = shape.along()[piece + 1] - shape.along()[piece];
            if (length == 0) {
                continue;
            }
            double dx = (shape.x()[piece + 1] - shape.x()[piece]) / length;
            double dy = (shape.y()[piece + 1] - shape.y()[piece]) / length;
            int steps = (int) Math.ceil(length / STEP_METRES);
            for (int k = 0; k < steps; k++) {
                double at = (k + 0.5) * length / steps;
                double from = shape.along()[piece] + k * length / steps;
                double to = shape.along()[piece] + (k + 1) * length / steps;
                int found = nearest(shape.x()[piece] + at * dx, shape.y()[piece] + at * dy, dx, dy);
                int segment = found >> 1;
                boolean along = (found & 1) == 0;
                if (open != null && found >= 0 && open.segment() == segment && open.along() == along) {
                    open = new Stretch(segment, along, open.from(), to);
                } else {
                    keep(open, stretches);
                    open = found < 0 ? null : new Stretch(segment, along, from, to);
                }
            }
        }
        keep(open, stretches);
        return stretches;
    }

    private void keep(Stretch stretch, List<Stretch> into) {
        if (stretch != null
                && stretch.to() - stretch.from()
                        >= LEAST_SHARE * graph.line(stretch.segment()).length()) {
            into.add(stretch);
        }
    }

    /// The nearest piece of street that goes in a direction: twice its segment, plus one against the street; −1 if
    /// none.
    private int nearest(double x, double y, double dx, double dy) {
        double least = REACH_METRES * REACH_METRES;
        int found = -1;
        for (int[] candidate : grid.getOrDefault(key(cell(x), cell(y)), List.of())) {
            Polyline line = graph.line(candidate[0]);
            int piece = candidate[1];
            double length = line.along()[piece + 1] - line.along()[piece];
            double square = line.squareDistance(piece, x, y);
            if (square >= least || length == 0) {
                continue;
            }
            double cosine =
                    ((line.x()[piece + 1] - line.x()[piece]) * dx + (line.y()[piece + 1] - line.y()[piece]) * dy)
                            / length;
            boolean along = cosine > 0;
            if (Math.abs(cosine) >= LEAST_COSINE && graph.open(candidate[0], along)) {
                least = square;
                found = candidate[0] * 2 + (along ? 0 : 1);
            }
        }
        return found;
    }
}
