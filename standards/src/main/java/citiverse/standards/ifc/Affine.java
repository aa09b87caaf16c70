package citiverse.standards.ifc;

/// A map of space onto itself that keeps lines straight: three rows of a 3 × 3 matrix and a shift,
/// x' = xx·x + xy·y + xz·z + dx and so on.
record Affine(
        double xx,
        double xy,
        double xz,
        double dx,
        double yx,
        double yy,
        double yz,
        double dy,
        double zx,
        double zy,
        double zz,
        double dz) {
    static final Affine IDENTITY = new Affine(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

    /// Axes given as columns, and an origin.
    static Affine axes(double[] x, double[] y, double[] z, double[] origin) {
        return new Affine(x[0], y[0], z[0], origin[0], x[1], y[1], z[1], origin[1], x[2], y[2], z[2], origin[2]);
    }

    static Affine scale(double factor) {
        return new Affine(factor, 0, 0, 0, 0, factor, 0, 0, 0, 0, factor, 0);
    }

    /// This map after the other: `this(other(p))`.
    Affine after(Affine o) {
        return new Affine(
                xx * o.xx + xy * o.yx + xz * o.zx,
                xx * o.xy + xy * o.yy + xz * o.zy,
                xx * o.xz + xy * o.yz + xz * o.zz,
                xx * o.dx + xy * o.dy + xz * o.dz + dx,
                yx * o.xx + yy * o.yx + yz * o.zx,
                yx * o.xy + yy * o.yy + yz * o.zy,
                yx * o.xz + yy * o.yz + yz * o.zz,
                yx * o.dx + yy * o.dy + yz * o.dz + dy,
                zx * o.xx + zy * o.yx + zz * o.zx,
                zx * o.xy + zy * o.yy + zz * o.zy,
                zx * o.xz + zy * o.yz + zz * o.zz,
                zx * o.dx + zy * o.dy + zz * o.dz + dz);
    }

    double[] apply(double x, double y, double z) {
        return new double[] {xx * x + xy * y + xz * z + dx, yx * x + yy * y + yz * z + dy, zx * x + zy * y + zz * z + dz
        };
    }

    double[] apply(double[] p) {
        return apply(p[0], p[1], p[2]);
    }

    /// The image of a direction.
    double[] direction(double x, double y, double z) {
        return new double[] {xx * x + xy * y + xz * z, yx * x + yy * y + yz * z, zx * x + zy * y + zz * z};
    }

    /// Change of volume; negative where it mirrors.
    double determinant() {
        return xx * (yy * zz - yz * zy) - xy * (yx * zz - yz * zx) + xz * (yx * zy - yy * zx);
    }

    /// The map back.
    ///
    /// @throws Fault where there is none
    Affine inverse() {
        double det = determinant();
        if (det == 0 || !Double.isFinite(1 / det)) {
            throw new Fault(0, "a transformation cannot be turned back");
        }
        double f = 1 / det;
        double a = (yy * zz - yz * zy) * f;
        double b = (xz * zy - xy * zz) * f;
        double c = (xy * yz - xz * yy) * f;
        double d = (yz * zx - yx * zz) * f;
        double e = (xx * zz - xz * zx) * f;
        double g = (xz * yx - xx * yz) * f;
        double h = (yx * zy - yy * zx) * f;
        double i = (xy * zx - xx * zy) * f;
        double k = (xx * yy - xy * yx) * f;
        return new Affine(
                a,
                b,
                c,
                -(a * dx + b * dy + c * dz),
                d,
                e,
                g,
                -(d * dx + e * dy + g * dz),
                h,
                i,
                k,
                -(h * dx + i * dy + k * dz));
    }
}
