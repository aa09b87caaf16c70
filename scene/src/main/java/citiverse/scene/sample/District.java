package citiverse.scene.sample;

import org.locationtech.jts.geom.Polygon;

/// A part of the city between through streets.
///
/// @param name name for people
/// @param quarter what it is like
/// @param area its area on the plane
/// @param number its number on the ground, from the south-west
record District(String name, Quarter quarter, Polygon area, int number) {}
