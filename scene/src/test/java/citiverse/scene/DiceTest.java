package citiverse.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void throwsAsSplitMix64Does() {
        var dice = new Dice(1234567);
        for (String expected : new String[] {
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821"
        }) {
            assertEquals(expected, Long.toUnsignedString(dice.bits()));
        }
    }

    @Test
    void aForkDoesNotDependOnEarlierThrows() {
        var one = new Dice(7);
        var other = new Dice(7);
        other.bits();
        assertEquals(one.fork("river").bits(), other.fork("river").bits());
        assertNotEquals(one.fork("river").bits(), one.fork("hill").bits());
    }

    @Test
    void theBellHasMeanZeroAndDeviationOne() {
        var dice = new Dice(3);
        int throwsMade = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < throwsMade; i++) {
            double value = dice.bell();
            sum += value;
            squares += value * value;
        }
        // Five standard errors of the mean and of the variance.
        assertEquals(0, sum / throwsMade, 5 / Math.sqrt(throwsMade));
        assertEquals(1, squares / throwsMade, 5 * Math.sqrt(2.0 / throwsMade));
        assertTrue(dice.below(6) < 6);
    }
}
