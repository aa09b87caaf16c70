package citiverse.models.air;

import java.util.Arrays;

/// An area with trees.
///
/// @param id name
/// @param ring outline, east and north in turn, metres, at least three corners
/// @param treeCover share of the ground under canopy, 0 to 1
/// @param leafAreaIndex m² of leaf over a m² of ground under canopy
/// @param leafShare share of the year in leaf
/// @param canopyMetres height of the canopy
public record Park(
        String id, double[] ring, double treeCover, double leafAreaIndex, double leafShare, double canopyMetres) {
    public Park {
        ring = ring.clone();
        if (ring.length < 6 || ring.length % 2 != 0) {
            throw new IllegalArgumentException("the outline of park " + id + " needs at least three corners");
        }
        if (!(treeCover >= 0 && treeCover <= 1)
                || !(leafAreaIndex >= 0)
                || !(leafShare >= 0 && leafShare <= 1)
                || !(canopyMetres > 0)) {
            throw new IllegalArgumentException("park " + id + " needs a tree cover and a leaf share of 0 to 1, a leaf"
                    + " area index of at least 0 and a canopy height greater than 0");
        }
    }

    /// A park of which nothing but the outline is known: half under canopy, LAI 4, in leaf for 0.6 of the year,
    /// 10 m.
    public static Park assumed(String id, double[] ring) {
        return new Park(id, ring, 0.5, 4, 0.6, 10);
    }

    /// Area in m².
    public double squareMetres() {
        double twice = 0;
        for (int k = 0; k < ring.length; k += 2) {
            int next = (k + 2) % ring.length;
            twice += ring[k] * ring[next + 1] - ring[next] * ring[k + 1];
        }
        return Math.abs(twice) / 2;
    }

    /// True inside the outline (even-odd rule).
    boolean contains(double east, double north) {
        boolean inside = false;
        for (int k = 0, before = ring.length - 2; k < ring.length; before = k, k += 2) {
            if (ring[k + 1] > north != ring[before + 1] > north) {
                double crossing =
                        ring[k] + (north - ring[k + 1]) / (ring[before + 1] - ring[k + 1]) * (ring[before] - ring[k]);
                inside ^= east < crossing;
            }
        }
        return inside;
    }

    /// Smallest and largest corner: east, north, east, north.
    double[] bounds() {
        double[] bounds = {ring[0], ring[1], ring[0], ring[1]};
        for (int k = 2; k < ring.length; k += 2) {
            bounds[0] = Math.min(bounds[0], ring[k]);
            bounds[1] = Math.min(bounds[1], ring[k + 1]);
            bounds[2] = Math.max(bounds[2], ring[k]);
            bounds[3] = Math.max(bounds[3], ring[k + 1]);
        }
        return bounds;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Park park
                && id.equals(park.id)
                && Arrays.equals(ring, park.ring)
                && treeCover == park.treeCover
                && leafAreaIndex == park.leafAreaIndex
                && leafShare == park.leafShare
                && canopyMetres == park.canopyMetres;
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(ring);
    }

    @Override
    public String toString() {
        return "Park[" + id + ", " + squareMetres() + " m²]";
    }
}
