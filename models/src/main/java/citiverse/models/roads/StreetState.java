package citiverse.models.roads;

import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import java.util.Arrays;
import java.util.List;

/// How the streets of a network differ from what their tags say: closed, narrowed, slowed.
///
/// Properties of a street that count: `closed_to` (closed where `car` is among its modes), `capacity_factor`
/// and `speed_factor` (real; 1 where not given; a capacity factor of 0 closes the street).
final class StreetState {
    private final double[] capacity;
    private final double[] speed;

    private StreetState(double[] capacity, double[] speed) {
        this.capacity = capacity;
        this.speed = speed;
    }

    /// As the features of the network have it.
    static StreetState of(Streets streets) {
        var state = new StreetState(new double[streets.count()], new double[streets.count()]);
        for (int s = 0; s < streets.count(); s++) {
            Properties tags = streets.feature[s].properties();
            state.capacity[s] = capacityFactor(tags);
            state.speed[s] = speedFactor(tags);
        }
        return state;
    }

    private static double capacityFactor(Properties street) {
        return CarRules.closed(street)
                ? 0
                : Math.max(0, street.number("capacity_factor").orElse(1));
    }

    private static double speedFactor(Properties street) {
        double factor = street.number("speed_factor").orElse(1);
        return factor > 0 ? factor : 1;
    }

    /// Share of the capacity that is left, 0 where the street is closed to cars.
    double capacity(int street) {
        return capacity[street];
    }

    double speed(int street) {
        return speed[street];
    }

    boolean closed(int street) {
        return capacity[street] == 0;
    }

    boolean sameSpeeds(StreetState other) {
        return Arrays.equals(speed, other.speed);
    }

    /// The state with the capacity of some streets multiplied by a factor.
    StreetState narrowed(int[] some, double factor) {
        double[] narrowed = capacity.clone();
        for (int street : some) {
            narrowed[street] *= factor;
        }
        return new StreetState(narrowed, speed);
    }

    /// The state after changes, in order. A street that is altered keeps its place in the network, with the
    /// speed and the lanes of its new tags; one that is removed is closed.
    StreetState with(List<Change> changes, Streets streets, RoadClasses classes) {
        var changed = new StreetState(capacity.clone(), speed.clone());
        for (Change change : changes) {
            int s = streets.find(change.id());
            if (s >= 0) {
                switch (change) {
                    case Change.Remove removed -> changed.capacity[s] = 0;
                    case Change.Alter(Feature before, Feature after) -> changed.alter(s, streets, after, classes);
                    case Change.Add(Feature after) -> changed.alter(s, streets, after, classes);
                }
            }
        }
        return changed;
    }

    private void alter(int s, Streets streets, Feature after, RoadClasses classes) {
        Properties tags = after.properties();
        boolean[] open = CarRules.directions(tags);
        var road = classes.of(CarRules.tag(tags, "highway"));
        if (road.isEmpty() || !(open[0] || open[1])) {
            capacity[s] = 0;
            return;
        }
        double lanes = CarRules.lanes(tags, open[0] && open[1], road.get());
        capacity[s] = capacityFactor(tags)
                * (lanes * road.get().capacityPerLane() == streets.capacity[s]
                        ? 1
                        : lanes * road.get().capacityPerLane() / streets.capacity[s]);
        double free = CarRules.freeSpeed(tags, road.get(), classes.limitShare());
        speed[s] = speedFactor(tags) * (free == streets.kilometresPerHour[s] ? 1 : free / streets.kilometresPerHour[s]);
    }

    /// Whether the changes make another network of the streets: new ones, other directions, other turns.
    static boolean reshapes(List<Change> changes, RoadClasses classes) {
        return changes.stream().anyMatch(change -> switch (change) {
            case Change.Add(Feature after) -> bansTurns(after) || drives(after, classes);
            case Change.Remove(Feature before) -> bansTurns(before);
            case Change.Alter(Feature before, Feature after) ->
                bansTurns(after)
                        || drives(after, classes)
                                && !(drives(before, classes)
                                        && Arrays.equals(
                                                CarRules.directions(before.properties()),
                                                CarRules.directions(after.properties())));
        });
    }

    private static boolean bansTurns(Feature feature) {
        return feature.type().equals(Layers.TURN_RESTRICTION);
    }

    private static boolean drives(Feature feature, RoadClasses classes) {
        boolean[] open = CarRules.directions(feature.properties());
        return feature.type().equals(Layers.STREET)
                && (open[0] || open[1])
                && classes.of(CarRules.tag(feature.properties(), "highway")).isPresent();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StreetState that
                && Arrays.equals(capacity, that.capacity)
                && Arrays.equals(speed, that.speed);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(capacity) + Arrays.hashCode(speed);
    }
}
