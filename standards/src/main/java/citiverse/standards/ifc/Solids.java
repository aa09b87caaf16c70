package citiverse.standards.ifc;

import citiverse.standards.Findings;
import java.util.ArrayList;
import java.util.List;

/// Items of representations as meshes, in the coordinates of the item and the unit of the file. An item that cannot
/// be read is a warning, and the others of its representation are kept.
final class Solids {
    private static final int DEEPEST = 24;

    private final Curves curves;
    private final Profiles profiles;
    private final Regions regions;
    private final double tolerance;
    private final Findings findings;
    private final Budget budget;

    /// @param tolerance distance under which two positions are one, in the unit of the file
    Solids(Curves curves, double tolerance, Findings findings, Budget budget) {
        this.curves = curves;
        this.tolerance = tolerance;
        this.findings = findings;
        this.budget = budget;
        profiles = new Profiles(curves, tolerance, findings);
        regions = new Regions(curves, this);
    }

    /// What a representation (IfcShapeRepresentation) is made of.
    Body ofRepresentation(StepInstance representation) {
        return ofRepresentation(representation, 0);
    }

    private Body ofRepresentation(StepInstance representation, int depth) {
        var body = new Body();
        for (StepInstance item : representation.followAll(3)) {
            try {
                body.addAll(of(item, depth));
            } catch (Fault fault) {
                findings.warn("part of a shape left out: " + fault.getMessage(), item.place());
            }
        }
        return body;
    }

    Body of(StepInstance item, int depth) {
        if (depth > DEEPEST) {
            throw new Fault(item.id(), "shapes are nested deeper than " + DEEPEST + " levels");
        }
        budget.spend(item, 1);
        var body = new Body();
        switch (item.type()) {
            case "IFCEXTRUDEDAREASOLID" -> extruded(item, body);
            case "IFCFACETEDBREP", "IFCMANIFOLDSOLIDBREP" -> body.add(shells(List.of(item.follow(0))));
            case "IFCFACETEDBREPWITHVOIDS" -> {
                var all = new ArrayList<>(List.of(item.follow(0)));
                all.addAll(item.followAll(1));
                body.add(shells(all));
            }
            case "IFCFACEBASEDSURFACEMODEL", "IFCSHELLBASEDSURFACEMODEL" ->
                item.followAll(0).forEach(shell -> body.add(shells(List.of(shell))));
            case "IFCCONNECTEDFACESET", "IFCOPENSHELL", "IFCCLOSEDSHELL" -> body.add(shells(List.of(item)));
            case "IFCTRIANGULATEDFACESET" -> body.add(triangles(item));
            case "IFCPOLYGONALFACESET" -> body.add(polygons(item));
            case "IFCBOOLEANCLIPPINGRESULT", "IFCBOOLEANRESULT" -> bool(item, depth, body);
            case "IFCCSGSOLID" -> body.addAll(of(item.follow(0), depth + 1));
            case "IFCMAPPEDITEM" -> mapped(item, depth, body);
            case "IFCBLOCK" -> {
                double[] far = {item.number(1), item.number(2), item.number(3)};
                body.add(box(item, new double[3], far).mapped(Axes.placement(item.follow(0)), tolerance));
            }
            case "IFCBOUNDINGBOX" -> {
                double[] near = Axes.point(item.follow(0));
                double[] far = {near[0] + item.number(1), near[1] + item.number(2), near[2] + item.number(3)};
                body.add(box(item, near, far));
            }
            case "IFCGEOMETRICSET", "IFCGEOMETRICCURVESET" ->
                item.followAll(0).forEach(one -> body.addAll(of(one, depth + 1)));
            case "IFCCARTESIANPOINT", "IFCANNOTATIONFILLAREA", "IFCTEXTLITERAL", "IFCTEXTLITERALWITHEXTENT" -> {
                // Marks of drawings have no part in the city.
            }
            case "IFCPOLYLINE",
                    "IFCCOMPOSITECURVE",
                    "IFC2DCOMPOSITECURVE",
                    "IFCTRIMMEDCURVE",
                    "IFCINDEXEDPOLYCURVE",
                    "IFCCIRCLE",
                    "IFCELLIPSE" -> body.lines().add(curves.along(item));
            default -> throw new Fault(item.id(), item.type() + " is not read");
        }
        return body;
    }

    private void extruded(StepInstance item, Body body) {
        double[] along = Axes.direction(item.follow(2));
        double depth = item.number(3);
        if (!(depth > 0)) {
            throw item.fault(3, "a length above zero");
        }
        double[] shift = {along[0] * depth, along[1] * depth, along[2] * depth};
        if (Math.abs(shift[2]) <= tolerance) {
            throw new Fault(item.id(), "it is extruded along its own plane");
        }
        Affine place = item.followed(1).map(Axes::placement).orElse(Affine.IDENTITY);
        for (Profile profile : profiles.of(item.follow(0))) {
            budget.spend(
                    item,
                    2L * profile.rings().stream().mapToInt(ring -> ring.length).sum());
            body.add(Mesh.prism(profile, shift, tolerance).mapped(place, tolerance));
        }
    }

    private Mesh box(StepInstance item, double[] near, double[] far) {
        for (int k = 0; k < 3; k++) {
            if (!(far[k] > near[k])) {
                throw new Fault(item.id(), "its sides are not above zero");
            }
        }
        var base = new Profile(List.<double[][]>of(new double[][] {
            {near[0], near[1], near[2]},
            {far[0], near[1], near[2]},
            {far[0], far[1], near[2]},
            {near[0], far[1], near[2]}
        }));
        return Mesh.prism(base, new double[] {0, 0, far[2] - near[2]}, tolerance);
    }

    /// The faces of shells; those after the first are voids within it.
    private Mesh shells(List<StepInstance> shells) {
        var whole = new Mesh(tolerance);
        for (int s = 0; s < shells.size(); s++) {
            var mesh = new Mesh(tolerance);
            for (StepInstance face : shells.get(s).followAll(0)) {
                face(face, mesh);
            }
            if (shells.size() == 1) {
                return mesh;
            }
            mesh.outwards();
            if (s > 0) {
                mesh.flip();
            }
            for (int[][] face : mesh.faces()) {
                var rings = new ArrayList<double[][]>();
                for (int[] ring : face) {
                    double[][] places = new double[ring.length][];
                    for (int i = 0; i < ring.length; i++) {
                        places[i] = mesh.corner(ring[i]);
                    }
                    rings.add(places);
                }
                whole.face(rings);
            }
        }
        return whole;
    }

    private void face(StepInstance face, Mesh mesh) {
        if (!face.is("IFCFACE", "IFCFACESURFACE")) {
            throw new Fault(face.id(), face.type() + " is not read");
        }
        var rings = new ArrayList<double[][]>();
        for (StepInstance bound : face.followAll(0)) {
            StepInstance loop = bound.follow(0);
            if (!loop.is("IFCPOLYLOOP")) {
                throw new Fault(loop.id(), loop.type() + " is not read");
            }
            List<double[]> run = loop.followAll(0).stream().map(Axes::point).toList();
            budget.spend(loop, run.size());
            double[][] ring = (bound.flag(1) ? run : run.reversed()).toArray(double[][]::new);
            if (bound.is("IFCFACEOUTERBOUND")) {
                rings.addFirst(ring);
            } else {
                rings.add(ring);
            }
        }
        if (!rings.isEmpty()) {
            mesh.face(rings);
        }
    }

    private int[] points(StepInstance set, Mesh mesh) {
        List<double[]> rows = set.follow(0).rows(0);
        budget.spend(set, rows.size());
        int[] corners = new int[rows.size()];
        for (int i = 0; i < corners.length; i++) {
            if (rows.get(i).length != 3) {
                throw set.fault(0, "a list of points in space");
            }
            corners[i] = mesh.corner(rows.get(i));
        }
        return corners;
    }

    private Mesh triangles(StepInstance set) {
        var mesh = new Mesh(tolerance);
        int[] corners = points(set, mesh);
        for (double[] row : set.rows(3)) {
            if (row.length != 3) {
                throw set.fault(3, "a list of triangles");
            }
            mesh.indexedFace(List.of(ring(set, row, corners)));
        }
        budget.spend(set, 3L * mesh.faces().size());
        return mesh;
    }

    private Mesh polygons(StepInstance set) {
        var mesh = new Mesh(tolerance);
        int[] corners = points(set, mesh);
        for (StepInstance face : set.followAll(2)) {
            var rings = new ArrayList<int[]>();
            rings.add(ring(face, face.numbers(0), corners));
            if (face.is("IFCINDEXEDPOLYGONALFACEWITHVOIDS")) {
                for (double[] hole : face.rows(1)) {
                    rings.add(ring(face, hole, corners));
                }
            }
            budget.spend(face, rings.stream().mapToInt(ring -> ring.length).sum());
            mesh.indexedFace(rings);
        }
        return mesh;
    }

    private static int[] ring(StepInstance at, double[] numbers, int[] corners) {
        int[] ring = new int[numbers.length];
        for (int i = 0; i < ring.length; i++) {
            if (!(numbers[i] >= 1 && numbers[i] <= corners.length)) {
                throw new Fault(at.id(), "it names the point " + (long) numbers[i] + " of " + corners.length);
            }
            ring[i] = corners[(int) numbers[i] - 1];
        }
        return ring;
    }

    private void mapped(StepInstance item, int depth, Body body) {
        StepInstance source = item.follow(0);
        if (!source.is("IFCREPRESENTATIONMAP")) {
            throw new Fault(source.id(), source.type() + " is not read");
        }
        Affine origin = Axes.placement(source.follow(0));
        Affine map = Axes.operator(item.follow(1)).after(origin.inverse());
        Body inner = ofRepresentation(source.follow(1), depth + 1);
        inner.solids().forEach(mesh -> budget.spend(item, mesh.corners()));
        inner.surfaces().forEach(mesh -> budget.spend(item, mesh.corners()));
        body.addAll(inner.mapped(map, tolerance));
    }

    /// A difference, an intersection or a union. The second operand must be a half space or convex; else, and where
    /// the cut fails, the first stays as it is, with a warning.
    private void bool(StepInstance item, int depth, Body body) {
        Body first = of(item.follow(1), depth + 1);
        String operator = item.word(0);
        if (operator.equals("UNION")) {
            body.addAll(first);
            body.addAll(of(item.follow(2), depth + 1));
            return;
        }
        try {
            List<Mesh> left = first.solids();
            List<List<Plane>> second = regions.of(item.follow(2), depth + 1);
            if (operator.equals("INTERSECTION")) {
                var parts = new ArrayList<Mesh>();
                for (List<Plane> region : second) {
                    parts.addAll(MeshClip.intersect(left, region));
                }
                left = parts;
            } else {
                for (List<Plane> region : second) {
                    left = MeshClip.subtract(left, region);
                    budget.spend(item, left.stream().mapToInt(Mesh::corners).sum());
                }
            }
            left.forEach(body::add);
        } catch (Fault fault) {
            findings.warn("shape not cut: " + fault.getMessage(), item.place());
            first.solids().forEach(body::add);
        }
        first.surfaces().forEach(body::add);
    }

    double tolerance() {
        return tolerance;
    }
}
