package citiverse.models.sun;

/// Terrestrial time less universal time, seconds.
///
/// Between the years of a table, linearly; outside, its end. From 1972 on the values are those of the Earth's measured
/// rotation, rounded; after 2025 nobody knows, and 69 to 72 s are assumed. A second too much moves the sun by 0.00001°.
public final class DeltaT {
    private static final double[][] TABLE = {
        {1900, -2.7}, {1910, 10.5}, {1920, 21.2}, {1930, 24.0}, {1940, 24.3}, {1950, 29.1}, {1960, 33.2},
        {1970, 40.2}, {1980, 50.5}, {1990, 56.9}, {2000, 63.8}, {2005, 64.7}, {2010, 66.1}, {2015, 67.6},
        {2020, 69.4}, {2025, 69.1}, {2050, 72.0}
    };

    private DeltaT() {}

    /// At the middle of a year.
    public static double seconds(int year) {
        if (year <= TABLE[0][0]) {
            return TABLE[0][1];
        }
        for (int i = 1; i < TABLE.length; i++) {
            if (year <= TABLE[i][0]) {
                double part = (year - TABLE[i - 1][0]) / (TABLE[i][0] - TABLE[i - 1][0]);
                return TABLE[i - 1][1] + part * (TABLE[i][1] - TABLE[i - 1][1]);
            }
        }
        return TABLE[TABLE.length - 1][1];
    }
}
