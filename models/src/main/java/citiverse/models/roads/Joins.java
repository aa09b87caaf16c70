package citiverse.models.roads;

import java.util.ArrayList;
import java.util.List;

/// How points are joined to the streets of a network: each to the nearest street that is not a motorway or in a
/// tunnel.
///
/// @param street that a point is joined to, −1 where it is cut off
/// @param share of the street's length before the place where it is joined
/// @param metres from the point to that place
/// @param cutOff points that are not joined, with the reason
record Joins(int[] street, double[] share, double[] metres, List<CutOff> cutOff) {
    /// How much nearer a street that is cut off may be before the point counts as cut off with it, metres.
    static final double NEARER_METRES = 100;

    /// A point that the network does not serve.
    ///
    /// @param at its index
    record CutOff(int at, String reason) {}

    static Joins of(StreetNetwork network, Finder finder, double[] longitude, double[] latitude, double reachMetres) {
        int[] street = new int[longitude.length];
        double[] share = new double[longitude.length];
        double[] metres = new double[longitude.length];
        var cutOff = new ArrayList<CutOff>();
        for (int i = 0; i < street.length; i++) {
            Finder.Found joined = finder.nearest(longitude[i], latitude[i], reachMetres, s -> network.core[s]);
            Finder.Found any = finder.nearest(longitude[i], latitude[i], reachMetres, s -> true);
            street[i] = joined.street();
            share[i] = joined.share();
            metres[i] = joined.metres();
            if (any.street() < 0) {
                cutOff.add(new CutOff(i, "no street for cars within " + Math.round(reachMetres) + " m"));
            } else if (joined.metres() > any.metres() + NEARER_METRES) {
                street[i] = -1;
                cutOff.add(new CutOff(
                        i,
                        "its street " + network.street(any.street()) + " is not joined with the rest of the network"));
            }
        }
        return new Joins(street, share, metres, List.copyOf(cutOff));
    }
}
