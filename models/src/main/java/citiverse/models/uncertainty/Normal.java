package citiverse.models.uncertainty;

/// The standard normal distribution, to the last few bits.
public final class Normal {
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private static final double[] CENTRE_TOP = {
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3
    };
    private static final double[] CENTRE_BOTTOM = {
        1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3
    };
    private static final double[] TAIL_TOP = {
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4
    };
    private static final double[] TAIL_BOTTOM = {
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9
    };
    private static final double[] FAR_TOP = {
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7
    };
    private static final double[] FAR_BOTTOM = {
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15
    };

    private Normal() {}

    /// Density φ(x).
    public static double density(double x) {
        return StrictMath.exp(-0.5 * x * x) / ROOT_TWO_PI;
    }

    /// Φ(x), the chance of at most x. Relative error below 1e-13 for x above −37.
    public static double below(double x) {
        return x > 0 ? 1 - upperTail(x) : upperTail(-x);
    }

    /// 1 − Φ(x), without loss of digits far out: Φ's power series near 0, the continued fraction of Mills' ratio
    /// (Lentz's method) from 2 on.
    public static double upperTail(double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        if (x < 2) {
            return x < -2 ? 1 - upperTail(-x) : 0.5 - density(x) * series(x);
        }
        return x > 38.6 ? 0 : density(x) / mills(x);
    }

    /// The x with Φ(x) = u: Wichura's algorithm AS 241 (Applied Statistics 37, 1988), relative error about 1e-16.
    ///
    /// @param u 0 to 1; the ends give the infinities
    public static double quantile(double u) {
        if (!(u >= 0 && u <= 1)) {
            throw new IllegalArgumentException("a chance lies between 0 and 1, not at " + u);
        }
        if (u == 0 || u == 1) {
            return u == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double q = u - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * ratio(CENTRE_TOP, CENTRE_BOTTOM, r);
        }
        double r = Math.sqrt(-StrictMath.log(q < 0 ? u : 1 - u));
        double far = r <= 5 ? ratio(TAIL_TOP, TAIL_BOTTOM, r - 1.6) : ratio(FAR_TOP, FAR_BOTTOM, r - 5);
        return q < 0 ? -far : far;
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return sum;
    }

    /// 1 / Mills' ratio = x + 1/(x + 2/(x + 3/(x + …))).
    private static double mills(double x) {
        double f = x;
        double c = x;
        double d = 0;
        for (int k = 1; k < 500; k++) {
            d = 1 / (x + k * d);
            c = x + k / c;
            double step = c * d;
            f *= step;
            if (Math.abs(step - 1) < 1e-16) {
                break;
            }
        }
        return f;
    }

    private static double ratio(double[] top, double[] bottom, double r) {
        double above = top[7];
        double below = bottom[7];
        for (int k = 6; k >= 0; k--) {
            above = above * r + top[k];
            below = below * r + bottom[k];
        }
        return above / below;
    }
}
