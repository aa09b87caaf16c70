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
    /// @param full true to compile the changed city as a whole; what comes out is the same to the last bit
    public PhysicalValues of(Option option, boolean full) {
        Map<DrawnCity, Map<Quantity, double[]>> done = new IdentityHashMap<>();
        var byFuture = new ArrayList<Map<Quantity, double[]>>();
        var notes = new ArrayList<String>();
        for (DrawnCity city : cities) {
            byFuture.add(done.computeIfAbsent(city, fresh -> fresh.of(option, full, notes)));
        }
        return new PhysicalValues(byFuture, notes);
    }
}
