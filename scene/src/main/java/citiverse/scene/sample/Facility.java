package citiverse.scene.sample;

import org.locationtech.jts.geom.Coordinate;

/// A school, clinic, hospital or kindergarten.
///
/// @param layer its layer
/// @param kind what it is
/// @param amenity value of the OpenStreetMap key `amenity`
/// @param name name for people
/// @param place metres
/// @param capacity people it serves: pupils, children, or patients a day
record Facility(String layer, String kind, String amenity, String name, Coordinate place, int capacity) {}
