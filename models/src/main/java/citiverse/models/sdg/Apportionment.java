package citiverse.models.sdg;

/// People of cells shared out over zones that cut the cells, by area: people are taken to live evenly in their cell.
///
/// @param zones people per zone
/// @param outside people in the parts of cells that lie in no zone
public record Apportionment(double[] zones, double outside) {

    /// How far the pieces of a cell may exceed it, as a share of its area, before that is an error; smaller excesses
    /// are taken as rounding.
    public static final double SLACK = 1e-6;

    /// @param people people per cell
    /// @param areas area of each cell, m², greater than 0
    /// @param cell cell of each piece
    /// @param zone zone of each piece
    /// @param pieces area of each piece of a cell in a zone, m²; zones must not overlap
    /// @param zoneCount number of zones
    public static Apportionment of(
            double[] people, double[] areas, int[] cell, int[] zone, double[] pieces, int zoneCount) {
        Share.same(people.length, areas.length);
        var covered = new double[people.length];
        for (int p = 0; p < pieces.length; p++) {
            if (!(pieces[p] >= 0)) {
                throw new IllegalArgumentException("piece " + p + " has an area of " + pieces[p]);
            }
            covered[cell[p]] += pieces[p];
        }
        double outside = 0;
        var whole = new double[people.length];
        for (int c = 0; c < people.length; c++) {
            if (!(areas[c] > 0) || covered[c] > areas[c] * (1 + SLACK)) {
                throw new IllegalArgumentException(
                        "pieces of cell " + c + " cover " + covered[c] + " m² of its " + areas[c]);
            }
            whole[c] = Math.max(areas[c], covered[c]);
            outside += people[c] * ((whole[c] - covered[c]) / whole[c]);
        }
        var zones = new double[zoneCount];
        for (int p = 0; p < pieces.length; p++) {
            zones[zone[p]] += people[cell[p]] * (pieces[p] / whole[cell[p]]);
        }
        return new Apportionment(zones, outside);
    }
}
