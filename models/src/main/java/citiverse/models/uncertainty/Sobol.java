package citiverse.models.uncertainty;

/// Sobol's sequence, scrambled: points that fill the unit cube more evenly than chance does.
///
/// Direction numbers of Joe and Kuo (SIAM J. Sci. Comput. 30, 2008; their set D(6)), scrambled after Owen (1995):
/// every bit of a coordinate is flipped or not by a coin that depends on the seed, the dimension and all higher bits.
/// For n = 2^m points each of the n equal strata of every dimension holds exactly one point, and an average over them
/// has no bias and, for smooth models, an error near n^(−3/2). Take all 2^m points: part of them loses the balance.
public final class Sobol {
    /// Most dimensions.
    public static final int DIMENSIONS = 32;

    private static final int BITS = 32;

    /// Of dimensions 2 to 32: inner coefficients of the primitive polynomial, then m_1 … m_s with s its degree.
    private static final int[][] JOE_KUO = {
        {0, 1},
        {1, 1, 3},
        {1, 1, 3, 1},
        {2, 1, 1, 1},
        {1, 1, 1, 3, 3},
        {4, 1, 3, 5, 13},
        {2, 1, 1, 5, 5, 17},
        {4, 1, 1, 5, 5, 5},
        {7, 1, 1, 7, 11, 19},
        {11, 1, 1, 5, 1, 1},
        {13, 1, 1, 1, 3, 11},
        {14, 1, 3, 5, 5, 31},
        {1, 1, 3, 3, 9, 7, 49},
        {13, 1, 1, 1, 15, 21, 21},
        {16, 1, 3, 1, 13, 27, 49},
        {19, 1, 1, 1, 15, 7, 5},
        {22, 1, 3, 1, 15, 13, 25},
        {25, 1, 1, 5, 5, 19, 61},
        {1, 1, 3, 7, 11, 23, 15, 103},
        {4, 1, 3, 7, 13, 13, 15, 69},
        {7, 1, 1, 3, 13, 7, 35, 63},
        {8, 1, 3, 5, 9, 1, 25, 53},
        {14, 1, 3, 1, 13, 9, 35, 107},
        {19, 1, 3, 1, 5, 27, 61, 31},
        {21, 1, 1, 5, 11, 19, 41, 61},
        {28, 1, 3, 5, 3, 3, 13, 69},
        {31, 1, 1, 7, 13, 1, 19, 1},
        {32, 1, 3, 7, 5, 13, 19, 59},
        {37, 1, 1, 3, 9, 25, 29, 41},
        {41, 1, 3, 5, 13, 23, 1, 55},
        {42, 1, 3, 7, 3, 13, 59, 17}
    };

    private Sobol() {}

    /// Scrambled points.
    ///
    /// @param m the points are 2^m, m from 0 to 20
    /// @param dimensions 0 to [#DIMENSIONS]
    /// @return `[draw][dimension]`, strictly between 0 and 1
    public static double[][] scrambled(int m, int dimensions, long seed) {
        int[][] plain = points(m, dimensions);
        var points = new double[plain.length][dimensions];
        for (int d = 0; d < dimensions; d++) {
            long key = SplitMix.hash(seed, d);
            for (int k = 0; k < plain.length; k++) {
                points[k][d] = SplitMix.open(scramble(plain[k][d], key));
            }
        }
        return points;
    }

    /// The sequence without scrambling, as 32-bit fractions read as unsigned numbers; it begins with the origin.
    static int[][] points(int m, int dimensions) {
        if (m < 0 || m > 20 || dimensions < 0 || dimensions > DIMENSIONS) {
            throw new IllegalArgumentException("2^m points are made for m from 0 to 20 in up to " + DIMENSIONS
                    + " dimensions, not for m = " + m + " in " + dimensions);
        }
        int n = 1 << m;
        var points = new int[n][dimensions];
        for (int d = 0; d < dimensions; d++) {
            int[] direction = directions(d);
            for (int k = 1; k < n; k++) {
                points[k][d] = points[k - 1][d] ^ direction[Integer.numberOfTrailingZeros(k)];
            }
        }
        return points;
    }

    /// Direction numbers of a dimension counted from 0, the highest bit first.
    private static int[] directions(int dimension) {
        var direction = new int[BITS];
        if (dimension == 0) {
            for (int k = 0; k < BITS; k++) {
                direction[k] = 1 << (BITS - 1 - k);
            }
            return direction;
        }
        int[] row = JOE_KUO[dimension - 1];
        int degree = row.length - 1;
        for (int k = 0; k < BITS; k++) {
            if (k < degree) {
                direction[k] = row[k + 1] << (BITS - 1 - k);
                continue;
            }
            direction[k] = direction[k - degree] ^ (direction[k - degree] >>> degree);
            for (int j = 1; j < degree; j++) {
                if ((row[0] >>> (degree - 1 - j) & 1) == 1) {
                    direction[k] ^= direction[k - j];
                }
            }
        }
        return direction;
    }

    /// Owen's nested scrambling of the 32 bits; below them, random bits that depend on all of these.
    private static long scramble(int plain, long key) {
        int scrambled = 0;
        for (int bit = BITS - 1; bit >= 0; bit--) {
            long prefix = bit == BITS - 1 ? 1 : 1L << (BITS - 1 - bit) | (plain >>> (bit + 1) & 0xFFFFFFFFL);
            int coin = (int) (SplitMix.hash(key, prefix) >>> 63);
            scrambled |= ((plain >>> bit & 1) ^ coin) << bit;
        }
        long lower = SplitMix.hash(key, 1L << BITS | (plain & 0xFFFFFFFFL)) >>> BITS;
        return (long) scrambled << BITS | lower;
    }
}
