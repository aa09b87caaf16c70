package citiverse.models.air;

import java.util.EnumMap;
import java.util.Map;

/// What a vehicle of each class emits over a kilometre: a table to be replaced by that of the city's own fleet.
///
/// @param source where the figures come from
/// @param rows one for each class
public record EmissionFactors(String source, Map<VehicleClass, Row> rows) {

    /// One class of vehicles.
    ///
    /// @param fuelGramsPerKilometre fuel; 0 for electric
    /// @param noxGramsPerKilogram nitrogen oxides per kilogram of fuel, as NO₂
    /// @param particlesGramsPerKilogram exhaust particles per kilogram of fuel, all below 2.5 µm
    /// @param primaryShare share of the nitrogen oxides that leaves as NO₂, 0 to 1
    /// @param wearFine tyre and brake wear below 2.5 µm, g/km
    /// @param wearCoarse tyre and brake wear below 10 µm, g/km
    /// @param roadFine road wear below 2.5 µm, g/km
    /// @param roadCoarse road wear below 10 µm, g/km
    /// @param exhaustAtSpeed what the exhaust is multiplied by at a speed
    /// @param wearAtSpeed what tyre and brake wear is multiplied by at a speed
    public record Row(
            double fuelGramsPerKilometre,
            double noxGramsPerKilogram,
            double particlesGramsPerKilogram,
            double primaryShare,
            double wearFine,
            double wearCoarse,
            double roadFine,
            double roadCoarse,
            SpeedCurve exhaustAtSpeed,
            SpeedCurve wearAtSpeed) {
        public Row {
            double[] all = {
                fuelGramsPerKilometre,
                noxGramsPerKilogram,
                particlesGramsPerKilogram,
                primaryShare,
                wearFine,
                wearCoarse - wearFine,
                roadFine,
                roadCoarse - roadFine
            };
            for (double value : all) {
                if (!(value >= 0) || Double.isInfinite(value)) {
                    throw new IllegalArgumentException("emission factors must be at least 0, and what is below 10 µm at"
                            + " least what is below 2.5 µm");
                }
            }
            if (primaryShare > 1) {
                throw new IllegalArgumentException("the share of NO₂ must be at most 1, not " + primaryShare);
            }
        }

        /// Grams per kilometre at a speed.
        double grams(Species species, double kilometresPerHour) {
            double exhaust = fuelGramsPerKilometre / 1000 * exhaustAtSpeed.at(kilometresPerHour);
            return switch (species) {
                case NOX -> exhaust * noxGramsPerKilogram;
                case PRIMARY_NO2 -> exhaust * noxGramsPerKilogram * primaryShare;
                case PM2_5 ->
                    exhaust * particlesGramsPerKilogram + wearFine * wearAtSpeed.at(kilometresPerHour) + roadFine;
                case PM10 ->
                    exhaust * particlesGramsPerKilogram + wearCoarse * wearAtSpeed.at(kilometresPerHour) + roadCoarse;
            };
        }
    }

    /// EMEP/EEA guidebook 2019, Tier 1: an average European fleet, flat in speed. Shares of NO₂: 3 % petrol, 35
    /// % diesel cars and vans, 12 % heavy vehicles. Electric cars: wear of a petrol car.
    public static final EmissionFactors TIER_1 = tier1();

    public EmissionFactors {
        for (VehicleClass kind : VehicleClass.values()) {
            if (!rows.containsKey(kind)) {
                throw new IllegalArgumentException("there is no row for " + kind);
            }
        }
        rows = Map.copyOf(rows);
    }

    private static EmissionFactors tier1() {
        Map<VehicleClass, Row> rows = new EnumMap<>(VehicleClass.class);
        rows.put(VehicleClass.PETROL_CAR, row(70, 8.73, 0.03, 0.03, 0.0074, 0.0138, 0.0041, 0.0075));
        rows.put(VehicleClass.DIESEL_CAR, row(60, 12.96, 1.10, 0.35, 0.0074, 0.0138, 0.0041, 0.0075));
        rows.put(VehicleClass.ELECTRIC_CAR, row(0, 0, 0, 0, 0.0074, 0.0138, 0.0041, 0.0075));
        rows.put(VehicleClass.DIESEL_VAN, row(80, 14.91, 1.52, 0.35, 0.0117, 0.0216, 0.0041, 0.0075));
        rows.put(VehicleClass.HEAVY, row(240, 33.37, 0.94, 0.12, 0.0316, 0.0590, 0.0205, 0.0380));
        return new EmissionFactors("EMEP/EEA air pollutant emission inventory guidebook 2019, Tier 1", rows);
    }

    private static Row row(
            double fuel,
            double nox,
            double particles,
            double primary,
            double fine,
            double coarse,
            double road,
            double roadCoarse) {
        return new Row(fuel, nox, particles, primary, fine, coarse, road, roadCoarse, SpeedCurve.FLAT, SpeedCurve.FLAT);
    }

    /// Grams that a vehicle emits over a kilometre.
    public double gramsPerKilometre(VehicleClass kind, Species species, double kilometresPerHour) {
        return rows.get(kind).grams(species, kilometresPerHour);
    }

    /// The same with another row for one class.
    public EmissionFactors with(VehicleClass kind, Row row, String newSource) {
        Map<VehicleClass, Row> changed = new EnumMap<>(rows);
        changed.put(kind, row);
        return new EmissionFactors(newSource, changed);
    }
}
