package citiverse.models.heat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.air.Receptors;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatTest {
    @Test
    void thermalIndexOfAMildDay() {
        double found = Utci.celsius(25, 25, 1, 50);
        System.out.printf("UTCI at 25 °C, 1 m/s, 50 %%: asked 24.6, found %.3f%n", found);
        assertEquals(24.6, found, 0.05);
        // Air, radiant, wind, humidity, index: values that two public implementations are tested with.
        double[][] published = {
            {25, 27, 1, 50, 25.2},
            {19, 24, 1, 50, 20.0},
            {19, 14, 1, 50, 16.8},
            {27, 22, 1, 50, 25.5},
            {27, 22, 10, 50, 20.0},
            {27, 22, 16, 50, 15.8},
            {20, 20, 3, 50, 16.24224},
            {30, 30, 0.5, 90, 35.511294}
        };
        for (double[] row : published) {
            double index = Utci.celsius(row[0], row[1], row[2], row[3]);
            System.out.printf("  UTCI asked %s, found %.5f%n", row[4], index);
            assertEquals(row[4], index, row[4] == Math.rint(10 * row[4]) / 10 ? 0.1 : 1e-5);
        }
        assertEquals(3.169, Utci.saturationKilopascal(25), 0.001);
        assertEquals(0.6112, Utci.saturationKilopascal(0), 0.0005);
    }

    @Test
    void sunAndMoistureHeatWindCools() {
        double mild = Utci.celsius(30, 30, 2, 50);
        assertTrue(Utci.celsius(30, 60, 2, 50) > mild + 5);
        assertTrue(Utci.celsius(30, 30, 2, 80) > mild);
        assertTrue(Utci.celsius(30, 30, 8, 50) < mild);
        assertTrue(Double.isNaN(Utci.celsius(30, 30, 0.2, 50)), "not valid in a calm");
        assertTrue(Double.isNaN(Utci.celsius(51, 51, 2, 10)));
        assertTrue(Double.isNaN(Utci.celsius(45, 45, 2, 90)), "more vapour than the polynomial knows");
    }

    @Test
    void aParkCoolsItsNeighbours() {
        double[] hectare = {0, 0, 100, 0, 100, 100, 0, 100};
        var places = new Receptors(
                new String[] {"in", "edge", "off"}, new double[] {50, 100, 200}, new double[] {50, 50, 50});
        double[] kelvin = ParkCooling.kelvin(places, List.of(hectare), 0.94, 0.5);
        System.out.printf(
                "park of 1 ha: %.2f K inside, %.3f K at 100 m; draws inside %.2f to %.2f K%n",
                kelvin[0],
                kelvin[2],
                ParkCooling.INSIDE_KELVIN.quantile(0.05),
                ParkCooling.INSIDE_KELVIN.quantile(0.95));
        assertEquals(0.94, kelvin[0]);
        assertEquals(0.94, kelvin[1], 1e-12);
        assertEquals(0.94 * Math.exp(-2), kelvin[2], 1e-12);
        assertEquals(0.94, ParkCooling.INSIDE_KELVIN.mean(), 0.02);
        double[] both = ParkCooling.kelvin(places, List.of(hectare, hectare), 0.94, 0.5);
        assertEquals(kelvin[2], both[2], "the same park twice cools once");
        assertTrue(ParkCooling.VALIDATION.isExploratory());
        assertThrows(IllegalArgumentException.class, () -> ParkCooling.kelvin(places, List.of(), -1, 1));
    }
}
