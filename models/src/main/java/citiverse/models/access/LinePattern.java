package citiverse.models.access;

import citiverse.twin.transit.Timetable;

/// A pattern with its stops as indices of the network.
///
/// @param id whole id of the `transit_pattern` feature
/// @param stops index of each stop in order, −1 where the stop has no place
/// @param timetable its trips
record LinePattern(String id, int[] stops, Timetable timetable) {}
