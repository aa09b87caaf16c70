package citiverse.report;

import citiverse.rehearse.Comparison.PlaceTable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/// How close together the places of a map lie, which decides how large their signs may be.
enum Density {
    /// Less than 21 drawing units from place to place.
    DENSE(3, 5, 7),
    /// What lies between, such as 1,200 hexagons on one map.
    NORMAL(5, 7, 10),
    /// More than 45 drawing units.
    SPARSE(7, 10, 14);

    private static final int LOOKED_AT = 200;
    private static final double CLOSE = 21;
    private static final double FAR = 45;

    private final int[] halves;

    Density(int small, int middle, int large) {
        halves = new int[] {0, small, middle, large};
    }

    /// Half the width of a triangle, drawing units.
    ///
    /// @param size 1 to 3
    int half(int size) {
        return halves[size];
    }

    /// Its class in the style sheet.
    String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// From the median distance to the nearest neighbour, over places spread evenly through the table.
    static Density of(PlaceTable places, Frame frame) {
        int[] lived = IntStream.range(0, places.ids().length)
                .filter(i -> places.population()[i] > 0)
                .toArray();
        int step = Math.max(1, lived.length / LOOKED_AT);
        double[] nearest = IntStream.range(0, lived.length / step)
                .mapToDouble(i -> nearest(places, frame, lived, i * step))
                .sorted()
                .toArray();
        double median = nearest.length == 0 ? CLOSE : nearest[nearest.length / 2];
        return median < CLOSE ? DENSE : median > FAR ? SPARSE : NORMAL;
    }

    private static double nearest(PlaceTable places, Frame frame, int[] lived, int at) {
        int x = frame.x(places.longitude()[lived[at]]);
        int y = frame.y(places.latitude()[lived[at]]);
        return Arrays.stream(lived)
                .filter(i -> i != lived[at])
                .mapToDouble(
                        i -> StrictMath.hypot(frame.x(places.longitude()[i]) - x, frame.y(places.latitude()[i]) - y))
                .min()
                .orElse(FAR);
    }
}
