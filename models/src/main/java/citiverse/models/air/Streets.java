package citiverse.models.air;

import java.util.Arrays;
import java.util.List;

/// Streets as lines in a flat plane of local metres, east and north, each emitting alike along its length.
///
/// @param ids one for each street
/// @param first vertices of street s are `first[s]` to `first[s + 1] − 1`
/// @param east metres
/// @param north metres
/// @param heightMetres of the buildings along it; 0 where it is open
/// @param widthMetres from wall to wall; 0 where it is open
public record Streets(
        String[] ids, int[] first, double[] east, double[] north, double[] heightMetres, double[] widthMetres) {

    public Streets {
        int size = ids.length;
        if (first.length != size + 1
                || heightMetres.length != size
                || widthMetres.length != size
                || east.length != north.length
                || first[size] != east.length) {
            throw new IllegalArgumentException("the arrays of the streets do not fit together");
        }
        for (int s = 0; s < size; s++) {
            if (first[s + 1] - first[s] < 2) {
                throw new IllegalArgumentException("street " + ids[s] + " needs at least two points");
            }
            if (!(heightMetres[s] >= 0) || !(widthMetres[s] >= 0)) {
                throw new IllegalArgumentException("height and width of street " + ids[s] + " must be at least 0");
            }
        }
        for (int v = 0; v < east.length; v++) {
            if (!Double.isFinite(east[v]) || !Double.isFinite(north[v])) {
                throw new IllegalArgumentException("a coordinate of a street is not a finite number");
            }
        }
    }

    /// Streets in the open.
    ///
    /// @param lines east and north in turn, metres
    public static Streets open(List<String> ids, List<double[]> lines) {
        return of(ids, lines, new double[ids.size()], new double[ids.size()]);
    }

    /// Streets between buildings.
    ///
    /// @param lines east and north in turn, metres
    public static Streets of(List<String> ids, List<double[]> lines, double[] heightMetres, double[] widthMetres) {
        if (lines.size() != ids.size()) {
            throw new IllegalArgumentException("as many lines as ids are needed");
        }
        var first = new int[ids.size() + 1];
        for (int s = 0; s < ids.size(); s++) {
            first[s + 1] = first[s] + lines.get(s).length / 2;
        }
        var east = new double[first[ids.size()]];
        var north = new double[east.length];
        for (int s = 0; s < ids.size(); s++) {
            double[] line = lines.get(s);
            for (int v = 0; v < line.length / 2; v++) {
                east[first[s] + v] = line[2 * v];
                north[first[s] + v] = line[2 * v + 1];
            }
        }
        return new Streets(ids.toArray(String[]::new), first, east, north, heightMetres.clone(), widthMetres.clone());
    }

    public int size() {
        return ids.length;
    }

    /// Length of a street in metres.
    public double lengthMetres(int street) {
        double sum = 0;
        for (int v = first[street]; v < first[street + 1] - 1; v++) {
            sum += distance(v);
        }
        return sum;
    }

    double distance(int vertex) {
        double dx = east[vertex + 1] - east[vertex];
        double dy = north[vertex + 1] - north[vertex];
        return Math.sqrt(dx * dx + dy * dy);
    }

    /// True where the street is a canyon.
    public boolean isCanyon(int street, double ratio) {
        return widthMetres[street] > 0 && heightMetres[street] / widthMetres[street] > ratio;
    }

    @Override
    public String toString() {
        return "Streets[" + ids.length + " with " + east.length + " points, heights "
                + Arrays.stream(heightMetres).filter(height -> height > 0).count() + ']';
    }
}
