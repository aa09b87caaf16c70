package citiverse.models.traffic;

/// Powers that are the same on every machine: by multiplication for whole exponents, by [StrictMath] for others.
final class Power {
    /// Greatest exponent that is multiplied out.
    static final int LARGEST_WHOLE = 64;
    /// Stands for an exponent that is not multiplied out.
    static final int NOT_WHOLE = -1;

    private Power() {}

    /// The exponent as a whole number, [#NOT_WHOLE] where it is none or too large.
    static int whole(double exponent) {
        return exponent == Math.rint(exponent) && exponent >= 0 && exponent <= LARGEST_WHOLE
                ? (int) exponent
                : NOT_WHOLE;
    }

    /// `x^exponent` for x of 0 or more; `x^0` is 1.
    static double of(double x, double exponent) {
        int whole = whole(exponent);
        return whole == NOT_WHOLE ? StrictMath.pow(x, exponent) : of(x, whole);
    }

    /// `x^exponent` by repeated squaring.
    static double of(double x, int exponent) {
        double result = 1;
        double square = x;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
