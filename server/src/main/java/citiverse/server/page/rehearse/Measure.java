package citiverse.server.page.rehearse;

import java.util.ArrayList;
import java.util.List;

/// Something that a drawn question measures.
///
/// @param id of the indicator, and of its name in the texts
/// @param what the lines of the indicator that say what is measured, as YAML: `aggregate: mean, of: sun.date`
/// @param scale change that counts as one point, 0 for none declared
/// @param usual how much it counts unless the form says otherwise, one of [#LEVELS]
/// @param service what it is about where that is a service, for its name; else empty
record Measure(String id, String what, double scale, int usual, String service) {
    /// How much a measure may count: not, little, usual, much.
    static final List<Integer> LEVELS = List.of(0, 1, 2, 4);

    /// Name of the field that says how much it counts.
    String field() {
        return "weight-" + id;
    }

    /// What a draft measures; the first has a value at each place and is the one that is mapped.
    static List<Measure> of(Draft draft, CityFacts city) {
        var all = new ArrayList<Measure>();
        String service = DrawnQuestion.service(draft, city);
        switch (draft.kind()) {
            case TOWER -> {
                all.add(new Measure("equinox", "aggregate: mean, of: sun.date", 0.01, 4, ""));
                all.add(new Measure("year", "aggregate: mean, of: sun.year", 10, 1, ""));
                all.add(new Measure("floors", "aggregate: total, of: built.floor_area", 50_000, 2, ""));
                all.add(new Measure("sun-gini", "aggregate: gini, of: sun.date", 0.001, 0, ""));
            }
            case PARK -> {
                all.add(new Measure("cooling", "aggregate: mean, of: heat.cooling", 0.02, 2, ""));
                if (city.streets()) {
                    all.add(new Measure("no2", "aggregate: mean, of: air.no2", 0.05, 2, ""));
                    all.add(new Measure("pm25", "aggregate: mean, of: air.pm25", 0.02, 1, ""));
                    if (city.parks()) {
                        all.add(new Measure(
                                "parks5", "aggregate: share_with_any, access: green, mode: walk, cutoff: 5", 1, 2, ""));
                    }
                    all.add(new Measure("no2-gini", "aggregate: gini, of: air.no2", 0.001, 0, ""));
                }
            }
            case CLOSURE -> {
                all.add(new Measure("no2", "aggregate: mean, of: air.no2", 0.05, 1, ""));
                all.add(new Measure("hours", "aggregate: total, of: traffic.vehicle_hours", 50, 2, ""));
                if (city.help()) {
                    all.add(new Measure(
                            "eight", "aggregate: share_below, of: traffic.emergency, threshold: 8", 2, 2, ""));
                }
                all.add(new Measure("no2-gini", "aggregate: gini, of: air.no2", 0.001, 0, ""));
            }
            case LINE -> {
                String reached = "access: " + service + ", mode: transit, cutoff: 30";
                all.add(new Measure("reach30", "aggregate: mean, " + reached, 0, 4, service));
                all.add(new Measure("reach-gini", "aggregate: gini, " + reached, 0, 2, service));
                all.add(new Measure("transit", "aggregate: sdg_11_2_1", 5, 1, ""));
            }
            case SERVICE -> {
                String near = "access: " + service + ", mode: walk, cutoff: 15";
                String reached = "access: " + service + ", mode: transit, cutoff: 30";
                all.add(new Measure("walk15", "aggregate: share_with_any, " + near, 5, 4, service));
                if (city.groups().contains("income/low")) {
                    all.add(new Measure(
                            "walk15-poor", "aggregate: share_with_any, group: income/low, " + near, 5, 2, service));
                }
                all.add(new Measure("reach30", "aggregate: mean, " + reached, 0, 2, service));
                all.add(new Measure("reach-gini", "aggregate: gini, " + reached, 0, 1, service));
            }
        }
        return List.copyOf(all);
    }
}
