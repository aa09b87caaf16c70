package citiverse.standards.tntp;

import citiverse.twin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A road network as a `_net.tntp` file has it. Nodes are numbered from 1, as in the file; units are those of the file.
///
/// @param zones nodes 1 … zones begin and end trips
/// @param nodes all nodes
/// @param firstThroughNode nodes below it may not be passed through; 1 where all may
/// @param from node at the beginning of each link
/// @param to node at its end
/// @param capacity vehicles per demand period, above 0
/// @param length 0 or more
/// @param freeFlowTime 0 or more
/// @param b factor of the volume-delay function, 0 or more
/// @param power exponent of the volume-delay function, 0 or more
/// @param speed as in the file
/// @param toll 0 or more
/// @param type class of the link, as in the file
public record TntpNetwork(
        int zones,
        int nodes,
        int firstThroughNode,
        int[] from,
        int[] to,
        double[] capacity,
        double[] length,
        double[] freeFlowTime,
        double[] b,
        double[] power,
        double[] speed,
        double[] toll,
        int[] type) {
    private static final int MOST_ZONES = 1_000_000;
    private static final int MOST_NODES = 50_000_000;
    private static final int MOST_LINKS = 100_000_000;
    private static final int FIRST_ROOM = 1024;
    private static final int FIELDS = 10;
    private static final int SPEED = 5;
    private static final String[] NAMES = {
        "capacity", "length", "free-flow time", "B", "power", "speed", "toll", "link type"
    };

    /// Takes the links one by one, as a builder of networks wants them.
    public interface LinkSink {
        /// @param id `A-B` by the numbers of the file, `A-B/2` for the second link between the same nodes
        /// @param from node counted from 0
        /// @param to node counted from 0
        void link(
                String id,
                int from,
                int to,
                double capacity,
                double freeFlowTime,
                double b,
                double power,
                double toll,
                double length);
    }

    /// Reads a network.
    ///
    /// @param in bytes of the file
    /// @param file its name, for messages
    /// @throws Problem `CV-TNTP-001` … `005` with the line
    public static TntpNetwork read(InputStream in, String file) throws IOException {
        var lines = new TntpLines(in, file);
        lines.metadata();
        int zones = lines.count(TntpLines.ZONES, MOST_ZONES);
        int nodes = lines.count(TntpLines.NODES, MOST_NODES);
        int first = lines.has(TntpLines.FIRST_THROUGH) ? lines.count(TntpLines.FIRST_THROUGH, MOST_NODES) : 1;
        int declared = lines.count(TntpLines.LINKS, MOST_LINKS);
        if (zones > nodes || first > nodes) {
            throw lines.wholeFault(
                            "CV-TNTP-001",
                            zones + " zones, " + nodes + " nodes and " + first
                                    + " as the first node to pass through do not fit together")
                    .remedy("Correct the metadata: zones are the first nodes");
        }
        int[] from = new int[FIRST_ROOM];
        int[] to = new int[FIRST_ROOM];
        int[] type = new int[FIRST_ROOM];
        double[][] columns = new double[NAMES.length - 1][FIRST_ROOM];
        int links = 0;
        for (String record = lines.next(); record != null; record = lines.next()) {
            if (links == declared) {
                throw lines.fault("CV-TNTP-005", "there are more links than the " + declared + " declared")
                        .remedy("Correct <NUMBER OF LINKS>");
            }
            if (links == from.length) {
                int room = Math.min(declared, links * 2);
                from = Arrays.copyOf(from, room);
                to = Arrays.copyOf(to, room);
                type = Arrays.copyOf(type, room);
                for (int k = 0; k < columns.length; k++) {
                    columns[k] = Arrays.copyOf(columns[k], room);
                }
            }
            List<String> fields = TntpLines.fields(record);
            if (fields.size() != FIELDS) {
                throw lines.fault("CV-TNTP-002", "a link has " + FIELDS + " fields, not " + fields.size())
                        .remedy("Give init_node, term_node, " + String.join(", ", NAMES));
            }
            from[links] = lines.node(fields.get(0), "node", nodes);
            to[links] = lines.node(fields.get(1), "node", nodes);
            for (int k = 0; k < columns.length; k++) {
                columns[k][links] = number(lines, fields, k);
            }
            type[links] = (int) Math.rint(lines.number(fields.get(FIELDS - 1), "link type"));
            links++;
        }
        if (links != declared) {
            throw lines.wholeFault("CV-TNTP-005", "there are " + links + " links where " + declared + " are declared")
                    .remedy("Check that the file is whole, or correct <NUMBER OF LINKS>");
        }
        for (int k = 0; k < columns.length; k++) {
            columns[k] = Arrays.copyOf(columns[k], links);
        }
        return new TntpNetwork(
                zones,
                nodes,
                first,
                Arrays.copyOf(from, links),
                Arrays.copyOf(to, links),
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4],
                columns[5],
                columns[6],
                Arrays.copyOf(type, links));
    }

    private static double number(TntpLines lines, List<String> fields, int column) {
        double value = lines.number(fields.get(column + 2), NAMES[column]);
        String link = "link " + fields.get(0) + "-" + fields.get(1);
        if (column == 0 && value <= 0) {
            throw lines.fault("CV-TNTP-003", link + " has the capacity " + value + " and lets no vehicle pass")
                    .remedy("Give the capacity as built and close the link by name, or leave the link out");
        }
        if (value < 0 && column != SPEED) {
            throw lines.fault("CV-TNTP-003", link + ": the " + NAMES[column] + " is " + value)
                    .remedy("Give a number of 0 or more");
        }
        return value;
    }

    public int links() {
        return from.length;
    }

    /// Hands on every link in the order of the file.
    public void each(LinkSink sink) {
        Map<String, Integer> seen = new HashMap<>();
        for (int link = 0; link < from.length; link++) {
            String id = from[link] + "-" + to[link];
            int count = seen.merge(id, 1, Integer::sum);
            sink.link(
                    count == 1 ? id : id + "/" + count,
                    from[link] - 1,
                    to[link] - 1,
                    capacity[link],
                    freeFlowTime[link],
                    b[link],
                    power[link],
                    toll[link],
                    length[link]);
        }
    }

    /// Writes the network so that reading it again gives the same numbers.
    public void write(Writer out) throws IOException {
        out.write("<NUMBER OF ZONES> " + zones + "\n<NUMBER OF NODES> " + nodes + "\n<FIRST THRU NODE> "
                + firstThroughNode + "\n<NUMBER OF LINKS> " + from.length + "\n<END OF METADATA>\n\n"
                + "~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;\n");
        for (int link = 0; link < from.length; link++) {
            out.write("\t" + from[link] + "\t" + to[link]);
            for (double[] column : List.of(capacity, length, freeFlowTime, b, power, speed, toll)) {
                out.write("\t" + column[link]);
            }
            out.write("\t" + type[link] + "\t;\n");
        }
    }
}
