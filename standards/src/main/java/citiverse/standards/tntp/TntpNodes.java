package citiverse.standards.tntp;

import citiverse.twin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/// Places of nodes as a `_node.tntp` file has them. The file names no coordinate reference system.
///
/// @param node number of each node, from 1
/// @param x first coordinate as in the file
/// @param y second coordinate
public record TntpNodes(int[] node, double[] x, double[] y) {
    private static final int FIRST_ROOM = 1024;
    private static final int FIELDS = 3;

    /// Reads nodes: an optional line of names, then `node x y`; what follows on the line is passed.
    ///
    /// @throws Problem `CV-TNTP-002`, `004` with the line
    public static TntpNodes read(InputStream in, String file) throws IOException {
        var lines = new TntpLines(in, file);
        int[] node = new int[FIRST_ROOM];
        double[] x = new double[FIRST_ROOM];
        double[] y = new double[FIRST_ROOM];
        int size = 0;
        for (List<String> fields = lines.row(true); fields != null; fields = lines.row(size == 0)) {
            if (fields.size() < FIELDS) {
                throw lines.fault("CV-TNTP-002", "a node has " + FIELDS + " fields, not " + fields.size())
                        .remedy("Give node, x, y");
            }
            if (size == node.length) {
                node = Arrays.copyOf(node, size * 2);
                x = Arrays.copyOf(x, size * 2);
                y = Arrays.copyOf(y, size * 2);
            }
            node[size] = lines.node(fields.get(0), "node", Integer.MAX_VALUE);
            x[size] = lines.number(fields.get(1), "x");
            y[size] = lines.number(fields.get(2), "y");
            size++;
        }
        return new TntpNodes(Arrays.copyOf(node, size), Arrays.copyOf(x, size), Arrays.copyOf(y, size));
    }
}
