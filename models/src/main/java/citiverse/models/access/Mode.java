package citiverse.models.access;

/// How people travel.
public enum Mode {
    /// On foot all the way.
    WALK,
    /// The faster of walking and public transport, at each departure.
    TRANSIT
}
