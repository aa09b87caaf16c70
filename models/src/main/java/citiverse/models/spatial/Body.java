package citiverse.models.spatial;

import java.util.List;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// A thing in space: the ground that it covers, and how high it lies there.
///
/// @param id of its feature
/// @param footprint all ground that it may cover, an area in the metric plane
/// @param patches its parts; together they cover the footprint (but for slivers at bends)
/// @param levels its heights
/// @param core the same body where it covers ground for certain, with the least of the widths that are assumed
/// @param joints where it is joined to other bodies at the same height, such as the ends of a street
public record Body(String id, Geometry footprint, List<Patch> patches, Levels levels, Core core, List<Joint> joints) {

    public Body {
        patches = List.copyOf(patches);
        joints = List.copyOf(joints);
    }

    /// A body that covers its footprint for certain and is joined to nothing.
    public Body(String id, Geometry footprint, List<Patch> patches, Levels levels) {
        this(id, footprint, patches, levels, Core.SAME, List.of());
    }

    /// A node that several bodies share: there they meet, whatever is assumed of their heights.
    ///
    /// @param node its number in the source
    /// @param x metres in the plane
    /// @param y metres in the plane
    /// @param reachMetres how far around it bodies that share it are not told to lie over one another
    public record Joint(long node, double x, double y, double reachMetres) {}

    /// A body whose bottom and top do not slope.
    ///
    /// @param footprint an area in the metric plane
    public static Body prism(String id, Geometry footprint, Levels levels) {
        return new Body(id, footprint, List.of(new Patch(footprint, Plane3.ZERO, Plane3.ZERO, null)), levels);
    }

    /// The certain part of a body, made when it is first asked for.
    public static final class Core {
        /// All of the body.
        public static final Core SAME = new Core(null);

        private final Supplier<Body> maker;
        private volatile Body made;

        private Core(Supplier<Body> maker) {
            this.maker = maker;
        }

        /// A body that covers less; the supplier must always give the same.
        public static Core of(Supplier<Body> maker) {
            return new Core(maker);
        }

        private Body body() {
            if (made == null) {
                made = maker.get();
            }
            return made;
        }
    }

    /// True where no width is assumed.
    boolean exact() {
        return core == Core.SAME;
    }

    /// Where it covers ground for certain.
    Body certain() {
        return exact() ? this : core.body();
    }

    /// The same body with a core and joints.
    Body with(Core certainly, List<Joint> where) {
        return new Body(id, footprint, patches, levels, certainly, where);
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
                levels,
                exact() ? core : Core.of(() -> core.body().widened(metres)),
                joints);
    }

    /// Lowest and highest bottom over all parts, before the offsets of the heights.
    Interval bottoms() {
        return patches.stream()
                .map(patch -> patch.range(patch.bottom()))
                .reduce(Interval::hull)
                .orElse(Interval.ZERO);
    }

    /// Lowest and highest top over all parts, before the offsets of the heights.
    Interval tops() {
        return patches.stream()
                .map(patch -> patch.range(patch.top()))
                .reduce(Interval::hull)
                .orElse(Interval.ZERO);
    }
}
