package citiverse.standards.tiles3d;

import citiverse.twin.Raster;
import citiverse.twin.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The ground as one coarse mesh, a tileset of one tile: heights of a raster at no more than 129 × 129 places, with
/// smooth normals. Where the raster has no height the mesh has a hole.
public final class GroundMesh {
    private static final int MOST_ALONG = 129;

    private final Raster raster;
    private final int columns;
    private final int rows;
    private final double low;
    private final double high;

    /// @param raster of heights in metres
    public GroundMesh(Raster raster) {
        this.raster = raster;
        columns = Math.clamp(raster.width(), 2, MOST_ALONG);
        rows = Math.clamp(raster.height(), 2, MOST_ALONG);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double height = height(column, row);
                least = height < least ? height : least;
                most = height > most ? height : most;
            }
        }
        low = least;
        high = most;
    }

    /// False where the raster has no height at all.
    public boolean drawable() {
        return low <= high;
    }

    private double longitude(int column) {
        return raster.west() + raster.cellWidth() * (0.5 + (raster.width() - 1.0) * column / (columns - 1));
    }

    private double latitude(int row) {
        return raster.north() - raster.cellHeight() * (0.5 + (raster.height() - 1.0) * row / (rows - 1));
    }

    private double height(int column, int row) {
        return raster.at(longitude(column), latitude(row));
    }

    private LocalFrame frame() {
        return new LocalFrame((longitude(0) + longitude(columns - 1)) / 2, (latitude(0) + latitude(rows - 1)) / 2, low);
    }

    /// The tileset as JSON.
    ///
    /// @param uri of the content
    public byte[] json(String uri) {
        List<Object> region = new ArrayList<>();
        double margin = 0.1 / LocalFrame.metresPerDegree(0)[1];
        double across = 0.1 / Math.max(1, LocalFrame.metresPerDegree(latitude(rows / 2))[0]);
        region.add(StrictMath.toRadians(Math.max(-180, longitude(0) - across)));
        region.add(StrictMath.toRadians(latitude(rows - 1) - margin));
        region.add(StrictMath.toRadians(Math.min(180, longitude(columns - 1) + across)));
        region.add(StrictMath.toRadians(latitude(0) + margin));
        region.add(low - 0.1);
        region.add(high + 0.1);
        List<Object> matrix = new ArrayList<>();
        for (double entry : frame().matrixTo(null)) {
            matrix.add(entry);
        }
        var root = new TreeMap<String, Object>();
        root.put("boundingVolume", Map.of("region", region));
        root.put("geometricError", 0.0);
        root.put("refine", "REPLACE");
        root.put("transform", matrix);
        root.put("content", Map.of("uri", uri));
        return CanonicalJson.bytes(Map.of(
                "asset", Map.of("version", "1.1", "generator", "Citiverse"), "geometricError", 1_000.0, "root", root));
    }

    /// The content as GLB.
    public byte[] content() {
        var mesh = new Mesh();
        LocalFrame frame = frame();
        int[] number = new int[columns * rows];
        double[] local = new double[3];
        for (int i = 0; i < number.length; i++) {
            double height = height(i % columns, i / columns);
            number[i] = -1;
            if (!Double.isNaN(height)) {
                frame.local(longitude(i % columns), latitude(i / columns), height, local);
                number[i] = mesh.vertex(local[0], local[1], local[2], normal(i % columns, i / columns), 0);
            }
        }
        for (int row = 0; row + 1 < rows; row++) {
            for (int column = 0; column + 1 < columns; column++) {
                int northWest = number[row * columns + column];
                int northEast = number[row * columns + column + 1];
                int southWest = number[(row + 1) * columns + column];
                int southEast = number[(row + 1) * columns + column + 1];
                if (southWest >= 0 && northEast >= 0) {
                    if (southEast >= 0) {
                        mesh.triangle(southWest, southEast, northEast);
                    }
                    if (northWest >= 0) {
                        mesh.triangle(southWest, northEast, northWest);
                    }
                }
            }
        }
        return Glb.write(mesh, "ground");
    }

    /// Of the differences to the places beside, level where there is none.
    private double[] normal(int column, int row) {
        double[] metres = LocalFrame.metresPerDegree(latitude(row));
        int west = Math.max(0, column - 1);
        int east = Math.min(columns - 1, column + 1);
        int north = Math.max(0, row - 1);
        int south = Math.min(rows - 1, row + 1);
        double toEast = (height(east, row) - height(west, row)) / ((longitude(east) - longitude(west)) * metres[0]);
        double toNorth =
                (height(column, north) - height(column, south)) / ((latitude(north) - latitude(south)) * metres[1]);
        double x = Double.isFinite(toEast) ? -toEast : 0;
        double y = Double.isFinite(toNorth) ? -toNorth : 0;
        double length = Math.sqrt(x * x + y * y + 1);
        return new double[] {x / length, y / length, 1 / length};
    }
}
