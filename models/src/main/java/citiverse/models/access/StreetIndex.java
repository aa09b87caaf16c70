package citiverse.models.access;

import citiverse.models.plane.LocalMetres;
import java.util.Arrays;

/// Finds the street nearest to a point, with a grid of square cells over the straight pieces of all segments.
final class StreetIndex {
    /// Height of a cell in degrees of latitude, about 200 m.
    private static final double CELL = 0.0018;
    /// The search first looks so far, in metres; most places lie near a street.
    private static final double FIRST_LOOK = 300;

    private final StreetGraph graph;
    private final double west;
    private final double south;
    private final double cellWidth;
    private final int columns;
    private final int rows;
    private final int[] firstPiece;
    private final int[] pieceSegment;
    private final int[] piecePoint;

    StreetIndex(StreetGraph graph) {
        this.graph = graph;
        double[] extent = extent(graph);
        west = extent[0];
        south = extent[1];
        double middle = (extent[1] + extent[3]) / 2;
        cellWidth = CELL / Math.max(0.01, StrictMath.cos(StrictMath.toRadians(middle)));
        columns = (int) Math.min(10_000, (extent[2] - west) / cellWidth + 1);
        rows = (int) Math.min(10_000, (extent[3] - south) / CELL + 1);
        int[] count = new int[columns * rows + 1];
        eachPiece((segment, point, cell) -> count[cell + 1]++);
        for (int cell = 0; cell < columns * rows; cell++) {
            count[cell + 1] += count[cell];
        }
        firstPiece = count;
        int[] next = Arrays.copyOf(count, columns * rows);
        pieceSegment = new int[count[columns * rows]];
        piecePoint = new int[count[columns * rows]];
        eachPiece((segment, point, cell) -> {
            pieceSegment[next[cell]] = segment;
            piecePoint[next[cell]++] = point;
        });
    }

    private interface PieceVisitor {
        void visit(int segment, int point, int cell);
    }

    private static double[] extent(StreetGraph graph) {
        double[] extent = {180, 90, -180, -90};
        for (int p = 0; p < graph.points.length; p += 2) {
            extent[0] = Math.min(extent[0], graph.points[p]);
            extent[1] = Math.min(extent[1], graph.points[p + 1]);
            extent[2] = Math.max(extent[2], graph.points[p]);
            extent[3] = Math.max(extent[3], graph.points[p + 1]);
        }
        return graph.points.length == 0 ? new double[] {0, 0, 0, 0} : extent;
    }

    private void eachPiece(PieceVisitor visitor) {
        double[] points = graph.points;
        for (int s = 0; s < graph.segments(); s++) {
            if (!graph.linkable[s]) {
                continue;
            }
            for (int p = graph.shape[s]; p < graph.shape[s + 1] - 1; p++) {
                int left = column(Math.min(points[2 * p], points[2 * p + 2]));
                int right = column(Math.max(points[2 * p], points[2 * p + 2]));
                int bottom = row(Math.min(points[2 * p + 1], points[2 * p + 3]));
                int top = row(Math.max(points[2 * p + 1], points[2 * p + 3]));
                for (int row = bottom; row <= top; row++) {
                    for (int column = left; column <= right; column++) {
                        visitor.visit(s, p, row * columns + column);
                    }
                }
            }
        }
    }

    private int column(double longitude) {
        return (int) Math.clamp((longitude - west) / cellWidth, 0, columns - 1);
    }

    private int row(double latitude) {
        return (int) Math.clamp((latitude - south) / CELL, 0, rows - 1);
    }

    /// Writes the link of a point: to the nearest street within `metres`, of equally near ones that of lowest id.
    void link(double longitude, double latitude, double metres, Links into, int at) {
        into.segment()[at] = -1;
        var nearest = new Nearest(longitude, latitude);
        nearest.search(Math.min(FIRST_LOOK, metres));
        if (nearest.segment < 0 && metres > FIRST_LOOK) {
            nearest.search(metres);
        }
        if (nearest.segment >= 0) {
            nearest.write(into, at);
        }
    }

    /// One search, in a plane of metres around the point.
    private final class Nearest {
        private final double longitude;
        private final double latitude;
        private final double perLongitude;
        private final double perLatitude;
        private double square;
        private int segment = -1;
        private int point;
        private double share;

        Nearest(double longitude, double latitude) {
            this.longitude = longitude;
            this.latitude = latitude;
            perLongitude = LocalMetres.perDegreeLongitude(latitude);
            perLatitude = LocalMetres.perDegreeLatitude(latitude);
        }

        void search(double metres) {
            square = metres * metres;
            double high = metres / perLatitude;
            double wide = metres / perLongitude;
            if (longitude + wide < west
                    || latitude + high < south
                    || longitude - wide > west + columns * cellWidth
                    || latitude - high > south + rows * CELL) {
                return;
            }
            for (int row = row(latitude - high); row <= row(latitude + high); row++) {
                for (int column = column(longitude - wide); column <= column(longitude + wide); column++) {
                    int cell = row * columns + column;
                    for (int i = firstPiece[cell]; i < firstPiece[cell + 1]; i++) {
                        look(pieceSegment[i], piecePoint[i]);
                    }
                }
            }
        }

        private void look(int candidate, int at) {
            double[] points = graph.points;
            double x0 = (points[2 * at] - longitude) * perLongitude;
            double y0 = (points[2 * at + 1] - latitude) * perLatitude;
            double dx = (points[2 * at + 2] - longitude) * perLongitude - x0;
            double dy = (points[2 * at + 3] - latitude) * perLatitude - y0;
            double length = dx * dx + dy * dy;
            double along = length == 0 ? 0 : Math.clamp(-(x0 * dx + y0 * dy) / length, 0.0, 1.0);
            double x = x0 + along * dx;
            double y = y0 + along * dy;
            double distance = x * x + y * y;
            if (distance < square
                    || distance == square
                            && segment >= 0
                            && (candidate < segment || candidate == segment && at < point)) {
                square = distance;
                segment = candidate;
                point = at;
                share = along;
            }
        }

        void write(Links into, int at) {
            double[] points = graph.points;
            double metres = 0;
            for (int p = graph.shape[segment]; p <= point; p++) {
                double piece =
                        LocalMetres.between(points[2 * p], points[2 * p + 1], points[2 * p + 2], points[2 * p + 3]);
                metres += p == point ? piece * share : piece;
            }
            int length = graph.lengthMillimetres[segment];
            int before = (int) Math.min(metres * 1000, length);
            into.segment()[at] = segment;
            into.before()[at] = before;
            into.after()[at] = length - before;
            into.off()[at] = (int) (Math.sqrt(square) * 1000);
        }
    }
}
