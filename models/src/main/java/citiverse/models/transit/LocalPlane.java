package citiverse.models.transit;

/// A plane in metres around one latitude: x east, y north. Over a city of 50 km its distances are within 0.4 %.
///
/// @param longitude of the origin, degrees
/// @param latitude of the origin, degrees
/// @param metresPerDegreeEast at that latitude
/// @param metresPerDegreeNorth at that latitude
record LocalPlane(double longitude, double latitude, double metresPerDegreeEast, double metresPerDegreeNorth) {
    private static final double EARTH_METRES_PER_DEGREE = StrictMath.PI * 6_371_008.8 / 180;

    /// The plane around a place.
    static LocalPlane around(double longitude, double latitude) {
        return new LocalPlane(
                longitude,
                latitude,
                EARTH_METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(latitude)),
                EARTH_METRES_PER_DEGREE);
    }

    double x(double lon) {
        return (lon - longitude) * metresPerDegreeEast;
    }

    double y(double lat) {
        return (lat - latitude) * metresPerDegreeNorth;
    }
}
