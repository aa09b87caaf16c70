package citiverse.models.traffic;

import citiverse.twin.Problem;
import citiverse.twin.Progress;
import java.util.Optional;

/// User equilibrium of trips on a road network.
public final class Equilibrium {
    private Equilibrium() {}

    /// Assigns trips from nothing.
    ///
    /// @throws Problem as [#solve(RoadNetwork, Trips, AssignmentSettings, DemandResponse, Optional, Progress)]
    public static Assignment solve(RoadNetwork network, Trips trips, AssignmentSettings settings) {
        return solve(network, trips, settings, DemandResponse.FIXED, Optional.empty(), Progress.NONE);
    }

    /// Assigns trips beginning with another assignment, which saves most of the work where little has changed.
    public static Assignment solve(RoadNetwork network, Trips trips, AssignmentSettings settings, Assignment warm) {
        return solve(network, trips, settings, DemandResponse.FIXED, Optional.of(warm), Progress.NONE);
    }

    /// Assigns trips.
    ///
    /// @param warm an assignment on the same links (capacities, costs and trips may differ): its routes are
    ///     kept where
    ///     they are open
    /// @param progress told about the gap, in tenths of a decade; once cancelled, the best so far is returned
    /// @return the equilibrium; pairs without a way because of closed links stand in [Assignment#cutOff]
    /// @throws Problem `CV-TRAFFIC-007` where zones with trips have no way between them even with every
    ///     link open, and
    ///     `CV-TRAFFIC-008` where network, trips, response or warm start do not fit together
    public static Assignment solve(
            RoadNetwork network,
            Trips trips,
            AssignmentSettings settings,
            DemandResponse response,
            Optional<Assignment> warm,
            Progress progress) {
        if (network.zones() != trips.zones()) {
            throw mismatch("trips between " + trips.zones() + " zones on a network of " + network.zones());
        }
        int references =
                switch (response) {
                    case DemandResponse.Fixed _ -> trips.pairs();
                    case DemandResponse.PowerLaw power -> power.referenceCosts().length;
                    case DemandResponse.Exponential exponential -> exponential.referenceCosts().length;
                };
        if (references != trips.pairs()) {
            throw mismatch(references + " reference costs for " + trips.pairs() + " pairs of zones");
        }
        if (warm.isPresent() && !network.sameLinks(warm.get().network())) {
            throw mismatch("the assignment to begin with is of another network");
        }
        return new RouteSearch(network, trips, settings, response, progress).run(warm);
    }

    private static Problem mismatch(String reason) {
        return Problem.user("CV-TRAFFIC-008", reason).remedy("Give network, trips and costs of the same city");
    }
}
