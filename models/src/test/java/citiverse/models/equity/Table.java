package citiverse.models.equity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the published cases beside these tests.
final class Table {
    private Table() {}

    /// Rows of a CSV file without its header.
    static String[][] read(String name) {
        return lines(name).stream().skip(1).map(line -> line.split(",")).toArray(String[][]::new);
    }

    /// Neighbours in GAL form: a line `id count`, then a line of ids.
    ///
    /// @param ids ids of the places in their order
    static SpatialWeights neighbours(String name, String[] ids) {
        Map<String, Integer> number = new HashMap<>();
        for (String id : ids) {
            number.put(id, number.size());
        }
        List<String> lines = lines(name);
        var neighbours = new int[ids.length][];
        for (int i = 0; i < lines.size(); i += 2) {
            String[] head = lines.get(i).split(" ");
            int[] found = lines.get(i + 1).isBlank()
                    ? new int[0]
                    : Arrays.stream(lines.get(i + 1).split(" "))
                            .mapToInt(number::get)
                            .toArray();
            if (found.length != Integer.parseInt(head[1])) {
                throw new IllegalStateException(name + ": " + lines.get(i));
            }
            neighbours[number.get(head[0])] = found;
        }
        return SpatialWeights.binary(neighbours);
    }

    private static List<String> lines(String name) {
        try (var in = Table.class.getResourceAsStream(name);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var lines = new ArrayList<String>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
