package citiverse.twin.solid;

/// Where the coordinates of a form lie on the earth: an affine map from the source's x and y to metres east and
/// north of a place. Over the size of a building it differs from the projection by less than a millimetre; over a
/// kilometre by less than a decimetre. Heights need none: z is metres in the form's vertical datum.
///
/// @param longitude of the place, degrees CRS84
/// @param latitude of the place, degrees CRS84
/// @param originX x of the place in the source CRS, as the source orders its axes
/// @param originY y of the place in the source CRS
/// @param eastPerX metres east for each unit of x
/// @param eastPerY metres east for each unit of y
/// @param northPerX metres north for each unit of x
/// @param northPerY metres north for each unit of y
public record Frame(
        double longitude,
        double latitude,
        double originX,
        double originY,
        double eastPerX,
        double eastPerY,
        double northPerX,
        double northPerY) {

    public Frame {
        double area = eastPerX * northPerY - eastPerY * northPerX;
        boolean finite = Double.isFinite(originX) && Double.isFinite(originY) && Double.isFinite(area);
        if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90) || !finite || area == 0) {
            throw new IllegalArgumentException("no place or no plane: " + longitude + ' ' + latitude + ", " + area);
        }
    }

    /// Metres east of the place.
    public double east(double x, double y) {
        return eastPerX * (x - originX) + eastPerY * (y - originY);
    }

    /// Metres north of the place.
    public double north(double x, double y) {
        return northPerX * (x - originX) + northPerY * (y - originY);
    }
}
