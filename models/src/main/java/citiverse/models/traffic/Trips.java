package citiverse.models.traffic;

import citiverse.twin.Problem;
import java.util.Arrays;

/// Trips between zones in one demand period: a sparse table of the pairs with more than 0 trips, ordered by origin and
/// destination. Immutable.
///
/// Trips that stay inside their zone load no link; they are kept as a sum ([#intrazonal]) so that nothing gets lost.
public final class Trips {
    private final int zones;
    private final int[] start;
    private final int[] originOf;
    private final int[] destination;
    private final double[] trips;
    private final double total;
    private final double intrazonal;

    private Trips(int zones, int[] start, int[] destination, double[] trips, double intrazonal) {
        this.zones = zones;
        this.start = start;
        this.destination = destination;
        this.trips = trips;
        this.intrazonal = intrazonal;
        originOf = new int[destination.length];
        double sum = 0;
        for (int origin = 0; origin < zones; origin++) {
            Arrays.fill(originOf, start[origin], start[origin + 1], origin);
            for (int pair = start[origin]; pair < start[origin + 1]; pair++) {
                sum += trips[pair];
            }
        }
        total = sum;
    }

    /// Starts a table.
    ///
    /// @param zones number of zones, as the network has
    public static Builder builder(int zones) {
        return new Builder(zones);
    }

    public int zones() {
        return zones;
    }

    /// Pairs of different zones that have trips.
    public int pairs() {
        return destination.length;
    }

    /// Trips between different zones.
    public double total() {
        return total;
    }

    /// Trips that stay inside their zone.
    public double intrazonal() {
        return intrazonal;
    }

    /// The first pair of an origin; its pairs end before `first(origin + 1)`.
    public int first(int origin) {
        return start[origin];
    }

    public int origin(int pair) {
        return originOf[pair];
    }

    public int destination(int pair) {
        return destination[pair];
    }

    /// Trips of a pair, above 0.
    public double trips(int pair) {
        return trips[pair];
    }

    /// The pair of two zones, −1 where it has no trips.
    public int pair(int origin, int destinationZone) {
        int at = Arrays.binarySearch(destination, start[origin], start[origin + 1], destinationZone);
        return at < 0 ? -1 : at;
    }

    /// The same pairs with other numbers.
    ///
    /// @param numbers trips of each pair, above 0
    /// @throws Problem `CV-TRAFFIC-005` where a number is no number of trips
    public Trips with(double[] numbers) {
        if (numbers.length != pairs()) {
            throw new IllegalArgumentException(numbers.length + " numbers for " + pairs() + " pairs");
        }
        for (int pair = 0; pair < numbers.length; pair++) {
            Builder.check(originOf[pair], destination[pair], numbers[pair]);
            if (numbers[pair] == 0) {
                throw Problem.user("CV-TRAFFIC-005", "a pair of this table cannot have 0 trips")
                        .at("from zone " + originOf[pair] + " to zone " + destination[pair])
                        .remedy("Build a new table without the pair");
            }
        }
        return new Trips(zones, start, destination, numbers.clone(), intrazonal);
    }

    /// All trips times a factor above 0.
    public Trips scaled(double by) {
        double[] numbers = new double[trips.length];
        for (int pair = 0; pair < numbers.length; pair++) {
            numbers[pair] = trips[pair] * by;
        }
        Trips scaled = with(numbers);
        return new Trips(zones, start, destination, scaled.trips, intrazonal * by);
    }

    /// True where the other has the same pairs.
    boolean samePairs(Trips other) {
        return start == other.start && destination == other.destination
                || Arrays.equals(start, other.start) && Arrays.equals(destination, other.destination);
    }

    /// Collects trips in any order; those of the same pair add up.
    public static final class Builder {
        private static final int FIRST_ROOM = 256;

        private final int zones;
        private int size;
        private long[] keys = new long[FIRST_ROOM];
        private double[] values = new double[FIRST_ROOM];
        private double intrazonal;

        private Builder(int zones) {
            if (zones < 1) {
                throw Problem.user("CV-TRAFFIC-001", "a table of trips between " + zones + " zones")
                        .remedy("Give the number of zones of the network");
            }
            this.zones = zones;
        }

        /// Adds trips of a pair.
        ///
        /// @param origin zone, 0 … zones−1
        /// @param destination zone; trips inside one zone are only summed
        /// @param trips 0 or more per demand period
        /// @throws Problem `CV-TRAFFIC-005` with the zones where one is unknown or the number is none
        public Builder add(int origin, int destination, double trips) {
            if (origin < 0 || origin >= zones || destination < 0 || destination >= zones) {
                throw Problem.user("CV-TRAFFIC-005", "there are only the zones 0 … " + (zones - 1))
                        .at("from zone " + origin + " to zone " + destination)
                        .remedy("Check that trips and network are of the same city");
            }
            check(origin, destination, trips);
            if (origin == destination) {
                intrazonal += trips;
            } else if (trips > 0) {
                if (size == keys.length) {
                    keys = Arrays.copyOf(keys, size * 2);
                    values = Arrays.copyOf(values, size * 2);
                }
                keys[size] = (long) origin * zones + destination;
                values[size] = trips;
                size++;
            }
            return this;
        }

        /// The table.
        public Trips build() {
            int[] order = order();
            int[] start = new int[zones + 1];
            int[] destination = new int[size];
            double[] trips = new double[size];
            int pairs = 0;
            long last = -1;
            for (int at : order) {
                if (keys[at] == last) {
                    trips[pairs - 1] += values[at];
                } else {
                    last = keys[at];
                    destination[pairs] = (int) (last % zones);
                    trips[pairs] = values[at];
                    start[(int) (last / zones) + 1]++;
                    pairs++;
                }
            }
            for (int zone = 0; zone < zones; zone++) {
                start[zone + 1] += start[zone];
            }
            return new Trips(zones, start, Arrays.copyOf(destination, pairs), Arrays.copyOf(trips, pairs), intrazonal);
        }

        /// Indices by key, equal keys as they came: by destination, then stably by origin.
        private int[] order() {
            int[] byDestination = new int[size];
            int[] order = new int[size];
            count(byDestination, null, false);
            count(order, byDestination, true);
            return order;
        }

        private void count(int[] into, int[] before, boolean byOrigin) {
            int[] next = new int[zones + 1];
            for (int at = 0; at < size; at++) {
                next[digit(at, byOrigin) + 1]++;
            }
            for (int zone = 0; zone < zones; zone++) {
                next[zone + 1] += next[zone];
            }
            for (int k = 0; k < size; k++) {
                int at = before == null ? k : before[k];
                into[next[digit(at, byOrigin)]++] = at;
            }
        }

        private int digit(int at, boolean byOrigin) {
            return (int) (byOrigin ? keys[at] / zones : keys[at] % zones);
        }

        private static void check(int origin, int destination, double trips) {
            if (!(trips >= 0) || Double.isInfinite(trips)) {
                throw Problem.user("CV-TRAFFIC-005", trips + " is no number of trips")
                        .at("from zone " + origin + " to zone " + destination)
                        .remedy("Give a number of 0 or more");
            }
        }
    }
}
