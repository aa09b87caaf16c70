package citiverse.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    void numbersAreWrittenAsDecimalsSay() {
        var dice = new Dice(11);
        for (int i = 0; i < 10_000; i++) {
            int decimals = dice.below(8);
            double value = dice.between(-1000, 1000) / (1 + dice.below(1000));
            String expected = plain(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
            assertEquals(expected, Tables.number(value, decimals), "value " + value + ", throw " + i + " of seed 11");
        }
        assertEquals("0", Tables.number(-0.001, 2));
        assertEquals("-22.4", Tables.number(-22.4, 7));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    @Test
    void whatIsUnknownStaysEmptyAndCommasAreQuoted() {
        Scene scene = Scene.at(0, 0)
                .cell("a, b")
                .at(0, 0)
                .people(3)
                .unknown("jobs")
                .cell("c")
                .at(100, 0)
                .people(0)
                .jobs(5)
                .scene();
        assertEquals("""
                id,lon,lat,population,jobs
                "a, b",0,0,3,
                c,0.0008983,0,0,5
                """, Tables.cells(scene));
    }
}
