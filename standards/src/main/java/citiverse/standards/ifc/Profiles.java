package citiverse.standards.ifc;

import citiverse.standards.Findings;
import java.util.ArrayList;
import java.util.List;

/// Cross-sections of swept solids (IfcProfileDef) as flat areas. Fillets and slopes of rolled sections are left out,
/// which is noted. A circle is a polygon of 48 corners with the area of the circle.
final class Profiles {
    private static final int DEEPEST = 8;

    private final Curves curves;
    private final double tolerance;
    private final Findings findings;

    Profiles(Curves curves, double tolerance, Findings findings) {
        this.curves = curves;
        this.tolerance = tolerance;
        this.findings = findings;
    }

    /// The areas of a profile; a composite one has several.
    List<Profile> of(StepInstance profile) {
        return of(profile, 0);
    }

    private List<Profile> of(StepInstance profile, int depth) {
        if (depth > DEEPEST) {
            throw new Fault(profile.id(), "profiles are nested deeper than " + DEEPEST + " levels");
        }
        return switch (profile.type()) {
            case "IFCARBITRARYCLOSEDPROFILEDEF" -> List.of(area(profile, List.of(curves.along(profile.follow(2)))));
            case "IFCARBITRARYPROFILEDEFWITHVOIDS" -> {
                var rings = new ArrayList<List<double[]>>();
                rings.add(curves.along(profile.follow(2)));
                profile.followAll(3).forEach(hole -> rings.add(curves.along(hole)));
                yield List.of(area(profile, rings));
            }
            case "IFCCOMPOSITEPROFILEDEF" -> {
                var all = new ArrayList<Profile>();
                profile.followAll(2).forEach(part -> all.addAll(of(part, depth + 1)));
                yield all;
            }
            case "IFCDERIVEDPROFILEDEF", "IFCMIRROREDPROFILEDEF" -> {
                Affine map = profile.is("IFCMIRROREDPROFILEDEF")
                        ? new Affine(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0)
                        : Axes.operator(profile.follow(3));
                yield of(profile.follow(2), depth + 1).stream()
                        .map(part -> part.mapped(profile, map, tolerance))
                        .toList();
            }
            default -> {
                Affine place = profile.followed(2).map(Axes::placement).orElse(Affine.IDENTITY);
                yield List.of(area(profile, parameterised(profile)).mapped(profile, place, tolerance));
            }
        };
    }

    private Profile area(StepInstance profile, List<List<double[]>> rings) {
        return Profile.of(profile, rings, tolerance);
    }

    private List<List<double[]>> parameterised(StepInstance p) {
        return switch (p.type()) {
            case "IFCRECTANGLEPROFILEDEF" -> List.of(box(size(p, 3), size(p, 4)));
            case "IFCROUNDEDRECTANGLEPROFILEDEF" -> {
                squared(p);
                yield List.of(box(size(p, 3), size(p, 4)));
            }
            case "IFCRECTANGLEHOLLOWPROFILEDEF" -> {
                double wall = 2 * size(p, 5);
                yield List.of(
                        box(size(p, 3), size(p, 4)), box(left(p, p.number(3) - wall), left(p, p.number(4) - wall)));
            }
            case "IFCCIRCLEPROFILEDEF" -> List.of(oval(size(p, 3), size(p, 3)));
            case "IFCCIRCLEHOLLOWPROFILEDEF" -> {
                double inner = left(p, p.number(3) - size(p, 4));
                yield List.of(oval(size(p, 3), size(p, 3)), oval(inner, inner));
            }
            case "IFCELLIPSEPROFILEDEF" -> List.of(oval(size(p, 3), size(p, 4)));
            case "IFCTRAPEZIUMPROFILEDEF" -> trapezium(p);
            case "IFCISHAPEPROFILEDEF" ->
                beam(p, size(p, 3), size(p, 4), size(p, 5), size(p, 6), size(p, 3), size(p, 6), 7);
            case "IFCASYMMETRICISHAPEPROFILEDEF" ->
                beam(
                        p,
                        size(p, 3),
                        size(p, 4),
                        size(p, 5),
                        size(p, 6),
                        size(p, 8),
                        p.has(9) ? size(p, 9) : size(p, 6),
                        7);
            case "IFCTSHAPEPROFILEDEF" -> tee(p);
            case "IFCLSHAPEPROFILEDEF" -> angle(p);
            case "IFCUSHAPEPROFILEDEF" -> channel(p);
            case "IFCZSHAPEPROFILEDEF" -> zed(p);
            case "IFCCSHAPEPROFILEDEF" -> lipped(p);
            default -> throw new Fault(p.id(), p.type() + " is not read");
        };
    }

    private static double size(StepInstance p, int attribute) {
        double size = p.number(attribute);
        if (!(size > 0)) {
            throw p.fault(attribute, "a length above zero");
        }
        return size;
    }

    /// What is left between walls.
    private static double left(StepInstance p, double length) {
        if (!(length > 0)) {
            throw new Fault(p.id(), "the walls of " + p.type() + " are thicker than it is wide");
        }
        return length;
    }

    private void squared(StepInstance p) {
        findings.warn("fillets and slopes of the profile are left out", p.place());
    }

    private void filleted(StepInstance p, int... attributes) {
        for (int attribute : attributes) {
            if (p.optionalNumber(attribute).orElse(0) != 0) {
                squared(p);
                return;
            }
        }
    }

    private static List<double[]> ring(double... xy) {
        var ring = new ArrayList<double[]>();
        for (int i = 0; i < xy.length; i += 2) {
            ring.add(new double[] {xy[i], xy[i + 1], 0});
        }
        return ring;
    }

    private static List<double[]> box(double x, double y) {
        return ring(-x / 2, -y / 2, x / 2, -y / 2, x / 2, y / 2, -x / 2, y / 2);
    }

    private static List<double[]> oval(double a, double b) {
        double step = 2 * Math.PI / Curves.PIECES;
        double larger = Math.sqrt(step / StrictMath.sin(step));
        var ring = new ArrayList<double[]>();
        for (int i = 0; i < Curves.PIECES; i++) {
            ring.add(new double[] {a * larger * StrictMath.cos(i * step), b * larger * StrictMath.sin(i * step), 0});
        }
        return ring;
    }

    private static List<List<double[]>> trapezium(StepInstance p) {
        double bottom = size(p, 3) / 2;
        double y = size(p, 5) / 2;
        double from = p.number(6) - bottom;
        return List.of(ring(-bottom, -y, bottom, -y, from + size(p, 4), y, from, y));
    }

    /// An I: bottom flange, web, top flange.
    private List<List<double[]>> beam(
            StepInstance p,
            double bottom,
            double depth,
            double web,
            double bottomThick,
            double top,
            double topThick,
            int fillet) {
        filleted(p, fillet);
        left(p, depth - bottomThick - topThick);
        left(p, Math.min(bottom, top) - web);
        double h = depth / 2;
        double w = web / 2;
        return List.of(ring(
                -bottom / 2,
                -h,
                bottom / 2,
                -h,
                bottom / 2,
                bottomThick - h,
                w,
                bottomThick - h,
                w,
                h - topThick,
                top / 2,
                h - topThick,
                top / 2,
                h,
                -top / 2,
                h,
                -top / 2,
                h - topThick,
                -w,
                h - topThick,
                -w,
                bottomThick - h,
                -bottom / 2,
                bottomThick - h));
    }

    private List<List<double[]>> tee(StepInstance p) {
        filleted(p, 7, 8, 9, 10, 11);
        double h = size(p, 3) / 2;
        double w = size(p, 4) / 2;
        double web = size(p, 5) / 2;
        double flange = h - size(p, 6);
        left(p, flange + h);
        left(p, w - web);
        return List.of(ring(-web, -h, web, -h, web, flange, w, flange, w, h, -w, h, -w, flange, -web, flange));
    }

    private List<List<double[]>> angle(StepInstance p) {
        filleted(p, 6, 7, 8);
        double h = size(p, 3) / 2;
        double w = p.has(4) ? size(p, 4) / 2 : h;
        double t = size(p, 5);
        left(p, 2 * Math.min(h, w) - t);
        return List.of(ring(-w, -h, w, -h, w, t - h, t - w, t - h, t - w, h, -w, h));
    }

    private List<List<double[]>> channel(StepInstance p) {
        filleted(p, 7, 8, 9);
        double h = size(p, 3) / 2;
        double w = size(p, 4) / 2;
        double web = size(p, 5) - w;
        double t = size(p, 6);
        left(p, h - t);
        left(p, w - web);
        return List.of(ring(-w, -h, w, -h, w, t - h, web, t - h, web, h - t, w, h - t, w, h, -w, h));
    }

    private List<List<double[]>> zed(StepInstance p) {
        filleted(p, 7, 8);
        double h = size(p, 3) / 2;
        double web = size(p, 5) / 2;
        double reach = size(p, 4) - web;
        double t = size(p, 6);
        left(p, h - t);
        left(p, reach - web);
        return List.of(
                ring(-web, -h, reach, -h, reach, t - h, web, t - h, web, h, -reach, h, -reach, h - t, -web, h - t));
    }

    private List<List<double[]>> lipped(StepInstance p) {
        filleted(p, 7);
        double h = size(p, 3) / 2;
        double w = size(p, 4) / 2;
        double t = size(p, 5);
        double lip = size(p, 6);
        left(p, h - lip);
        left(p, lip - t);
        left(p, w - t);
        return List.of(ring(
                -w, -h, w, -h, w, lip - h, w - t, lip - h, w - t, t - h, t - w, t - h, t - w, h - t, w - t, h - t,
                w - t, h - lip, w, h - lip, w, h, -w, h));
    }
}
