package citiverse.standards.tntp;

import citiverse.standards.Findings;
import citiverse.twin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringTokenizer;

/// A table of trips as a `_trips.tntp` file has it: the entries above 0, those inside one zone included, in
/// the order of
/// the file. Zones are numbered from 1.
///
/// @param zones number of zones
/// @param origin zone where the trips of each entry begin
/// @param destination zone where they end
/// @param trips trips per demand period, above 0
public record TntpTrips(int zones, int[] origin, int[] destination, double[] trips) {
    private static final int MOST_ZONES = 1_000_000;
    private static final int FIRST_ROOM = 4096;
    /// Shares of the declared total by which the sum may differ before it is noted, and before it is refused.
    private static final double NOTED = 1e-6;
    private static final double REFUSED = 0.01;

    /// Takes the entries one by one.
    public interface TripSink {
        /// @param origin zone counted from 0
        /// @param destination zone counted from 0
        void add(int origin, int destination, double trips);
    }

    /// Reads a table.
    ///
    /// @param in bytes of the file
    /// @param file its name, for messages
    /// @param findings told where the sum differs a little from the declared total
    /// @throws Problem `CV-TNTP-001`, `002`, `004`, `006` with the line; `005` where the sum is far from the total
    public static TntpTrips read(InputStream in, String file, Findings findings) throws IOException {
        var lines = new TntpLines(in, file);
        lines.metadata();
        int zones = lines.count(TntpLines.ZONES, MOST_ZONES);
        var table = new Growing(zones);
        int origin = 0;
        for (String record = lines.next(); record != null; record = lines.next()) {
            if (record.regionMatches(true, 0, "Origin", 0, 6)) {
                origin = lines.node(record.substring(6).strip(), "origin", zones);
            } else if (origin == 0) {
                throw lines.fault("CV-TNTP-002", "trips stand before the first Origin: " + TntpLines.shown(record))
                        .remedy("Begin each part with a line \"Origin n\"");
            } else {
                entries(lines, record, origin, table);
            }
        }
        TntpTrips read = table.trips();
        double sum = read.total();
        if (lines.has(TntpLines.TOTAL)) {
            double declared = lines.number(TntpLines.TOTAL);
            double apart = Math.abs(sum - declared) / Math.max(Math.abs(declared), Double.MIN_NORMAL);
            if (apart > REFUSED) {
                throw lines.wholeFault(
                                "CV-TNTP-005",
                                String.format(Locale.ROOT, "the trips sum to %s where %s are declared", sum, declared))
                        .remedy("Check that the file is whole, or correct <TOTAL OD FLOW>");
            }
            if (apart > NOTED) {
                findings.warn("trips sum to " + sum + ", declared are " + declared, file);
            }
        }
        findings.read("trip entries", read.trips.length);
        return read;
    }

    private static void entries(TntpLines lines, String record, int origin, Growing table) {
        var entries = new StringTokenizer(record, ";");
        while (entries.hasMoreTokens()) {
            String entry = entries.nextToken().strip();
            if (entry.isEmpty()) {
                continue;
            }
            int colon = entry.indexOf(':');
            if (colon < 0) {
                throw lines.fault("CV-TNTP-002", "\"" + TntpLines.shown(entry) + "\" is not \"zone : trips\"")
                        .remedy("Write entries as \"zone : trips;\"");
            }
            int destination = lines.node(entry.substring(0, colon).strip(), "destination", table.zones);
            double value = lines.number(entry.substring(colon + 1).strip(), "number of trips");
            if (value < 0) {
                throw lines.fault("CV-TNTP-006", value + " trips from zone " + origin + " to zone " + destination)
                        .remedy("Give a number of 0 or more");
            }
            if (value > 0) {
                table.add(origin, destination, value);
            }
        }
    }

    /// Sum of all trips.
    public double total() {
        double sum = 0;
        for (double value : trips) {
            sum += value;
        }
        return sum;
    }

    /// Hands on every entry in the order of the file.
    public void each(TripSink sink) {
        for (int k = 0; k < trips.length; k++) {
            sink.add(origin[k] - 1, destination[k] - 1, trips[k]);
        }
    }

    /// Writes the table so that reading it again gives the same numbers.
    public void write(Writer out) throws IOException {
        out.write("<NUMBER OF ZONES> " + zones + "\n<TOTAL OD FLOW> " + total() + "\n<END OF METADATA>\n");
        int at = 0;
        for (int k = 0; k < trips.length; k++) {
            if (origin[k] != at) {
                at = origin[k];
                out.write("\nOrigin " + at + "\n");
            }
            out.write("    " + destination[k] + " : " + trips[k] + ";\n");
        }
    }

    /// Entries as they come.
    private static final class Growing {
        private final int zones;
        private int size;
        private int[] origin = new int[FIRST_ROOM];
        private int[] destination = new int[FIRST_ROOM];
        private double[] trips = new double[FIRST_ROOM];

        Growing(int zones) {
            this.zones = zones;
        }

        void add(int from, int to, double value) {
            if (size == trips.length) {
                origin = Arrays.copyOf(origin, size * 2);
                destination = Arrays.copyOf(destination, size * 2);
                trips = Arrays.copyOf(trips, size * 2);
            }
            origin[size] = from;
            destination[size] = to;
            trips[size] = value;
            size++;
        }

        TntpTrips trips() {
            return new TntpTrips(
                    zones, Arrays.copyOf(origin, size), Arrays.copyOf(destination, size), Arrays.copyOf(trips, size));
        }
    }
}
