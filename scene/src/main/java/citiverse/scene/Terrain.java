package citiverse.scene;

import citiverse.twin.Layers;
import citiverse.twin.Raster;
import java.util.function.DoubleBinaryOperator;

/// The ground of a scene as a grid of heights, rounded to a centimetre.
final class Terrain {
    private Terrain() {}

    /// @throws IllegalStateException where the scene has no ground
    static Raster of(Scene scene) {
        DoubleBinaryOperator height =
                scene.ground().orElseThrow(() -> new IllegalStateException("no terrain was drawn"));
        Scene.Bounds bounds = scene.bounds();
        Plane plane = scene.plane();
        double step = scene.groundStep();
        int width = (int) Math.ceil(bounds.width() / step);
        int rows = (int) Math.ceil(bounds.height() / step);
        var values = new float[width * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                double x = bounds.west() + (column + 0.5) * step;
                double y = bounds.north() - (row + 0.5) * step;
                values[row * width + column] = (float) Course.centimetre(height.applyAsDouble(x, y));
            }
        }
        return new Raster(
                Layers.TERRAIN,
                "terrain",
                width,
                rows,
                plane.longitude(bounds.west()),
                plane.latitude(bounds.north()),
                step / plane.metresPerDegreeEast(),
                step / plane.metresPerDegreeNorth(),
                values,
                "m",
                "");
    }
}
