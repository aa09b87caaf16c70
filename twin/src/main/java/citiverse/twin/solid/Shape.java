package citiverse.twin.solid;

import java.util.List;
import java.util.Objects;

/// One geometry of a form at one level of detail: boundaries that name vertices of the form, flattened.
///
/// Solid s has the shells `solidStart[s]` to `solidStart[s + 1]`, exclusive, the first of them its outer one; shell h
/// the surfaces from `shellStart[h]`; surface f the rings from `surfaceStart[f]`, the first of them its outer one;
/// ring r the vertices `indices[ringStart[r]]` and so on, without repeating the first at the end. Surfaces that are
/// not of a solid are one solid of one shell; lines are rings of one surface each; points are one ring.
///
/// @param kind what it is as a whole
/// @param lod level of detail as the source names it, such as `2` or `2.2`; empty where it does not
/// @param solidStart one more than there are solids
/// @param shellStart one more than there are shells
/// @param surfaceStart one more than there are surfaces
/// @param ringStart one more than there are rings
/// @param indices vertices of the form, from 0
/// @param semanticOf for each surface the index of its semantic, -1 where it has none
/// @param semantics what surfaces are
public record Shape(
        Kind kind,
        String lod,
        int[] solidStart,
        int[] shellStart,
        int[] surfaceStart,
        int[] ringStart,
        int[] indices,
        int[] semanticOf,
        List<Semantic> semantics) {

    /// Kinds of geometry, in the order in which they are packed.
    public enum Kind {
        MULTI_POINT,
        MULTI_LINE,
        MULTI_SURFACE,
        COMPOSITE_SURFACE,
        SOLID,
        MULTI_SOLID,
        COMPOSITE_SOLID;

        /// True where it encloses space.
        public boolean encloses() {
            return switch (this) {
                case SOLID, MULTI_SOLID, COMPOSITE_SOLID -> true;
                case MULTI_POINT, MULTI_LINE, MULTI_SURFACE, COMPOSITE_SURFACE -> false;
            };
        }

        /// True where it is made of surfaces.
        public boolean surfaces() {
            return this != MULTI_POINT && this != MULTI_LINE;
        }
    }

    public Shape {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(lod, "lod");
        semantics = List.copyOf(semantics);
        nested(solidStart, shellStart.length - 1, "shells");
        nested(shellStart, surfaceStart.length - 1, "surfaces");
        nested(surfaceStart, ringStart.length - 1, "rings");
        nested(ringStart, indices.length, "vertices");
        if (semanticOf.length != surfaceStart.length - 1) {
            throw new IllegalArgumentException(
                    "there are " + (surfaceStart.length - 1) + " surfaces and the meaning of " + semanticOf.length);
        }
        for (int semantic : semanticOf) {
            if (semantic < -1 || semantic >= semantics.size()) {
                throw new IllegalArgumentException("there is no semantic " + semantic);
            }
        }
        for (Semantic semantic : semantics) {
            if (semantic.parent() >= semantics.size()) {
                throw new IllegalArgumentException("there is no semantic " + semantic.parent());
            }
        }
    }

    private static void nested(int[] starts, int end, String what) {
        if (starts.length == 0 || starts[0] != 0 || starts[starts.length - 1] != end) {
            throw new IllegalArgumentException("the " + what + " do not begin at 0 and end at " + end);
        }
        for (int i = 1; i < starts.length; i++) {
            if (starts[i] < starts[i - 1]) {
                throw new IllegalArgumentException("the " + what + " do not follow one another");
            }
        }
    }

    /// Number of surfaces.
    public int surfaces() {
        return surfaceStart.length - 1;
    }

    /// Type of a surface, such as `RoofSurface`; empty where it is not told.
    public String typeOf(int surface) {
        int semantic = semanticOf[surface];
        return semantic < 0 ? "" : semantics.get(semantic).type();
    }

    /// The level of detail as a number, such as 2.2; -1 where it is none.
    public double detail() {
        return lod.matches("[0-9](\\.[0-9])?") ? Double.parseDouble(lod) : -1;
    }
}
