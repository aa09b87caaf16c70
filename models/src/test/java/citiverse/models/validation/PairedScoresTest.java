package citiverse.models.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairedScoresTest {
    private static final double[] MEASURED = {1, 2, 4, 8};
    private static final double[] COMPUTED = {1.5, 1.8, 9, 7};

    @Test
    void textbookPairs() {
        PairedScores scores = PairedScores.of(MEASURED, COMPUTED);
        System.out.println("paired scores: " + scores);
        assertEquals(-.250729, scores.fractionalBias(), 5e-7);
        assertEquals(.363247, scores.normalisedMeanSquareError(), 5e-7);
        assertEquals(.75, scores.withinFactorTwo());
        assertEquals(.783193, scores.geometricMeanBias(), 5e-7);
        assertEquals(1.237057, scores.geometricVariance(), 5e-7);
        assertEquals(.195335, scores.normalisedAbsoluteDifference(), 5e-7);
    }

    @Test
    void aPerfectModelHasPerfectScores() {
        PairedScores scores = PairedScores.of(MEASURED, MEASURED);
        assertEquals(new PairedScores(4, 0, 0, 1, 1, 1, 0), scores);
    }

    @Test
    void missingPairsAreLeftOutAndZerosHaveNoLogarithm() {
        PairedScores scores =
                PairedScores.of(new double[] {1, Double.NaN, 2, 4, 8, 3}, new double[] {1.5, 7, 1.8, 9, 7, Double.NaN});
        assertEquals(PairedScores.of(MEASURED, COMPUTED), scores);
        PairedScores zeros = PairedScores.of(new double[] {0, 2}, new double[] {1, 2});
        assertTrue(Double.isNaN(zeros.geometricMeanBias()));
        assertEquals(0.5, zeros.withinFactorTwo());
        assertThrows(IllegalArgumentException.class, () -> PairedScores.of(new double[2], new double[3]));
    }

    @Test
    void whatWasNotTestedIsExploratory() {
        var test = new Validation.Test("a street", "FAC2 ≥ 0.5", "FAC2 0.4", false);
        assertTrue(new Validation("x", Validation.Status.EXPLORATORY, List.of(test), "all else").isExploratory());
    }
}
