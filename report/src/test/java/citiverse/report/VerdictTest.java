package citiverse.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.report.MadeComparison.Answer;
import citiverse.report.Verdict.Kind;
import citiverse.report.Verdict.Sure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static final long SEED = 7;

    @ParameterizedTest
    @CsvSource({"CLEAR,CLEAR", "TIE,TIE", "BASE_TIED,BASE_TIED", "BASE_BEST,BASE_BEST"})
    void theKindFollowsFromRanksAndTies(Answer made, Kind kind) {
        System.out.println("seed " + SEED);
        Verdict verdict = Verdict.of(MadeComparison.of(SEED, made));
        assertEquals(kind, verdict.kind());
        assertEquals(1, verdict.first().rank());
        assertTrue(verdict.tied().stream()
                .allMatch(option -> option.tie() == verdict.first().tie()));
        assertEquals(
                kind == Kind.BASE_BEST,
                verdict.first() == verdict.base() && verdict.tied().isEmpty());
        if (kind == Kind.CLEAR || kind == Kind.TIE) {
            assertSame(verdict.first(), verdict.lead());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.9,24,VERY_LIKELY",
        "0.89,24,LIKELY",
        "0.66,24,LIKELY",
        "0.51,24,RATHER",
        "0.5,24,OPEN",
        "1,3,RATHER",
        "0.4,3,OPEN"
    })
    void wordsFollowTheChanceAndHowManyCasesThereAre(double chance, int cases, Sure sure) {
        assertEquals(sure, Sure.of(chance, cases));
    }
}
