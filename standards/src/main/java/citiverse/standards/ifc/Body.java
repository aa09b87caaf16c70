package citiverse.standards.ifc;

import java.util.ArrayList;
import java.util.List;

/// What a representation is made of.
///
/// @param solids closed meshes
/// @param surfaces meshes that enclose nothing
/// @param lines runs of positions
record Body(List<Mesh> solids, List<Mesh> surfaces, List<List<double[]>> lines) {
    private static final double FARTHEST = 1e10;

    Body() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    boolean isEmpty() {
        return solids.isEmpty() && surfaces.isEmpty() && lines.isEmpty();
    }

    /// Takes a mesh among the solids or the surfaces, whatever it is; one that encloses space looks outwards then.
    void add(Mesh mesh) {
        if (mesh.faces().isEmpty()) {
            return;
        }
        if (mesh.closed()) {
            solids.add(mesh.outwards());
        } else {
            surfaces.add(mesh);
        }
    }

    void addAll(Body other) {
        solids.addAll(other.solids);
        surfaces.addAll(other.surfaces);
        lines.addAll(other.lines);
    }

    /// Volume of its solids. Those that overlap count twice.
    double volume() {
        double sum = 0;
        for (Mesh solid : solids) {
            sum += solid.volume();
        }
        return sum;
    }

    Body mapped(Affine map, double tolerance) {
        var copy = new Body();
        solids.forEach(mesh -> copy.add(mesh.mapped(map, tolerance)));
        surfaces.forEach(mesh -> copy.add(mesh.mapped(map, tolerance)));
        for (List<double[]> line : lines) {
            List<double[]> moved = line.stream().map(map::apply).toList();
            for (double[] p : moved) {
                if (!(Math.abs(p[0]) + Math.abs(p[1]) + Math.abs(p[2]) < FARTHEST)) {
                    throw new Fault(0, "a line reaches too far away to be of a building");
                }
            }
            copy.lines.add(moved);
        }
        return copy;
    }
}
