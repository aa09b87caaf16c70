/// What a closed street does to the buses that run on it.
///
/// What goes in: a [citiverse.twin.Snapshot] and the ids of closed `street` features. What is guaranteed to come out:
/// [changes][citiverse.twin.Change] to `transit_pattern` features, each either a detour over the streets that stay
/// open, with the time that it costs, or a line cut in two; patterns that do not run there are not touched.
package citiverse.models.transit;
