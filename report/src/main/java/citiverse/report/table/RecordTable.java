package citiverse.report.table;

import citiverse.twin.Problem;
import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.ColumnNamingStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Rows of one record type as CSV or Parquet. Columns are its components in their order, in snake case; null and
/// numbers that are not finite are missing values.
final class RecordTable<R extends Record> {
    private final Class<R> type;
    private final RecordComponent[] columns;

    RecordTable(Class<R> type) {
        this.type = type;
        this.columns = type.getRecordComponents();
        for (RecordComponent column : columns) {
            column.getAccessor().setAccessible(true);
        }
    }

    void csv(List<R> rows, Writer out) throws IOException {
        var line = new StringBuilder();
        for (RecordComponent column : columns) {
            line.append(line.isEmpty() ? "" : ",").append(snake(column.getName()));
        }
        out.append(line.append(Csv.END));
        for (R row : rows) {
            line.setLength(0);
            for (int i = 0; i < columns.length; i++) {
                if (i > 0) {
                    line.append(',');
                }
                field(value(columns[i], row), line);
            }
            out.append(line.append(Csv.END));
        }
    }

    void csv(List<R> rows, Path file) {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            csv(rows, out);
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    /// Without compression, so that no native library is needed and the bytes are always the same.
    void parquet(List<R> rows, Path file) {
        try (var out = Files.newOutputStream(file);
                var writer = new CarpetWriter.Builder<>(out, type)
                        .withColumnNamingStrategy(ColumnNamingStrategy.SNAKE_CASE)
                        .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                        .build()) {
            writer.write(rows);
        } catch (IOException | UncheckedIOException failure) {
            throw unwritable(file, failure);
        }
    }

    private static Problem unwritable(Path file, Exception failure) {
        return Problem.ours("CV-REPORT-010", "the table cannot be written: " + failure.getMessage(), failure)
                .in(file.getFileName().toString())
                .remedy("Check that the folder can be written and the disk has room");
    }

    private static void field(Object value, StringBuilder line) {
        switch (value) {
            case null -> {}
            case Double number -> line.append(Csv.number(number));
            case String text -> Csv.text(text, line);
            default -> line.append(value);
        }
    }

    private Object value(RecordComponent column, R row) {
        try {
            return column.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
