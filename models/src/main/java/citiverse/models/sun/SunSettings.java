package citiverse.models.sun;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/// What is reckoned, and how finely.
///
/// @param dates civil days for which hours are told
/// @param year calendar year for which the year's hours are told
/// @param zone time zone in which days begin; within, all is universal time
/// @param stepMinutes step through a date: 5 for comparing options, 1 for judging by a rule
/// @param yearStepMinutes step through the year
/// @param leastAltitudeDegrees lower sun is not counted; rules of thumb for open ground leave out 10° and less
/// @param refraction true where the sun is seen through air of 1010 hPa and 10 °C, false for bare geometry
/// @param sunshine share of the possible sunshine for January to December, 1 for an always clear sky; only
///     probable sunlight hours depend on it
/// @param leastHorizonDegrees obstacles that rise less above a receptor are left out
/// @param reachMetres obstacles farther away are left out
/// @param terrainReachMetres terrain farther away is left out; 0 leaves all terrain out
/// @param threads used; the result is the same for any number
public record SunSettings(
        List<LocalDate> dates,
        int year,
        ZoneId zone,
        int stepMinutes,
        int yearStepMinutes,
        double leastAltitudeDegrees,
        boolean refraction,
        double[] sunshine,
        double leastHorizonDegrees,
        double reachMetres,
        double terrainReachMetres,
        int threads) {

    public SunSettings {
        dates = List.copyOf(dates);
        sunshine = sunshine.clone();
        if (stepMinutes < 1 || stepMinutes > 60 || yearStepMinutes < 1 || yearStepMinutes > 60 || threads < 1) {
            throw new IllegalArgumentException("steps of 1 to 60 minutes and at least one thread are needed");
        }
        if (!(leastAltitudeDegrees >= 0 && leastAltitudeDegrees < 90)
                || !(leastHorizonDegrees > 0 && leastHorizonDegrees < 90)) {
            throw new IllegalArgumentException("least elevations lie between 0° and 90°");
        }
        if (!(reachMetres > 0) || !(terrainReachMetres >= 0)) {
            throw new IllegalArgumentException("a reach is greater than 0");
        }
        if (sunshine.length != 12) {
            throw new IllegalArgumentException("the share of sunshine is told for twelve months");
        }
        for (double share : sunshine) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("the share of sunshine lies between 0 and 1, not " + share);
            }
        }
    }

    /// The equinox and both solstices of a year and the year itself, clear sky, obstacles above 0.5°
    /// within 5 km.
    public static SunSettings of(int year, ZoneId zone) {
        double[] clear = new double[12];
        Arrays.fill(clear, 1);
        return new SunSettings(
                List.of(LocalDate.of(year, 3, 21), LocalDate.of(year, 6, 21), LocalDate.of(year, 12, 21)),
                year,
                zone,
                5,
                2,
                0,
                true,
                clear,
                0.5,
                5000,
                20_000,
                1);
    }

    /// With other dates.
    public SunSettings on(List<LocalDate> others) {
        return copy(others, stepMinutes, leastAltitudeDegrees, sunshine, reachMetres, threads);
    }

    /// With another step through a date, minutes.
    public SunSettings step(int minutes) {
        return copy(dates, minutes, leastAltitudeDegrees, sunshine, reachMetres, threads);
    }

    /// With another least altitude of the sun, degrees.
    public SunSettings above(double degrees) {
        return copy(dates, stepMinutes, degrees, sunshine, reachMetres, threads);
    }

    /// With the share of the possible sunshine of each month.
    public SunSettings sunshine(double... shares) {
        return copy(dates, stepMinutes, leastAltitudeDegrees, shares, reachMetres, threads);
    }

    /// With another reach, metres.
    public SunSettings within(double metres) {
        return copy(dates, stepMinutes, leastAltitudeDegrees, sunshine, metres, threads);
    }

    /// With another number of threads.
    public SunSettings threads(int number) {
        return copy(dates, stepMinutes, leastAltitudeDegrees, sunshine, reachMetres, number);
    }

    /// True where probable sunlight hours rest on sunshine statistics rather than on a clear sky.
    public boolean probable() {
        for (double share : sunshine) {
            if (share != 1) {
                return true;
            }
        }
        return false;
    }

    private SunSettings copy(List<LocalDate> days, int step, double altitude, double[] shares, double reach, int crew) {
        return new SunSettings(
                days,
                year,
                zone,
                step,
                yearStepMinutes,
                altitude,
                refraction,
                shares,
                leastHorizonDegrees,
                reach,
                terrainReachMetres,
                crew);
    }
}
