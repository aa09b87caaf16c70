package citiverse.models.sun;

import citiverse.models.sun.SolarPosition.Observer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// Sunrise, noon and sunset of a civil day.
///
/// The sun rises and sets where the middle of its disc, as seen from the middle of the earth, stands 0.8333° beneath
/// the horizontal: 0.2667° for its radius and 0.5667° for refraction, as in appendix A.2 of the Solar Position
/// Algorithm; found to a hundredth of a second by halving.
///
/// @param transit when it stands highest: its hour angle is 0
/// @param sunrise null where it does not rise that day
/// @param sunset null where it does not set that day
/// @param up true where it stands above the horizon at transit
public record SunDay(Instant transit, Instant sunrise, Instant sunset, boolean up) {
    private static final double RISE = -0.8333;
    private static final double HALF_DAY = 43_200;

    /// The sun on a civil day in a time zone; the day between two midnights whatever the clocks do.
    public static SunDay of(LocalDate date, ZoneId zone, Observer observer, double deltaTSeconds) {
        double start = date.atStartOfDay(zone).toEpochSecond();
        double end = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
        // Near noon the hour angle grows by 15° an hour; a few steps find where it is 0.
        double noon = (start + end) / 2;
        for (int i = 0; i < 6; i++) {
            noon -= hourAngle(noon, observer, deltaTSeconds) * 240;
        }
        if (noon < start) {
            noon += 86_400;
        } else if (noon >= end) {
            noon -= 86_400;
        }
        double rise = crossing(noon - HALF_DAY, noon, observer, deltaTSeconds);
        double set = crossing(noon + HALF_DAY, noon, observer, deltaTSeconds);
        boolean up = altitude(noon, observer, deltaTSeconds) > RISE;
        return new SunDay(instant(noon), instant(rise), instant(set), up);
    }

    /// Sunrise, where there is one.
    public Optional<Instant> rises() {
        return Optional.ofNullable(sunrise);
    }

    /// Sunset, where there is one.
    public Optional<Instant> sets() {
        return Optional.ofNullable(sunset);
    }

    private static double crossing(double midnight, double noon, Observer observer, double deltaT) {
        double low = midnight;
        double high = noon;
        if (altitude(low, observer, deltaT) > RISE || altitude(high, observer, deltaT) <= RISE) {
            return Double.NaN;
        }
        while (Math.abs(high - low) > 0.01) {
            double middle = (low + high) / 2;
            if (altitude(middle, observer, deltaT) > RISE) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double hourAngle(double seconds, Observer observer, double deltaT) {
        double day = Geocentric.julianDay(seconds);
        Geocentric sun = Geocentric.at(day, deltaT);
        double hour = Geocentric.turn(
                Geocentric.meanSidereal(day) + sun.siderealExcess() + observer.longitude() - sun.rightAscension());
        return hour > 180 ? hour - 360 : hour;
    }

    private static double altitude(double seconds, Observer observer, double deltaT) {
        double day = Geocentric.julianDay(seconds);
        Geocentric sun = Geocentric.at(day, deltaT);
        double hour = StrictMath.toRadians(
                Geocentric.meanSidereal(day) + sun.siderealExcess() + observer.longitude() - sun.rightAscension());
        double latitude = StrictMath.toRadians(observer.latitude());
        double declination = StrictMath.toRadians(sun.declination());
        return StrictMath.toDegrees(StrictMath.asin(StrictMath.sin(latitude) * StrictMath.sin(declination)
                + StrictMath.cos(latitude) * StrictMath.cos(declination) * StrictMath.cos(hour)));
    }

    private static Instant instant(double seconds) {
        return Double.isNaN(seconds) ? null : Instant.ofEpochMilli(Math.round(seconds * 1000));
    }
}
