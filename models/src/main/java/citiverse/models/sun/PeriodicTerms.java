package citiverse.models.sun;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The periodic terms of the Solar Position Algorithm, as its tables A4.2 and A4.3 have them.
final class PeriodicTerms {
    private static final TreeMap<String, double[][]> SERIES = read();
    /// Terms of nutation: five multiples of arguments, then a, b, c, d.
    static final double[][] NUTATION = SERIES.get("N");

    private PeriodicTerms() {}

    /// Σ τⁱ Σ A cos(B + Cτ) of the series of one letter, in units of 10⁻⁸.
    ///
    /// @param letter `L`, `B` or `R`
    /// @param tau Julian ephemeris millennia since 2000
    static double sum(char letter, double tau) {
        double total = 0;
        double power = 1;
        for (int i = 0; SERIES.containsKey(letter + Integer.toString(i)); i++) {
            double series = 0;
            for (double[] term : SERIES.get(letter + Integer.toString(i))) {
                series += term[0] * StrictMath.cos(term[1] + term[2] * tau);
            }
            total += series * power;
            power *= tau;
        }
        return total / 1e8;
    }

    private static TreeMap<String, double[][]> read() {
        var rows = new TreeMap<String, List<double[]>>();
        try (var in = new BufferedReader(new InputStreamReader(
                PeriodicTerms.class.getResourceAsStream("spa-terms.txt"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split(" ");
                    double[] numbers = new double[parts.length - 1];
                    for (int i = 0; i < numbers.length; i++) {
                        numbers[i] = Double.parseDouble(parts[i + 1]);
                    }
                    rows.computeIfAbsent(parts[0], fresh -> new ArrayList<>()).add(numbers);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var series = new TreeMap<String, double[][]>();
        rows.forEach((name, terms) -> series.put(name, terms.toArray(double[][]::new)));
        return series;
    }
}
