package citiverse.models.air;

/// What each street emits along each metre: q = Σ_k v_k EF_k(speed)/1000/3600, in g/(m s).
///
/// @param gramsPerMetreSecond per [Species] and street
public record Emissions(double[][] gramsPerMetreSecond) {
    private static final double HOURS_A_DAY = 24;

    public Emissions {
        if (gramsPerMetreSecond.length != Species.values().length) {
            throw new IllegalArgumentException("a row for each species is needed");
        }
    }

    /// Emissions of vehicles by class.
    ///
    /// @param vehiclesPerHour mean over the year, per [VehicleClass] and street; `NaN` where not known: then
    ///     the emissions are not known either
    /// @param kilometresPerHour mean speed per street
    public static Emissions of(EmissionFactors factors, double[][] vehiclesPerHour, double[] kilometresPerHour) {
        VehicleClass[] kinds = VehicleClass.values();
        if (vehiclesPerHour.length != kinds.length) {
            throw new IllegalArgumentException("flows of each class of vehicles are needed");
        }
        int streets = kilometresPerHour.length;
        var rates = new double[Species.values().length][streets];
        for (int street = 0; street < streets; street++) {
            for (int kind = 0; kind < kinds.length; kind++) {
                double flow = vehiclesPerHour[kind][street];
                if (flow < 0 || Double.isInfinite(flow)) {
                    throw new IllegalArgumentException("the flow on street " + street + " is " + flow
                            + " vehicles an hour; it must be at least 0, or NaN where not known");
                }
                for (Species species : Species.values()) {
                    rates[species.ordinal()][street] +=
                            flow * factors.gramsPerKilometre(kinds[kind], species, kilometresPerHour[street]) / 3.6e6;
                }
            }
        }
        return new Emissions(rates);
    }

    /// Emissions of vehicles a day (annual average, both directions) of one fleet.
    public static Emissions ofDaily(
            EmissionFactors factors, double[] vehiclesPerDay, Fleet fleet, double[] kilometresPerHour) {
        var hourly = new double[VehicleClass.values().length][vehiclesPerDay.length];
        for (int kind = 0; kind < hourly.length; kind++) {
            for (int street = 0; street < vehiclesPerDay.length; street++) {
                hourly[kind][street] = vehiclesPerDay[street] / HOURS_A_DAY * fleet.shares()[kind];
            }
        }
        return of(factors, hourly, kilometresPerHour);
    }

    public int streets() {
        return gramsPerMetreSecond[0].length;
    }

    /// Rates of one species, g/(m s) per street.
    public double[] of(Species species) {
        return gramsPerMetreSecond[species.ordinal()];
    }
}
