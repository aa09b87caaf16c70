package citiverse.standards.geotiff;

import citiverse.twin.Raster;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/// The values of an image with their place.
record Grid(int width, int height, float[] values, GeoReference place) {
    private static final int EDGE_STEPS = 32;

    /// The same cells, which lie in degrees already.
    Raster inDegrees(String name, String source, String unit, String datum) {
        return new Raster(
                name,
                source,
                width,
                height,
                place.west(),
                place.north(),
                place.cellWidth(),
                place.cellHeight(),
                values,
                unit,
                datum);
    }

    /// The same values on cells in degrees that cover the image and have about its cell size, by bilinear
    /// interpolation; `NaN` where the image does not reach.
    Raster reprojected(TiffDirectory tags, String name, String source, String unit, String datum) {
        Envelope extent = extentInDegrees();
        double cellWidth = extent.getWidth() / width;
        double cellHeight = extent.getHeight() / height;
        if (!(cellWidth > 0) || !(cellHeight > 0)) {
            throw tags.damaged("the georeference", "the image covers no area");
        }
        // The image as a raster whose degrees are units of its own system: its interpolation is the same.
        Raster own = inDegrees(name, source, unit, datum);
        var sampled = new float[width * height];
        for (int row = 0; row < height; row++) {
            double latitude = extent.getMaxY() - (row + 0.5) * cellHeight;
            for (int column = 0; column < width; column++) {
                double longitude = extent.getMinX() + (column + 0.5) * cellWidth;
                Coordinate at = place.crs().fromCrs84(longitude, latitude);
                sampled[row * width + column] = (float) own.at(at.x, at.y);
            }
        }
        return new Raster(
                name,
                source,
                width,
                height,
                extent.getMinX(),
                extent.getMaxY(),
                cellWidth,
                cellHeight,
                sampled,
                unit,
                datum);
    }

    private Envelope extentInDegrees() {
        var extent = new Envelope();
        for (int i = 0; i <= EDGE_STEPS; i++) {
            double x = place.west() + width * place.cellWidth() * i / EDGE_STEPS;
            double y = place.north() - height * place.cellHeight() * i / EDGE_STEPS;
            extent.expandToInclude(place.crs().toCrs84(x, place.north()));
            extent.expandToInclude(place.crs().toCrs84(x, place.north() - height * place.cellHeight()));
            extent.expandToInclude(place.crs().toCrs84(place.west(), y));
            extent.expandToInclude(place.crs().toCrs84(place.west() + width * place.cellWidth(), y));
        }
        return extent;
    }
}
