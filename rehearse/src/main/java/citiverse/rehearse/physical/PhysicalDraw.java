package citiverse.rehearse.physical;

import citiverse.rehearse.options.Option;
import citiverse.rehearse.question.Quantity;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The city as it is under one draw, in every future, ready to be changed by options. Safe to share among
/// threads.
public final class PhysicalDraw {
    private final List<DrawnCity> cities;

    /// @param cities by future; futures that mean the same to the models share one
    PhysicalDraw(List<DrawnCity> cities) {
        this.cities = List.copyOf(cities);
    }

    /// What the models tell of an option.
    ///
    /// @param accessRatio for each future, access by public transport at each place over that of the city as
    ///     it is; empty where it moves nobody
    /// @param full true to compile the changed city as a whole; what comes out is the same to the last bit
    public PhysicalValues of(Option option, List<double[]> accessRatio, boolean full) {
        Map<DrawnCity, Map<Quantity, double[]>> done = new IdentityHashMap<>();
        var byFuture = new ArrayList<Map<Quantity, double[]>>();
        var notes = new ArrayList<String>();
        for (int f = 0; f < cities.size(); f++) {
            DrawnCity city = cities.get(f);
            double[] ratio = accessRatio.isEmpty() ? new double[0] : accessRatio.get(f);
            if (full) {
                byFuture.add(city.whole(option, ratio, notes));
            } else if (ratio.length > 0) {
                byFuture.add(city.of(option, ratio, notes));
            } else {
                byFuture.add(done.computeIfAbsent(city, fresh -> fresh.of(option, ratio, notes)));
            }
        }
        return new PhysicalValues(byFuture, notes);
    }
}
