/// Cars on the streets of a city. In go the streets, places with people and attractions, and settings; out come
/// a road network for [citiverse.models.traffic], a demand for a named period, equilibria of options and of
/// works in progress, the best order of several works, and how fast help reaches people on congested streets.
///
/// Streets and people that the network cannot serve are returned by name and number, never dropped in silence.
/// Everything is computed from its arguments alone; equal arguments give equal bits.
package citiverse.models.roads;
