package citiverse.standards.mvt;

import java.util.Arrays;

/// A run of places in the units of a tile, as many as come.
final class Places {
    double[] x = new double[64];
    double[] y = new double[64];
    int size;

    void add(double px, double py) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        x[size] = px;
        y[size++] = py;
    }

    void clear() {
        size = 0;
    }

    /// Rounds to whole units and leaves out what repeats the place before; of a ring also the end that repeats its
    /// beginning.
    void snap(boolean ring) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            double px = Math.floor(x[i] + 0.5);
            double py = Math.floor(y[i] + 0.5);
            if (kept == 0 || px != x[kept - 1] || py != y[kept - 1]) {
                x[kept] = px;
                y[kept++] = py;
            }
        }
        while (ring && kept > 1 && x[0] == x[kept - 1] && y[0] == y[kept - 1]) {
            kept--;
        }
        size = kept;
    }

    /// Leaves out places of a snapped ring between two others in line, spikes included.
    void straighten() {
        int before = size + 1;
        while (size < before) {
            before = size;
            int kept = 0;
            for (int i = 0; i < before; i++) {
                int last = kept > 0 ? kept - 1 : before - 1;
                int next = i + 1 < before ? i + 1 : 0;
                if ((x[i] - x[last]) * (y[next] - y[i]) != (y[i] - y[last]) * (x[next] - x[i])) {
                    x[kept] = x[i];
                    y[kept++] = y[i];
                }
            }
            size = kept;
        }
    }

    /// Twice the area of a ring, positive where it runs clockwise on a screen (y down).
    double doubleArea() {
        double sum = 0;
        int before = size - 1;
        for (int i = 0; i < size; i++) {
            sum += (x[before] - x[0]) * (y[i] - y[0]) - (x[i] - x[0]) * (y[before] - y[0]);
            before = i;
        }
        return sum;
    }

    void reverse() {
        for (int i = 0, k = size - 1; i < k; i++, k--) {
            double px = x[i];
            double py = y[i];
            x[i] = x[k];
            y[i] = y[k];
            x[k] = px;
            y[k] = py;
        }
    }

    /// True where no two edges of a snapped ring meet but neighbours at their common place. Exact: units of a tile and
    /// what is made of them by this stay whole numbers below 2^53.
    boolean isSimpleRing() {
        for (int i = 0; i < size; i++) {
            int a = i;
            int b = (i + 1) % size;
            for (int k = i + 1; k < size; k++) {
                int c = k;
                int d = (k + 1) % size;
                if (b == c || d == a) {
                    int shared = b == c ? b : a;
                    int one = b == c ? a : b;
                    int other = b == c ? d : c;
                    if (size > 2 && turn(one, shared, other) == 0 && towards(shared, one, other) > 0) {
                        return false;
                    }
                } else if (meet(a, b, c, d)) {
                    return false;
                }
            }
        }
        return true;
    }

    private double towards(int from, int one, int other) {
        return (x[one] - x[from]) * (x[other] - x[from]) + (y[one] - y[from]) * (y[other] - y[from]);
    }

    private double turn(int a, int b, int c) {
        return Math.signum((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]));
    }

    private boolean meet(int a, int b, int c, int d) {
        if (Math.max(x[a], x[b]) < Math.min(x[c], x[d])
                || Math.max(x[c], x[d]) < Math.min(x[a], x[b])
                || Math.max(y[a], y[b]) < Math.min(y[c], y[d])
                || Math.max(y[c], y[d]) < Math.min(y[a], y[b])) {
            return false;
        }
        return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
    }
}
