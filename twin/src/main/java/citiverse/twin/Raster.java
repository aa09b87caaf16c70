package citiverse.twin;

/// A grid of values over the city, such as terrain heights. North is up, rows run from north to south.
///
/// @param name name of the layer
/// @param source id of its [Source]
/// @param width columns
/// @param height rows
/// @param west longitude of the outer edge of the first column, degrees CRS84
/// @param north latitude of the outer edge of the first row, degrees CRS84
/// @param cellWidth width of a cell, degrees of longitude
/// @param cellHeight height of a cell, degrees of latitude, positive
/// @param values row by row from the north-west, `NaN` where there is none; never changed
/// @param unit UCUM unit of the values
/// @param datum vertical datum of heights as told by the source, empty where unknown
public record Raster(
        String name,
        String source,
        int width,
        int height,
        double west,
        double north,
        double cellWidth,
        double cellHeight,
        float[] values,
        String unit,
        String datum) {

    public Raster {
        if (width <= 0 || height <= 0 || values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "a raster of " + width + " x " + height + " cells cannot have " + values.length + " values");
        }
    }

    /// The value at a place by bilinear interpolation between cell centres; `NaN` outside or where any of the
    /// four neighbours has none.
    public double at(double longitude, double latitude) {
        double column = (longitude - west) / cellWidth - 0.5;
        double row = (north - latitude) / cellHeight - 0.5;
        if (column < -0.5 || row < -0.5 || column > width - 0.5 || row > height - 0.5) {
            return Double.NaN;
        }
        int left = Math.clamp((int) Math.floor(column), 0, Math.max(0, width - 2));
        int top = Math.clamp((int) Math.floor(row), 0, Math.max(0, height - 2));
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double x = Math.clamp(column - left, 0.0, 1.0);
        double y = Math.clamp(row - top, 0.0, 1.0);
        double upper = cell(left, top) * (1 - x) + cell(right, top) * x;
        double lower = cell(left, bottom) * (1 - x) + cell(right, bottom) * x;
        return upper * (1 - y) + lower * y;
    }

    private double cell(int column, int row) {
        return values[row * width + column];
    }
}
