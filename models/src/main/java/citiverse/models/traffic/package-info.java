/// Road traffic in static user equilibrium.
///
/// What goes in: a [citiverse.models.traffic.RoadNetwork] (links with capacity, free-flow time and a volume-delay
/// function), [citiverse.models.traffic.Trips] between zones for one named demand period, and
/// [citiverse.models.traffic.AssignmentSettings]. What is guaranteed to come out: an
/// [citiverse.models.traffic.Assignment] with the flow and time of every link, its true relative gap, and every trip
/// accounted for: on a route, inside its zone, or listed as cut off. The same input gives the same bytes with any
/// number of threads. Formulas, sources and limits: `docs/methods/traffic.md`.
package citiverse.models.traffic;
