package citiverse.models.access;

import citiverse.models.SharedData;
import citiverse.standards.Reading;
import citiverse.standards.gtfs.GtfsReader;
import citiverse.standards.osm.OsmPbfReader;
import citiverse.twin.City;
import citiverse.twin.MemorySnapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The public files of Porto Alegre and the travel times that the reference engine found on them.
final class PortoAlegre {
    static final LocalDate DAY = LocalDate.of(2019, 5, 13);

    private static MemorySnapshot snapshot;
    private static Table cells;

    private PortoAlegre() {}

    /// A table with a header, columns of numbers but for the first, which holds ids.
    record Table(List<String> columns, String[] ids, double[][] values) {
        double[] column(String name) {
            int at = columns.indexOf(name) - 1;
            return Arrays.stream(values).mapToDouble(row -> row[at]).toArray();
        }
    }

    /// The folder of the data; skips the calling test where it is missing (fails where `CI` is set).
    static Path folder() {
        return SharedData.at("porto-alegre");
    }

    static synchronized MemorySnapshot snapshot() {
        if (snapshot == null) {
            var city = new City("poa", "Porto Alegre", ZoneId.of("America/Sao_Paulo"), "EPSG:32722", "pt");
            var builder = MemorySnapshot.builder(city);
            read(builder, city, "osm", "poa_osm.pbf");
            read(builder, city, "eptc", "poa_eptc.zip");
            read(builder, city, "trensurb", "poa_trensurb.zip");
            snapshot = builder.build();
        }
        return snapshot;
    }

    private static void read(MemorySnapshot.Builder into, City city, String source, String file) {
        var reading = new Reading(city, source, file);
        Path path = folder().resolve(file);
        if (file.endsWith(".pbf")) {
            OsmPbfReader.read(path, reading, into);
        } else {
            GtfsReader.read(path, reading, into);
        }
    }

    /// The hexagons, ordered by id.
    static synchronized Table cells() {
        if (cells == null) {
            cells = table(folder().resolve("poa_hexgrid.csv"));
        }
        return cells;
    }

    static Places hexagons() {
        Table table = cells();
        return new Places("cells", table.ids(), table.column("lon"), table.column("lat"));
    }

    static Table table(Path csv) {
        try (BufferedReader lines = open(csv)) {
            List<String> columns = List.of(lines.readLine().split(","));
            var rows = new ArrayList<String[]>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(line.split(",", -1));
            }
            rows.sort((a, b) -> a[0].compareTo(b[0]));
            double[][] values = new double[rows.size()][columns.size() - 1];
            for (int r = 0; r < values.length; r++) {
                for (int c = 0; c < values[r].length; c++) {
                    String cell = rows.get(r)[c + 1];
                    values[r][c] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
                }
            }
            return new Table(columns, rows.stream().map(row -> row[0]).toArray(String[]::new), values);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Seconds of the reference from each hexagon to each, ordered by id; [AccessRun#UNREACHABLE] where empty.
    static int[][] reference(String file) {
        Table table = table(folder().resolve("reference").resolve(file));
        String[] ids = cells().ids();
        int[] column = new int[ids.length];
        for (int j = 0; j < ids.length; j++) {
            column[j] = table.columns().indexOf(ids[j]) - 1;
        }
        int[][] seconds = new int[ids.length][ids.length];
        for (int i = 0; i < ids.length; i++) {
            for (int j = 0; j < ids.length; j++) {
                double value = table.values()[i][column[j]];
                seconds[i][j] = Double.isNaN(value) ? AccessRun.UNREACHABLE : (int) value;
            }
        }
        return seconds;
    }

    private static BufferedReader open(Path csv) throws IOException {
        var in = Files.newInputStream(csv);
        return new BufferedReader(new InputStreamReader(
                csv.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }
}
