package citiverse.report.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What can be reached from each place as CSV: `id` and one column for each measure.
public final class AccessFile {
    private AccessFile() {}

    /// One measure.
    ///
    /// @param name with its unit at the end: `transit_jobs_45_minutes`
    /// @param values in the order of the places; a missing one is `NaN`
    public record Column(String name, double[] values) {}

    /// Writes the table; lines end with a line feed.
    ///
    /// @param out is flushed and left open
    /// @param ids ids of the places
    /// @throws IllegalArgumentException where a column has not one value for each place
    public static void write(OutputStream out, String[] ids, List<Column> columns) throws IOException {
        for (Column column : columns) {
            if (column.values().length != ids.length) {
                throw new IllegalArgumentException(
                        column.name() + " has " + column.values().length + " values for " + ids.length + " places");
            }
        }
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var line = new StringBuilder("id");
        for (Column column : columns) {
            Csv.text(column.name(), line.append(','));
        }
        writer.append(line.append('\n'));
        for (int i = 0; i < ids.length; i++) {
            line.setLength(0);
            Csv.text(ids[i], line);
            for (Column column : columns) {
                line.append(',').append(Csv.number(column.values()[i]));
            }
            writer.append(line.append('\n'));
        }
        writer.flush();
    }
}
