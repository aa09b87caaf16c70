package citiverse.rehearse.options;

import citiverse.rehearse.question.OptionSpec;
import citiverse.rehearse.question.OptionSpec.Common;
import citiverse.rehearse.question.OptionSpec.Plan;
import citiverse.rehearse.question.OptionSpec.Site;
import citiverse.rehearse.question.Selector;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/// Builds and plants: new buildings and new parks.
final class BuiltOptions {
    private static final int CORNERS_OF_A_CIRCLE = 32;

    private final Ground ground;

    BuiltOptions(Ground ground) {
        this.ground = ground;
    }

    /// A place to build at: a point, and the area where it is one.
    private record Spot(String id, String label, String near, Coordinate point, Optional<Geometry> area) {}

    private List<Spot> spots(List<Site> sites, Optional<Selector> at) {
        var spots = new ArrayList<Spot>();
        for (Site site : sites) {
            spots.add(new Spot(
                    site.id(),
                    site.label(),
                    site.label(),
                    new Coordinate(site.longitude(), site.latitude()),
                    Optional.empty()));
        }
        at.ifPresent(selector -> ground.choose(selector).stream()
                .filter(place -> place.shape() != null)
                .forEach(place -> spots.add(new Spot(
                        place.localId(),
                        Ground.name(place),
                        ground.near(place),
                        Ground.point(place),
                        Optional.of(place.shape()).filter(Polygonal.class::isInstance)))));
        return spots;
    }

    /// One option for each spot, plan, height and position.
    List<Option> building(OptionSpec.BuildingAdd spec) {
        var options = new ArrayList<Option>();
        List<Spot> spots = spots(spec.sites(), spec.at());
        int number = spots.size()
                * spec.plans().size()
                * spec.heightsMetres().size()
                * spec.offsets().size();
        for (Spot spot : spots) {
            for (Plan plan : spec.plans()) {
                for (int k = 0; k < spec.offsets().size(); k++) {
                    double[] offset = spec.offsets().get(k);
                    Geometry footprint = rectangle(Metres.moved(spot.point(), offset[0], offset[1]), plan);
                    List<Feature> standing = spec.replace() ? standing(footprint) : List.of();
                    for (double height : spec.heightsMetres()) {
                        String id = number == 1 ? spec.common().id() : id(spec, spot, plan, k, height);
                        options.add(building(spec, spot, plan, offset, footprint, standing, height, id));
                    }
                }
            }
        }
        return options;
    }

    private static String id(OptionSpec.BuildingAdd spec, Spot spot, Plan plan, int position, double height) {
        String id = Ids.of(spec.common().id(), spot.id());
        if (spec.plans().size() > 1) {
            id = Ids.of(id, plan.id());
        }
        if (spec.heightsMetres().size() > 1) {
            id = Ids.of(id, Ground.plain(height));
        }
        return spec.offsets().size() > 1 ? Ids.of(id, "p" + (position + 1)) : id;
    }

    private Option building(
            OptionSpec.BuildingAdd spec,
            Spot spot,
            Plan plan,
            double[] offset,
            Geometry footprint,
            List<Feature> standing,
            double height,
            String id) {
        double squareMetres = plan.widthMetres() * plan.depthMetres();
        var draft = draft(id, spot, footprint)
                .word("shape", plan.label())
                .word("height", Ground.plain(height))
                .word("east", Ground.plain(offset[0]))
                .word("north", Ground.plain(offset[1]));
        clear(draft, standing);
        draft.changes.add(new Change.Add(new Feature(
                ground.urn(Layers.BUILDING, id),
                Layers.BUILDING,
                footprint,
                Properties.builder()
                        .put("building", Value.of("yes"))
                        .put("height_metres", Value.of(height))
                        .build(),
                Ground.provenance(id))));
        draft.about.add("Builds " + Ground.plain(height) + " m high on " + Ground.plain(plan.widthMetres()) + " by "
                + Ground.plain(plan.depthMetres()) + " m at " + spot.label());
        draft.cost = spec.common().cost().of(squareMetres * height, 0, 0);
        return finish(draft, spec.common(), "{height} m, {shape}, at {place}");
    }

    /// One option for each spot.
    List<Option> park(OptionSpec.ParkAdd spec) {
        var options = new ArrayList<Option>();
        List<Spot> spots = spots(spec.sites(), spec.at());
        for (Spot spot : spots) {
            String id = spots.size() == 1
                    ? spec.common().id()
                    : Ids.of(spec.common().id(), spot.id());
            Geometry area = spot.area().orElseGet(() -> circle(spot.point(), spec.radiusMetres()));
            double squareMetres = Metres.area(area);
            var draft = draft(id, spot, area).word("hectares", Ground.plain(Math.rint(squareMetres / 100) / 100));
            clear(draft, standing(area));
            draft.changes.add(new Change.Add(new Feature(
                    ground.urn(Layers.GREEN, id),
                    Layers.GREEN,
                    area,
                    Properties.builder()
                            .put("kind", Value.of("leisure=park"))
                            .put("tree_cover", Value.of(spec.treeCover()))
                            .put("leaf_area_index", Value.of(spec.leafAreaIndex()))
                            .build(),
                    Ground.provenance(id))));
            draft.about.add("Plants a park of " + Ground.plain(Math.rint(squareMetres)) + " m2, "
                    + Ground.plain(Math.rint(spec.treeCover() * 100)) + " % under trees, at " + spot.label());
            draft.cost = spec.common().cost().of(squareMetres, 0, 0);
            options.add(finish(draft, spec.common(), "Park at {place}"));
        }
        return options;
    }

    private static Draft draft(String id, Spot spot, Geometry area) {
        var draft = new Draft(id).at(spot.point()).word("place", spot.label()).word("near", spot.near());
        draft.path = NewLine.path(List.of(area.getCoordinates()));
        return draft;
    }

    private static Option finish(Draft draft, Common common, String otherwise) {
        return draft.done(ServiceOptions.label(common, otherwise), common.about());
    }

    private static void clear(Draft draft, List<Feature> standing) {
        for (Feature building : standing) {
            draft.changes.add(new Change.Remove(building));
        }
        if (!standing.isEmpty()) {
            draft.about.add("Takes away " + standing.size() + " buildings or parts that stand there");
        }
    }

    /// Buildings and parts that share ground with an area.
    private List<Feature> standing(Geometry area) {
        var prepared = PreparedGeometryFactory.prepare(area);
        var found = new ArrayList<Feature>();
        for (String layer : List.of(Layers.BUILDING, Layers.BUILDING_PART)) {
            for (Feature building : ground.snapshot().features(layer)) {
                if (building.shape() instanceof Polygonal
                        && building.shape().getEnvelopeInternal().intersects(area.getEnvelopeInternal())
                        && prepared.intersects(building.shape())
                        && !prepared.touches(building.shape())) {
                    found.add(building);
                }
            }
        }
        return found;
    }

    private static Geometry rectangle(Coordinate middle, Plan plan) {
        double turn = StrictMath.toRadians(plan.turnDegrees());
        double sine = StrictMath.sin(turn);
        double cosine = StrictMath.cos(turn);
        var ring = new Coordinate[5];
        int[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
        for (int i = 0; i < ring.length; i++) {
            double x = corners[i][0] * plan.widthMetres() / 2;
            double y = corners[i][1] * plan.depthMetres() / 2;
            ring[i] = Metres.moved(middle, x * cosine + y * sine, -x * sine + y * cosine);
        }
        return Ground.GEOMETRY.createPolygon(ring);
    }

    private static Geometry circle(Coordinate middle, double radiusMetres) {
        var ring = new Coordinate[CORNERS_OF_A_CIRCLE + 1];
        for (int i = 0; i < CORNERS_OF_A_CIRCLE; i++) {
            double angle = 2 * StrictMath.PI * i / CORNERS_OF_A_CIRCLE;
            ring[i] = Metres.moved(middle, radiusMetres * StrictMath.cos(angle), radiusMetres * StrictMath.sin(angle));
        }
        ring[CORNERS_OF_A_CIRCLE] = ring[0].copy();
        return Ground.GEOMETRY.createPolygon(ring);
    }
}
