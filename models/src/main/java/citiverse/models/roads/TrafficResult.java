package citiverse.models.roads;

import citiverse.models.traffic.Assignment;
import java.util.List;
import java.util.Optional;

/// Car traffic of a city in one demand period, with all drivers adapted, and how it differs from the city as it
/// is.
///
/// It is a static equilibrium: the mean of a period, without queues or spill-back. The first days after a
/// change lie between [#held] and this result.
///
/// @param period what the demand is of
/// @param streets flow and speed of each street
/// @param vehicleHours time of all trips together in the period
/// @param delayVehicleHours how much more that is than the same trips took before; 0 for the city as it is
/// @param trips cars that travel between zones
/// @param lostTrips cars that have no way any more
/// @param lost their zones
/// @param nearCapacity streets above 0.9 of their capacity, where queues are likely that are not seen here
/// @param held what it costs while nobody changes the route who need not
/// @param facilities access by car, by kind; `emergency` is the nearest help of all kinds that respond
/// @param assignment the equilibrium itself
public record TrafficResult(
        String period,
        StreetLoads streets,
        double vehicleHours,
        double delayVehicleHours,
        double trips,
        double lostTrips,
        List<LostPair> lost,
        List<String> nearCapacity,
        Held held,
        List<FacilityAccess> facilities,
        Assignment assignment) {

    public TrafficResult {
        lost = List.copyOf(lost);
        nearCapacity = List.copyOf(nearCapacity);
        facilities = List.copyOf(facilities);
    }

    /// Trips between two zones that have no way any more.
    public record LostPair(String from, String to, double trips) {}

    /// The other end of the bracket, mostly the upper one: routes are held, and only who is cut off on the way
    /// drives around. An equilibrium does not make the sum of all times least, so this end can lie below the
    /// adapted one.
    ///
    /// @param vehicleHours time of all trips together
    /// @param delayVehicleHours how much more that is than before
    /// @param movedTrips cars whose route is cut
    public record Held(double vehicleHours, double delayVehicleHours, double movedTrips) {}

    public Optional<FacilityAccess> facility(String kind) {
        return facilities.stream().filter(access -> access.kind().equals(kind)).findFirst();
    }

    /// People whom no help reaches any more though it did before.
    public double peopleNewlyCutOff() {
        return facility(Facilities.HELP).map(FacilityAccess::peopleNewlyCutOff).orElse(0.0);
    }

    /// Whether the equilibrium reached the gap that was asked.
    public boolean converged() {
        return assignment.convergence().converged();
    }
}
