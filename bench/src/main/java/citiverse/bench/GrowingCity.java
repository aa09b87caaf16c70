package citiverse.bench;

import citiverse.scene.Scene;
import java.time.Duration;

/// A plain city in as many sizes as wanted: a grid of streets 100 m apart, a line of buses both ways along every
/// tenth street with a stop every 300 m and a bus every 10 minutes, and a cell of 100 people and 50 jobs every 400 m.
///
/// Size 1 has 80 × 80 blocks (8 × 8 km, 6,561 junctions, 441 cells, 32 directed lines); size k has k times the area.
final class GrowingCity {
    private static final int BLOCK_METRES = 100;
    private static final int BLOCKS = 80;
    private static final int LINE_EVERY = 10;
    private static final int STOP_EVERY = 3;
    private static final int CELL_EVERY = 4;

    private GrowingCity() {}

    /// @param size 1, 4, 16: a square number, so that the city stays square
    static Scene of(int size) {
        int blocks = (int) Math.round(BLOCKS * Math.sqrt(size));
        Scene scene = Scene.at(10, 50).named("grown-" + size, "Grown city").grid(0, 0, blocks, blocks, BLOCK_METRES);
        for (int k = LINE_EVERY / 2; k <= blocks; k += LINE_EVERY) {
            line(scene, blocks, k, true);
            line(scene, blocks, k, false);
        }
        for (int column = 0; column <= blocks; column += CELL_EVERY) {
            for (int row = 0; row <= blocks; row += CELL_EVERY) {
                scene.cell("x" + column + "y" + row)
                        .at(column * (double) BLOCK_METRES, row * (double) BLOCK_METRES)
                        .people(100)
                        .jobs(50);
            }
        }
        return scene;
    }

    private static void line(Scene scene, int blocks, int street, boolean eastward) {
        var stops = new String[blocks / STOP_EVERY + 1];
        String id = (eastward ? "row" : "column") + street;
        for (int k = 0; k < stops.length; k++) {
            double along = k * STOP_EVERY * (double) BLOCK_METRES;
            double across = street * (double) BLOCK_METRES;
            stops[k] = id + '.' + k;
            scene.stop(stops[k]).at(eastward ? along : across, eastward ? across : along);
        }
        scene.line(id).through(stops).speed(20).bothWays().every(Duration.ofMinutes(10), "05:00", "23:00");
    }
}
