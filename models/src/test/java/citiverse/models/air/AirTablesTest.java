package citiverse.models.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Emission factors, vegetation, exposure and detection against hand calculation.
class AirTablesTest {
    @Test
    void leavesTakeUpFineParticles() {
        double velocity = Vegetation.fineVelocity(3);
        double gross = Vegetation.uptake(velocity, 15, 4, 3600);
        double net = gross * (1 - Vegetation.resuspended(3));
        double box = Vegetation.boxRemoval(velocity, 4, 3600, 500);
        System.out.printf(
                "leaves, wind 3 m/s, 15 µg/m³, LAI 4, 1 h: %.1f µg/m², net %.2f; box of 500 m %.4f %%%n",
                gross, net, 100 * box);
        assertEquals(324.0, gross, 5e-10);
        assertEquals(309.42, net, 5e-10);
        assertEquals(4.2280, 100 * box, 5e-5);
        double[] table = {0, .03, .09, .15, .17, .19, .20, .56, .92, .92, 2.11, 2.11, 2.11, 2.11};
        for (int wind = 0; wind < table.length; wind++) {
            assertEquals(table[wind] / 100, Vegetation.fineVelocity(wind), 1e-15);
        }
        assertEquals(0.0012, Vegetation.fineVelocity(2.5), 1e-15);
        assertEquals(0.0211, Vegetation.fineVelocity(40), 1e-15);
        assertEquals(0.23, Vegetation.resuspended(40));
        assertThrows(IllegalArgumentException.class, () -> Vegetation.fineVelocity(-1));
    }

    @Test
    void exposureCountsPeople() {
        Exposure exposure =
                Exposure.of(Pollutant.PM2_5, new double[] {10, 20, Double.NaN}, new double[] {100, 300, 50});
        System.out.println("population-weighted mean: " + exposure.mean());
        assertEquals(17.5, exposure.mean());
        assertEquals(400, exposure.people());
        assertEquals(50, exposure.missingPeople());
        assertEquals(1, exposure.shareAboveGuideline());
        // Targets 35, 25, 15, 10: 20 is above the last two, 10 is not above 10.
        assertEquals(Arrays.toString(new double[] {0, 0, 0.75, 0.75}), Arrays.toString(exposure.shareAboveInterim()));
        assertTrue(Double.isNaN(Exposure.of(Pollutant.NO2, new double[] {Double.NaN}, new double[] {1})
                .mean()));
        assertThrows(
                IllegalArgumentException.class, () -> Exposure.of(Pollutant.NO2, new double[] {1}, new double[] {-1}));
    }

    @Test
    void guidelinesOf2021() {
        assertEquals(10, Pollutant.NO2.annualGuideline());
        assertEquals(25, Pollutant.NO2.dailyGuideline());
        assertEquals(5, Pollutant.PM2_5.annualGuideline());
        assertEquals(15, Pollutant.PM2_5.dailyGuideline());
        assertEquals(15, Pollutant.PM10.annualGuideline());
        assertEquals(45, Pollutant.PM10.dailyGuideline());
    }

    @Test
    void emissionsByHand() {
        // 1,000 diesel cars and 100 heavy vehicles an hour at 50 km/h.
        var flows = new double[VehicleClass.values().length][1];
        flows[VehicleClass.DIESEL_CAR.ordinal()][0] = 1000;
        flows[VehicleClass.HEAVY.ordinal()][0] = 100;
        Emissions emissions = Emissions.of(EmissionFactors.TIER_1, flows, new double[] {50});
        double nox = (1000 * 0.060 * 12.96 + 100 * 0.240 * 33.37) / 1000 / 3600;
        assertEquals(nox, emissions.of(Species.NOX)[0], 1e-15);
        double primary = (1000 * 0.060 * 12.96 * 0.35 + 100 * 0.240 * 33.37 * 0.12) / 1000 / 3600;
        assertEquals(primary, emissions.of(Species.PRIMARY_NO2)[0], 1e-15);
        double fine = (1000 * (0.060 * 1.10 + 0.0074 + 0.0041) + 100 * (0.240 * 0.94 + 0.0316 + 0.0205)) / 1000 / 3600;
        assertEquals(fine, emissions.of(Species.PM2_5)[0], 1e-15);
        assertTrue(emissions.of(Species.PM10)[0] > fine);
        assertThrows(
                IllegalArgumentException.class,
                () -> Emissions.of(
                        EmissionFactors.TIER_1, new double[][] {{-1}, {0}, {0}, {0}, {0}}, new double[] {50}));
        Emissions unknown = Emissions.of(
                EmissionFactors.TIER_1, new double[][] {{Double.NaN}, {0}, {0}, {0}, {0}}, new double[] {50});
        assertTrue(Double.isNaN(unknown.of(Species.NOX)[0]), "a flow that is not known is not zero");
    }

    @Test
    void speedMattersWhereTheTableSaysSo() {
        assertEquals(1, SpeedCurve.FLAT.at(7));
        assertEquals(1.39, SpeedCurve.TYRE_WEAR.at(10));
        assertEquals(1.78 - 0.00974 * 60, SpeedCurve.TYRE_WEAR.at(60), 0.001);
        assertEquals(1, SpeedCurve.TYRE_WEAR.at(80), 0.001);
        assertEquals(1, SpeedCurve.BRAKE_WEAR.at(65), 0.01);
        assertEquals(0.185, SpeedCurve.BRAKE_WEAR.at(120), 1e-12);
    }

    @Test
    void nitricOxideTurnsOnlyAsFarAsThereIsOzone() {
        assertEquals(15, NitrogenDioxide.of(15, 55, 0, 0));
        assertEquals(15 + 20, NitrogenDioxide.of(15, 55, 20, 4), 1e-12);
        assertEquals(15 + 60 + 46.0055 / 47.9982 * 55, NitrogenDioxide.of(15, 55, 300, 60), 1e-9);
        assertEquals(15 + 60, NitrogenDioxide.of(15, 0, 300, 60));
    }

    @Test
    void aDifferenceNobodyCouldFindIsNone() {
        double[] small = {-0.02, -0.03, -0.01, -0.02, -0.02};
        assertEquals(
                Detection.Verdict.NO_DETECTABLE_DIFFERENCE,
                Detection.of(Pollutant.PM2_5, small, 12).verdict());
        double[] large = {-2, -3, -1, -2, -2};
        assertEquals(
                Detection.Verdict.LOWERS,
                Detection.of(Pollutant.PM2_5, large, 12).verdict());
        assertEquals(0.1 * 0.5 * 12, Detection.of(Pollutant.PM2_5, large, 12).thresholdMicrograms(), 1e-12);
        double[] torn = {-2, 3, -1, -2, 2};
        assertEquals(
                Detection.Verdict.NO_DETECTABLE_DIFFERENCE,
                Detection.of(torn, 0).verdict());
        double[] up = {1, 2, 3};
        assertEquals(Detection.Verdict.RAISES, Detection.of(up, 0.5).verdict());
        assertEquals(
                Detection.Verdict.NO_DETECTABLE_DIFFERENCE,
                Detection.of(new double[3], 0).verdict());
    }
}
