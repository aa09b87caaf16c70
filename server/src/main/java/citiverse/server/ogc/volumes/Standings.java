package citiverse.server.ogc.volumes;

import citiverse.models.built.Building;
import citiverse.models.built.BuildingBodies;
import citiverse.standards.tiles3d.Standing;
import citiverse.standards.tiles3d.Standing.Body;
import citiverse.standards.tiles3d.Standing.HeightFrom;
import citiverse.twin.Feature;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Buildings as they are drawn, with the heights of the models.
final class Standings {
    private final BuildingBodies bodies;

    Standings(BuildingBodies bodies) {
        this.bodies = bodies;
    }

    /// A building; empty where nothing of it stands.
    Optional<Standing> of(BuildingBodies.Entry entry) {
        Optional<Standing> parts = entry.parts().isEmpty() ? Optional.empty() : of(entry.whole(), entry.parts());
        return parts.isPresent() ? parts : of(entry.whole(), List.of(entry.whole()));
    }

    private Optional<Standing> of(Feature whole, List<Feature> features) {
        List<Body> drawn = new ArrayList<>();
        HeightFrom from = HeightFrom.FORM;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Feature feature : features) {
            Optional<Building> building = bodies.of(feature);
            if (building.isEmpty()) {
                continue;
            }
            add(feature, building.get(), drawn);
            HeightFrom own = from(building.get().heightFrom());
            from = own.compareTo(from) > 0 ? own : from;
            low = Math.min(low, building.get().groundMetres() - underside(feature));
            high = Math.max(high, building.get().topMetres());
        }
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        String name = whole.properties().text("name").orElse("");
        return Optional.of(new Standing(whole.id(), name, high - low, from, drawn));
    }

    private static double underside(Feature feature) {
        return Math.max(0, feature.properties().number("min_height_metres").orElse(0));
    }

    private static void add(Feature feature, Building building, List<Body> drawn) {
        double base = building.groundMetres();
        Optional<Form> form = building.heightFrom() == Building.HeightFrom.FORM ? Form.of(feature) : Optional.empty();
        Optional<Shape> shape = form.flatMap(Body.Surfaces::drawable);
        if (shape.isPresent()) {
            double lowest = Double.POSITIVE_INFINITY;
            for (int vertex : shape.get().indices()) {
                lowest = Math.min(lowest, form.get().height(vertex));
            }
            drawn.add(new Body.Surfaces(form.get(), shape.get(), base - lowest));
        } else if (building.topMetres() > base) {
            drawn.add(new Body.Prism(feature.shape(), base, building.topMetres(), underside(feature) == 0));
        }
    }

    private static HeightFrom from(Building.HeightFrom from) {
        return switch (from) {
            case FORM -> HeightFrom.FORM;
            case METRES -> HeightFrom.METRES;
            case LEVELS -> HeightFrom.LEVELS;
            case DEFAULT -> HeightFrom.KIND;
        };
    }
}
