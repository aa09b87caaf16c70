package citiverse.standards.csv;

import citiverse.twin.Problem;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table read row by row: first the header, then one row at a time in a buffer that is used again.
///
/// Fields come without blanks around them; a field that the row does not have is empty. Empty lines are skipped.
public final class CsvRows implements AutoCloseable {
    /// Longest field, characters. A quote that is never closed swallows the rest of the file up to here.
    private static final int LONGEST_FIELD = 1 << 20;

    /// Longest row, characters.
    private static final int LONGEST_ROW = 1 << 22;

    /// Most columns of a table.
    private static final int MOST_COLUMNS = 4096;

    private final String file;
    private final Utf8Reader text;
    private final CsvReader<Row> reader;
    private final CloseableIterator<Row> rows;
    private final List<String> header = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Row row = new Row();

    /// Reads the header.
    ///
    /// @param bytes what is read; closed with this
    /// @param file its name, for messages
    /// @param separator comma, semicolon or tab
    /// @param strict true where a byte that is not UTF-8 is refused, false where it is replaced and counted
    /// @throws Problem `CV-CSV-002` where there is no header, `003` where a row cannot be read as CSV
    public CsvRows(InputStream bytes, String file, char separator, boolean strict) {
        this.file = file;
        this.text = new Utf8Reader(bytes, file, strict);
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                .trimWhitespacesAroundQuotes(separator != '\t')
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(false)
                .maxBufferSize(LONGEST_FIELD)
                .build(row, text);
        this.rows = reader.iterator();
        if (!next()) {
            throw Problem.user("CV-CSV-002", "it is empty; the first line must name the columns")
                    .in(file)
                    .remedy("Give a file with a header");
        }
        for (int i = 0; i < row.count; i++) {
            String name = text(i);
            header.add(name);
            columns.putIfAbsent(name, i);
        }
    }

    /// Names of the columns in their order.
    public List<String> header() {
        return List.copyOf(header);
    }

    /// Number of the first column of that name, -1 where there is none.
    public int column(String name) {
        return columns.getOrDefault(name, -1);
    }

    /// Goes to the next row; false at the end.
    public boolean next() {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            rows.next();
            return true;
        } catch (CsvParseException broken) {
            throw unreadable(broken);
        } catch (UncheckedIOException failed) {
            throw Problem.ours("CV-CSV-009", "it could not be read to its end", failed)
                    .in(file)
                    .at("line " + row.line);
        }
    }

    /// Line on which the row starts, from 1.
    public long line() {
        return row.line;
    }

    /// Fields of the row as it stands in the file, which may be more or fewer than the header has.
    public int fields() {
        return row.count;
    }

    /// The field, without blanks around it; empty where the column is -1 or the row ends before it.
    public String text(int column) {
        int from = row.start(column);
        int to = row.end(column, from);
        return to == from ? "" : new String(row.chars, from, to - from);
    }

    public boolean isEmpty(int column) {
        int from = row.start(column);
        return row.end(column, from) == from;
    }

    /// True where the field is that text; makes no text of its own.
    public boolean is(int column, String other) {
        int from = row.start(column);
        int length = row.end(column, from) - from;
        if (other.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (row.chars[from + i] != other.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// A time `H:MM:SS` as seconds; -1 where the field is empty, -2 where it is no such time. Hours go to 99.
    public int seconds(int column) {
        int from = row.start(column);
        int to = row.end(column, from);
        if (from == to) {
            return -1;
        }
        int hourDigits = to - from - 6;
        if (hourDigits < 1 || hourDigits > 2 || row.chars[to - 6] != ':' || row.chars[to - 3] != ':') {
            return -2;
        }
        int hours = row.digits(from, hourDigits);
        int minutes = row.digits(to - 5, 2);
        int seconds = row.digits(to - 2, 2);
        return hours < 0 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59
                ? -2
                : hours * 3600 + minutes * 60 + seconds;
    }

    /// A whole number of up to nine digits without sign; -1 where the field is empty, -2 where it is no such number.
    public int number(int column) {
        int from = row.start(column);
        int length = row.end(column, from) - from;
        if (length == 0) {
            return -1;
        }
        int value = length > 9 ? -1 : row.digits(from, length);
        return value < 0 ? -2 : value;
    }

    /// A finite decimal number with a point; `NaN` where the field is empty or no such number.
    public double decimal(int column) {
        return decimal(text(column));
    }

    /// Reads a finite decimal number with a point, as `-12.5` or `1e3`; `NaN` for anything else.
    public static double decimal(String text) {
        if (text.isEmpty() || text.length() > 64 || !"+-.0123456789".contains(text.substring(0, 1))) {
            return Double.NaN;
        }
        char last = text.charAt(text.length() - 1);
        if (last != '.' && (last < '0' || last > '9') || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /// What was replaced because it was not UTF-8, where that was allowed.
    public Utf8Reader reader() {
        return text;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException failed) {
            throw Problem.ours("CV-CSV-009", "it could not be closed", failed).in(file);
        }
    }

    private Problem unreadable(CsvParseException broken) {
        if (broken.getCause() instanceof Problem problem) {
            return problem;
        }
        if (broken.getCause() instanceof IOException failed && failed.getCause() instanceof Problem problem) {
            return problem;
        }
        return Problem.user("CV-CSV-003", "the row cannot be read (" + broken.getMessage() + ")")
                .in(file)
                .at("line " + Math.max(1, row.line))
                .remedy("Look for a quote that is not closed, or for a file that was cut short")
                .causedBy(broken);
    }

    /// Keeps the characters of one row.
    private static final class Row extends AbstractBaseCsvCallbackHandler<Row> {
        private char[] chars = new char[1024];
        private int[] ends = new int[32];
        private int count;
        private long line;

        @Override
        protected void handleBegin(long startingLine) {
            line = startingLine;
            count = 0;
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
            if (count == MOST_COLUMNS) {
                throw new CsvParseException("more than " + MOST_COLUMNS + " fields");
            }
            if (count > 0 && ends[count - 1] > LONGEST_ROW) {
                throw new CsvParseException("more than " + LONGEST_ROW + " characters");
            }
            if (count == ends.length) {
                ends = java.util.Arrays.copyOf(ends, count * 2);
            }
            int at = count == 0 ? 0 : ends[count - 1];
            if (at + length > chars.length) {
                chars = java.util.Arrays.copyOf(chars, Math.max(chars.length * 2, at + length));
            }
            System.arraycopy(buffer, offset, chars, at, length);
            ends[count++] = at + length;
        }

        @Override
        protected Row buildRecord() {
            return this;
        }

        private int start(int column) {
            if (column < 0 || column >= count) {
                return 0;
            }
            int from = column == 0 ? 0 : ends[column - 1];
            while (from < ends[column] && Character.isWhitespace(chars[from])) {
                from++;
            }
            return from;
        }

        private int end(int column, int from) {
            if (column < 0 || column >= count) {
                return from;
            }
            int to = ends[column];
            while (to > from && Character.isWhitespace(chars[to - 1])) {
                to--;
            }
            return to;
        }

        private int digits(int from, int length) {
            int value = 0;
            for (int i = from; i < from + length; i++) {
                int digit = chars[i] - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                value = value * 10 + digit;
            }
            return value;
        }
    }
}
