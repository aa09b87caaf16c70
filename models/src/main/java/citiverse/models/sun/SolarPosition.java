package citiverse.models.sun;

import java.time.Instant;

/// Where the sun stands, by the Solar Position Algorithm.
///
/// Source: Reda and Andreas, *Solar Position Algorithm for Solar Radiation Applications*, NREL/TP-560-34302 (2008);
/// within 0.0003° for the years −2000 to 6000. The middle of the sun is meant: its radius is about 0.267°.
///
/// @param azimuth degrees clockwise from true north, 0 to 360
/// @param elevation of the place where it seems to stand, refraction included, degrees above the horizontal
/// @param trueElevation without refraction, degrees
/// @param hourAngle as seen from the place, degrees west of the meridian, −180 to 180
/// @param declination as seen from the place, degrees
public record SolarPosition(
        double azimuth, double elevation, double trueElevation, double hourAngle, double declination) {
    private static final double FLATTENING = 0.99664719;
    private static final double EQUATOR_METRES = 6_378_140;
    private static final double SUN_RADIUS = 0.26667;
    private static final double HORIZON_REFRACTION = 0.5667;

    /// Angle from the zenith, refraction included, degrees.
    public double zenith() {
        return 90 - elevation;
    }

    /// Where one looks from, and through what air.
    ///
    /// @param longitude degrees east
    /// @param latitude degrees north
    /// @param metres above the sea
    /// @param hectopascals mean pressure at the place; 0 for no refraction
    /// @param celsius mean temperature at the place
    public record Observer(double longitude, double latitude, double metres, double hectopascals, double celsius) {

        public Observer {
            if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90) || !Double.isFinite(metres)) {
                throw new IllegalArgumentException("no place on the earth: " + longitude + ", " + latitude);
            }
            if (!(hectopascals >= 0) || !(celsius > -273)) {
                throw new IllegalArgumentException("no such air: " + hectopascals + " hPa, " + celsius + " °C");
            }
        }

        /// At the sea in the standard air of 1010 hPa and 10 °C, in which the refraction at the horizon is told.
        public static Observer at(double longitude, double latitude) {
            return new Observer(longitude, latitude, 0, 1010, 10);
        }
    }

    /// The sun at an instant.
    public static SolarPosition at(Instant instant, Observer observer, double deltaTSeconds) {
        double seconds = instant.getEpochSecond() + instant.getNano() / 1e9;
        double day = Geocentric.julianDay(seconds);
        Geocentric sun = Geocentric.at(day, deltaTSeconds);
        return new Sight(observer)
                .see(
                        Geocentric.meanSidereal(day) + sun.siderealExcess(),
                        sun.rightAscension(),
                        sun.declination(),
                        sun.radius());
    }

    /// A place from which the sun is seen: what of it need not be computed again (steps 3.12 to 3.15).
    static final class Sight {
        private final double longitude;
        private final double sineLatitude;
        private final double cosineLatitude;
        private final double x;
        private final double y;
        private final double air;

        Sight(Observer observer) {
            longitude = observer.longitude();
            double latitude = StrictMath.toRadians(observer.latitude());
            sineLatitude = StrictMath.sin(latitude);
            cosineLatitude = StrictMath.cos(latitude);
            double u = StrictMath.atan(FLATTENING * StrictMath.tan(latitude));
            double height = observer.metres() / EQUATOR_METRES;
            x = StrictMath.cos(u) + height * cosineLatitude;
            y = FLATTENING * StrictMath.sin(u) + height * sineLatitude;
            air = observer.hectopascals() / 1010 * 283 / (273 + observer.celsius());
        }

        /// @param sidereal apparent sidereal time at Greenwich, degrees
        SolarPosition see(double sidereal, double rightAscension, double declination, double radius) {
            double hour = StrictMath.toRadians(Geocentric.turn(sidereal + longitude - rightAscension));
            double parallax = StrictMath.toRadians(8.794 / (3600 * radius));
            double delta = StrictMath.toRadians(declination);
            double cosineHour = StrictMath.cos(hour);
            double depth = StrictMath.cos(delta) - x * parallax * cosineHour;
            double shift = StrictMath.atan2(-x * parallax * StrictMath.sin(hour), depth);
            double seen = StrictMath.atan2((StrictMath.sin(delta) - y * parallax) * StrictMath.cos(shift), depth);
            hour -= shift;
            cosineHour = StrictMath.cos(hour);
            double sineSeen = StrictMath.sin(seen);
            double cosineSeen = StrictMath.cos(seen);
            double elevation = StrictMath.toDegrees(StrictMath.asin(
                    Math.clamp(sineLatitude * sineSeen + cosineLatitude * cosineSeen * cosineHour, -1.0, 1.0)));
            double azimuth = StrictMath.toDegrees(StrictMath.atan2(
                            StrictMath.sin(hour), cosineHour * sineLatitude - sineSeen / cosineSeen * cosineLatitude))
                    + 180;
            double west = StrictMath.toDegrees(hour);
            return new SolarPosition(
                    Geocentric.turn(azimuth),
                    elevation + refraction(elevation),
                    elevation,
                    west > 180 ? west - 360 : west,
                    StrictMath.toDegrees(seen));
        }

        private double refraction(double elevation) {
            if (elevation < -SUN_RADIUS - HORIZON_REFRACTION) {
                return 0;
            }
            double angle = StrictMath.toRadians(elevation + 10.3 / (elevation + 5.11));
            return air * 1.02 / (60 * StrictMath.tan(angle));
        }
    }
}
