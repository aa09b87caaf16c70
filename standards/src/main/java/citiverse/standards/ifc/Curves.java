package citiverse.standards.ifc;

import java.util.ArrayList;
import java.util.List;

/// Curves as runs of positions, in the unit of the file. Arcs are cut into pieces of at most 7.5 degrees; their ends
/// are exact and their inner positions lie on the arc.
final class Curves {
    /// Pieces of a full turn.
    static final int PIECES = 48;

    private static final int DEEPEST = 16;

    private final double radians;
    private final Budget budget;

    /// @param radians size of the file's unit of plane angles
    Curves(double radians, Budget budget) {
        this.radians = radians;
        this.budget = budget;
    }

    /// The positions along a curve, from its start to its end; a closed one ends where it began.
    List<double[]> along(StepInstance curve) {
        return along(curve, 0);
    }

    private List<double[]> along(StepInstance curve, int depth) {
        if (depth > DEEPEST) {
            throw new Fault(curve.id(), "curves are nested deeper than " + DEEPEST + " levels");
        }
        List<double[]> run =
                switch (curve.type()) {
                    case "IFCPOLYLINE" ->
                        curve.followAll(0).stream().map(Axes::point).toList();
                    case "IFCCOMPOSITECURVE", "IFC2DCOMPOSITECURVE", "IFCBOUNDARYCURVE", "IFCOUTERBOUNDARYCURVE" ->
                        composite(curve, depth);
                    case "IFCTRIMMEDCURVE" -> trimmed(curve, depth);
                    case "IFCINDEXEDPOLYCURVE" -> indexed(curve);
                    case "IFCCIRCLE", "IFCELLIPSE" -> arc(curve, 0, 2 * Math.PI);
                    default -> throw new Fault(curve.id(), curve.type() + " is not read");
                };
        budget.spend(curve, run.size());
        return run;
    }

    private List<double[]> composite(StepInstance curve, int depth) {
        var run = new ArrayList<double[]>();
        for (StepInstance segment : curve.followAll(0)) {
            if (!segment.is("IFCCOMPOSITECURVESEGMENT")) {
                throw new Fault(segment.id(), segment.type() + " is not read");
            }
            List<double[]> part = along(segment.follow(2), depth + 1);
            List<double[]> ordered = segment.flag(1) ? part : part.reversed();
            run.addAll(ordered);
            budget.spend(segment, ordered.size());
        }
        return run;
    }

    private List<double[]> trimmed(StepInstance curve, int depth) {
        StepInstance basis = curve.follow(0);
        boolean forward = curve.flag(3);
        boolean byPlace = curve.word(4).equals("CARTESIAN");
        Trim from = trim(curve, 1);
        Trim to = trim(curve, 2);
        return switch (basis.type()) {
            case "IFCLINE" -> List.of(onLine(basis, from, byPlace), onLine(basis, to, byPlace));
            case "IFCCIRCLE", "IFCELLIPSE" -> {
                double start = angle(basis, from, byPlace);
                double end = angle(basis, to, byPlace);
                double turn = (end - start) % (2 * Math.PI);
                if (forward && turn <= 0) {
                    turn += 2 * Math.PI;
                } else if (!forward && turn >= 0) {
                    turn -= 2 * Math.PI;
                }
                yield withEnds(arc(basis, start, turn), from, to, byPlace);
            }
            default -> {
                List<double[]> whole = along(basis, depth + 1);
                yield forward ? whole : whole.reversed();
            }
        };
    }

    private static List<double[]> withEnds(List<double[]> run, Trim from, Trim to, boolean byPlace) {
        var exact = new ArrayList<>(run);
        if (byPlace && from.place.length == 3 && to.place.length == 3) {
            exact.set(0, from.place);
            exact.set(exact.size() - 1, to.place);
        }
        return exact;
    }

    /// Where a curve is cut: by parameter (NaN where not told) or by place (empty where not told).
    private record Trim(double parameter, double[] place) {}

    private static Trim trim(StepInstance curve, int attribute) {
        double parameter = Double.NaN;
        double[] place = {};
        for (StepValue one : curve.items(attribute)) {
            if (one instanceof StepValue.Typed(String type, List<StepValue> inner)
                    && type.equals("IFCPARAMETERVALUE")) {
                double[] numbers = curve.numbers(inner, attribute);
                parameter = numbers.length == 1 ? numbers[0] : Double.NaN;
            } else if (one instanceof StepValue.Reference(long id)) {
                place = Axes.point(curve.file().instance(id, curve.id()));
            }
        }
        if (Double.isNaN(parameter) && place.length == 0) {
            throw curve.fault(attribute, "a parameter or a point");
        }
        return new Trim(parameter, place);
    }

    private static double[] onLine(StepInstance line, Trim trim, boolean byPlace) {
        if (trim.place.length == 3 && (byPlace || Double.isNaN(trim.parameter))) {
            return trim.place;
        }
        double[] start = Axes.point(line.follow(0));
        StepInstance vector = line.follow(1);
        double[] along = Axes.direction(vector.follow(0));
        double length = vector.number(1) * trim.parameter;
        return new double[] {start[0] + along[0] * length, start[1] + along[1] * length, start[2] + along[2] * length};
    }

    private double angle(StepInstance conic, Trim trim, boolean byPlace) {
        if (trim.place.length == 3 && (byPlace || Double.isNaN(trim.parameter))) {
            double[] local = inverse(conic).apply(trim.place);
            double ratio = conic.is("IFCELLIPSE") ? conic.number(1) / conic.number(2) : 1;
            return StrictMath.atan2(local[1] * ratio, local[0]);
        }
        return trim.parameter * radians;
    }

    private static Affine inverse(StepInstance conic) {
        return Axes.placement(conic.follow(0)).inverse();
    }

    /// Positions on a circle or an ellipse.
    ///
    /// @param start angle of the first, radians
    /// @param turn how far it goes, negative for clockwise
    private static List<double[]> arc(StepInstance conic, double start, double turn) {
        Affine place = Axes.placement(conic.follow(0));
        double first = positive(conic, 1);
        double second = conic.is("IFCELLIPSE") ? positive(conic, 2) : first;
        if (!(Math.abs(turn) <= 2 * Math.PI)) {
            throw new Fault(conic.id(), "an arc turns by " + turn + " radians");
        }
        int pieces = Math.max(2, (int) Math.ceil(Math.abs(turn) / (2 * Math.PI) * PIECES - 1e-9));
        var run = new ArrayList<double[]>();
        for (int i = 0; i <= pieces; i++) {
            double angle = start + turn * i / pieces;
            run.add(place.apply(first * StrictMath.cos(angle), second * StrictMath.sin(angle), 0));
        }
        return run;
    }

    private static double positive(StepInstance of, int attribute) {
        double number = of.number(attribute);
        if (!(number > 0)) {
            throw of.fault(attribute, "a length above zero");
        }
        return number;
    }

    private List<double[]> indexed(StepInstance curve) {
        List<double[]> points = curve.follow(0).rows(0).stream()
                .map(row -> row.length == 2 ? new double[] {row[0], row[1], 0} : row)
                .toList();
        for (double[] point : points) {
            if (point.length != 3) {
                throw curve.fault(0, "a list of points");
            }
        }
        if (!curve.has(1)) {
            return points;
        }
        var run = new ArrayList<double[]>();
        for (StepValue segment : curve.items(1)) {
            if (!(segment instanceof StepValue.Typed(String type, List<StepValue> inner))
                    || inner.size() != 1
                    || !(inner.getFirst() instanceof StepValue.Items(List<StepValue> items))) {
                throw curve.fault(1, "a list of segments");
            }
            double[] numbers = curve.numbers(items, 1);
            var places = new ArrayList<double[]>();
            for (double number : numbers) {
                if (!(number >= 1 && number <= points.size())) {
                    throw curve.fault(1, "made of points that are there");
                }
                places.add(points.get((int) number - 1));
            }
            run.addAll(type.equals("IFCARCINDEX") && places.size() == 3 ? through(places) : places);
            budget.spend(curve, places.size());
        }
        return run;
    }

    /// The arc from the first through the second to the third of three places; their plane is its plane.
    private static List<double[]> through(List<double[]> places) {
        double[] a = places.get(0);
        double[] ab = Mesh.minus(places.get(1), a);
        double[] ac = Mesh.minus(places.get(2), a);
        double[] normal = Axes.cross(ab, ac);
        double[] axis = Axes.unit(normal);
        double nn = Axes.dot(normal, normal);
        if (axis.length == 0 || nn == 0) {
            return places;
        }
        double[] toA = Axes.cross(normal, ab);
        double[] toB = Axes.cross(ac, normal);
        double[] centre = new double[3];
        for (int k = 0; k < 3; k++) {
            centre[k] = a[k] + (toA[k] * Axes.dot(ac, ac) + toB[k] * Axes.dot(ab, ab)) / (2 * nn);
        }
        double[] x = Mesh.minus(a, centre);
        double[] y = Axes.cross(axis, x);
        double[] end = Mesh.minus(places.get(2), centre);
        double turn = StrictMath.atan2(Axes.dot(end, y), Axes.dot(end, x));
        if (turn <= 0) {
            turn += 2 * Math.PI;
        }
        int pieces = Math.max(2, (int) Math.ceil(turn / (2 * Math.PI) * PIECES - 1e-9));
        var run = new ArrayList<double[]>();
        for (int i = 0; i < pieces; i++) {
            double c = StrictMath.cos(turn * i / pieces);
            double s = StrictMath.sin(turn * i / pieces);
            run.add(new double[] {
                centre[0] + c * x[0] + s * y[0], centre[1] + c * x[1] + s * y[1], centre[2] + c * x[2] + s * y[2]
            });
        }
        run.add(places.get(2));
        return run;
    }
}
