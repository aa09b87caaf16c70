package citiverse.models.spatial;

import citiverse.models.plane.Plane;
import citiverse.twin.Feature;
import citiverse.twin.Snapshot;
import citiverse.twin.solid.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;

/// Features as bodies in space, in the order of their ids.
///
/// @param bodies those that have a place
/// @param notes what was wrong with features, each kind of fault in one line; nothing is left out without one
public record Bodies(List<Body> bodies, List<String> notes) {

    public Bodies {
        bodies = List.copyOf(bodies);
        notes = List.copyOf(notes);
    }

    /// Reads a layer.
    public static Bodies of(Snapshot city, String layer, Plane plane, Assumptions assumptions) {
        return of(city, city.features(layer), plane, assumptions);
    }

    /// Reads some features.
    public static Bodies of(Snapshot city, List<Feature> features, Plane plane, Assumptions assumptions) {
        var findings = new Findings();
        var reader = new Reader(city, plane, new LevelReader(assumptions, findings), findings);
        var bodies = new ArrayList<Body>(features.size());
        for (Feature feature : features) {
            reader.body(feature).ifPresent(bodies::add);
        }
        return new Bodies(bodies, findings.lines());
    }

    /// A plane around the middle of some features.
    public static Plane plane(List<Feature> features) {
        var extent = new Envelope();
        features.forEach(feature -> feature.geometry().filter(Bodies::onEarth).ifPresent(shape -> {
            extent.expandToInclude(shape.getEnvelopeInternal());
        }));
        boolean nowhere = extent.isNull() || Math.abs(extent.centre().y) >= 90;
        return nowhere ? Plane.around(0, 0) : Plane.around(extent);
    }

    private static boolean onEarth(Geometry shape) {
        if (shape.isEmpty()) {
            return false;
        }
        for (Coordinate at : shape.getCoordinates()) {
            if (!(Math.abs(at.x) <= 180 && Math.abs(at.y) <= 90)) {
                return false;
            }
        }
        return true;
    }

    private record Reader(Snapshot city, Plane plane, LevelReader levels, Findings findings) {

        Optional<Body> body(Feature feature) {
            if (feature.shape() == null || feature.shape().isEmpty()) {
                findings.add("left out: it has no place", feature.id());
                return Optional.empty();
            }
            if (!onEarth(feature.shape())) {
                findings.add("left out: its coordinates are no degrees of longitude and latitude", feature.id());
                return Optional.empty();
            }
            Kind kind = Kind.of(feature, city);
            Interval halfWidth = levels.halfWidth(feature, kind);
            Geometry shape = Footprints.project(feature.shape(), plane);
            Geometry footprint = Footprints.area(shape, halfWidth.high());
            if (!footprint.isValid()) {
                findings.add("mended: its footprint crosses itself", feature.id());
                footprint = Footprints.areas(GeometryFixer.fix(footprint));
            }
            if (footprint.isEmpty()) {
                findings.add("left out: its footprint covers no ground", feature.id());
                return Optional.empty();
            }
            Body body = placed(feature, kind, shape, footprint, halfWidth.high());
            boolean sure = shape instanceof Polygonal
                    || halfWidth.low() == halfWidth.high()
                    || feature.properties().value(Form.PROPERTY).isPresent();
            Body.Core core = sure
                    ? Body.Core.SAME
                    : Body.Core.of(() -> narrow(body, shape, Footprints.area(shape, halfWidth.low()), halfWidth.low()));
            return Optional.of(body.with(core, joints(feature, shape, halfWidth.high())));
        }

        /// A line or point with the least width: its heights are those of the wide one.
        private static Body narrow(Body wide, Geometry shape, Geometry footprint, double halfWidth) {
            Patch first = wide.patches().getFirst();
            List<Patch> patches = wide.patches().size() == 1 && first.axis() == null
                    ? List.of(new Patch(footprint, first.bottom(), first.top(), null))
                    : Footprints.along(shape, halfWidth);
            return new Body(wide.id(), footprint, patches, wide.levels());
        }

        /// The nodes at the ends of a street.
        private static List<Body.Joint> joints(Feature feature, Geometry shape, double halfWidth) {
            OptionalLong from = feature.properties().whole("from_node");
            OptionalLong to = feature.properties().whole("to_node");
            if (from.isEmpty() || to.isEmpty() || !(shape instanceof LineString line)) {
                return List.of();
            }
            Coordinate first = line.getCoordinateN(0);
            Coordinate last = line.getCoordinateN(line.getNumPoints() - 1);
            double reach = 2 * halfWidth + 1;
            return List.of(
                    new Body.Joint(from.getAsLong(), first.x, first.y, reach),
                    new Body.Joint(to.getAsLong(), last.x, last.y, reach));
        }

        private Body placed(Feature feature, Kind kind, Geometry shape, Geometry footprint, double halfWidth) {
            Optional<Form> form = form(feature);
            if (form.isPresent()) {
                List<Patch> patches = FormPatches.of(form.get(), plane);
                if (!patches.isEmpty()) {
                    Levels told = levels.ofForm(feature, kind, form.get().verticalDatum());
                    return new Body(feature.id(), footprint, patches, told);
                }
                findings.add("its form has no surface that covers ground and is not used", feature.id());
            }
            if (hasZ(shape, feature.id())) {
                List<Patch> patches =
                        shape instanceof Lineal ? Footprints.along(shape, halfWidth) : List.of(lid(shape, footprint));
                if (!patches.isEmpty()) {
                    return new Body(feature.id(), footprint, patches, levels.ofZ(feature, kind));
                }
            }
            return Body.prism(feature.id(), footprint, levels.read(feature, kind));
        }

        private Optional<Form> form(Feature feature) {
            try {
                return Form.of(feature);
            } catch (IllegalArgumentException unreadable) {
                findings.add("its form cannot be read (" + unreadable.getMessage() + ')', feature.id());
                return Optional.empty();
            }
        }

        /// True where every point has a height; where only some have one, that is a finding and none is used.
        private boolean hasZ(Geometry shape, String id) {
            int with = 0;
            Coordinate[] points = shape.getCoordinates();
            for (Coordinate at : points) {
                with += Double.isFinite(at.getZ()) ? 1 : 0;
            }
            if (with > 0 && with < points.length) {
                findings.add("only some of its points have a height; its z is not used", id);
            }
            return with == points.length;
        }

        /// An area or point whose z differs from corner to corner takes the lowest and the highest.
        private static Patch lid(Geometry shape, Geometry footprint) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (Coordinate at : shape.getCoordinates()) {
                low = Math.min(low, at.getZ());
                high = Math.max(high, at.getZ());
            }
            return new Patch(footprint, Plane3.level(low), Plane3.level(high), null);
        }
    }
}
