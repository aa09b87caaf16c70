package citiverse.standards.mvt;

import java.util.Arrays;
import java.util.function.Consumer;

/// Cuts lines and rings at the buffered edges of a tile, in its units, and thins them out. Reuses its arrays.
final class Cut {
    /// Units of a tile along a side.
    static final int EXTENT = 4096;
    /// Units beyond the edges that are drawn too, so that strokes of lines join.
    static final int BUFFER = 64;

    private static final double LOW = -BUFFER;
    private static final double HIGH = EXTENT + (double) BUFFER;

    private final Places other = new Places();
    private int[] pending = new int[64];
    private boolean[] kept = new boolean[64];

    /// True where all of it lies within the buffered tile.
    static boolean inside(Places places) {
        for (int i = 0; i < places.size; i++) {
            double x = places.x[i];
            double y = places.y[i];
            if (!(x >= LOW && x <= HIGH && y >= LOW && y <= HIGH)) {
                return false;
            }
        }
        return true;
    }

    /// Cuts a ring (Sutherland and Hodgman 1974). What is left may run along the edges more than once where the ring
    /// leaves and comes back; it still encloses what it should.
    void ring(Places ring) {
        side(ring, other, true, LOW, 1);
        side(other, ring, true, HIGH, -1);
        side(ring, other, false, LOW, 1);
        side(other, ring, false, HIGH, -1);
    }

    private static void side(Places from, Places to, boolean alongX, double edge, int sign) {
        to.clear();
        int before = from.size - 1;
        for (int i = 0; i < from.size; i++) {
            double a = sign * ((alongX ? from.x[before] : from.y[before]) - edge);
            double b = sign * ((alongX ? from.x[i] : from.y[i]) - edge);
            if (a < 0 != b < 0) {
                double share = a / (a - b);
                double x = from.x[before] + share * (from.x[i] - from.x[before]);
                double y = from.y[before] + share * (from.y[i] - from.y[before]);
                to.add(alongX ? edge : x, alongX ? y : edge);
            }
            if (b >= 0) {
                to.add(from.x[i], from.y[i]);
            }
            before = i;
        }
    }

    /// Cuts a line into those that lie within (Liang and Barsky 1984).
    void line(Places line, Consumer<Places> visitor) {
        other.clear();
        for (int i = 1; i < line.size; i++) {
            double x = line.x[i - 1];
            double y = line.y[i - 1];
            double dx = line.x[i] - x;
            double dy = line.y[i] - y;
            double from = Math.max(Math.max(enter(x, dx), enter(y, dy)), 0);
            double to = Math.min(Math.min(leave(x, dx), leave(y, dy)), 1);
            if (from <= to) {
                if (from > 0 || other.size == 0) {
                    finish(visitor);
                    other.add(x + from * dx, y + from * dy);
                }
                other.add(to < 1 ? x + to * dx : line.x[i], to < 1 ? y + to * dy : line.y[i]);
                if (to < 1) {
                    finish(visitor);
                }
            } else {
                finish(visitor);
            }
        }
        finish(visitor);
    }

    private void finish(Consumer<Places> visitor) {
        if (other.size > 1) {
            visitor.accept(other);
        }
        other.clear();
    }

    private static double enter(double from, double by) {
        if (by == 0) {
            return from >= LOW && from <= HIGH ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return ((by > 0 ? LOW : HIGH) - from) / by;
    }

    private static double leave(double from, double by) {
        if (by == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return ((by > 0 ? HIGH : LOW) - from) / by;
    }

    /// Leaves out places that are no farther from the simpler line than so many units (Douglas and Peucker 1973). The
    /// same thing is thinned alike in every tile of a zoom, so that its pieces fit.
    void thin(Places places, double tolerance, boolean ring) {
        int count = places.size;
        if (count < (ring ? 5 : 3)) {
            return;
        }
        if (kept.length < count) {
            kept = new boolean[2 * count];
            pending = new int[4 * count];
        }
        Arrays.fill(kept, 0, count, false);
        int last = count - 1;
        kept[0] = true;
        kept[last] = true;
        int size = 0;
        if (ring) {
            // A ring has no ends: it hangs on its first place and the one farthest from it.
            int far = farthestPlace(places);
            kept[far] = true;
            size = push(size, 0, far);
            size = push(size, far, last);
        } else {
            size = push(size, 0, last);
        }
        while (size > 0) {
            int to = pending[--size];
            int from = pending[--size];
            int worst = worst(places, from, to, tolerance * tolerance);
            if (worst >= 0) {
                kept[worst] = true;
                size = push(size, from, worst);
                size = push(size, worst, to);
            }
        }
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (kept[i]) {
                places.x[left] = places.x[i];
                places.y[left++] = places.y[i];
            }
        }
        places.size = left;
    }

    private int push(int size, int from, int to) {
        if (to - from < 2) {
            return size;
        }
        if (pending.length < size + 2) {
            pending = Arrays.copyOf(pending, 2 * size + 2);
        }
        pending[size] = from;
        pending[size + 1] = to;
        return size + 2;
    }

    private static int farthestPlace(Places places) {
        int far = 0;
        double most = -1;
        for (int i = 1; i < places.size; i++) {
            double dx = places.x[i] - places.x[0];
            double dy = places.y[i] - places.y[0];
            if (dx * dx + dy * dy > most) {
                most = dx * dx + dy * dy;
                far = i;
            }
        }
        return far;
    }

    private static int worst(Places places, int from, int to, double tolerance) {
        double ax = places.x[from];
        double ay = places.y[from];
        double dx = places.x[to] - ax;
        double dy = places.y[to] - ay;
        double length = dx * dx + dy * dy;
        int worst = -1;
        double most = tolerance;
        for (int i = from + 1; i < to; i++) {
            double px = places.x[i] - ax;
            double py = places.y[i] - ay;
            double along = length == 0 ? 0 : Math.clamp((px * dx + py * dy) / length, 0.0, 1.0);
            double ox = px - along * dx;
            double oy = py - along * dy;
            if (ox * ox + oy * oy > most) {
                most = ox * ox + oy * oy;
                worst = i;
            }
        }
        return worst;
    }
}
