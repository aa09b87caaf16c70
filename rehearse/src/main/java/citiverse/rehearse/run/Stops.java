package citiverse.rehearse.run;

import citiverse.models.access.Decay;
import citiverse.models.access.Mode;
import citiverse.models.sdg.StopClass;
import citiverse.rehearse.question.Question.Opportunity;
import citiverse.rehearse.question.Question.Reach;
import citiverse.rehearse.question.Where;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import citiverse.twin.transit.Timetable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Stops of public transport as something to reach on foot, for SDG 11.2.1: a stop counts in the class of what runs
/// there on any day.
final class Stops {
    /// Walks are measured at this speed, so that seconds are metres.
    static final double METRES_PER_SECOND = 1;
    /// Longest walk looked at, minutes: beyond the farther of the two distances.
    static final int MOST_MINUTES = 18;

    private Stops() {}

    /// Stops of either class within their distance.
    static List<Reach> reaches(Where where) {
        return List.of(
                reach(StopClass.LOW_CAPACITY, "low_capacity", where),
                reach(StopClass.HIGH_CAPACITY, "high_capacity", where));
    }

    private static Reach reach(StopClass kind, String column, Where where) {
        // A step leaves its limit out, the indicator takes it in; seconds are whole, so half a second more does.
        double minutes = (kind.metres() / METRES_PER_SECOND + 0.5) / 60;
        return new Reach(new Opportunity(Layers.TRANSIT_STOP, column, where), Mode.WALK, new Decay.Step(minutes));
    }

    /// 1 at the stops of a class, in the order of the opportunities.
    static double[][] read(Snapshot city, List<Opportunity> opportunities, Map<String, Integer> index) {
        Map<String, StopClass> classes = new HashMap<>();
        for (Feature pattern : city.features(Layers.TRANSIT_PATTERN)) {
            var route = pattern.properties().text("route").flatMap(city::feature);
            int mode = (int) route.map(r -> r.properties().whole("mode").orElse(3))
                    .orElse(3L)
                    .longValue();
            var packed = pattern.properties().bytes("timetable");
            if (packed.isEmpty()) {
                continue;
            }
            Timetable table = Timetable.unpack(packed.get());
            if (table.trips().isEmpty() && table.frequencies().isEmpty()) {
                continue;
            }
            for (String stop : table.stops()) {
                classes.merge(stop, StopClass.of(mode), StopClass::orWider);
            }
        }
        double[][] values = new double[opportunities.size()][index.size()];
        for (int k = 0; k < values.length; k++) {
            StopClass wanted = opportunities.get(k).column().equals("high_capacity")
                    ? StopClass.HIGH_CAPACITY
                    : StopClass.LOW_CAPACITY;
            for (var stop : index.entrySet()) {
                if (classes.get(stop.getKey()) == wanted
                        && city.feature(stop.getKey()).isPresent()) {
                    values[k][stop.getValue()] = 1;
                }
            }
        }
        return values;
    }
}
