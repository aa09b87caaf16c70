package citiverse.models.noise;

/// Sound power of a metre of street in octave bands, after CNOSSOS-EU (Directive (EU) 2015/996, 2.2).
///
/// Rolling L_R = A_R + B_R lg(v/70) + surface + studs + temperature + junction; propulsion L_P = A_P + B_P (v −
/// 70)/70 + surface (where it lowers) + slope + junction; the sum of both energies L_W; a stream of Q vehicles
/// an hour gives L_W′ = L_W + 10 lg(Q/(1000 v)), and the streams add up.
///
/// @param edition of the coefficients
/// @param surface of the street
/// @param temperatureCelsius mean of the year
/// @param studdedShare share of light vehicles with studded tyres in the season
/// @param studdedMonths months of that season
/// @param slopePercent rise along the way of driving; vehicles both ways: see [#bothWays]
/// @param bothWays true where half of the vehicles drive up and half down
/// @param junction what ends the street
/// @param junctionMetres distance to it; 100 m and more has no effect
public record RoadNoise(
        RoadCoefficients edition,
        RoadSurface surface,
        double temperatureCelsius,
        double studdedShare,
        double studdedMonths,
        double slopePercent,
        boolean bothWays,
        Junction junction,
        double junctionMetres) {
    private static final double REFERENCE_SPEED = 70;
    private static final double REFERENCE_TEMPERATURE = 20;
    /// Speeds below are not covered by the directive: they count as this.
    private static final double LEAST_SPEED = 20;
    private static final double JUNCTION_REACH = 100;
    private static final double STEEPEST = 12;
    private static final double[] PER_DEGREE = {0.08, 0.04, 0.04};
    private static final double[] STUD_LEVEL = {0, 0, 0, 2.6, 2.9, 1.5, 2.3, 9.2};
    private static final double[] STUD_SLOPE = {0, 0, 0, -3.1, -6.4, -14, -22.4, -11.4};

    /// Crossings slow vehicles down and make them accelerate.
    public enum Junction {
        CROSSING(new double[] {-4.5, -4, -4, 0, 0}, new double[] {5.5, 9, 9, 0, 0}),
        ROUNDABOUT(new double[] {-4.4, -2.3, -2.3, 0, 0}, new double[] {3.1, 6.7, 6.7, 0, 0});

        private final double[] rolling;
        private final double[] propulsion;

        Junction(double[] rolling, double[] propulsion) {
            this.rolling = rolling;
            this.propulsion = propulsion;
        }
    }

    /// A level street with the reference surface at 15 °C, coefficients as amended.
    public static final RoadNoise PLAIN = new RoadNoise(
            RoadCoefficients.AMENDMENT_2021, RoadSurface.REFERENCE, 15, 0, 0, 0, true, Junction.CROSSING, 100);

    public RoadNoise {
        if (!(studdedShare >= 0 && studdedShare <= 1) || !(studdedMonths >= 0 && studdedMonths <= 12)) {
            throw new IllegalArgumentException("studded tyres need a share of 0 to 1 and 0 to 12 months, not "
                    + studdedShare + " and " + studdedMonths);
        }
        if (!Double.isFinite(temperatureCelsius) || !Double.isFinite(slopePercent) || !(junctionMetres >= 0)) {
            throw new IllegalArgumentException("temperature and slope must be finite, the distance to a junction at"
                    + " least 0, not " + temperatureCelsius + ", " + slopePercent + ", " + junctionMetres);
        }
    }

    /// Sound power per metre in each band, as energy relative to 1 pW/m; its level is 10 lg of it.
    ///
    /// @param vehiclesPerHour per [NoiseVehicle]
    /// @param kilometresPerHour per [NoiseVehicle]
    public double[] power(double[] vehiclesPerHour, double[] kilometresPerHour) {
        var sum = new double[RoadCoefficients.BANDS];
        for (NoiseVehicle vehicle : NoiseVehicle.values()) {
            double flow = vehiclesPerHour[vehicle.ordinal()];
            if (flow < 0) {
                throw new IllegalArgumentException("a flow must be at least 0, not " + flow);
            }
            double speed = Math.max(LEAST_SPEED, kilometresPerHour[vehicle.ordinal()]);
            for (int band = 0; band < sum.length; band++) {
                sum[band] += flow / (1000 * speed) * vehicle(vehicle, speed, band);
            }
        }
        return sum;
    }

    /// Level per metre in a band, dB.
    public double level(double[] vehiclesPerHour, double[] kilometresPerHour, int band) {
        return 10 * StrictMath.log10(power(vehiclesPerHour, kilometresPerHour)[band]);
    }

    /// Energy of one vehicle.
    private double vehicle(NoiseVehicle vehicle, double speed, int band) {
        double rolling = vehicle.ordinal() < 3 ? energy(rolling(vehicle, speed, band)) : 0;
        double propulsion = propulsion(vehicle, speed, band);
        double up = energy(propulsion + slope(vehicle, speed, slopePercent));
        if (!bothWays) {
            return rolling + up;
        }
        return rolling + (up + energy(propulsion + slope(vehicle, speed, -slopePercent))) / 2;
    }

    private double rolling(NoiseVehicle vehicle, double speed, int band) {
        double logarithm = StrictMath.log10(speed / REFERENCE_SPEED);
        return edition.rolling(vehicle, band)
                + edition.rollingSlope(vehicle, band) * logarithm
                + surface.alpha(edition, vehicle, band)
                + surface.beta(edition, vehicle) * logarithm
                + studs(vehicle, speed, band)
                + PER_DEGREE[vehicle.ordinal()] * (REFERENCE_TEMPERATURE - temperatureCelsius)
                + junction.rolling[vehicle.ordinal()] * nearness();
    }

    private double propulsion(NoiseVehicle vehicle, double speed, int band) {
        return edition.propulsion(vehicle, band)
                + edition.propulsionSlope(vehicle, band) * (speed - REFERENCE_SPEED) / REFERENCE_SPEED
                + Math.min(0, surface.alpha(edition, vehicle, band))
                + junction.propulsion[vehicle.ordinal()] * nearness();
    }

    private double studs(NoiseVehicle vehicle, double speed, int band) {
        double share = studdedShare * studdedMonths / 12;
        if (vehicle != NoiseVehicle.LIGHT || share == 0) {
            return 0;
        }
        double level =
                STUD_LEVEL[band] + STUD_SLOPE[band] * StrictMath.log10(Math.clamp(speed, 50, 90) / REFERENCE_SPEED);
        return 10 * StrictMath.log10(1 - share + share * energy(level));
    }

    private double nearness() {
        return Math.max(0, 1 - junctionMetres / JUNCTION_REACH);
    }

    private static double slope(NoiseVehicle vehicle, double speed, double percent) {
        double down = Math.min(STEEPEST, -percent);
        double up = Math.min(STEEPEST, percent);
        return switch (vehicle) {
            case LIGHT -> percent < -6 ? down - 6 : percent <= 2 ? 0 : speed / 100 * (up - 2) / 1.5;
            case MEDIUM -> percent < -4 ? (speed - 20) / 100 * (down - 4) / 0.7 : percent <= 0 ? 0 : speed / 100 * up;
            case HEAVY ->
                percent < -4 ? (speed - 10) / 100 * (down - 4) / 0.5 : percent <= 0 ? 0 : speed / 100 * up / 0.8;
            case MOPED, MOTORCYCLE -> 0;
        };
    }

    static double energy(double decibels) {
        return StrictMath.pow(10, decibels / 10);
    }
}
