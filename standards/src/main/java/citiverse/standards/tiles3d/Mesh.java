package citiverse.standards.tiles3d;

import java.util.Arrays;

/// Triangles of one material, growing: places in metres east, north and up, with the normal and the thing of each.
final class Mesh {
    float[] places = new float[3 * 256];
    byte[] normals = new byte[3 * 256];
    short[] things = new short[256];
    int[] indices = new int[3 * 256];
    int vertices;
    int corners;

    /// Adds a vertex and gives its number.
    ///
    /// @param normal unit vector east, north, up
    int vertex(double east, double north, double up, double[] normal, int thing) {
        if (vertices == things.length) {
            places = Arrays.copyOf(places, 6 * vertices);
            normals = Arrays.copyOf(normals, 6 * vertices);
            things = Arrays.copyOf(things, 2 * vertices);
        }
        places[3 * vertices] = (float) east;
        places[3 * vertices + 1] = (float) north;
        places[3 * vertices + 2] = (float) up;
        for (int k = 0; k < 3; k++) {
            normals[3 * vertices + k] = (byte) Math.rint(127 * Math.clamp(normal[k], -1.0, 1.0));
        }
        things[vertices] = (short) thing;
        return vertices++;
    }

    void triangle(int a, int b, int c) {
        if (corners + 3 > indices.length) {
            indices = Arrays.copyOf(indices, 2 * indices.length);
        }
        indices[corners++] = a;
        indices[corners++] = b;
        indices[corners++] = c;
    }
}
