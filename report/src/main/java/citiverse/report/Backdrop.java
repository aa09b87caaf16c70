package citiverse.report;

import citiverse.report.words.Markup;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/// The city behind the places: water, green, buildings, streets and lines, drawn once and light, and used by every
/// map of the page.
final class Backdrop {
    private static final Set<String> MAJOR = Set.of(
            "motorway",
            "trunk",
            "primary",
            "secondary",
            "motorway_link",
            "trunk_link",
            "primary_link",
            "secondary_link");
    private static final Set<String> MIDDLE = Set.of("tertiary", "tertiary_link", "busway");
    private static final Set<String> MINOR =
            Set.of("residential", "unclassified", "living_street", "pedestrian", "road");
    /// Trams, metros, railways, ferries, monorails; what GTFS calls bus, trolleybus and cable car is left out.
    private static final Set<Long> RAIL = Set.of(0L, 1L, 2L, 4L, 5L, 6L, 7L, 12L);
    private static final Set<String> BUILT_UP = Set.of(
            "residential", "commercial", "industrial", "retail", "education", "institutional", "port", "railway");
    private static final int AREA_BUDGET = 14_000;
    private static final int BUILDING_BUDGET = 60_000;
    private static final int STREET_BUDGET = 58_000;
    private static final double LEAST_BUILDING = 14;
    private static final double LEAST_AREA = 24;

    private final Snapshot snapshot;
    private final Frame frame;
    private final Markup out;

    private Backdrop(Snapshot snapshot, Frame frame, Markup out) {
        this.snapshot = snapshot;
        this.frame = frame;
        this.out = out;
    }

    /// Writes a symbol named `city` that has the frame's size.
    static void write(Snapshot snapshot, Frame frame, Markup out) {
        new Backdrop(snapshot, frame, out).write();
    }

    private void write() {
        out.open("symbol", "id", "city", "viewBox", frame.viewBox());
        String houses = houses();
        if (houses.isEmpty()) {
            path("land", builtUp());
        }
        areas("green", Layers.GREEN, LEAST_AREA);
        areas("water", Layers.WATER, LEAST_AREA);
        lines("river", Layers.WATER);
        path("built", houses);
        streets();
        rail();
        out.close("symbol");
    }

    private void areas(String style, String layer, double least) {
        var areas = new Areas(frame, least);
        for (Feature feature : snapshot.features(layer)) {
            feature.geometry().ifPresent(areas::add);
        }
        path(style, areas.path(AREA_BUDGET));
    }

    /// Buildings one by one where there is room for most of them; else nothing, as a part of them would look as if the
    /// rest were empty.
    private String houses() {
        var houses = new Areas(frame, LEAST_BUILDING);
        for (Feature building : snapshot.features(Layers.BUILDING)) {
            building.geometry().ifPresent(houses::add);
        }
        return houses.fit(BUILDING_BUDGET) ? houses.path(BUILDING_BUDGET) : "";
    }

    /// The land that is built up.
    private String builtUp() {
        var land = new Areas(frame, LEAST_AREA);
        for (Feature use : snapshot.features(Layers.LANDUSE)) {
            String kind = use.properties().text("kind").orElse("");
            if (BUILT_UP.contains(kind.substring(kind.indexOf('=') + 1))) {
                use.geometry().ifPresent(land::add);
            }
        }
        return land.path(AREA_BUDGET);
    }

    private void lines(String style, String layer) {
        var strokes = new Strokes(frame);
        for (Feature feature : snapshot.features(layer)) {
            feature.geometry().ifPresent(strokes::add);
        }
        path(style, strokes.path(1, AREA_BUDGET));
    }

    private void streets() {
        var major = new Strokes(frame);
        var middle = new Strokes(frame);
        var minor = new Strokes(frame);
        for (Feature street : snapshot.features(Layers.STREET)) {
            Geometry shape = street.shape();
            String kind = street.properties().text("highway").orElse("");
            if (shape == null) {
                continue;
            }
            if (MAJOR.contains(kind)) {
                major.add(shape);
            } else if (MIDDLE.contains(kind)) {
                middle.add(shape);
            } else if (MINOR.contains(kind)) {
                minor.add(shape);
            }
        }
        String majorPath = major.path(1, STREET_BUDGET);
        String middlePath = middle.path(1, STREET_BUDGET - majorPath.length());
        path("minor", minor.path(1.2, STREET_BUDGET - majorPath.length() - middlePath.length()));
        path("middle", middlePath);
        path("major", majorPath);
    }

    private void rail() {
        var rail = new Strokes(frame);
        for (Feature pattern : snapshot.features(Layers.TRANSIT_PATTERN)) {
            boolean drawn = pattern.properties()
                    .text("route")
                    .flatMap(snapshot::feature)
                    .map(route -> RAIL.contains(route.properties().whole("mode").orElse(-1)))
                    .orElse(false);
            if (drawn) {
                pattern.geometry().ifPresent(rail::add);
            }
        }
        String path = rail.path(1, AREA_BUDGET);
        path("rail", path);
        path("ties", path);
    }

    private void path(String style, String path) {
        if (!path.isEmpty()) {
            out.empty("path", "class", style, "d", path);
        }
    }
}
