package citiverse.standards.mvt;

import citiverse.twin.Problem;

/// One tile of `WebMercatorQuad` (OGC 17-083r4, annex D.1): the world is a square at zoom 0, halved at every step.
///
/// @param zoom tile matrix, 0 to 22
/// @param row from the north, 0 to 2^zoom − 1
/// @param column from 180° west, 0 to 2^zoom − 1
public record TileAddress(int zoom, int row, int column) {
    /// The deepest tile matrix that is served.
    public static final int MOST_ZOOM = 22;

    public TileAddress {
        if (zoom < 0 || zoom > MOST_ZOOM || row < 0 || column < 0 || row >= 1 << zoom || column >= 1 << zoom) {
            throw Problem.user("CV-MVT-001", "there is no tile " + zoom + '/' + row + '/' + column)
                    .remedy("Zoom goes from 0 to " + MOST_ZOOM + ", row and column from 0 to 2^zoom - 1");
        }
    }

    /// Reads the three numbers as they stand in an address.
    ///
    /// @throws Problem `CV-MVT-001` where they are no such tile
    public static TileAddress parse(String zoom, String row, String column) {
        return new TileAddress(number(zoom), number(row), number(column));
    }

    private static int number(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        throw Problem.user("CV-MVT-001", "\"" + shown + "\" is no number of a tile")
                .remedy("Zoom, row and column are whole numbers from 0");
    }

    /// The tile in which a place lies.
    ///
    /// @param longitude degrees, −180 to 180
    /// @param latitude degrees, within the limits of Web Mercator
    public static TileAddress at(int zoom, double longitude, double latitude) {
        long side = 1L << 32 - zoom;
        long x = Mercator.x(longitude) + Mercator.HALF;
        long y = Mercator.y(latitude) + Mercator.HALF;
        return new TileAddress(zoom, (int) (y / side), (int) (x / side));
    }

    /// Its western edge in the grid of [Mercator].
    long west() {
        return column * (1L << 32 - zoom) - Mercator.HALF;
    }

    /// Its northern edge in the grid of [Mercator].
    long north() {
        return row * (1L << 32 - zoom) - Mercator.HALF;
    }

    /// Units of the tile for each step of the grid of [Mercator].
    double unitsPerStep() {
        return Math.scalb(1.0, zoom - 20);
    }

    /// West, south, east and north in degrees.
    public double[] bounds() {
        long side = 1L << 32 - zoom;
        return new double[] {
            Mercator.longitude(west()),
            Mercator.latitude(north() + side),
            Mercator.longitude(west() + side),
            Mercator.latitude(north())
        };
    }
}
