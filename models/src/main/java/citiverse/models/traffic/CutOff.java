package citiverse.models.traffic;

/// Trips that can no longer be made, since closed links leave them no way.
///
/// @param origin zone
/// @param destination zone
/// @param trips trips per demand period
public record CutOff(int origin, int destination, double trips) {}
