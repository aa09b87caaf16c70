package citiverse.models.sun;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Points that the sun falls on, in a fixed order. Arrays are never changed.
///
/// @param kind what each lies on
/// @param x metres east on the plane of the built form
/// @param y metres north
/// @param z metres in its vertical reference
/// @param normalEast of the unit normal of the surface, which does not look down
/// @param normalNorth of the same
/// @param normalUp of the same
/// @param squareMetres the area that each stands for
/// @param subject place in the list of subjects
/// @param subjects what receptors belong to
public record Receptors(
        Kind[] kind,
        double[] x,
        double[] y,
        double[] z,
        float[] normalEast,
        float[] normalNorth,
        float[] normalUp,
        float[] squareMetres,
        int[] subject,
        List<Subject> subjects) {

    /// What a receptor lies on.
    public enum Kind {
        GROUND,
        FACADE,
        ROOF,
        WINDOW;

        /// True where it is part of a building.
        public boolean built() {
            return this != GROUND;
        }
    }

    /// Something that has receptors.
    ///
    /// @param id whole id of a building or of a feature of a layer
    /// @param sort what it is
    public record Subject(String id, Sort sort) {}

    /// Sorts of subjects.
    public enum Sort {
        BUILDING,
        OPEN_SPACE,
        PLACE
    }

    public Receptors {
        subjects = List.copyOf(subjects);
        int size = kind.length;
        for (int length : new int[] {
            x.length,
            y.length,
            z.length,
            normalEast.length,
            normalNorth.length,
            normalUp.length,
            squareMetres.length,
            subject.length
        }) {
            if (length != size) {
                throw new IllegalArgumentException("as many of each are needed: " + size + " and " + length);
            }
        }
    }

    public int size() {
        return kind.length;
    }

    /// Whole id of the building of which a receptor is part, or an empty text.
    public String building(int receptor) {
        return kind[receptor].built() ? subjects.get(subject[receptor]).id() : "";
    }

    /// Starts an empty list.
    public static Builder builder() {
        return new Builder();
    }

    /// Collects receptors; those of one subject follow one another.
    public static final class Builder {
        private static final int START = 256;

        private Kind[] kind = new Kind[START];
        private double[] places = new double[3 * START];
        private float[] surfaces = new float[4 * START];
        private int[] subject = new int[START];
        private final List<Subject> subjects = new ArrayList<>();
        private int size;

        private Builder() {}

        /// Begins a subject; the receptors added next belong to it.
        public Builder subject(String id, Sort sort) {
            subjects.add(new Subject(id, sort));
            return this;
        }

        /// Adds a receptor.
        ///
        /// @param east east part of the unit normal
        /// @param north north part
        /// @param up upward part, not less than 0: a surface that looks down sees no sky that a horizon can
        ///     tell
        public Builder add(
                Kind what, double x, double y, double z, double east, double north, double up, double squareMetres) {
            if (subjects.isEmpty()) {
                throw new IllegalStateException("begin a subject first");
            }
            double length = east * east + north * north + up * up;
            if (!(Math.abs(length - 1) < 1e-3) || up < -1e-3 || !Double.isFinite(x + y + z)) {
                throw new IllegalArgumentException(
                        "no receptor: at " + x + ", " + y + ", " + z + " facing " + east + ", " + north + ", " + up);
            }
            if (size == kind.length) {
                kind = Arrays.copyOf(kind, 2 * size);
                places = Arrays.copyOf(places, 6 * size);
                surfaces = Arrays.copyOf(surfaces, 8 * size);
                subject = Arrays.copyOf(subject, 2 * size);
            }
            kind[size] = what;
            places[3 * size] = x;
            places[3 * size + 1] = y;
            places[3 * size + 2] = z;
            surfaces[4 * size] = (float) east;
            surfaces[4 * size + 1] = (float) north;
            surfaces[4 * size + 2] = (float) Math.max(0, up);
            surfaces[4 * size + 3] = (float) squareMetres;
            subject[size++] = subjects.size() - 1;
            return this;
        }

        /// Receptors so far.
        public int size() {
            return size;
        }

        public Receptors build() {
            double[][] at = new double[3][size];
            float[][] on = new float[4][size];
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < 3; k++) {
                    at[k][i] = places[3 * i + k];
                }
                for (int k = 0; k < 4; k++) {
                    on[k][i] = surfaces[4 * i + k];
                }
            }
            return new Receptors(
                    Arrays.copyOf(kind, size),
                    at[0],
                    at[1],
                    at[2],
                    on[0],
                    on[1],
                    on[2],
                    on[3],
                    Arrays.copyOf(subject, size),
                    subjects);
        }
    }
}
