package citiverse.standards.solid;

import citiverse.twin.solid.Semantic;
import citiverse.twin.solid.Shape;
import java.util.List;

/// Builds one geometry of an object ring by ring. Rings of fewer than three places and surfaces without an outer ring
/// are left out and counted, since nothing can be made of them.
public final class ShapeBuilder {
    private final Shape.Kind kind;
    private final IntList solids = new IntList();
    private final IntList shells = new IntList();
    private final IntList surfaces = new IntList();
    private final IntList rings = new IntList();
    private final IntList indices = new IntList();
    private final IntList semanticOf = new IntList();
    private int degenerate;
    private boolean outer;

    public ShapeBuilder(Shape.Kind kind) {
        this.kind = kind;
    }

    /// Begins a solid; what is no solid is one solid of one shell.
    public void solid() {
        endSurface();
        solids.add(shells.size());
    }

    public void shell() {
        endSurface();
        shells.add(surfaces.size());
    }

    /// Begins a surface.
    ///
    /// @param meaning index of its semantic, -1 where it has none
    public void surface(int meaning) {
        endSurface();
        surfaces.add(rings.size());
        outer = true;
        semanticOf.add(meaning);
    }

    /// Adds a ring to the surface: the first is its outer one.
    ///
    /// @param ring numbers of its places; the first may stand again at the end
    public void ring(IntList ring) {
        int length = ring.size();
        if (kind.surfaces()) {
            while (length > 1 && ring.at(length - 1) == ring.at(0)) {
                length--;
            }
        }
        int before = indices.size();
        for (int i = 0; i < length; i++) {
            if (!kind.surfaces() || i == 0 || ring.at(i) != ring.at(i - 1)) {
                indices.add(ring.at(i));
            }
        }
        boolean wanted = outer || surfaces.at(surfaces.size() - 1) < rings.size();
        if (!wanted || indices.size() - before < fewest()) {
            degenerate++;
            indices.cut(before);
        } else {
            rings.add(before);
        }
        outer = false;
    }

    private int fewest() {
        return switch (kind) {
            case MULTI_POINT -> 1;
            case MULTI_LINE -> 2;
            default -> 3;
        };
    }

    /// Takes back a surface of which no ring was left.
    private void endSurface() {
        int last = surfaces.size() - 1;
        if (last >= 0 && surfaces.at(last) == rings.size()) {
            surfaces.cut(last);
            semanticOf.cut(last);
        }
    }

    /// Rings that were left out.
    public int degenerate() {
        return degenerate;
    }

    /// The geometry; it may be without any surface.
    public Shape build(String lod, List<Semantic> semantics) {
        endSurface();
        solids.add(shells.size());
        shells.add(surfaces.size());
        surfaces.add(rings.size());
        rings.add(indices.size());
        return new Shape(
                kind,
                lod,
                solids.toArray(),
                shells.toArray(),
                surfaces.toArray(),
                rings.toArray(),
                indices.toArray(),
                semanticOf.toArray(),
                semantics);
    }
}
