package citiverse.models.built;

import citiverse.models.built.Building.HeightFrom;
import citiverse.models.plane.Plane;
import citiverse.twin.Feature;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Makes a building of its feature and those of its parts.
final class BuildingMaker {
    private final Plane plane;
    private final Ground ground;
    private final Assumptions assumptions;
    private final Consumer<Remark> remarks;

    BuildingMaker(Plane plane, Ground ground, Assumptions assumptions, Consumer<Remark> remarks) {
        this.plane = plane;
        this.ground = ground;
        this.assumptions = assumptions;
        this.remarks = remarks;
    }

    /// The building, or null where nothing of it stands.
    ///
    /// @param feature of the layer `building`, or a part without one
    /// @param parts its parts, by id; where there are any, they stand for it
    Building of(Feature feature, List<Feature> parts) {
        var solids = new ArrayList<Solid>();
        var surfaces = new ArrayList<Surface>();
        HeightFrom from = HeightFrom.FORM;
        for (Feature body : parts.isEmpty() ? List.of(feature) : parts) {
            HeightFrom known = add(body, solids, surfaces);
            from = known != null && known.compareTo(from) > 0 ? known : from;
        }
        if (solids.isEmpty() && !parts.isEmpty()) {
            from = add(feature, solids, surfaces);
        }
        if (solids.isEmpty()) {
            return null;
        }
        double lowest = solids.stream().mapToDouble(Solid::baseMetres).min().orElseThrow();
        double top = solids.stream().mapToDouble(Solid::topMetres).max().orElseThrow();
        String kind = feature.properties().text("building").orElse("");
        return new Building(feature.id(), kind, solids, lowest, top, from, surfaces);
    }

    /// Adds the bodies of one feature and tells how their height is known; null where it has none.
    private HeightFrom add(Feature feature, List<Solid> solids, List<Surface> surfaces) {
        if (feature.shape() == null) {
            remark(feature, Remark.Kind.LEFT_OUT, "it has no shape and is left out");
            return null;
        }
        var found = Footprints.of(feature.shape(), plane, assumptions.leastAreaSquareMetres());
        if (found.polygons().isEmpty()) {
            remark(feature, Remark.Kind.LEFT_OUT, "its footprint has no area and it is left out");
            return null;
        }
        if (found.mended()) {
            remark(feature, Remark.Kind.MENDED, "its footprint crosses or touches itself and was mended");
        }
        double base = base(feature, found.polygons().getFirst());
        HeightFrom formed = form(feature, found.polygons(), base, solids, surfaces);
        if (formed != null) {
            return formed;
        }
        double underside =
                Math.max(0, feature.properties().number("min_height_metres").orElse(0));
        double[] height = new double[1];
        HeightFrom from = height(feature, underside, height);
        for (Polygon polygon : found.polygons()) {
            solids.add(Solid.prism(polygon, base + underside, base + height[0]));
        }
        return from;
    }

    private HeightFrom form(
            Feature feature, List<Polygon> polygons, double base, List<Solid> solids, List<Surface> surfaces) {
        Form form;
        try {
            form = Form.of(feature).orElse(null);
        } catch (IllegalArgumentException unreadable) {
            remark(feature, Remark.Kind.HEIGHT_REFUSED, "its form cannot be read (" + unreadable.getMessage() + ")");
            return null;
        }
        Shape shape = form == null ? null : FormSolid.standing(form);
        if (shape == null) {
            return null;
        }
        var rings = new ArrayList<double[]>();
        for (Polygon polygon : polygons) {
            rings.addAll(List.of(Solid.prism(polygon, 0, 0).rings()));
        }
        double underside =
                Math.max(0, feature.properties().number("min_height_metres").orElse(0));
        FormSolid.Made made = FormSolid.of(form, shape, rings.toArray(double[][]::new), plane, base + underside);
        if (!(made.solid().topMetres() - base <= assumptions.mostMetres())) {
            remark(feature, Remark.Kind.HEIGHT_REFUSED, "its form is higher than can be");
            return null;
        }
        String datum = form.verticalDatum();
        ground.terrain().ifPresent(terrain -> {
            if (!datum.isEmpty() && !terrain.datum().isEmpty() && !datum.equals(terrain.datum())) {
                remark(
                        feature,
                        Remark.Kind.OTHER_DATUM,
                        "its heights are in " + datum + ", the terrain's in " + terrain.datum()
                                + "; it was set on the terrain");
            }
        });
        solids.add(made.solid());
        surfaces.addAll(made.surfaces());
        return HeightFrom.FORM;
    }

    private double base(Feature feature, Polygon footprint) {
        OptionalDouble told = feature.properties().number("ground_metres");
        Point inside = footprint.getInteriorPoint();
        if (ground.terrain().isEmpty()) {
            return told.orElseGet(() -> ground.at(inside.getX(), inside.getY()));
        }
        double height = ground.known(inside.getX(), inside.getY());
        if (Double.isNaN(height)) {
            remark(feature, Remark.Kind.GROUND_UNKNOWN, "the terrain has no height under it");
            return told.orElseGet(() -> ground.at(inside.getX(), inside.getY()));
        }
        return height;
    }

    /// Height above the ground, into the first place of the array.
    private HeightFrom height(Feature feature, double underside, double[] into) {
        OptionalDouble metres = feature.properties().number("height_metres");
        if (metres.isPresent()) {
            into[0] = metres.getAsDouble();
            if (fits(into[0], underside)) {
                return HeightFrom.METRES;
            }
            remark(feature, Remark.Kind.HEIGHT_REFUSED, "its height of " + into[0] + " m cannot be and is not used");
        }
        OptionalDouble levels = feature.properties().number("levels");
        if (levels.isPresent()) {
            into[0] = levels.getAsDouble() * assumptions.storeyMetres();
            if (fits(into[0], underside)) {
                remark(
                        feature,
                        Remark.Kind.HEIGHT_FROM_LEVELS,
                        String.format(
                                Locale.ROOT,
                                "its height is assumed: %s storeys of %s m",
                                levels.getAsDouble(),
                                assumptions.storeyMetres()));
                return HeightFrom.LEVELS;
            }
            remark(
                    feature,
                    Remark.Kind.HEIGHT_REFUSED,
                    "its " + levels.getAsDouble() + " storeys cannot be and are not used");
        }
        into[0] = underside
                + assumptions.metresOf(feature.properties().text("building").orElse(""));
        remark(feature, Remark.Kind.HEIGHT_ASSUMED, "its height is assumed: " + into[0] + " m, from its kind alone");
        return HeightFrom.DEFAULT;
    }

    private boolean fits(double metres, double underside) {
        return metres > underside && metres <= assumptions.mostMetres();
    }

    private void remark(Feature feature, Remark.Kind kind, String text) {
        remarks.accept(new Remark(feature.id(), kind, text));
    }
}
