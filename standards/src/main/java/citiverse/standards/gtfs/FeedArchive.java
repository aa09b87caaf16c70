package citiverse.standards.gtfs;

import citiverse.standards.Findings;
import citiverse.standards.csv.CsvRows;
import citiverse.standards.zip.SafeZip;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// The files of a feed, each read row by row.
final class FeedArchive {
    /// Longest id that is kept; two of them and a number still make one local id.
    private static final int LONGEST_ID = 200;

    /// Longest value that a note shows.
    private static final int LONGEST_VALUE = 80;

    /// Rows between two looks at whether the feed is still wanted.
    private static final int ROWS_BETWEEN_LOOKS = 1 << 16;

    private final SafeZip zip;
    private final Progress progress;
    private final Findings findings = new Findings();
    private final SortedMap<String, Long> read = new TreeMap<>();

    FeedArchive(SafeZip zip, Progress progress) {
        this.zip = zip;
        this.progress = progress;
    }

    boolean has(String file) {
        return zip.has(file);
    }

    String place(String file) {
        return zip.place(file);
    }

    /// Notes what was mended or left out.
    ///
    /// @param file member of the feed
    /// @param line from 1, or 0 where no line can be named
    /// @param kind what was wrong and what was done, the same text for each case
    /// @param value the offending value, may be empty
    void note(String file, long line, String kind, String value) {
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        findings.warn(kind, file + (line > 0 ? " line " + line : "") + (shown.isEmpty() ? "" : ": \"" + shown + '"'));
    }

    /// What was noted, in a fixed order, bounded.
    List<String> notes() {
        return findings.quality().warnings();
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
        rows(file, columns, true, eachRow);
    }

    /// Reads a file that a feed may have and that decides when vehicles run; one without content counts as absent.
    void optional(String file, List<String> columns, Consumer<CsvRows> eachRow) {
        optional(file, columns, true, eachRow);
    }

    /// Reads a file without which the feed still tells the truth; where it lacks a column, it is left out.
    void secondary(String file, List<String> columns, Consumer<CsvRows> eachRow) {
        optional(file, columns, false, eachRow);
    }

    private void optional(String file, List<String> columns, boolean decides, Consumer<CsvRows> eachRow) {
        if (zip.has(file) && zip.claimedBytes(file) == 0) {
            note(file, 0, "the file is empty and counts as absent", "");
        } else if (zip.has(file)) {
            rows(file, columns, decides, eachRow);
        }
    }

    /// The id in that column, or an empty text, noted, where the row cannot be named.
    String id(CsvRows rows, String file, int column, String name) {
        String id = rows.text(column);
        if (id.isEmpty()) {
            note(file, rows.line(), "the row has no " + name + "; left out", "");
        } else if (id.length() > LONGEST_ID) {
            note(file, rows.line(), "the " + name + " has more than " + LONGEST_ID + " characters; left out", id);
            return "";
        }
        return id;
    }

    private void rows(String file, List<String> columns, boolean decides, Consumer<CsvRows> eachRow) {
        long count = 0;
        try (var rows = new CsvRows(zip.read(file), zip.place(file), ',', false)) {
            for (String column : columns) {
                if (rows.column(column) < 0 && !decides) {
                    note(file, 1, "a column is missing; the file was not read", column);
                    return;
                }
                if (rows.column(column) < 0) {
                    throw Problem.user(
                                    "CV-GTFS-003",
                                    "the column " + column + " is missing; there are " + shown(rows.header()))
                            .in(zip.place(file))
                            .at("line 1")
                            .remedy("Add the column; GTFS requires it");
                }
            }
            while (rows.next()) {
                if (count++ % ROWS_BETWEEN_LOOKS == 0) {
                    look(file, count - 1);
                }
                if (rows.fields() > rows.header().size()) {
                    note(
                            file,
                            rows.line(),
                            "the row has more fields than the header has columns; the rest is not read",
                            "");
                }
                eachRow.accept(rows);
            }
            if (rows.reader().malformed() > 0) {
                note(
                        file,
                        rows.reader().firstMalformedLine(),
                        rows.reader().malformed() + " characters are not UTF-8 and were replaced by U+FFFD",
                        "");
            }
        }
        read.put(file.substring(0, file.lastIndexOf('.')), count);
    }

    private void look(String file, long rows) {
        if (progress.cancelled()) {
            throw new CancellationException("reading " + zip.place(file) + " was cancelled");
        }
        progress.reached("reading " + file, rows, 0);
    }

    private static String shown(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names.subList(0, Math.min(30, names.size())));
    }
}
