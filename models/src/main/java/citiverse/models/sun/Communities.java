package citiverse.models.sun;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import citiverse.models.sun.Receptors.Sort;
import citiverse.models.sun.SunLoss.Share;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.index.strtree.STRtree;

/// Communities: areas or places of any layer with their people, and the buildings in which these live.
///
/// A building belongs to the area in which the middle of its first body lies, or, in a layer of places, to the
/// nearest. The people of a community are spread over its buildings by volume above ground: an assumption,
/// since nobody tells who lives where. Buildings outside every area belong to none.
public final class Communities {
    private final List<String> ids;
    private final double[] people;
    private final Map<String, Integer> communityOf;
    private final Map<String, Double> volumeOf;

    private Communities(
            List<String> ids, double[] people, Map<String, Integer> communityOf, Map<String, Double> volumeOf) {
        this.ids = ids;
        this.people = people;
        this.communityOf = communityOf;
        this.volumeOf = volumeOf;
    }

    /// The communities of a layer.
    ///
    /// @param column number of people of each feature; one without a number has none
    /// @throws Problem `CV-SUN-001` where the layer has no feature with a place
    public static Communities of(Snapshot city, String layer, String column, BuiltForm form) {
        var ids = new ArrayList<String>();
        var numbers = new ArrayList<Double>();
        var tree = new STRtree();
        boolean areas = false;
        for (Feature feature : city.features(layer)) {
            if (feature.shape() == null || feature.shape().isEmpty()) {
                continue;
            }
            Geometry flat = ReceptorPlan.flat(form, feature.shape());
            areas |= flat instanceof Polygonal;
            Geometry entered = flat instanceof Polygonal ? flat : flat.getInteriorPoint();
            entered.setUserData(ids.size());
            tree.insert(entered.getEnvelopeInternal(), entered);
            ids.add(feature.id());
            numbers.add(Math.max(0, feature.properties().number(column).orElse(0)));
        }
        if (ids.isEmpty()) {
            throw Problem.user("CV-SUN-001", "the layer \"" + layer + "\" has no features with a place")
                    .remedy("Name a layer of areas or places with people");
        }
        tree.build();
        Map<String, Integer> communityOf = new HashMap<>();
        Map<String, Double> volumeOf = new HashMap<>();
        for (Building building : form.buildings()) {
            int community = areas ? around(tree, middle(building)) : nearest(tree, middle(building));
            if (community >= 0) {
                communityOf.put(building.id(), community);
                volumeOf.put(building.id(), volume(building));
            }
        }
        return new Communities(
                List.copyOf(ids),
                numbers.stream().mapToDouble(Double::doubleValue).toArray(),
                communityOf,
                volumeOf);
    }

    private static Point middle(Building building) {
        return Shadows.footprint(building.solids().getFirst()).getInteriorPoint();
    }

    private static double volume(Building building) {
        double volume = 0;
        for (Solid solid : building.solids()) {
            volume += Shadows.footprint(solid).getArea() * (solid.topMetres() - solid.baseMetres());
        }
        return volume;
    }

    private static int around(STRtree tree, Point place) {
        int found = Integer.MAX_VALUE;
        for (Object near : tree.query(place.getEnvelopeInternal())) {
            var area = (Geometry) near;
            if (area instanceof Polygonal && area.covers(place)) {
                found = Math.min(found, (Integer) area.getUserData());
            }
        }
        return found == Integer.MAX_VALUE ? -1 : found;
    }

    private static int nearest(STRtree tree, Point place) {
        var near =
                (Geometry) tree.nearestNeighbour(place.getEnvelopeInternal(), place, (a, b) -> ((Geometry) a.getItem())
                        .distance((Geometry) b.getItem()));
        return (Integer) near.getUserData();
    }

    /// What a community has before and after, by person.
    ///
    /// @param id whole id of the feature
    /// @param people of the community
    /// @param before mean over the people of those buildings that have receptors; `NaN` where there are none
    /// @param after the same
    /// @param buildings that have receptors
    public record Loss(String id, double people, double before, double after, int buildings) {

        /// Share that the community as a whole loses; `NaN` where there was none to lose.
        public double lost() {
            return SunLoss.lost(before, after);
        }
    }

    /// What each community has before and after, in the order of the ids of its layer. A community of which
    /// nobody is told has its buildings weighted by volume alone.
    ///
    /// @param shares of buildings, from [SunLoss#bySubject]
    public List<Loss> losses(List<Share> shares) {
        double[] weight = new double[ids.size()];
        double[] had = new double[ids.size()];
        double[] has = new double[ids.size()];
        int[] buildings = new int[ids.size()];
        for (Share share : shares) {
            Integer community = communityOf.get(share.subject().id());
            if (share.subject().sort() == Sort.BUILDING && community != null && share.receptors() > 0) {
                double volume = volumeOf.get(share.subject().id());
                weight[community] += volume;
                had[community] += volume * share.before();
                has[community] += volume * share.after();
                buildings[community]++;
            }
        }
        var losses = new ArrayList<Loss>(ids.size());
        for (int c = 0; c < ids.size(); c++) {
            boolean none = !(weight[c] > 0);
            losses.add(new Loss(
                    ids.get(c),
                    people[c],
                    none ? Double.NaN : had[c] / weight[c],
                    none ? Double.NaN : has[c] / weight[c],
                    buildings[c]));
        }
        return losses;
    }

    /// What all communities have before and after, weighted by their people.
    public Loss together(List<Loss> losses) {
        double weight = 0;
        double had = 0;
        double has = 0;
        int buildings = 0;
        for (Loss loss : losses) {
            if (loss.people() > 0 && loss.buildings() > 0) {
                weight += loss.people();
                had += loss.people() * loss.before();
                has += loss.people() * loss.after();
                buildings += loss.buildings();
            }
        }
        return new Loss(
                "", weight, weight > 0 ? had / weight : Double.NaN, weight > 0 ? has / weight : Double.NaN, buildings);
    }

    /// The place of a community in the list, -1 where a building belongs to none.
    public int communityOf(String building) {
        return communityOf.getOrDefault(building, -1);
    }
}
