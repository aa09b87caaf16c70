package citiverse.standards.gtfs;

import citiverse.standards.csv.CsvRows;
import citiverse.standards.zip.SafeZip;
import citiverse.twin.Problem;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The files of a feed, each read row by row.
final class FeedArchive {
    /// Longest id that is kept; two of them and a number still make one local id.
    private static final int LONGEST_ID = 200;

    private final SafeZip zip;
    private final FeedNotes notes;
    private final SortedMap<String, Long> read = new TreeMap<>();

    FeedArchive(SafeZip zip, FeedNotes notes) {
        this.zip = zip;
        this.notes = notes;
    }

    boolean has(String file) {
        return zip.has(file);
    }

    String place(String file) {
        return zip.place(file);
    }

    FeedNotes notes() {
        return notes;
    }

    /// Rows read, by file without its ending.
    SortedMap<String, Long> read() {
        return read;
    }

    /// Reads a file that a feed must have.
    ///
    /// @throws Problem `CV-GTFS-002` where it is missing
    void required(String file, List<String> columns, Consumer<CsvRows> eachRow) {
        if (!zip.has(file)) {
            throw Problem.user("CV-GTFS-002", "the feed has no " + file + "; it has " + shown(zip.names()))
                    .in(zip.place(""))
                    .remedy("Give a GTFS schedule feed with at least stops, routes, trips, stop_times, and calendar or"
                            + " calendar_dates");
        }
        rows(file, columns, eachRow);
    }

    /// Reads a file that a feed may have; one without content counts as absent.
    void optional(String file, List<String> columns, Consumer<CsvRows> eachRow) {
        if (zip.has(file)) {
            if (zip.claimedBytes(file) == 0) {
                notes.add(file, 0, "the file is empty and counts as absent", "");
            } else {
                rows(file, columns, eachRow);
            }
        }
    }

    /// The id in that column, or an empty text, noted, where the row cannot be named.
    String id(CsvRows rows, String file, int column, String name) {
        String id = rows.text(column);
        if (id.isEmpty()) {
            notes.add(file, rows.line(), "the row has no " + name + "; left out", "");
        } else if (id.length() > LONGEST_ID) {
            notes.add(file, rows.line(), "the " + name + " has more than " + LONGEST_ID + " characters; left out", id);
            return "";
        }
        return id;
    }

    private void rows(String file, List<String> columns, Consumer<CsvRows> eachRow) {
        long count = 0;
        try (var rows = new CsvRows(zip.read(file), zip.place(file), ',', false)) {
            for (String column : columns) {
                if (rows.column(column) < 0) {
                    throw Problem.user("CV-GTFS-003", "the column " + column + " is missing; there are "
                                    + shown(rows.header()))
                            .in(zip.place(file))
                            .at("line 1")
                            .remedy("Add the column; GTFS requires it");
                }
            }
            while (rows.next()) {
                count++;
                if (rows.fields() > rows.header().size()) {
                    notes.add(file, rows.line(), "the row has more fields than the header has columns; the rest is"
                            + " not read", "");
                }
                eachRow.accept(rows);
            }
            if (rows.reader().malformed() > 0) {
                notes.add(file, rows.reader().firstMalformedLine(), rows.reader().malformed()
                        + " characters are not UTF-8 and were replaced by U+FFFD", "");
            }
        }
        read.put(file.substring(0, file.lastIndexOf('.')), count);
    }

    private static String shown(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names.subList(0, Math.min(30, names.size())));
    }
}
