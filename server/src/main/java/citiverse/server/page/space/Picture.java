package citiverse.server.page.space;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import citiverse.models.sun.Shadows;
import citiverse.models.sun.SolarPosition;
import citiverse.report.words.Markup;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/// Draws the surroundings of a place as an SVG: ground, shadows, extruded footprints from the farthest to the nearest.
/// Walls have a tone by how the sun meets them, so that it reads without colour; what an option builds is hatched and
/// has a heavy outline. What lies farthest from the middle is left out where the drawing would grow too large.
final class Picture {
    /// Characters of all buildings; packed, a third of that.
    private static final int BUDGET = 120_000;

    private static final int GROUND_BUDGET = 24_000;
    private static final int SHADOW_BUDGET = 24_000;
    private static final double LEAST_ELEVATION = 3;
    private static final int MOST_SOLIDS = 1500;
    private static final int MOST_LABELS = 7;
    /// Drawing units at the top that are left to the button that starts the scene.
    private static final int HEADROOM = 240;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final SpaceCity city;
    private final BuiltForm form;
    private final Axonometry view;
    private final SolarPosition sun;
    private final Set<String> made;
    private final Markup out = new Markup();

    /// @param form as shown: with or without the option
    /// @param made ids of what the option builds, where it is shown
    Picture(SpaceCity city, BuiltForm form, Axonometry view, SolarPosition sun, List<String> made) {
        this.city = city;
        this.form = form;
        this.view = view;
        this.sun = sun;
        this.made = new HashSet<>(made);
    }

    /// @param label what it shows, for those who do not see it
    /// @param place name of the place in the middle
    /// @param gone buildings that the option takes away, drawn as outlines on the ground
    String svg(String label, String place, String language, List<Building> gone) {
        out.open(
                "svg",
                "class",
                sun.elevation() < LEAST_ELEVATION ? "axo night" : "axo",
                "viewBox",
                "0 0 " + Axonometry.WIDTH + ' ' + Axonometry.HEIGHT,
                "preserveAspectRatio",
                "xMidYMid slice",
                "role",
                "img",
                "aria-label",
                label);
        out.open("defs")
                .open("pattern", "id", "hatch", "width", "22", "height", "22", "patternUnits", "userSpaceOnUse");
        out.empty("path", "class", "hatch-ground", "d", "M0 0h22v22H0z");
        out.empty("path", "class", "hatch-line", "d", "M0 22L22 0M-4 4L4-4M18 26L26 18");
        out.close("pattern").close("defs");
        out.empty("path", "class", "floor", "d", "M0 0h" + Axonometry.WIDTH + 'v' + Axonometry.HEIGHT + "H0z");
        ground();
        List<Building> shown = buildings();
        shadows(shown);
        gone.forEach(building -> building.solids()
                .forEach(solid ->
                        path("gone", ring(solid.rings()[0], solid.baseMetres()).close())));
        paint(shown);
        pin(place, language);
        out.close("svg");
        return out.fragment().html();
    }

    private void path(String style, PathData data) {
        if (!data.isEmpty()) {
            out.empty("path", "class", style, "d", data.toString());
        }
    }

    private double heightAt(double x, double y) {
        return form.ground().at(x, y);
    }

    private void ground() {
        double reach = Axonometry.reach();
        var paths = new TreeMap<String, PathData>();
        Geometry frame = degreesBox(reach + 20);
        List<Feature> surfaces = new ArrayList<>(city.surfacesAround(view.x(), view.y(), reach));
        surfaces.sort(Comparator.comparing((Feature f) -> f.type().equals(Layers.STREET) ? 1 : 0));
        int spent = 0;
        for (Feature feature : surfaces) {
            String style = style(feature);
            PathData data = paths.computeIfAbsent(style, fresh -> new PathData());
            int before = data.length();
            if (spent < GROUND_BUDGET) {
                draw(cut(feature.shape(), frame), data);
                spent += data.length() - before;
            }
        }
        for (String style : List.of("green", "water", "canal", "foot", "lane", "street", "road")) {
            if (paths.containsKey(style)) {
                path(style, paths.get(style));
            }
        }
    }

    private static String style(Feature feature) {
        if (feature.type().equals(Layers.STREET)) {
            return switch (StreetWidth.of(feature)) {
                case FOOT -> "foot";
                case LANE -> "lane";
                case STREET -> "street";
                case ROAD -> "road";
            };
        }
        boolean area = feature.shape().getDimension() == 2;
        return area ? feature.type() : feature.type().equals(Layers.WATER) ? "canal" : "foot";
    }

    private Geometry degreesBox(double reach) {
        var plane = form.plane();
        return SHAPES.toGeometry(new Envelope(
                plane.longitudeOf(view.x() - reach),
                plane.longitudeOf(view.x() + reach),
                plane.latitudeOf(view.y() - reach),
                plane.latitudeOf(view.y() + reach)));
    }

    static Geometry cut(Geometry shape, Geometry frame) {
        if (frame.getEnvelopeInternal().covers(shape.getEnvelopeInternal())) {
            return shape;
        }
        return (shape.isValid() ? shape : GeometryFixer.fix(shape)).intersection(frame);
    }

    private void draw(Geometry shape, PathData data) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                corners(polygon.getExteriorRing().getCoordinates(), data).close();
                for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                    corners(polygon.getInteriorRingN(h).getCoordinates(), data).close();
                }
            } else if (part.getDimension() == 1) {
                corners(part.getCoordinates(), data).end();
            }
        }
    }

    private PathData corners(Coordinate[] degrees, PathData data) {
        for (Coordinate corner : degrees) {
            double x = form.plane().x(corner.x);
            double y = form.plane().y(corner.y);
            data.to(view.across(x, y), view.down(x, y, heightAt(x, y)));
        }
        return data;
    }

    private List<Building> buildings() {
        double reach = Axonometry.reach();
        return SpaceCity.buildingsAround(form, view.x(), view.y(), reach + 60).stream()
                .filter(this::onThePicture)
                .sorted(Comparator.comparingDouble(
                        (Building building) -> Rings.nearest(building, view.x(), view.y())[0]))
                .limit(MOST_SOLIDS)
                .toList();
    }

    private boolean onThePicture(Building building) {
        double[] box = emptyBox();
        building.solids().forEach(solid -> grow(box, solid));
        return box[1] > 0 && box[0] < Axonometry.WIDTH && box[3] > 0 && box[2] < Axonometry.HEIGHT;
    }

    private static double[] emptyBox() {
        return new double[] {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
    }

    private void grow(double[] box, Solid solid) {
        double[] ring = solid.rings()[0];
        for (int i = 0; i < ring.length; i += 2) {
            int x = view.across(ring[i], ring[i + 1]);
            box[0] = Math.min(box[0], x);
            box[1] = Math.max(box[1], x);
            box[2] = Math.min(box[2], view.down(ring[i], ring[i + 1], solid.topMetres()));
            box[3] = Math.max(box[3], view.down(ring[i], ring[i + 1], solid.baseMetres()));
        }
    }

    private void shadows(List<Building> buildings) {
        if (sun.elevation() < LEAST_ELEVATION) {
            return;
        }
        var cast = new ArrayList<Geometry>();
        for (Building building : buildings) {
            for (Solid solid : building.solids()) {
                cast.add(Shadows.of(solid, building.groundMetres(), sun.azimuth(), sun.elevation()));
            }
        }
        Geometry all = cast.isEmpty() ? null : org.locationtech.jts.operation.union.UnaryUnionOp.union(cast);
        if (all == null) {
            return;
        }
        double reach = Axonometry.reach() + 20;
        Geometry frame =
                SHAPES.toGeometry(new Envelope(view.x() - reach, view.x() + reach, view.y() - reach, view.y() + reach));
        Geometry simple = cut(TopologyPreservingSimplifier.simplify(all, 0.4), frame);
        var data = new PathData();
        for (int i = 0; i < simple.getNumGeometries() && data.length() < SHADOW_BUDGET; i++) {
            if (simple.getGeometryN(i) instanceof Polygon polygon) {
                onGround(polygon.getExteriorRing().getCoordinates(), data);
                for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                    onGround(polygon.getInteriorRingN(h).getCoordinates(), data);
                }
            }
        }
        path("cast", data);
    }

    private void onGround(Coordinate[] ring, PathData data) {
        for (Coordinate corner : ring) {
            data.to(view.across(corner.x, corner.y), view.down(corner.x, corner.y, heightAt(corner.x, corner.y)));
        }
        data.close();
    }

    private record Drawn(String markup, PaintOrder.Thing thing) {}

    private void paint(List<Building> buildings) {
        var drawn = new ArrayList<Drawn>();
        int spent = 0;
        for (Building building : buildings) {
            boolean option = made.contains(building.id());
            for (Solid solid : building.solids()) {
                String markup = new SolidDrawing(view, sun).draw(solid, option);
                if (spent + markup.length() <= BUDGET || option) {
                    spent += markup.length();
                    drawn.add(new Drawn(markup, thing(solid)));
                }
            }
        }
        out.open("g", "class", "built");
        var all = new StringBuilder();
        for (int at : PaintOrder.of(drawn.stream().map(Drawn::thing).toList())) {
            all.append(drawn.get(at).markup());
        }
        out.add(new citiverse.report.words.Fragment(all.toString()));
        out.close("g");
    }

    private PaintOrder.Thing thing(Solid solid) {
        double[] box = emptyBox();
        grow(box, solid);
        double[][] seen = new double[solid.rings().length][];
        double depth = 0;
        for (int r = 0; r < seen.length; r++) {
            double[] ring = solid.rings()[r];
            seen[r] = new double[ring.length];
            for (int i = 0; i < ring.length; i += 2) {
                seen[r][i] = (ring[i] - view.x()) * view.cosine() - (ring[i + 1] - view.y()) * view.sine();
                seen[r][i + 1] = view.depth(ring[i], ring[i + 1]);
                depth += r == 0 ? seen[r][i + 1] * 2 / ring.length : 0;
            }
        }
        return new PaintOrder.Thing(seen, solid.baseMetres(), solid.topMetres(), box, depth);
    }

    private PathData ring(double[] ring, double z) {
        var data = new PathData();
        for (int i = 0; i < ring.length; i += 2) {
            data.to(view.across(ring[i], ring[i + 1]), view.down(ring[i], ring[i + 1], z));
        }
        return data;
    }

    /// The place in the middle, and what has a name around it.
    private void pin(String place, String language) {
        int x = Axonometry.WIDTH / 2;
        double stand = form.buildingAt(view.x(), view.y()).stream()
                .mapToDouble(number -> form.buildings().get(number).topMetres())
                .findFirst()
                .orElse(view.z());
        int foot = view.down(view.x(), view.y(), stand);
        double clear = 0;
        for (Building building : SpaceCity.buildingsAround(form, view.x(), view.y(), 3)) {
            clear = Math.max(clear, building.topMetres() - view.z());
        }
        int head = view.down(view.x(), view.y(), view.z() + clear + 26);
        out.empty("path", "class", "pin", "d", "M" + x + ' ' + foot + 'V' + head);
        out.empty("circle", "class", "pin-foot", "cx", "" + x, "cy", "" + foot, "r", "7");
        out.empty("circle", "class", "pin-head", "cx", "" + x, "cy", "" + head, "r", "17");
        var taken = new ArrayList<int[]>();
        label(place, language, x, head - 34, "pin-name", taken);
        for (int y = head; y < foot + 40; y += 40) {
            taken.add(new int[] {x, y, 20});
        }
        int most = taken.size() + MOST_LABELS;
        Map<String, Names.Named> near = new TreeMap<>();
        for (Names.Named named : city.names().all()) {
            double px = form.plane().x(named.longitude());
            double py = form.plane().y(named.latitude());
            if (Math.abs(px - view.x()) < 260
                    && Math.abs(py - view.y()) < 260
                    && !named.name().equals(place)) {
                near.putIfAbsent(named.name(), named);
            }
        }
        near.values().stream()
                .sorted(Comparator.comparing((Names.Named named) -> rank(named.layer()))
                        .thenComparing(
                                Comparator.comparingDouble(Names.Named::weight).reversed())
                        .thenComparing(Names.Named::name))
                .forEach(named -> {
                    double px = form.plane().x(named.longitude());
                    double py = form.plane().y(named.latitude());
                    double top =
                            form.building(named.urn()).map(Building::topMetres).orElse(heightAt(px, py));
                    if (taken.size() < most) {
                        label(named.name(), language, view.across(px, py), view.down(px, py, top) - 12, "name", taken);
                    }
                });
    }

    private static int rank(String layer) {
        return switch (layer) {
            case Layers.GREEN, Layers.WATER -> 0;
            case Layers.BUILDING -> 1;
            case Layers.AMENITY -> 2;
            default -> 3;
        };
    }

    private void label(String text, String language, int x, int y, String style, List<int[]> taken) {
        int half = Math.min(26, text.length()) * 9 + 12;
        boolean outside =
                x - half < 20 || x + half > Axonometry.WIDTH - 20 || y < HEADROOM || y > Axonometry.HEIGHT - 30;
        for (int[] other : taken) {
            outside |= Math.abs(other[0] - x) < half + other[2] && Math.abs(other[1] - y) < 56;
        }
        if (!outside && !text.isEmpty()) {
            taken.add(new int[] {x, y, half});
            String shown = text.length() > 26 ? text.substring(0, 25) + '…' : text;
            out.element("text", shown, "class", style, "x", "" + x, "y", "" + y, "lang", language);
        }
    }
}
