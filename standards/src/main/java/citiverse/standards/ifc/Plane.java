package citiverse.standards.ifc;

/// A plane that bounds a region of space.
///
/// @param at a place on it
/// @param outward unit vector that points out of the region
record Plane(double[] at, double[] outward) {
    /// Distance of a place from the plane, positive outside the region.
    double distance(double[] p) {
        return (p[0] - at[0]) * outward[0] + (p[1] - at[1]) * outward[1] + (p[2] - at[2]) * outward[2];
    }

    Plane turned() {
        return new Plane(at, new double[] {-outward[0], -outward[1], -outward[2]});
    }
}
