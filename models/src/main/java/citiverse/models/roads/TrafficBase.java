package citiverse.models.roads;

import citiverse.models.traffic.Assignment;
import citiverse.models.traffic.Bracket;
import citiverse.models.traffic.CutOff;
import citiverse.models.traffic.DemandResponse;
import citiverse.models.traffic.Equilibrium;
import citiverse.models.traffic.HeldRoutes;
import citiverse.models.traffic.LinkLoads;
import citiverse.models.traffic.RoadNetwork;
import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The city as it is in one draw, solved, from which options are solved. Immutable; safe to share among
/// threads.
public final class TrafficBase {
    private static final double HOUR = 3600;

    private final CityTraffic city;
    private final TrafficNumbers numbers;
    private final Demand demand;
    private final Assignment assignment;
    private final TrafficResult result;

    TrafficBase(CityTraffic city, TrafficNumbers numbers, Demand demand, Assignment assignment) {
        this.city = city;
        this.numbers = numbers;
        this.demand = demand;
        this.assignment = assignment;
        double hours = assignment.totalTravelTime() / HOUR;
        result = result(city.state, assignment, new TrafficResult.Held(hours, 0, 0), 0, List.of());
    }

    public CityTraffic city() {
        return city;
    }

    public TrafficNumbers numbers() {
        return numbers;
    }

    public Demand demand() {
        return demand;
    }

    /// The city as it is.
    public TrafficResult result() {
        return result;
    }

    /// The city after changes of its streets; without any it is [#result] itself.
    ///
    /// Closed, narrowed, slowed and widened streets are solved from the base. Streets that are new, or driven
    /// in other directions, make another network, which is compiled and solved anew with the same trips.
    public TrafficResult with(List<Change> changes) {
        return StreetState.reshapes(changes, city.settings().classes())
                ? rebuilt(changes)
                : with(city.state.with(
                        changes, city.network.streets, city.settings().classes()));
    }

    /// The city after changes of its streets that also move people out of cars or into them, such as a new
    /// line.
    ///
    /// Delay is that of the trips that are made; the routes of nobody are held, so [TrafficResult#held] is as
    /// adapted.
    ///
    /// @param originFactor factor on the trips that begin in each zone, above 0
    public TrafficResult with(List<Change> changes, double[] originFactor) {
        if (originFactor.length != city.zones.count()) {
            throw new IllegalArgumentException("as many factors as zones are needed");
        }
        StreetState state =
                city.state.with(changes, city.network.streets, city.settings().classes());
        double[] trips = new double[demand.trips().pairs()];
        for (int pair = 0; pair < trips.length; pair++) {
            trips[pair] =
                    demand.trips().trips(pair) * originFactor[demand.trips().origin(pair)];
        }
        Assignment solved = Equilibrium.solve(
                roads(state),
                demand.trips().with(trips),
                city.settings().assignment(),
                response(),
                Optional.of(assignment),
                Progress.NONE);
        double delay = delaySeconds(solved) / HOUR;
        var held = new TrafficResult.Held(solved.totalTravelTime() / HOUR, delay, 0);
        return result(state, solved, held, delay, result.facilities());
    }

    /// The city with shares of the capacity of some streets left, 0 for closed.
    ///
    /// @throws citiverse.twin.Problem `CV-ROADS-002` for the id of no street that cars can use
    public TrafficResult withShares(Map<String, Double> shareOfStreet) {
        StreetState state = city.state;
        for (var entry : new TreeMap<>(shareOfStreet).entrySet()) {
            state = state.narrowed(new int[] {street(entry.getKey(), "streets")}, entry.getValue());
        }
        return with(state);
    }

    private int street(String id, String where) {
        int street = city.network.streets.find(id);
        if (street < 0) {
            throw RoadProblems.unknownStreet(id, where);
        }
        return street;
    }

    private TrafficResult with(StreetState state) {
        if (state.equals(city.state)) {
            return result;
        }
        Bracket bracket = Bracket.of(assignment, roads(state), city.settings().assignment(), response(), Progress.NONE);
        HeldRoutes held = bracket.nobody();
        double heldHours = held.loads().totalTravelTime() / HOUR;
        return result(
                state,
                bracket.everybody(),
                new TrafficResult.Held(
                        heldHours,
                        heldHours - assignment.totalTravelTime() / HOUR + before(held.cutOff()) / HOUR,
                        held.moved()),
                delaySeconds(bracket.everybody()) / HOUR,
                result.facilities());
    }

    private RoadNetwork roads(StreetState state) {
        return state.sameSpeeds(city.state)
                ? city.assembly.narrowed(assignment.network(), state)
                : city.assembly.network(state, numbers.capacityFactor());
    }

    private DemandResponse response() {
        return city.settings().elasticity() == 0
                ? DemandResponse.FIXED
                : new DemandResponse.PowerLaw(
                        assignment.costs(), city.settings().elasticity());
    }

    /// Seconds that trips took before which are not made now.
    private double before(List<CutOff> lost) {
        double seconds = 0;
        for (CutOff each : lost) {
            seconds += each.trips() * assignment.cost(demand.trips().pair(each.origin(), each.destination()));
        }
        return seconds;
    }

    /// Seconds that the trips that are made take more than the same trips before.
    private double delaySeconds(Assignment changed) {
        double delay = changed.totalTravelTime() - assignment.totalTravelTime();
        for (int pair = 0; pair < demand.trips().pairs(); pair++) {
            double missing = assignment.served(pair) - changed.served(pair);
            if (missing != 0) {
                delay += missing * assignment.cost(pair);
            }
        }
        return delay;
    }

    private TrafficResult rebuilt(List<Change> changes) {
        var after = CityTraffic.compile(Branches.view(city.snapshot, changes), city.places, city.settings());
        boolean sameZones = after.zones.names().equals(city.zones.names());
        TrafficBase other = sameZones ? after.solve(numbers, demand) : after.solve(numbers);
        double delay = sameZones
                ? delaySeconds(other.assignment) / HOUR
                : (other.assignment.totalTravelTime() - assignment.totalTravelTime()) / HOUR;
        double hours = other.result.vehicleHours();
        return other.result(
                after.state, other.assignment, new TrafficResult.Held(hours, delay, 0), delay, result.facilities());
    }

    private TrafficResult result(
            StreetState state,
            Assignment solved,
            TrafficResult.Held held,
            double delayHours,
            List<FacilityAccess> before) {
        double made = 0;
        for (int pair = 0; pair < solved.trips().pairs(); pair++) {
            made += solved.served(pair);
        }
        List<String> names = city.zones.names();
        var lost = new ArrayList<TrafficResult.LostPair>();
        solved.cutOff()
                .forEach(each -> lost.add(new TrafficResult.LostPair(
                        names.get(each.origin()), names.get(each.destination()), each.trips())));
        var times = new StreetTimes(city.network, state, solved.loads(), numbers.capacityFactor());
        StreetLoads loads = times.loads();
        var near = new ArrayList<String>();
        for (int s = 0; s < loads.size(); s++) {
            if (loads.saturation()[s] > LinkLoads.NEAR_CAPACITY) {
                near.add(loads.ids()[s]);
            }
        }
        return new TrafficResult(
                demand.period(),
                loads,
                solved.totalTravelTime() / HOUR,
                delayHours,
                made,
                solved.cutOffTrips(),
                lost,
                near,
                held,
                city.facilities.access(new Reach(city.network, times.seconds()), city.places, city.joins, before),
                solved);
    }

    /// A planner of works on this city: each state of the streets is solved once, from the base.
    ///
    /// @throws citiverse.twin.Problem `CV-ROADS-002` for the id of no street that cars can use
    public WorksPlanner works(List<Works> works, WorksSettings settings) {
        List<int[]> streets = streets(works);
        return new WorksPlanner(works, settings.crews(), shares -> {
            StreetState state = narrowed(streets, shares);
            if (state.equals(city.state)) {
                return new WorksState.Day(0, 0, 0);
            }
            Assignment solved = Equilibrium.solve(
                    roads(state),
                    demand.trips(),
                    city.settings().assignment(),
                    response(),
                    Optional.of(assignment),
                    Progress.NONE);
            double delay = delaySeconds(solved) / HOUR * settings.periodsPerDay();
            double lost = solved.cutOffTrips() * settings.periodsPerDay();
            return new WorksState.Day(delay, lost, delay + lost * settings.lostTripHours());
        });
    }

    /// The city in one phase of a schedule: flows, and who is within reach of help, schools and clinics
    /// meanwhile.
    ///
    /// @param works that were scheduled
    public TrafficResult during(List<Works> works, WorksSchedule.Phase phase) {
        double[] shares = new double[works.size()];
        for (int j = 0; j < shares.length; j++) {
            Works each = works.get(j);
            shares[j] = phase.going().contains(each.id())
                    ? each.during()
                    : phase.waiting().contains(each.id()) ? each.before() : 1;
        }
        return with(narrowed(streets(works), shares));
    }

    private List<int[]> streets(List<Works> works) {
        var streets = new ArrayList<int[]>();
        for (Works each : works) {
            streets.add(each.streets().stream()
                    .mapToInt(id -> street(id, "works " + each.id()))
                    .toArray());
        }
        return streets;
    }

    private StreetState narrowed(List<int[]> streets, double[] shares) {
        StreetState state = city.state;
        for (int j = 0; j < shares.length; j++) {
            if (shares[j] != 1) {
                state = state.narrowed(streets.get(j), shares[j]);
            }
        }
        return state;
    }
}
