/// GTFS schedule (reference of 2024-11; gtfs.org/documentation/schedule/reference).
///
/// What goes in: a ZIP feed with `agency stops routes trips stop_times calendar calendar_dates frequencies
/// transfers shapes feed_info`, at its top or in one folder. What is guaranteed to come out of
/// [GtfsReader]: the layers `transit_stop`, `transit_route`, `transit_service`, `transit_pattern` and
/// `transit_transfer` of [citiverse.twin.Layers], in which every reference resolves, every pattern has at least one
/// trip, and the times of a trip never run backwards. What cannot be used is left out and listed with file and
/// line, the first places of each reason and a count of the rest; a feed of which nothing can be used, or that
/// lacks a required file or column, is refused with a [citiverse.twin.Problem] `CV-GTFS-…`.
///
/// Missing times are interpolated by the length of the straight lines from stop to stop, between the neighbours
/// that have times, cut to whole seconds: `t = trunc(t0 + (t1 - t0) · l / L)`. So does the engine of the reference
/// travel times; shape distances are not used for it. Where all these stops lie at one place, the time is spread
/// evenly.
///
/// Deviations: `pickup_type` and `drop_off_type` 2 and 3 (to be arranged) count as allowed; in-seat transfers,
/// fares, flexible stops (`location_groups`), `continuous_pickup`, translations and transfers that hold for certain
/// trips or routes alone are not read.
package citiverse.standards.gtfs;
