package citiverse.standards.ifc;

import java.util.ArrayList;
import java.util.List;

/// A flat area: its outer ring counter-clockwise and its holes clockwise, each without repeating the first position.
///
/// @param rings positions x, y, 0; the outer ring first
record Profile(List<double[][]> rings) {

    /// Rings turned as they should run, without positions that follow themselves.
    static Profile of(StepInstance at, List<List<double[]>> rings, double tolerance) {
        var turned = new ArrayList<double[][]>();
        for (List<double[]> ring : rings) {
            double[][] clean = clean(ring, tolerance);
            if (clean.length < 3) {
                throw new Fault(at.id(), "a ring of " + at.type() + " has fewer than three corners");
            }
            boolean left = area(clean) > 0;
            turned.add(left == turned.isEmpty() ? clean : reversed(clean));
        }
        return new Profile(turned);
    }

    private static double[][] clean(List<double[]> ring, double tolerance) {
        var clean = new ArrayList<double[]>();
        for (double[] p : ring) {
            if (clean.isEmpty() || !near(clean.getLast(), p, tolerance)) {
                clean.add(p);
            }
        }
        while (clean.size() > 1 && near(clean.getLast(), clean.getFirst(), tolerance)) {
            clean.removeLast();
        }
        return clean.toArray(double[][]::new);
    }

    private static boolean near(double[] a, double[] b, double tolerance) {
        return Math.abs(a[0] - b[0]) <= tolerance && Math.abs(a[1] - b[1]) <= tolerance;
    }

    private static double[][] reversed(double[][] ring) {
        double[][] back = new double[ring.length][];
        for (int i = 0; i < ring.length; i++) {
            back[i] = ring[ring.length - 1 - i];
        }
        return back;
    }

    /// Area of a ring, positive where it runs counter-clockwise.
    static double area(double[][] ring) {
        double sum = 0;
        for (int i = 1; i + 1 < ring.length; i++) {
            sum += (ring[i][0] - ring[0][0]) * (ring[i + 1][1] - ring[0][1])
                    - (ring[i + 1][0] - ring[0][0]) * (ring[i][1] - ring[0][1]);
        }
        return sum / 2;
    }

    /// Its area without its holes.
    double area() {
        double sum = 0;
        for (double[][] ring : rings) {
            sum += area(ring);
        }
        return sum;
    }

    Profile mapped(StepInstance at, Affine map, double tolerance) {
        var moved = new ArrayList<List<double[]>>();
        for (double[][] ring : rings) {
            var run = new ArrayList<double[]>();
            for (double[] p : ring) {
                run.add(map.apply(p));
            }
            moved.add(run);
        }
        return of(at, moved, tolerance);
    }
}
