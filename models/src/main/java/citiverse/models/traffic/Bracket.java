package citiverse.models.traffic;

import citiverse.twin.Progress;
import java.util.Optional;

/// What a change of the network does, between its two ends: nobody re-routes who need not, and everybody has adapted.
/// The days after a closure lie between the two; a static model cannot say where.
///
/// @param nobody routes held
/// @param everybody the new equilibrium
public record Bracket(HeldRoutes nobody, Assignment everybody) {

    /// Evaluates both ends, the equilibrium beginning with the base.
    ///
    /// @param base equilibrium before the change
    /// @param changed the same links with other capacities
    /// @param response how the trips answer once everybody has adapted
    public static Bracket of(
            Assignment base,
            RoadNetwork changed,
            AssignmentSettings settings,
            DemandResponse response,
            Progress progress) {
        return new Bracket(
                HeldRoutes.of(base, changed, settings),
                Equilibrium.solve(changed, base.trips(), settings, response, Optional.of(base), progress));
    }
}
