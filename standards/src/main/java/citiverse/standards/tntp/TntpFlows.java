package citiverse.standards.tntp;

import citiverse.twin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;

/// Flows and costs of links as a `_flow.tntp` file has them, in its order. Nodes are numbered from 1.
///
/// @param from node at the beginning of each link
/// @param to node at its end
/// @param volume vehicles per demand period
/// @param cost generalised cost of the link at that volume
public record TntpFlows(int[] from, int[] to, double[] volume, double[] cost) {
    private static final int FIRST_ROOM = 1024;
    private static final int FIELDS = 4;

    /// Reads flows: an optional line of names, then `from to volume cost`; metadata, where there are any, are passed.
    ///
    /// @throws Problem `CV-TNTP-002`, `004` with the line
    public static TntpFlows read(InputStream in, String file) throws IOException {
        var lines = new TntpLines(in, file);
        int[] from = new int[FIRST_ROOM];
        int[] to = new int[FIRST_ROOM];
        double[] volume = new double[FIRST_ROOM];
        double[] cost = new double[FIRST_ROOM];
        int size = 0;
        for (List<String> fields = lines.row(true); fields != null; fields = lines.row(size == 0)) {
            if (fields.size() != FIELDS) {
                throw lines.fault("CV-TNTP-002", "a flow has " + FIELDS + " fields, not " + fields.size())
                        .remedy("Give from, to, volume, cost");
            }
            if (size == from.length) {
                from = Arrays.copyOf(from, size * 2);
                to = Arrays.copyOf(to, size * 2);
                volume = Arrays.copyOf(volume, size * 2);
                cost = Arrays.copyOf(cost, size * 2);
            }
            from[size] = lines.node(fields.get(0), "node", Integer.MAX_VALUE);
            to[size] = lines.node(fields.get(1), "node", Integer.MAX_VALUE);
            volume[size] = lines.number(fields.get(2), "volume");
            cost[size] = lines.number(fields.get(3), "cost");
            size++;
        }
        return new TntpFlows(
                Arrays.copyOf(from, size),
                Arrays.copyOf(to, size),
                Arrays.copyOf(volume, size),
                Arrays.copyOf(cost, size));
    }

    /// Writes the flows so that reading them again gives the same numbers.
    public void write(Writer out) throws IOException {
        out.write("From \tTo \tVolume \tCost \n");
        for (int link = 0; link < from.length; link++) {
            out.write(from[link] + " \t" + to[link] + " \t" + volume[link] + " \t" + cost[link] + " \n");
        }
    }
}
