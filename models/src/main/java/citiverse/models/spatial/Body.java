package citiverse.models.spatial;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// A thing in space: the ground that it covers, and how high it lies there.
///
/// @param id of its feature
/// @param footprint the ground that it covers, an area in the metric plane
/// @param patches its parts; together they cover the footprint (but for slivers at bends)
/// @param levels its heights
public record Body(String id, Geometry footprint, List<Patch> patches, Levels levels) {

    public Body {
        patches = List.copyOf(patches);
    }

    /// A body whose bottom and top do not slope.
    ///
    /// @param footprint an area in the metric plane
    public static Body prism(String id, Geometry footprint, Levels levels) {
        return new Body(id, footprint, List.of(new Patch(footprint, Plane3.ZERO, Plane3.ZERO, null)), levels);
    }

    Envelope extent() {
        return footprint.getEnvelopeInternal();
    }

    /// The same body with so much more ground on all sides.
    public Body widened(double metres) {
        if (metres == 0) {
            return this;
        }
        return new Body(
                id,
                footprint.buffer(metres, Footprints.QUADRANT_SEGMENTS),
                patches.stream().map(patch -> patch.widened(metres)).toList(),
                levels);
    }

    /// Lowest and highest bottom over all parts, with the uncertainty.
    Interval bottoms() {
        return patches.stream()
                .map(patch -> patch.range(patch.bottom()))
                .reduce(Interval::hull)
                .orElse(Interval.ZERO)
                .plus(levels.bottom());
    }

    /// Lowest and highest top over all parts, with the uncertainty.
    Interval tops() {
        return patches.stream()
                .map(patch -> patch.range(patch.top()))
                .reduce(Interval::hull)
                .orElse(Interval.ZERO)
                .plus(levels.top());
    }
}
