package citiverse.report.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class MatrixFileTest {
    private static final long SEED = 3;

    private static String[] ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> i == 1 ? "a \"b\", c" : "89a90128" + (1000000 + i * 7919)).toArray(String[]::new);
    }

    private static int[][] seconds(int from, int to, long seed) {
        var random = new Random(seed);
        var seconds = new int[from][to];
        for (int[] row : seconds) {
            for (int j = 0; j < to; j++) {
                row[j] = random.nextInt(20) == 0 ? MatrixFile.UNREACHABLE : random.nextInt(7200);
            }
        }
        return seconds;
    }

    private static byte[] oneThread(String[] ids, int[][] seconds) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new MatrixFile(out, ids, ids); var encoder = file.encoder()) {
            for (int i = 0; i < seconds.length; i++) {
                file.append(encoder.rows(i, seconds[i]));
            }
        }
        return out.toByteArray();
    }

    private static String unzip(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void rowsAreThoseOfTheObviousWay() throws IOException {
        System.out.println("seed " + SEED);
        String[] ids = ids(60);
        int[][] seconds = seconds(60, 60, SEED);
        var expected = new StringBuilder("from_id,to_id,seconds\n");
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                if (seconds[i][j] != MatrixFile.UNREACHABLE) {
                    expected.append(quoted(ids[i])).append(',').append(quoted(ids[j])).append(',').append(seconds[i][j]);
                    expected.append('\n');
                }
            }
        }
        assertEquals(expected.toString(), unzip(oneThread(ids, seconds)));
    }

    private static String quoted(String id) {
        return id.contains(",") ? '"' + id.replace("\"", "\"\"") + '"' : id;
    }

    @Test
    void manyThreadsGiveTheSameBytesAndTheClockDoesNot() throws Exception {
        String[] ids = ids(80);
        int[][] seconds = seconds(80, 80, SEED);
        byte[] expected = oneThread(ids, seconds);
        var out = new ByteArrayOutputStream();
        try (var file = new MatrixFile(out, ids, ids)) {
            var blocks = new MatrixFile.Block[80];
            IntStream.range(0, 80).parallel().forEach(i -> {
                try (var encoder = file.encoder()) {
                    blocks[i] = encoder.rows(i, seconds[i]);
                }
            });
            for (MatrixFile.Block block : blocks) {
                file.append(block);
            }
        }
        assertArrayEquals(expected, out.toByteArray());
    }

    @Test
    void anEmptyMatrixAndLongRowsAreValid() throws IOException {
        assertEquals("from_id,to_id,seconds\n", unzip(oneThread(new String[0], new int[0][])));
        String[] long1 = {"x".repeat(200_000)};
        assertEquals("from_id,to_id,seconds\n" + long1[0] + ',' + long1[0] + ",2147483646\n",
                unzip(oneThread(long1, new int[][] {{Integer.MAX_VALUE - 1}})));
        assertThrows(IllegalArgumentException.class, () -> oneThread(new String[] {"a"}, new int[][] {{-1}}));
    }

    @Test
    void aMillionAndAHalfRowsAreWritten() throws IOException {
        String[] ids = ids(1227);
        int[][] seconds = seconds(1227, 1227, SEED);
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        var size = new long[1];
        try (var file = new MatrixFile(counting(size), ids, ids); var encoder = file.encoder()) {
            for (int i = 0; i < seconds.length; i++) {
                file.append(encoder.rows(i, seconds[i]));
            }
        }
        System.out.println("1,505,529 pairs, one thread: " + (threads.getCurrentThreadCpuTime() - start) / 1_000_000 + " CPU-ms, " + size[0] + " bytes");
    }

    private static OutputStream counting(long[] size) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                size[0]++;
            }

            @Override
            public void write(byte[] b, int off, int len) {
                size[0] += len;
            }
        };
    }

    @Test
    void accessHasOneColumnForEachMeasure() throws IOException {
        var out = new ByteArrayOutputStream();
        AccessFile.write(out, new String[] {"a", "b,c"}, List.of(
                new AccessFile.Column("transit_jobs_45_minutes", new double[] {12, 0.5}),
                new AccessFile.Column("walk_jobs_45_minutes", new double[] {Double.NaN, 3})));
        assertEquals("id,transit_jobs_45_minutes,walk_jobs_45_minutes\na,12,\n\"b,c\",0.5,3\n",
                out.toString(StandardCharsets.UTF_8));
        assertThrows(IllegalArgumentException.class, () -> AccessFile.write(out, new String[] {"a"},
                List.of(new AccessFile.Column("x", new double[0]))));
    }
}
