package citiverse.standards.tiles3d;

/// Metres east, north and up of a place on the WGS 84 ellipsoid (EPSG:4979), and their place in the earth-centred frame
/// (EPSG:4978). The formulas are those of IOGP 373-7-2, methods 9602 and 9837.
public final class LocalFrame {
    private static final double A = 6_378_137.0;
    private static final double F = 1 / 298.257223563;
    private static final double E2 = F * (2 - F);

    private final double[] origin;
    private final double[] east;
    private final double[] north;
    private final double[] up;

    /// The frame of a place.
    ///
    /// @param longitude degrees
    /// @param latitude degrees
    /// @param height metres above the ellipsoid
    public LocalFrame(double longitude, double latitude, double height) {
        double lambda = StrictMath.toRadians(longitude);
        double phi = StrictMath.toRadians(latitude);
        double sinLambda = StrictMath.sin(lambda);
        double cosLambda = StrictMath.cos(lambda);
        double sinPhi = StrictMath.sin(phi);
        double cosPhi = StrictMath.cos(phi);
        origin = new double[3];
        earthCentred(longitude, latitude, height, origin);
        east = new double[] {-sinLambda, cosLambda, 0};
        north = new double[] {-sinPhi * cosLambda, -sinPhi * sinLambda, cosPhi};
        up = new double[] {cosPhi * cosLambda, cosPhi * sinLambda, sinPhi};
    }

    /// The place in the earth-centred frame, metres.
    public static void earthCentred(double longitude, double latitude, double height, double[] into) {
        double lambda = StrictMath.toRadians(longitude);
        double phi = StrictMath.toRadians(latitude);
        double sine = StrictMath.sin(phi);
        double n = A / Math.sqrt(1 - E2 * sine * sine);
        double across = (n + height) * StrictMath.cos(phi);
        into[0] = across * StrictMath.cos(lambda);
        into[1] = across * StrictMath.sin(lambda);
        into[2] = (n * (1 - E2) + height) * sine;
    }

    /// Metres of one degree of longitude and of one of latitude, on the ellipsoid.
    static double[] metresPerDegree(double latitude) {
        double phi = StrictMath.toRadians(latitude);
        double sine = StrictMath.sin(phi);
        double w = 1 - E2 * sine * sine;
        return new double[] {
            StrictMath.toRadians(A / Math.sqrt(w) * StrictMath.cos(phi)),
            StrictMath.toRadians(A * (1 - E2) / (w * Math.sqrt(w)))
        };
    }

    /// Metres east, north and up of a place.
    public void local(double longitude, double latitude, double height, double[] into) {
        earthCentred(longitude, latitude, height, into);
        double x = into[0] - origin[0];
        double y = into[1] - origin[1];
        double z = into[2] - origin[2];
        into[0] = east[0] * x + east[1] * y;
        into[1] = north[0] * x + north[1] * y + north[2] * z;
        into[2] = up[0] * x + up[1] * y + up[2] * z;
    }

    /// The matrix from this frame to another, or to the earth-centred one, in columns as 3D Tiles writes it.
    ///
    /// @param parent null for the earth-centred frame
    public double[] matrixTo(LocalFrame parent) {
        double[] matrix = new double[16];
        double[][] columns = {east, north, up, origin};
        for (int c = 0; c < 4; c++) {
            double[] column = columns[c];
            if (parent == null) {
                System.arraycopy(column, 0, matrix, 4 * c, 3);
            } else {
                double shift = c == 3 ? 1 : 0;
                double x = column[0] - shift * parent.origin[0];
                double y = column[1] - shift * parent.origin[1];
                double z = column[2] - shift * parent.origin[2];
                matrix[4 * c] = parent.east[0] * x + parent.east[1] * y + parent.east[2] * z;
                matrix[4 * c + 1] = parent.north[0] * x + parent.north[1] * y + parent.north[2] * z;
                matrix[4 * c + 2] = parent.up[0] * x + parent.up[1] * y + parent.up[2] * z;
            }
        }
        matrix[15] = 1;
        return matrix;
    }
}
