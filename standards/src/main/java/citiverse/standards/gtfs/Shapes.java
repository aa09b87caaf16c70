package citiverse.standards.gtfs;

import citiverse.standards.csv.CsvRows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/// The shapes of a feed in flat arrays: 24 bytes a point.
final class Shapes {
    private static final String FILE = "shapes.txt";

    private final Map<String, Integer> numbers = new HashMap<>();
    private int size;
    private int[] shape = new int[1024];
    private int[] sequence = new int[1024];
    private double[] longitude = new double[1024];
    private double[] latitude = new double[1024];
    private int[] first;
    private int[] order;
    private String lastId;
    private int lastNumber;

    private Shapes() {}

    static Shapes read(FeedArchive feed) {
        var read = new Shapes();
        feed.secondary(
                FILE,
                List.of("shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence"),
                row -> read.row(row, feed));
        read.group();
        return read;
    }

    int size() {
        return numbers.size();
    }

    /// The points of a shape in their order, without repeated ones; none where there is no such shape.
    Coordinate[] points(String id) {
        Integer number = numbers.get(id);
        if (number == null) {
            return new Coordinate[0];
        }
        var points = new Coordinate[first[number + 1] - first[number]];
        int count = 0;
        for (int i = first[number]; i < first[number + 1]; i++) {
            var point = new Coordinate(longitude[order[i]], latitude[order[i]]);
            if (count == 0 || !points[count - 1].equals2D(point)) {
                points[count++] = point;
            }
        }
        return Arrays.copyOf(points, count);
    }

    private void row(CsvRows row, FeedArchive feed) {
        double lat = row.decimal(row.column("shape_pt_lat"));
        double lon = row.decimal(row.column("shape_pt_lon"));
        int place = row.number(row.column("shape_pt_sequence"));
        int column = row.column("shape_id");
        if (row.isEmpty(column) || place < 0 || !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            feed.note(
                    FILE,
                    row.line(),
                    "the point has no shape_id, no sequence or no place on earth; left out",
                    row.text(column));
            return;
        }
        if (lastId == null || !row.is(column, lastId)) {
            lastId = row.text(column);
            lastNumber = numbers.computeIfAbsent(lastId, unused -> numbers.size());
        }
        if (size == shape.length) {
            int larger = size + (size >> 1);
            shape = Arrays.copyOf(shape, larger);
            sequence = Arrays.copyOf(sequence, larger);
            longitude = Arrays.copyOf(longitude, larger);
            latitude = Arrays.copyOf(latitude, larger);
        }
        shape[size] = lastNumber;
        sequence[size] = place;
        longitude[size] = lon;
        latitude[size++] = lat;
    }

    private void group() {
        first = new int[numbers.size() + 1];
        for (int i = 0; i < size; i++) {
            first[shape[i] + 1]++;
        }
        for (int s = 0; s < numbers.size(); s++) {
            first[s + 1] += first[s];
        }
        int[] next = first.clone();
        var keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[next[shape[i]]++] = (long) sequence[i] << 32 | i;
        }
        order = new int[size];
        for (int s = 0; s < numbers.size(); s++) {
            Arrays.sort(keys, first[s], first[s + 1]);
        }
        for (int i = 0; i < size; i++) {
            order[i] = (int) keys[i];
        }
        shape = null;
        sequence = null;
    }
}
