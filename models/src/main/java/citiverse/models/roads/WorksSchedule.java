package citiverse.models.roads;

import java.util.List;

/// When each of several works begins and ends, and what that costs.
///
/// @param works in the order of their beginning
/// @param phases stretches of days with the same works going on and waiting, without gaps, to the last day
///     of work
/// @param delayVehicleHours delay over all days against the city without works
/// @param lostTrips trips that could not be made, over all days
/// @param cost what was minimised: the delay, with the lost trips weighted as hours
/// @param search how the schedule was found
/// @param states distinct states of the streets that were evaluated
public record WorksSchedule(
        List<Placed> works,
        List<Phase> phases,
        double delayVehicleHours,
        double lostTrips,
        double cost,
        Search search,
        int states) {

    public WorksSchedule {
        works = List.copyOf(works);
        phases = List.copyOf(phases);
    }

    /// How a schedule was found.
    public enum Search {
        /// Given from outside.
        GIVEN,
        /// The best of all schedules in which works begin on day 0, on their earliest day, or so that their
        /// first or last day meets the first or last day of works before them.
        ENUMERATED,
        /// By benefit for each day of work, then by swapping pairs until nothing gets better: good, without a
        /// proof.
        GREEDY_SWAPS,
        /// The same, ended early by the limit on states.
        GREEDY_ENDED_EARLY
    }

    /// Works with their days.
    ///
    /// @param startDay first day of work, counted from 0
    /// @param endDay first day after the work
    /// @param crew number of the crew, from 1
    public record Placed(String id, int startDay, int endDay, int crew) {}

    /// A stretch of days in one state.
    ///
    /// @param fromDay its first day
    /// @param untilDay the first day after it
    /// @param going works that go on
    /// @param waiting repairs that wait, their streets still damaged
    /// @param delayVehicleHoursPerDay delay of each of its days
    /// @param lostTripsPerDay trips of each day that cannot be made
    public record Phase(
            int fromDay,
            int untilDay,
            List<String> going,
            List<String> waiting,
            double delayVehicleHoursPerDay,
            double lostTripsPerDay) {}

    /// The first day after all works.
    public int lastDay() {
        return works.stream().mapToInt(Placed::endDay).max().orElse(0);
    }
}
