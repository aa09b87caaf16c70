package citiverse.standards.ifc;

import citiverse.standards.ifc.Classes.IfcClass;
import org.locationtech.jts.geom.Geometry;

/// One product on its way to a feature.
final class Item {
    final StepInstance product;
    final IfcClass kind;
    /// Its id within the source.
    final String local;
    /// What it covers in the plane of the model, metres; null where that is not known.
    Geometry area;
    /// True once it was handed on with a body of its own.
    boolean own;
    /// Its lowest and highest place in metres of the model; NaN where not known.
    double low = Double.NaN;

    double high = Double.NaN;

    Item(StepInstance product, IfcClass kind, String local) {
        this.product = product;
        this.kind = kind;
        this.local = local;
    }

    String layer() {
        return kind.layer();
    }

    boolean isFlat() {
        return area != null && area.getDimension() == 2;
    }

    /// Takes in a height of the model.
    void reach(double z) {
        low = Double.isNaN(low) || z < low ? z : low;
        high = Double.isNaN(high) || z > high ? z : high;
    }

    void reach(Body body) {
        body.solids().forEach(this::reach);
        body.surfaces().forEach(this::reach);
        body.lines().forEach(line -> line.forEach(p -> reach(p[2])));
    }

    private void reach(Mesh mesh) {
        for (int i = 0; i < mesh.corners(); i++) {
            reach(mesh.corner(i)[2]);
        }
    }
}
