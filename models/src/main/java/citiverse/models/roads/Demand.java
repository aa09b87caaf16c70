package citiverse.models.roads;

import citiverse.models.traffic.Trips;
import java.util.List;

/// The trips of cars in one named period.
///
/// @param period what the demand is of
/// @param trips between zones, vehicles in the hour
/// @param meanMinutes mean duration on the empty network
/// @param gravity how the balancing went
/// @param unserved names of zones that no way leads from or to, whose trips are left out
/// @param unservedPeople people of these zones
public record Demand(
        String period,
        Trips trips,
        double meanMinutes,
        Gravity gravity,
        List<String> unserved,
        double unservedPeople) {}
