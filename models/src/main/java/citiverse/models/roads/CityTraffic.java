package citiverse.models.roads;

import citiverse.models.traffic.Assignment;
import citiverse.models.traffic.Equilibrium;
import citiverse.models.traffic.RoadNetwork;
import citiverse.models.traffic.ShortestPaths;
import citiverse.models.traffic.Trips;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Car traffic of a city, compiled once: streets, zones, the demand's ends and the facilities. Immutable; safe
/// to share among threads.
///
///     CityTraffic city = CityTraffic.compile(snapshot, places, TrafficSettings.defaults());
///     TrafficBase base = city.solve(TrafficNumbers.of(city.settings()));
///     TrafficResult closed = base.with(changes);
public final class CityTraffic {
    final Snapshot snapshot;
    final TripPlaces places;
    final StreetNetwork network;
    final Joins joins;
    final Zones zones;
    final Assembly assembly;
    final Facilities facilities;
    final StreetState state;
    private final TurnBans bans;
    private final TrafficSettings settings;
    /// Minutes between zones on the empty network, from zone i to zone j at i n + j.
    private final double[] minutes;

    private CityTraffic(Snapshot snapshot, TripPlaces places, TrafficSettings settings) {
        this.snapshot = snapshot;
        this.places = places;
        this.settings = settings;
        network = StreetNetwork.compile(
                snapshot, settings.classes(), settings.zones().gates());
        bans = new TurnBans(network, snapshot.features(Layers.TURN_RESTRICTION));
        var finder = new Finder(network.streets);
        joins = Joins.of(
                network,
                finder,
                places.longitude(),
                places.latitude(),
                settings.zones().reachMetres());
        zones = Zones.of(network, places, joins, settings.zones());
        assembly = new Assembly(network, zones, settings.zones(), bans);
        facilities = new Facilities(snapshot, network, finder, settings.facilities());
        state = StreetState.of(network.streets);
        minutes = minutes(assembly.network(state, 1));
    }

    /// Compiles a city.
    ///
    /// @param places where people live and what draws them
    /// @throws citiverse.twin.Problem `CV-ROADS-003` where the streets form no network, `CV-ROADS-004`
    ///     where no place has people or attraction and a street
    public static CityTraffic compile(Snapshot city, TripPlaces places, TrafficSettings settings) {
        return new CityTraffic(city, places, settings);
    }

    public TrafficSettings settings() {
        return settings;
    }

    public StreetNetwork network() {
        return network;
    }

    public Zones zones() {
        return zones;
    }

    public TripPlaces places() {
        return places;
    }

    /// A place that the network does not serve.
    ///
    /// @param id of the place
    /// @param people who live there
    /// @param attraction it has
    /// @param reason why it is cut off
    public record CutOffPlace(String id, double people, double attraction, String reason) {}

    /// Places with people or attraction that are cut off from the network: their trips are in no result.
    public List<CutOffPlace> cutOff() {
        var cutOff = new ArrayList<CutOffPlace>();
        for (Joins.CutOff each : joins.cutOff()) {
            int i = each.at();
            if (places.people()[i] > 0 || places.attraction()[i] > 0) {
                cutOff.add(new CutOffPlace(places.ids()[i], places.people()[i], places.attraction()[i], each.reason()));
            }
        }
        return List.copyOf(cutOff);
    }

    /// Kinds of facilities that the city has none of, or none near a street: no access to them is computed.
    public List<String> kindsWithout() {
        return facilities.without();
    }

    /// Turn restrictions that ban a turn of the network, and those that do not (other streets, unknown kinds).
    public int[] turnRestrictions() {
        return new int[] {bans.applied(), bans.unused()};
    }

    private double[] minutes(RoadNetwork empty) {
        int n = zones.count();
        double[] free = new double[empty.links()];
        for (int l = 0; l < free.length; l++) {
            free[l] = empty.closed(l) ? Double.POSITIVE_INFINITY : empty.freeFlowTime(l);
        }
        var paths = new ShortestPaths(empty);
        double[] found = new double[n * n];
        for (int i = 0; i < n; i++) {
            paths.from(i, free);
            double nearest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                found[i * n + j] = paths.cost(j) / 60;
                nearest = i == j ? nearest : Math.min(nearest, found[i * n + j]);
            }
            found[i * n + i] = nearest / 2;
        }
        return found;
    }

    /// Minutes between zones on the empty network, from zone i to zone j at i n + j; within a zone half of what
    /// it takes to the nearest other.
    public double[] freeMinutes() {
        return minutes.clone();
    }

    /// The demand of the period.
    ///
    /// @throws citiverse.twin.Problem `CV-ROADS-004` where nothing sets out or nothing attracts, or more
    ///     leaves through the gates than sets out
    public Demand demand(TrafficNumbers numbers) {
        int n = zones.count();
        int firstGate = n - zones.gates();
        double[] origins = new double[n];
        double[] destinations = new double[n];
        double out = 0;
        for (int z = 0; z < n; z++) {
            origins[z] = z < firstGate
                    ? zones.people()[z] * settings.demand().carsPerPerson()
                    : settings.zones().gates().get(z - firstGate).inPerHour();
            out += z < firstGate
                    ? 0
                    : settings.zones().gates().get(z - firstGate).outPerHour();
        }
        double total = Arrays.stream(origins).sum();
        double attraction = Arrays.stream(zones.attraction()).sum();
        double inside = Arrays.stream(zones.people()).sum() * settings.demand().carsPerPerson();
        if (!(total > 0) || out > inside || !(attraction > 0 || out == total)) {
            throw RoadProblems.noDemand(inside + " cars set out inside, " + out + " leave through gates, and the places"
                    + " have an attraction of " + attraction);
        }
        for (int z = 0; z < n; z++) {
            destinations[z] = z < firstGate
                    ? (attraction > 0 ? zones.attraction()[z] / attraction * (total - out) : 0)
                    : settings.zones().gates().get(z - firstGate).outPerHour();
        }
        var gravity = Gravity.balance(
                origins,
                destinations,
                withoutThrough(firstGate),
                settings.demand().deterrence().with(numbers.deterrence()));
        Trips.Builder trips = Trips.builder(n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (gravity.trips()[i * n + j] > 0) {
                    trips.add(i, j, gravity.trips()[i * n + j] * numbers.demandFactor());
                }
            }
        }
        return new Demand(
                settings.demand().period(),
                trips.build(),
                gravity.meanMinutes(minutes),
                gravity,
                gravity.unserved().stream().map(z -> zones.names().get(z)).toList(),
                gravity.unserved().stream().mapToDouble(z -> zones.people()[z]).sum());
    }

    /// Minutes between zones, infinite from gate to gate: traffic through the city is not in the demand.
    private double[] withoutThrough(int firstGate) {
        int n = zones.count();
        double[] own = minutes.clone();
        for (int i = firstGate; i < n; i++) {
            Arrays.fill(own, i * n + firstGate, (i + 1) * n, Double.POSITIVE_INFINITY);
        }
        return own;
    }

    /// Solves the city as it is for one draw.
    public TrafficBase solve(TrafficNumbers numbers) {
        return solve(numbers, demand(numbers));
    }

    /// Solves the city as it is with a demand from elsewhere, such as one that was fitted to counts.
    public TrafficBase solve(TrafficNumbers numbers, Demand demand) {
        RoadNetwork roads = assembly.network(state, numbers.capacityFactor());
        Assignment assignment = Equilibrium.solve(roads, demand.trips(), settings.assignment());
        return new TrafficBase(this, numbers, demand, assignment);
    }

    /// Solves the city as it is for one draw, beginning with another draw of the same city, which saves most of
    /// the work.
    public TrafficBase solve(TrafficNumbers numbers, TrafficBase from) {
        if (from.city() != this) {
            throw new IllegalArgumentException("the draw to begin with is of another city");
        }
        Demand demand = demand(numbers);
        Assignment assignment = Equilibrium.solve(
                assembly.network(state, numbers.capacityFactor()),
                demand.trips(),
                settings.assignment(),
                from.result().assignment());
        return new TrafficBase(this, numbers, demand, assignment);
    }

    /// A count of vehicles.
    ///
    /// @param street id of the street
    /// @param along whether in the direction of the way
    /// @param vehiclesPerHour in the demand period
    public record Count(String street, boolean along, double vehiclesPerHour) {}

    /// Fits the deterrence and a factor on the demand to counts.
    ///
    /// @throws citiverse.twin.Problem `CV-ROADS-002` where cars do not use a counted street in that direction
    public Calibration calibrate(List<Count> counts, double low, double high) {
        return Calibration.toCounts(
                new CountedLinks(this, links(counts)),
                counts.stream().mapToDouble(Count::vehiclesPerHour).toArray(),
                low,
                high);
    }

    /// Moves the trips of a demand so that they meet counts.
    ///
    /// @param rounds of new routes, some five
    /// @throws citiverse.twin.Problem `CV-ROADS-002` as [#calibrate]
    public TripFit fit(TrafficNumbers numbers, Demand demand, List<Count> counts, int rounds) {
        return TripFit.of(this, numbers, demand, counts, links(counts), rounds);
    }

    private int[] links(List<Count> counts) {
        int[] links = new int[counts.size()];
        for (int k = 0; k < links.length; k++) {
            Count count = counts.get(k);
            int street = network.streets.find(count.street());
            links[k] = street < 0 ? -1 : network.linkOf(street, count.along());
            if (links[k] < 0) {
                throw RoadProblems.unknownStreet(count.street(), "count " + (k + 1));
            }
        }
        return links;
    }
}
