package citiverse.models.roads;

import citiverse.models.plane.LocalMetres;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;

/// Finds the street nearest to a point: a grid of square cells over the straight pieces of the streets that
/// homes and shops are reached from. Of equally near streets the one of lowest id.
final class Finder {
    private static final double CELL_METRES = 150;

    private final Streets streets;
    private final double west;
    private final double south;
    private final double perLongitude;
    private final double perLatitude;
    private final int columns;
    private final int rows;
    private final int[] first;
    private final int[] pieceStreet;
    private final int[] piecePoint;

    /// @param street nearest street, −1 where none lies within reach
    /// @param share of its length before the nearest point
    /// @param metres to that point
    record Found(int street, double share, double metres) {
        static final Found NONE = new Found(-1, 0, Double.POSITIVE_INFINITY);
    }

    Finder(Streets streets) {
        this.streets = streets;
        west = Arrays.stream(streets.longitude).min().orElse(0);
        south = Arrays.stream(streets.latitude).min().orElse(0);
        double north = Arrays.stream(streets.latitude).max().orElse(0);
        perLatitude = LocalMetres.perDegreeLatitude((south + north) / 2);
        perLongitude = LocalMetres.perDegreeLongitude((south + north) / 2);
        double east = Arrays.stream(streets.longitude).max().orElse(0);
        columns = (int) Math.clamp(((east - west) * perLongitude) / CELL_METRES + 1, 1, 4000);
        rows = (int) Math.clamp(((north - south) * perLatitude) / CELL_METRES + 1, 1, 4000);
        int[] count = new int[columns * rows + 1];
        eachPiece((street, point, cell) -> count[cell + 1]++);
        for (int cell = 0; cell < columns * rows; cell++) {
            count[cell + 1] += count[cell];
        }
        first = count;
        int[] next = Arrays.copyOf(count, columns * rows);
        pieceStreet = new int[count[columns * rows]];
        piecePoint = new int[count[columns * rows]];
        eachPiece((street, point, cell) -> {
            pieceStreet[next[cell]] = street;
            piecePoint[next[cell]++] = point;
        });
    }

    private interface Visitor {
        void visit(int street, int point, int cell);
    }

    private void eachPiece(Visitor visitor) {
        for (int s = 0; s < streets.count(); s++) {
            if (streets.joinable[s]) {
                CoordinateSequence line = line(s);
                for (int p = 1; p < line.size(); p++) {
                    int top = row(Math.max(y(line.getY(p - 1)), y(line.getY(p))));
                    int right = column(Math.max(x(line.getX(p - 1)), x(line.getX(p))));
                    int left = column(Math.min(x(line.getX(p - 1)), x(line.getX(p))));
                    for (int row = row(Math.min(y(line.getY(p - 1)), y(line.getY(p)))); row <= top; row++) {
                        for (int column = left; column <= right; column++) {
                            visitor.visit(s, p, row * columns + column);
                        }
                    }
                }
            }
        }
    }

    private CoordinateSequence line(int street) {
        return ((LineString) streets.feature[street].shape()).getCoordinateSequence();
    }

    private double x(double longitude) {
        return (longitude - west) * perLongitude;
    }

    private double y(double latitude) {
        return (latitude - south) * perLatitude;
    }

    private int column(double x) {
        return (int) Math.clamp(x / CELL_METRES, 0, columns - 1);
    }

    private int row(double y) {
        return (int) Math.clamp(y / CELL_METRES, 0, rows - 1);
    }

    /// The nearest of some streets within a reach.
    Found nearest(double longitude, double latitude, double reachMetres, IntPredicate some) {
        double px = x(longitude);
        double py = y(latitude);
        int top = row(py + reachMetres);
        int right = column(px + reachMetres);
        Found best = Found.NONE;
        for (int row = row(py - reachMetres); row <= top; row++) {
            for (int column = column(px - reachMetres); column <= right; column++) {
                int cell = row * columns + column;
                for (int i = first[cell]; i < first[cell + 1]; i++) {
                    if (some.test(pieceStreet[i])) {
                        Found found = look(pieceStreet[i], piecePoint[i], px, py);
                        if (found.metres <= reachMetres && better(found, best)) {
                            best = found;
                        }
                    }
                }
            }
        }
        return best;
    }

    private static boolean better(Found found, Found best) {
        return found.metres < best.metres
                || found.metres == best.metres
                        && (found.street < best.street || found.street == best.street && found.share < best.share);
    }

    private Found look(int street, int point, double px, double py) {
        CoordinateSequence line = line(street);
        double x0 = x(line.getX(point - 1)) - px;
        double y0 = y(line.getY(point - 1)) - py;
        double dx = x(line.getX(point)) - px - x0;
        double dy = y(line.getY(point)) - py - y0;
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : Math.clamp(-(x0 * dx + y0 * dy) / square, 0.0, 1.0);
        double x = x0 + along * dx;
        double y = y0 + along * dy;
        return new Found(street, share(line, point, along), Math.sqrt(x * x + y * y));
    }

    private double share(CoordinateSequence line, int point, double along) {
        double before = 0;
        double whole = 0;
        for (int p = 1; p < line.size(); p++) {
            double dx = x(line.getX(p)) - x(line.getX(p - 1));
            double dy = y(line.getY(p)) - y(line.getY(p - 1));
            double piece = Math.sqrt(dx * dx + dy * dy);
            whole += piece;
            before += p < point ? piece : p == point ? piece * along : 0;
        }
        return whole == 0 ? 0 : before / whole;
    }
}
