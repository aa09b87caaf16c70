package citiverse.models.spatial;

import citiverse.twin.Feature;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import java.util.List;
import java.util.OptionalDouble;

/// Reads from the properties of a feature how high it lies and how wide it is; assumptions stand in for the
/// rest.
final class LevelReader {
    private static final double MILLIMETRES = 1000;
    /// The thinnest wire is taken to be so wide on the map: wider than what counts as touching.
    private static final double LEAST_HALF_WIDTH = 0.02;

    private final Assumptions assumptions;
    private final Findings findings;

    LevelReader(Assumptions assumptions, Findings findings) {
        this.assumptions = assumptions;
        this.findings = findings;
    }

    /// A height or size and where it came from.
    ///
    /// @param metres its interval
    /// @param from the property or assumption
    /// @param assumed true where no value tells it
    private record Told(Interval metres, String from, boolean assumed) {
        /// A level and a size on top of it; it is assumed if the level is.
        Told plus(Told size) {
            return new Told(metres.plus(size.metres), joined(from, size.from), assumed);
        }

        /// A level less a size.
        Told minus(Told size) {
            return new Told(metres.minus(size.metres), joined(from, size.from), assumed);
        }

        Told negative() {
            return new Told(metres.negative(), from, assumed);
        }

        private static String joined(String one, String other) {
            return one.isEmpty() ? other : other.isEmpty() || one.equals(other) ? one : one + ", " + other;
        }
    }

    private static final Told NOTHING = new Told(Interval.ZERO, "", false);

    /// Half the width of a line or point, metres: from the least to the greatest that is assumed, or as it is
    /// told.
    Interval halfWidth(Feature feature, Kind kind) {
        OptionalDouble width = number(feature, "width_metres");
        if (width.isEmpty()) {
            width = number(feature, "width");
        }
        Interval metres;
        if (width.isPresent() && width.getAsDouble() > 0) {
            metres = Interval.of(width.getAsDouble());
        } else {
            metres = switch (kind.sort()) {
                case PIPE -> diameter(feature, kind).metres();
                case ROAD, BRIDGE, TUNNEL -> {
                    OptionalDouble lanes = number(feature, "lanes");
                    boolean counted = kind.key().equals("street") && lanes.isPresent() && lanes.getAsDouble() >= 1;
                    yield counted
                            ? assumptions.of("width.lane").times(lanes.getAsDouble())
                            : assumptions.of("width." + kind.key());
                }
                case TRANSIT -> assumptions.of("width.transit");
                case BUILDING, LINE, GROUND, OTHER -> assumptions.of("width.thing");
            };
        }
        return metres.times(0.5).greater(Interval.of(LEAST_HALF_WIDTH));
    }

    /// The heights of a feature whose patches are flat at 0.
    Levels read(Feature feature, Kind kind) {
        return grounded(feature, kind, flat(feature, kind));
    }

    /// Of what stands on the ground, `ground_metres` is the ground beneath it.
    private Levels grounded(Feature feature, Kind kind, Levels levels) {
        OptionalDouble ground = number(feature, "ground_metres");
        return ground.isPresent() && kind.sort() == Kind.Sort.BUILDING
                ? levels.over(Interval.of(ground.getAsDouble()), datum(feature))
                : levels;
    }

    private Levels flat(Feature feature, Kind kind) {
        Reference datum = datum(feature);
        OptionalDouble bottom = number(feature, "bottom_elevation_metres");
        OptionalDouble top = number(feature, "top_elevation_metres");
        if (bottom.isPresent() && top.isPresent() && bottom.getAsDouble() <= top.getAsDouble()) {
            return levels(
                    feature,
                    exactly(bottom.getAsDouble(), "bottom_elevation_metres"),
                    exactly(top.getAsDouble(), "top_elevation_metres"),
                    datum);
        }
        // Of what need not stand on the ground, such as a road on a bridge, it is but the height of its foot.
        String foot = kind.sort() == Kind.Sort.BUILDING ? "elevation_metres" : "ground_metres";
        for (String name : List.of("elevation_metres", foot)) {
            OptionalDouble elevation = number(feature, name);
            if (elevation.isPresent()) {
                return around(feature, kind, exactly(elevation.getAsDouble(), name), datum);
            }
        }
        return aboveGround(feature, kind);
    }

    /// The heights of a feature whose patches carry its z.
    Levels ofZ(Feature feature, Kind kind) {
        return grounded(feature, kind, around(feature, kind, new Told(Interval.ZERO, "z", false), datum(feature)));
    }

    /// The heights of a feature whose patches carry the surfaces of its form.
    Levels ofForm(Feature feature, Kind kind, String verticalDatum) {
        Reference datum = verticalDatum.isBlank() ? datum(feature) : reference(verticalDatum, feature);
        var form = new Told(Interval.ZERO, "form", false);
        return grounded(feature, kind, levels(feature, form, form, datum));
    }

    /// The datum of a feature's heights.
    Reference datum(Feature feature) {
        return reference(feature.properties().text("vertical_datum").orElse(""), feature);
    }

    private Reference reference(String name, Feature feature) {
        return Reference.datum(
                name.isBlank() ? assumptions.unnamedDatum() : name,
                feature.provenance().source());
    }

    /// Bottom and top around a level that the source tells: the surface of a road or deck, the middle of a
    /// pipe, the foot of a building.
    private Levels around(Feature feature, Kind kind, Told level, Reference datum) {
        Told below = NOTHING;
        Told above = NOTHING;
        switch (kind.sort()) {
            case ROAD -> below = size(feature, "thickness_metres", "thickness.road");
            case BRIDGE -> below = size(feature, "thickness_metres", "thickness.deck");
            case TUNNEL -> above = size(feature, "height_metres", "height.tunnel");
            case PIPE -> {
                Told diameter = diameter(feature, kind);
                below = new Told(diameter.metres().times(0.5), diameter.from(), diameter.assumed());
                above = below;
            }
            case TRANSIT -> {
                below = size(feature, "thickness_metres", "thickness.road");
                above = size(feature, "height_metres", "gauge.transit");
            }
            case BUILDING -> above = buildingHeight(feature);
            case GROUND -> below = size(feature, "thickness_metres", "thickness.ground");
            case LINE, OTHER -> above = size(feature, "height_metres", "thickness.ground");
        }
        return levels(feature, level.minus(below), level.plus(above), datum);
    }

    private Levels aboveGround(Feature feature, Kind kind) {
        return switch (kind.sort()) {
            case ROAD -> surface(feature, size(feature, "thickness_metres", "thickness.road"));
            case GROUND -> surface(feature, size(feature, "thickness_metres", "thickness.ground"));
            case BRIDGE -> bridge(feature);
            case TUNNEL -> {
                Told top = told(feature, "cover_metres", "cover.tunnel").negative();
                yield levels(
                        feature, top.minus(size(feature, "height_metres", "height.tunnel")), top, Reference.GROUND);
            }
            case PIPE -> pipe(feature, kind);
            case TRANSIT -> transit(feature, kind);
            case BUILDING -> building(feature);
            case LINE -> {
                Told level = told(feature, "height_metres", "height.line");
                yield levels(feature, level, level, Reference.GROUND);
            }
            case OTHER -> other(feature);
        };
    }

    private Levels surface(Feature feature, Told thickness) {
        var ground = new Told(Interval.ZERO, "on the ground", true);
        return levels(feature, ground.minus(thickness), ground, Reference.GROUND);
    }

    private Levels bridge(Feature feature) {
        Told deck = size(feature, "thickness_metres", "thickness.deck");
        OptionalDouble clear = number(feature, "min_height_metres");
        if (clear.isPresent()) {
            Told bottom = exactly(clear.getAsDouble(), "min_height_metres");
            return levels(feature, bottom, bottom.plus(deck), Reference.GROUND);
        }
        int layer = Math.max(1, order(feature.properties(), 1));
        Told bottom = assumed("underside.bridge");
        for (int more = 1; more < layer; more++) {
            bottom = bottom.plus(assumed("rise.layer"));
        }
        return levels(feature, bottom, bottom.plus(deck), Reference.GROUND);
    }

    private Levels pipe(Feature feature, Kind kind) {
        Told diameter = diameter(feature, kind);
        OptionalDouble depth = number(feature, "depth_metres");
        if (depth.isPresent() && absent(feature, "cover_metres")) {
            // Sources count the depth to the crown or to the invert, and seldom say to which.
            double d = depth.getAsDouble();
            double wide = diameter.metres().high();
            String from = Told.joined("depth_metres to crown or invert", diameter.from());
            return levels(
                    feature,
                    new Told(new Interval(-d - wide, -d), from, false),
                    new Told(new Interval(-d, -d + wide), from, false),
                    Reference.GROUND);
        }
        Told top = told(feature, "cover_metres", "cover." + kind.key()).negative();
        return levels(feature, top.minus(diameter), top, Reference.GROUND);
    }

    private Levels transit(Feature feature, Kind kind) {
        String name = "level." + kind.key();
        var level = assumed(name);
        Told bottom = level.minus(size(feature, "thickness_metres", "thickness.road"));
        return levels(feature, bottom, level.plus(size(feature, "height_metres", "gauge.transit")), Reference.GROUND);
    }

    private Levels building(Feature feature) {
        OptionalDouble least = number(feature, "min_height_metres");
        Told bottom = least.isPresent()
                ? exactly(least.getAsDouble(), "min_height_metres")
                : size(feature, "depth_metres", "depth.foundation").negative();
        Told top = buildingHeight(feature);
        if (top.metres().low() < bottom.metres().high()) {
            findings.add("a building whose top is under its foot; its height is taken as unknown", feature.id());
            top = new Told(
                    new Interval(bottom.metres().high(), Double.POSITIVE_INFINITY), "height contradicts itself", true);
        }
        return levels(feature, bottom, top, Reference.GROUND);
    }

    /// Top of a building above its ground.
    private Told buildingHeight(Feature feature) {
        OptionalDouble height = number(feature, "height_metres");
        if (height.isPresent()) {
            return exactly(height.getAsDouble(), "height_metres");
        }
        OptionalDouble levels = number(feature, "levels");
        if (levels.isPresent() && levels.getAsDouble() > 0) {
            var walls = new Told(
                    assumptions.of("height.level").times(levels.getAsDouble()),
                    "levels, " + assumptions.spoken("height.level"),
                    true);
            return walls.plus(assumed("height.roof"));
        }
        return assumed("height.building");
    }

    private Levels other(Feature feature) {
        OptionalDouble height = number(feature, "height_metres");
        if (height.isPresent()) {
            OptionalDouble least = number(feature, "min_height_metres");
            Told bottom = least.isPresent()
                    ? exactly(least.getAsDouble(), "min_height_metres")
                    : new Told(Interval.ZERO, "foot on the ground", true);
            Told top = exactly(height.getAsDouble(), "height_metres");
            if (bottom.metres().high() <= top.metres().low()) {
                return levels(feature, bottom, top, Reference.GROUND);
            }
        }
        OptionalDouble depth = number(feature, "depth_metres");
        if (depth.isPresent()) {
            Told level = exactly(-depth.getAsDouble(), "depth_metres");
            return levels(feature, level, level, Reference.GROUND);
        }
        return Levels.unknown("nothing tells how high " + feature.id() + " lies");
    }

    private Told diameter(Feature feature, Kind kind) {
        OptionalDouble metres = number(feature, "diameter_metres");
        if (metres.isPresent() && metres.getAsDouble() >= 0) {
            return exactly(metres.getAsDouble(), "diameter_metres");
        }
        for (String name : new String[] {"diameter_millimetres", "diameter"}) {
            OptionalDouble millimetres = number(feature, name);
            if (millimetres.isPresent() && millimetres.getAsDouble() >= 0) {
                return exactly(millimetres.getAsDouble() / MILLIMETRES, name);
            }
        }
        String name = "diameter." + kind.key();
        return assumed(name);
    }

    private Told size(Feature feature, String property, String assumption) {
        return told(feature, property, assumption);
    }

    private Told told(Feature feature, String property, String assumption) {
        OptionalDouble value = number(feature, property);
        return value.isPresent() && value.getAsDouble() >= 0
                ? exactly(value.getAsDouble(), property)
                : assumed(assumption);
    }

    private Told assumed(String name) {
        return new Told(assumptions.of(name), assumptions.spoken(name), true);
    }

    private static Told exactly(double metres, String from) {
        return new Told(Interval.of(metres), from, false);
    }

    private boolean absent(Feature feature, String property) {
        return number(feature, property).isEmpty();
    }

    /// A finite number, also where it stands as text; what is there and is no number is a finding.
    private OptionalDouble number(Feature feature, String name) {
        Value value = feature.properties().value(name).orElse(Value.missing());
        return switch (value) {
            case Value.Whole(long number) -> OptionalDouble.of(number);
            case Value.Real(double number) -> OptionalDouble.of(number);
            case Value.Text(String text) -> parsed(feature, name, text);
            case Value.Flag flag -> OptionalDouble.empty();
            case Value.Bytes bytes -> OptionalDouble.empty();
            case Value.Missing missing -> OptionalDouble.empty();
        };
    }

    private OptionalDouble parsed(Feature feature, String name, String text) {
        try {
            double number = Double.parseDouble(text.strip().replaceAll("\\s*m$", ""));
            if (Double.isFinite(number)) {
                return OptionalDouble.of(number);
            }
            findings.add(name + " is \"" + text + "\" and is taken as not told", feature.id());
        } catch (NumberFormatException unreadable) {
            findings.add(
                    name + " is not a number and is taken as not told (" + unreadable.getMessage() + ')', feature.id());
        }
        return OptionalDouble.empty();
    }

    private Levels levels(Feature feature, Told bottom, Told top, Reference reference) {
        double error =
                Math.max(0, number(feature, "vertical_uncertainty_metres").orElse(0));
        String more = error > 0 ? ", vertical_uncertainty_metres" : "";
        return new Levels(
                bottom.metres().widened(error),
                top.metres().widened(error),
                reference,
                Interval.ANY,
                Reference.NONE,
                bottom.from() + more,
                top.from() + more,
                bottom.assumed(),
                top.assumed(),
                order(feature.properties(), Levels.NO_ORDER));
    }

    /// The OpenStreetMap layer: as tagged, else 1 for bridges, −1 for tunnels and passages through buildings, 0
    /// for other streets, rails and buildings.
    private static int order(Properties tags, int otherwise) {
        String layer = tags.text("layer").orElse("");
        if (layer.matches("[+-]?[0-9]{1,2}")) {
            return Integer.parseInt(layer);
        }
        boolean bridge = !tags.text("bridge").orElse("no").equals("no");
        boolean tunnel = !tags.text("tunnel").orElse("no").equals("no");
        if (bridge != tunnel) {
            return bridge ? 1 : -1;
        }
        boolean ground = tags.text("highway").isPresent()
                || tags.text("railway").isPresent()
                || tags.text("building").isPresent();
        return ground ? 0 : otherwise;
    }
}
