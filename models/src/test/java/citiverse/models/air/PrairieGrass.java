package citiverse.models.air;

import citiverse.models.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The measurements of Project Prairie Grass.
final class PrairieGrass {
    static final int[] ARCS = {50, 100, 200, 400, 800};

    /// One run with its weather.
    ///
    /// @param mixing height in m, infinite where not given
    record Run(
            int number,
            double obukhov,
            double friction,
            double mixing,
            double sigmaDirectionDegrees,
            double wind,
            double grams,
            double height) {
        boolean isStable() {
            return obukhov > 0;
        }
    }

    /// One arc of a run: the greatest concentration and the integral across the wind, missing samples left out.
    record Arc(double maximum, double crosswind, int samples, int missing, double spread) {}

    final List<Run> runs = new ArrayList<>();
    final Map<String, Arc> arcs = new TreeMap<>();

    PrairieGrass() {
        Path folder = folder();
        for (String[] row : rows(folder.resolve("prairie_grass_runs.csv"))) {
            double mixing = row[3].isEmpty() ? -1 : Double.parseDouble(row[3]);
            runs.add(new Run(
                    Integer.parseInt(row[0]),
                    Double.parseDouble(row[1]),
                    Double.parseDouble(row[2]),
                    mixing > 0 ? mixing : Double.POSITIVE_INFINITY,
                    Double.parseDouble(row[5]),
                    Double.parseDouble(row[6]),
                    Double.parseDouble(row[7]),
                    Double.parseDouble(row[8])));
        }
        Map<String, List<double[]>> samples = new TreeMap<>();
        for (String[] row : rows(folder.resolve("prairie_grass_arcs.csv"))) {
            double azimuth = Double.parseDouble(row[7]);
            samples.computeIfAbsent(row[0] + "/" + (int) Double.parseDouble(row[6]), key -> new ArrayList<>())
                    .add(new double[] {
                        azimuth < 180 ? azimuth + 360 : azimuth,
                        row[8].isEmpty() ? Double.NaN : Double.parseDouble(row[8])
                    });
        }
        samples.forEach((key, list) -> arcs.put(key, arc(list, Integer.parseInt(key.substring(key.indexOf('/') + 1)))));
    }

    private static Arc arc(List<double[]> samples, int metres) {
        samples.sort((a, b) -> Double.compare(a[0], b[0]));
        double maximum = 0;
        double integral = 0;
        double moment = 0;
        int missing = 0;
        double[] before = null;
        List<double[]> known = new ArrayList<>();
        for (double[] sample : samples) {
            if (Double.isNaN(sample[1])) {
                missing++;
                continue;
            }
            known.add(sample);
            maximum = Math.max(maximum, sample[1]);
            if (before != null) {
                integral += 0.5 * (sample[1] + before[1]) * Math.toRadians(sample[0] - before[0]) * metres;
            }
            before = sample;
        }
        double sum = 0;
        for (double[] sample : known) {
            sum += sample[1];
            moment += sample[0] * sample[1];
        }
        double square = 0;
        for (double[] sample : known) {
            double off = Math.toRadians(sample[0] - moment / sum) * metres;
            square += sample[1] * off * off;
        }
        return new Arc(maximum, integral, samples.size(), missing, Math.sqrt(square / sum));
    }

    Arc arc(Run run, int metres) {
        return arcs.get(run.number() + "/" + metres);
    }

    private static List<String[]> rows(Path csv) {
        try {
            return Files.readAllLines(csv).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path folder() {
        return SharedData.at("dispersion-prairie-grass");
    }
}
