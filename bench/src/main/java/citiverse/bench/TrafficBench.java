package citiverse.bench;

import java.nio.file.Path;

/// Speed of the user equilibrium on the Transportation Networks for Research, one thread, once Java is warm.
///
/// Peers (bi-conjugate Frank-Wolfe) are told in rounds and minutes on other machines, so no figure of theirs stands
/// beside ours.
final class TrafficBench {
    private static final String[] NAMES = {"sioux-falls", "anaheim", "chicago-sketch"};
    private static final double[] ASKED = {50, 150, 3000};

    private TrafficBench() {}

    /// Measures all figures that are wanted.
    static void measure(Sheet sheet) {
        Path data = sheet.settings().folder("traffic-assignment");
        for (int k = 0; k < NAMES.length; k++) {
            solve(sheet, data, NAMES[k], "1e-6", ASKED[k]);
            solve(sheet, data, NAMES[k], "1e-10", Double.NaN);
        }
        var ratio = new Figure(
                "chicago-sketch-closures",
                "re-equilibrium after one closure over the cold solve of the same network, gap 1e-6: median of "
                        + "40 links between junctions, evenly by rank of flow, one thread, warm Java, processor time",
                "1",
                0.2,
                Double.NaN);
        sheet.attempt(ratio, () -> {
            var median = new double[sheet.settings().runs()];
            var mean = new double[median.length];
            var worst = new double[median.length];
            for (int run = 0; run < median.length; run++) {
                Child child = sheet.task("traffic-closures", data, "40");
                median[run] = child.told("median");
                mean[run] = child.told("mean");
                worst[run] = child.told("worst");
            }
            sheet.add(Measured.of(ratio, median));
            sheet.add(Measured.of(Figure.told("chicago-sketch-closures-mean", "the same, mean", "1"), mean));
            sheet.add(
                    Measured.of(Figure.told("chicago-sketch-closures-worst", "the same, worst of the 40", "1"), worst));
        });
    }

    private static void solve(Sheet sheet, Path data, String name, String gap, double asked) {
        var figure = new Figure(
                name + "-" + gap,
                "user equilibrium of " + name + " to a relative gap of " + gap
                        + ", one thread, median of 9 after 12 in the same Java; without reading",
                "ms",
                asked,
                Double.NaN);
        sheet.attempt(figure, () -> {
            var millis = new double[sheet.settings().runs()];
            double rounds = 0;
            for (int run = 0; run < millis.length; run++) {
                Child child = sheet.task("traffic", data, name, gap);
                millis[run] = 1000 * child.told("seconds");
                rounds = child.told("rounds");
            }
            sheet.add(Measured.of(figure, millis));
            sheet.add(
                    Measured.of(Figure.told(name + "-" + gap + "-rounds", "its passes over the origins", "1"), rounds));
        });
    }
}
