package citiverse.models.air;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a park takes out of the air at each place: the park is a source that emits less than nothing.
///
/// The leaves over a cell of area A take V_d·LAI·A·C̄ micrograms a second out of the air, C̄ the mean
/// concentration in the park without it. Carried on by the same plumes as the emissions of streets, from half
/// the height of the canopy, this lowers the concentration at a place by S·C̄/(1 + s): S the sum over cells of
/// the plume's value at the place times V_d·LAI·A, s the mean of S inside the park (the air there has less to
/// lose). First order: parks do not see one another.
final class ParkSink {
    /// Effects below this share of the park's concentration are left out.
    private static final double LEAST = 1e-9;
    /// No velocity of [Deposition] is taken to be larger, m/s.
    private static final double LARGEST_VELOCITY = 0.01;
    private static final double SMALLEST_CELL_METRES = 10;
    private static final int MOST_CELLS = 48;

    final Park park;
    /// Middles of the cells, east and north.
    final double[] cellEast;
    final double[] cellNorth;
    /// Places that it reaches, rising.
    final int[] place;
    /// Share of the park's concentration that is taken out at each place: PM2.5, and others for V_d = 1 m/s.
    final float[] fine;
    final float[] unit;
    /// The same inside the park.
    final double fineInside;
    final double unitInside;
    /// Streets between tall buildings that run through the park.
    final List<String> canyonStreets;

    ParkSink(
            Park park,
            PointTable fineTable,
            PointTable unitTable,
            Streets streets,
            Receptors places,
            AirSettings settings) {
        this.park = park;
        double step = cells(park);
        double[] bounds = park.bounds();
        int across = Math.max(1, (int) Math.ceil((bounds[2] - bounds[0]) / step));
        int along = Math.max(1, (int) Math.ceil((bounds[3] - bounds[1]) / step));
        var middles = new ArrayList<double[]>();
        for (int j = 0; j < along; j++) {
            for (int i = 0; i < across; i++) {
                double east = bounds[0] + (i + 0.5) * (bounds[2] - bounds[0]) / across;
                double north = bounds[1] + (j + 0.5) * (bounds[3] - bounds[1]) / along;
                if (park.contains(east, north)) {
                    middles.add(new double[] {east, north});
                }
            }
        }
        if (middles.isEmpty()) {
            middles.add(new double[] {(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2});
        }
        cellEast = middles.stream().mapToDouble(middle -> middle[0]).toArray();
        cellNorth = middles.stream().mapToDouble(middle -> middle[1]).toArray();
        double area = park.squareMetres() / cellEast.length;
        double leaves = area * park.treeCover() * park.leafAreaIndex() * park.leafShare();
        // The mean of 1/r over a disc of the cell's area is that of its half radius.
        double nearest = Math.max(1, Math.sqrt(area / Math.PI) / 2);
        double reach = settings.cutOffMetres();
        var index = new int[places.size()];
        var fines = new float[places.size()];
        var units = new float[places.size()];
        int count = 0;
        for (int i = 0; i < places.size(); i++) {
            double east = places.east()[i];
            double north = places.north()[i];
            if (east < bounds[0] - reach
                    || east > bounds[2] + reach
                    || north < bounds[1] - reach
                    || north > bounds[3] + reach) {
                continue;
            }
            double fineHere = leaves * sum(fineTable, east, north, nearest);
            double unitHere = leaves * sum(unitTable, east, north, nearest);
            if (fineHere > LEAST || unitHere * LARGEST_VELOCITY > LEAST) {
                index[count] = i;
                fines[count] = (float) fineHere;
                units[count++] = (float) unitHere;
            }
        }
        place = Arrays.copyOf(index, count);
        fine = Arrays.copyOf(fines, count);
        unit = Arrays.copyOf(units, count);
        double fineSum = 0;
        double unitSum = 0;
        for (int c = 0; c < cellEast.length; c++) {
            fineSum += leaves * sum(fineTable, cellEast[c], cellNorth[c], nearest);
            unitSum += leaves * sum(unitTable, cellEast[c], cellNorth[c], nearest);
        }
        fineInside = fineSum / cellEast.length;
        unitInside = unitSum / cellEast.length;
        canyonStreets = canyons(streets, settings.canyonRatio());
    }

    private static double cells(Park park) {
        return Math.max(SMALLEST_CELL_METRES, Math.sqrt(park.squareMetres() / MOST_CELLS));
    }

    private double sum(PointTable table, double east, double north, double nearest) {
        double sum = 0;
        for (int c = 0; c < cellEast.length; c++) {
            sum += table.at(east - cellEast[c], north - cellNorth[c], nearest);
        }
        return sum;
    }

    private List<String> canyons(Streets streets, double ratio) {
        List<String> found = new ArrayList<>();
        for (int s = 0; s < streets.size(); s++) {
            if (streets.isCanyon(s, ratio) && crosses(streets, s)) {
                found.add(streets.ids()[s]);
            }
        }
        return List.copyOf(found);
    }

    private boolean crosses(Streets streets, int street) {
        for (int v = streets.first()[street]; v < streets.first()[street + 1] - 1; v++) {
            int steps = (int) Math.ceil(streets.distance(v) / 5) + 1;
            for (int k = 0; k <= steps; k++) {
                double part = (double) k / steps;
                double east = streets.east()[v] + part * (streets.east()[v + 1] - streets.east()[v]);
                double north = streets.north()[v] + part * (streets.north()[v + 1] - streets.north()[v]);
                if (park.contains(east, north)) {
                    return true;
                }
            }
        }
        return false;
    }
}
