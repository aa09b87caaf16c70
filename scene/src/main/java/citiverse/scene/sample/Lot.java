package citiverse.scene.sample;

import org.locationtech.jts.geom.Coordinate;

/// Ground on which nothing stands yet and something could.
///
/// @param place its middle, metres
/// @param kind what it is now
/// @param squareMetres its size
/// @param quarter quarter it belongs to
/// @param district name of its district
record Lot(Coordinate place, String kind, double squareMetres, Quarter quarter, String district) {}
