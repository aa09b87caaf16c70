package citiverse.standards.ifc;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Points, directions, axis placements and the chains of placements of products. Lengths are in the unit of the file.
final class Axes {
    private static final int DEEPEST_CHAIN = 256;
    private static final double TINY = 1e-12;

    private final Map<Long, Affine> placements = new HashMap<>();

    /// Position of an IfcCartesianPoint; z is 0 in the plane.
    static double[] point(StepInstance point) {
        if (!point.is("IFCCARTESIANPOINT")) {
            throw new Fault(point.id(), "a point is expected, not " + point.type());
        }
        return three(point, point.numbers(0));
    }

    private static double[] three(StepInstance of, double[] numbers) {
        return switch (numbers.length) {
            case 2 -> new double[] {numbers[0], numbers[1], 0};
            case 3 -> numbers;
            default -> throw new Fault(of.id(), of.type() + " has " + numbers.length + " coordinates");
        };
    }

    /// Unit vector of an IfcDirection.
    static double[] direction(StepInstance direction) {
        if (!direction.is("IFCDIRECTION")) {
            throw new Fault(direction.id(), "a direction is expected, not " + direction.type());
        }
        double[] unit = unit(three(direction, direction.numbers(0)));
        if (unit.length == 0) {
            throw new Fault(direction.id(), "a direction has no length");
        }
        return unit;
    }

    /// The vector at length 1; empty where it has none.
    static double[] unit(double[] v) {
        double length = Math.sqrt(dot(v, v));
        if (!(length > TINY) || !Double.isFinite(length)) {
            return new double[0];
        }
        return new double[] {v[0] / length, v[1] / length, v[2] / length};
    }

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    /// The map from the coordinates of an IfcAxis2Placement2D or 3D, or an IfcAxis1Placement, to those around it.
    static Affine placement(StepInstance placement) {
        double[] origin = point(placement.follow(0));
        return switch (placement.type()) {
            case "IFCAXIS2PLACEMENT3D" -> {
                double[] z = optional(placement, 1).orElse(new double[] {0, 0, 1});
                yield frame(placement, origin, z, optional(placement, 2).orElse(new double[0]));
            }
            case "IFCAXIS2PLACEMENT2D" -> {
                double[] x = optional(placement, 1).orElse(new double[] {1, 0, 0});
                yield Affine.axes(x, new double[] {-x[1], x[0], 0}, new double[] {0, 0, 1}, origin);
            }
            case "IFCAXIS1PLACEMENT" ->
                frame(placement, origin, optional(placement, 1).orElse(new double[] {0, 0, 1}), new double[0]);
            default -> throw new Fault(placement.id(), "an axis placement is expected, not " + placement.type());
        };
    }

    private static Optional<double[]> optional(StepInstance placement, int attribute) {
        return placement.followed(attribute).map(Axes::direction);
    }

    /// Axes from z and what is near x, as IfcBuildAxes makes them.
    private static Affine frame(StepInstance at, double[] origin, double[] z, double[] nearX) {
        double[] wanted = nearX;
        if (wanted.length == 0) {
            wanted = Math.abs(z[0]) > 1 - TINY ? new double[] {0, 1, 0} : new double[] {1, 0, 0};
        }
        double along = dot(wanted, z);
        double[] x = unit(new double[] {wanted[0] - along * z[0], wanted[1] - along * z[1], wanted[2] - along * z[2]});
        if (x.length == 0) {
            throw new Fault(at.id(), "its axis and its reference direction are the same");
        }
        return Affine.axes(x, cross(z, x), z, origin);
    }

    /// The map of an IfcCartesianTransformationOperator.
    static Affine operator(StepInstance operator) {
        boolean flat = operator.type().startsWith("IFCCARTESIANTRANSFORMATIONOPERATOR2D");
        if (!flat && !operator.type().startsWith("IFCCARTESIANTRANSFORMATIONOPERATOR3D")) {
            throw new Fault(operator.id(), "a transformation is expected, not " + operator.type());
        }
        double scale = operator.optionalNumber(3).orElse(1);
        double[] origin = point(operator.follow(2));
        double[] nearX = optional(operator, 0).orElse(new double[] {1, 0, 0});
        if (flat) {
            double second = operator.optionalNumber(4).orElse(scale);
            double[] y = {-nearX[1], nearX[0], 0};
            boolean mirrored =
                    optional(operator, 1).map(told -> dot(told, y) < 0).orElse(false);
            double signed = mirrored ? -second : second;
            return checked(
                    operator, Affine.axes(times(nearX, scale), times(y, signed), new double[] {0, 0, 1}, origin));
        }
        double[] z = optional(operator, 4).orElseGet(() -> optional(operator, 1)
                .map(y -> unit(cross(nearX, y)))
                .filter(axis -> axis.length == 3)
                .orElse(new double[] {0, 0, 1}));
        Affine axes = frame(operator, origin, z, nearX);
        double[] x = {axes.xx(), axes.yx(), axes.zx()};
        double[] y = {axes.xy(), axes.yy(), axes.zy()};
        double[] told = optional(operator, 1).orElse(y);
        double second = operator.optionalNumber(5).orElse(scale);
        double third = operator.optionalNumber(6).orElse(scale);
        return checked(
                operator,
                Affine.axes(times(x, scale), times(y, dot(told, y) < 0 ? -second : second), times(z, third), origin));
    }

    private static Affine checked(StepInstance operator, Affine map) {
        double det = map.determinant();
        if (det == 0 || !Double.isFinite(det)) {
            throw new Fault(operator.id(), "the transformation flattens everything");
        }
        return map;
    }

    private static double[] times(double[] v, double factor) {
        return new double[] {v[0] * factor, v[1] * factor, v[2] * factor};
    }

    /// The map from a product's coordinates to those of the project, along the chain of its placements.
    Affine ofProduct(StepInstance product, int attribute) {
        return product.followed(attribute).map(first -> chain(first, 0)).orElse(Affine.IDENTITY);
    }

    private Affine chain(StepInstance placement, int depth) {
        Affine known = placements.get(placement.id());
        if (known != null) {
            return known;
        }
        if (depth > DEEPEST_CHAIN) {
            throw new Fault(placement.id(), "placements follow one another in a circle, or more than " + DEEPEST_CHAIN);
        }
        if (!placement.is("IFCLOCALPLACEMENT")) {
            throw new Fault(placement.id(), placement.type() + " is not read");
        }
        Affine own = placement(placement.follow(1));
        Affine whole = placement
                .followed(0)
                .map(base -> chain(base, depth + 1).after(own))
                .orElse(own);
        placements.put(placement.id(), whole);
        return whole;
    }
}
