package citiverse.models.air;

/// What the traffic of a street between tall buildings gives at its sides: the direct plume along the
/// street-level wind and the air that turns around in the vortex, after Berkowicz 2000 (the model OSPM),
/// reduced to the equations below.
///
/// Symbols: H height, W width, Φ angle between roof wind and street, U roof wind, u street wind, q emission
/// g/(m s).
///
/// - u = U ln(h₀/z₀)/ln(H/z₀) (1 − 0.2 sin Φ), h₀ = 2 m, z₀ = 0.6 m; σw = √((0.1 u)² + σw₀²), σw₀ by traffic
/// - vortex: L_v = 2 H min(1, U/2 m/s) sin Φ; L = min(W, L_v)
/// - direct: √(2/π) q/(W σw) ln((h₀ + σw x/u)/h₀) over x upwind on the ground, at most until the plume reaches
///   the roofs (x = u(H − h₀)/σw): on the lee side x = L/sin Φ, against the vortex; on the windward side x = (W
///   − L)/sin Φ
/// - recirculated, inside the vortex: (q/W) L/(σwt L_t + U sin Φ s₁ + u sin Φ s₂), σwt = √((0.1 U)² + 0.4
///   σw₀²), L_t = min(W, L_v/2) the open top, s₁ and s₂ the upper and lower half of the vortex's slanted edge
///   as far as no building closes it
///
/// Valid for streets with buildings on both sides and few gaps, between junctions. Not validated here:
/// exploratory.
public final class StreetCanyon {
    private static final double ROOT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);
    private static final double VEHICLE_METRES = 2;
    private static final double ROUGHNESS = 0.6;
    private static final double FULL_VORTEX_WIND = 2;
    private static final double LEAST_SINE = 0.02;

    /// σw₀ where nothing is known of the traffic, m/s: about 1,000 cars an hour at 40 km/h in a street of 15 m.
    public static final double ASSUMED_TRAFFIC_TURBULENCE = 0.25;

    private StreetCanyon() {}

    /// Concentrations at both sides for an emission of 1 g/(m s), in s/m².
    ///
    /// @param lee at the foot of the buildings that the wind comes over
    /// @param windward at the foot of the buildings that the wind meets
    public record Sides(double lee, double windward) {}

    /// Turbulence that vehicles make, σw₀ = b √(Σ n v S/W) with b = 0.3 and S = 2 m² (16 m² heavy) (Berkowicz
    /// 2000).
    ///
    /// @param lightPerHour cars and vans an hour
    /// @param heavyPerHour heavy vehicles an hour
    public static double trafficTurbulence(
            double lightPerHour, double heavyPerHour, double kilometresPerHour, double widthMetres) {
        double area = (2 * lightPerHour + 16 * heavyPerHour) / 3600;
        return 0.3 * Math.sqrt(area * kilometresPerHour / 3.6 / widthMetres);
    }

    /// Both sides.
    ///
    /// @param sine sin Φ, 0 along the street, 1 across it
    /// @param roofWind U in m/s
    /// @param trafficTurbulence σw₀ in m/s, greater than 0
    public static Sides sides(
            double heightMetres, double widthMetres, double sine, double roofWind, double trafficTurbulence) {
        double across = Math.max(LEAST_SINE, sine);
        double height = Math.max(heightMetres, 1.5 * VEHICLE_METRES);
        double street = roofWind
                * StrictMath.log(VEHICLE_METRES / ROUGHNESS)
                / StrictMath.log(height / ROUGHNESS)
                * (1 - 0.2 * across);
        double spread = Math.sqrt(0.01 * street * street + trafficTurbulence * trafficTurbulence);
        double vortex = 2 * height * Math.min(1, roofWind / FULL_VORTEX_WIND) * across;
        double inside = Math.min(widthMetres, vortex);
        double toRoofs = street * (height - VEHICLE_METRES) / spread;
        double lee = direct(Math.min(toRoofs, inside / across), street, spread, widthMetres);
        double windward = direct(Math.min(toRoofs, (widthMetres - inside) / across), street, spread, widthMetres);
        double turned = recirculated(height, widthMetres, across, roofWind, street, vortex, trafficTurbulence);
        // The windward side is inside the vortex only where the vortex fills the street.
        return new Sides(lee + turned, windward + (inside >= widthMetres ? turned : 0));
    }

    private static double direct(double x, double street, double spread, double width) {
        return ROOT_TWO_OVER_PI
                / (width * spread)
                * StrictMath.log((VEHICLE_METRES + spread * x / street) / VEHICLE_METRES);
    }

    private static double recirculated(
            double height, double width, double across, double roofWind, double street, double vortex, double traffic) {
        double top = Math.min(width, vortex / 2);
        double exchange = Math.sqrt(0.01 * roofWind * roofWind + 0.4 * traffic * traffic);
        double edge = Math.sqrt(vortex * vortex / 4 + height * height);
        double open = Math.clamp((width - vortex / 2) / (vortex / 2), 0, 1);
        double upper = Math.min(open, 0.5) * edge;
        double lower = Math.max(0, open - 0.5) * edge;
        double out = exchange * top + across * (roofWind * upper + street * lower);
        return Math.min(width, vortex) / width / out;
    }

    /// Mean over the weather at one side.
    ///
    /// @param axisEast direction of the street, any length greater than 0
    /// @param sideEast direction from the middle of the street to the place
    static double mean(
            WeatherBins weather,
            double roughnessMetres,
            double heightMetres,
            double widthMetres,
            double axisEast,
            double axisNorth,
            double sideEast,
            double sideNorth,
            double trafficTurbulence) {
        double length = Math.sqrt(axisEast * axisEast + axisNorth * axisNorth);
        int parts = 5;
        double sum = 0;
        for (WeatherBins.Bin bin : weather.bins()) {
            double roofWind = bin.layer(roughnessMetres, weather.heightMetres()).wind(heightMetres);
            for (int k = 0; k < parts; k++) {
                double from = StrictMath.toRadians(bin.fromDegrees() + bin.sectorDegrees() * ((k + 0.5) / parts - 0.5));
                double fromEast = StrictMath.sin(from);
                double fromNorth = StrictMath.cos(from);
                double sine = Math.abs(fromEast * axisNorth - fromNorth * axisEast) / length;
                Sides sides = sides(heightMetres, widthMetres, sine, roofWind, trafficTurbulence);
                double towards = fromEast * sideEast + fromNorth * sideNorth;
                double here = towards > 0
                        ? sides.lee()
                        : towards < 0 ? sides.windward() : (sides.lee() + sides.windward()) / 2;
                sum += bin.weight() / parts * here;
            }
        }
        return sum;
    }
}
