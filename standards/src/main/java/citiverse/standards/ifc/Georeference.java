package citiverse.standards.ifc;

import citiverse.standards.crs.Crs;
import citiverse.twin.solid.Frame;
import org.locationtech.jts.geom.Coordinate;

/// Where a model stands: how its own coordinates in metres become those of a CRS, heights in a datum, and longitude
/// and latitude.
///
/// @param told what told it, for people
/// @param crs code of the CRS of its forms, empty where they stay in the coordinates of the model
/// @param datum vertical datum, empty where it is not told
/// @param map from metres of the model to the coordinates of its forms; the third is metres in the datum
/// @param frame where the coordinates of its forms lie
/// @param earth longitude and latitude of coordinates of its forms
record Georeference(String told, String crs, String datum, Affine map, Frame frame, Earth earth) {

    /// Longitude and latitude of a place.
    @FunctionalInterface
    interface Earth {
        Coordinate of(double x, double y);
    }

    private static final double EQUATOR_METRES = 6_378_137;
    private static final double ECCENTRICITY_SQUARED = 0.006_694_379_990_141_3;
    private static final double REACH_METRES = 500;

    /// Metres in a degree of latitude (0) and longitude (1) on WGS 84: the radii of curvature M and N cos φ.
    static double[] metresPerDegree(double latitude) {
        double phi = StrictMath.toRadians(latitude);
        double sin = StrictMath.sin(phi);
        double w = 1 - ECCENTRICITY_SQUARED * sin * sin;
        double n = EQUATOR_METRES / Math.sqrt(w);
        double m = n * (1 - ECCENTRICITY_SQUARED) / w;
        return new double[] {Math.PI / 180 * m, Math.PI / 180 * n * StrictMath.cos(phi)};
    }

    /// A model in the coordinates of a CRS.
    ///
    /// @param near a place of the model in the CRS, where the frame touches the earth
    static Georeference inCrs(String told, Crs crs, String datum, Affine map, double[] near) {
        Coordinate at = crs.toCrs84(near[0], near[1]);
        double[] metres = metresPerDegree(at.y);
        double reach = crs.geographic() ? REACH_METRES / metres[0] : REACH_METRES;
        Coordinate east = crs.toCrs84(near[0] + reach, near[1]);
        Coordinate west = crs.toCrs84(near[0] - reach, near[1]);
        Coordinate north = crs.toCrs84(near[0], near[1] + reach);
        Coordinate south = crs.toCrs84(near[0], near[1] - reach);
        var frame = new Frame(
                at.x,
                at.y,
                near[0],
                near[1],
                (east.x - west.x) * metres[1] / (2 * reach),
                (north.x - south.x) * metres[1] / (2 * reach),
                (east.y - west.y) * metres[0] / (2 * reach),
                (north.y - south.y) * metres[0] / (2 * reach));
        return new Georeference(told, crs.code(), datum, map, frame, crs::toCrs84);
    }

    /// A model that keeps its own coordinates: one of its places is known on the earth, and where north is.
    ///
    /// @param place the known place in metres of the model
    /// @param elevation of that place in the datum
    /// @param northX share of x in the direction of true north in the plane of the model
    /// @param northY share of y, such that the direction has length 1
    static Georeference local(
            String told,
            String datum,
            double longitude,
            double latitude,
            double elevation,
            double[] place,
            double northX,
            double northY) {
        var frame = new Frame(longitude, latitude, place[0], place[1], northY, -northX, northX, northY);
        double[] metres = metresPerDegree(latitude);
        Affine map = new Affine(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, elevation - place[2]);
        return new Georeference(
                told,
                "",
                datum,
                map,
                frame,
                (x, y) -> new Coordinate(
                        longitude + frame.east(x, y) / metres[1], latitude + frame.north(x, y) / metres[0]));
    }

    /// Longitude and latitude of a place of the model, in metres.
    Coordinate lonLat(double x, double y) {
        double[] mapped = map.apply(x, y, 0);
        return earth.of(mapped[0], mapped[1]);
    }

    /// Elevation in the datum of a height of the model, both in metres.
    double elevation(double z) {
        return map.zz() * z + map.dz();
    }
}
