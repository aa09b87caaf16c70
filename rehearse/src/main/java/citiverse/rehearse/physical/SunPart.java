package citiverse.rehearse.physical;

import citiverse.models.access.Places;
import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import citiverse.models.sun.ReceptorPlan;
import citiverse.models.sun.Receptors;
import citiverse.models.sun.SunModel;
import citiverse.models.sun.SunResult;
import citiverse.models.sun.SunSettings;
import citiverse.rehearse.question.Physics;
import citiverse.rehearse.question.Quantity;
import citiverse.rehearse.question.Selector;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.locationtech.jts.geom.Polygonal;

/// Sunlight: how a question sets up the model, where the sun is wanted, and what options take of it.
///
/// Homes have receptors on their walls, other places one on the ground; open spaces have a grid. The value of
/// a place is the mean over its receptors by the area that each stands for; a building that an option takes
/// away has none.
final class SunPart {
    private final BuiltForm built;
    private final SunModel model;
    private final int[] placeOf;
    private final List<String> openSpaces;
    private final int places;

    SunPart(Snapshot city, Physics.Sun asked, BuiltForm built, Places places, int threads, Progress progress) {
        this.built = built;
        this.places = places.size();
        var into = Receptors.builder();
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            index.put(places.ids()[i], i);
        }
        Map<String, Integer> ofSubject = new HashMap<>();
        if (places.layer().equals(Layers.BUILDING)) {
            homes(city, index, ofSubject, into);
        } else {
            for (int i = 0; i < places.size(); i++) {
                ofSubject.put(places.ids()[i], i);
                ReceptorPlan.DEFAULT.place(built, places.ids()[i], places.longitude()[i], places.latitude()[i], into);
            }
        }
        openSpaces = openSpaces(city, asked, into);
        Receptors receptors = into.build();
        placeOf = new int[receptors.subjects().size()];
        for (int s = 0; s < placeOf.length; s++) {
            placeOf[s] = receptors.subjects().get(s).sort() == Receptors.Sort.OPEN_SPACE
                    ? -1
                    : ofSubject.getOrDefault(receptors.subjects().get(s).id(), -1);
        }
        SunSettings settings = SunSettings.of(
                        asked.dates().getFirst().getYear(), city.city().zone())
                .on(asked.dates())
                .step(asked.stepMinutes())
                .above(asked.leastElevation());
        // Horizons are found by many threads; then options are, each by one.
        model = SunModel.compile(built, receptors, settings.threads(threads), progress)
                .under(settings.threads(1));
    }

    private void homes(
            Snapshot city, Map<String, Integer> index, Map<String, Integer> ofSubject, Receptors.Builder into) {
        for (Feature home : city.features(Layers.BUILDING)) {
            Integer at = index.get(home.localId());
            if (at != null) {
                built.building(home.id()).ifPresent(building -> {
                    ofSubject.put(home.id(), at);
                    ReceptorPlan.DEFAULT.building(built, building, into);
                });
            }
        }
    }

    private List<String> openSpaces(Snapshot city, Physics.Sun asked, Receptors.Builder into) {
        var ids = new ArrayList<String>();
        for (Selector selector : asked.openSpaces()) {
            if (city.layer(selector.layer()).isEmpty()) {
                throw selector.where()
                        .unknown(
                                "layer",
                                selector.layer(),
                                city.layers().stream().map(LayerSchema::type).toList());
            }
            for (Feature space : city.features(selector.layer())) {
                boolean meant = space.shape() instanceof Polygonal
                        && selector.conditions().stream().allMatch(condition -> condition.holds(space))
                        && (selector.ids().isEmpty()
                                || selector.ids().contains(space.localId())
                                || selector.ids().contains(space.id()));
                if (meant && ReceptorPlan.DEFAULT.open(built, space.id(), space.shape(), into) > 0) {
                    ids.add(space.id());
                }
            }
        }
        return ids;
    }

    SunModel model() {
        return model;
    }

    /// The built form with the changes of an option.
    BuiltForm with(List<Change> changes) {
        List<Change> ofBuildings = changes.stream().filter(SunPart::ofBuildings).toList();
        return ofBuildings.isEmpty() ? built : built.with(ofBuildings);
    }

    private static boolean ofBuildings(Change change) {
        String type =
                switch (change) {
                    case Change.Add(var after) -> after.type();
                    case Change.Alter(var before, var after) -> after.type();
                    case Change.Remove(var before) -> before.type();
                };
        return type.equals(Layers.BUILDING) || type.equals(Layers.BUILDING_PART);
    }

    /// What an option adds and takes away.
    ///
    /// @param added solids that were not there
    /// @param removed ids of buildings that are not there any more, or otherwise
    record Difference(List<Solid> added, List<String> removed) {}

    /// How the city with an option differs from the city as it is.
    Difference difference(List<Change> changes) {
        BuiltForm after = with(changes);
        var added = new ArrayList<Solid>();
        var removed = new ArrayList<String>();
        if (after == built) {
            return new Difference(added, removed);
        }
        for (String id : wholes(changes)) {
            Building before = built.building(id).orElse(null);
            Building now = after.building(id).orElse(null);
            if (before == null ? now == null : before.equals(now)) {
                continue;
            }
            if (before != null) {
                removed.add(id);
            }
            if (now != null) {
                added.addAll(now.solids());
            }
        }
        return new Difference(added, removed);
    }

    /// Ids of buildings that changes touch: their own, and the wholes of parts.
    private static Set<String> wholes(List<Change> changes) {
        var ids = new TreeSet<String>();
        for (Change change : changes) {
            if (!ofBuildings(change)) {
                continue;
            }
            ids.add(change.id());
            Feature feature =
                    switch (change) {
                        case Change.Add(var after) -> after;
                        case Change.Alter(var before, var after) -> before;
                        case Change.Remove(var before) -> before;
                    };
            feature.properties().text("parent").ifPresent(ids::add);
        }
        return ids;
    }

    /// The sun under an option.
    SunResult of(List<Change> changes) {
        Difference difference = difference(changes);
        return difference.added().isEmpty() && difference.removed().isEmpty()
                ? model.baseline()
                : model.with(difference.added(), difference.removed());
    }

    /// The sun under an option with all horizons found anew among all buildings: slow, and the same.
    SunResult whole(List<Change> changes) {
        return SunModel.compile(with(changes), model.receptors(), model.settings())
                .baseline();
    }

    /// Buildings whose receptors are gone with an option.
    Set<String> gone(List<Change> changes) {
        return Set.copyOf(difference(changes).removed());
    }

    /// A quantity at each place, or over open spaces.
    ///
    /// @param gone ids of buildings whose receptors do not count
    double[] values(Quantity quantity, SunResult sun, Set<String> gone) {
        return switch (quantity) {
            case SUN_DATE -> byPlace(gone, r -> sun.dateHours(0, r));
            case SUN_YEAR -> byPlace(gone, sun::yearHours);
            case SUN_VSC -> byPlace(gone, r -> 100 * sun.skyComponent(r));
            case SUN_SKY_VIEW -> byPlace(gone, sun::skyView);
            default -> new double[] {overOpenSpaces(sun)};
        };
    }

    /// Means over the receptors of each place; `NaN` where it has none.
    ///
    /// @param gone ids of buildings whose receptors do not count
    double[] byPlace(Set<String> gone, IntToDoubleFunction value) {
        Receptors receptors = model.receptors();
        double[] sum = new double[places];
        double[] area = new double[places];
        for (int r = 0; r < receptors.size(); r++) {
            int place = placeOf[receptors.subject()[r]];
            if (place >= 0 && !gone.contains(receptors.building(r))) {
                sum[place] += receptors.squareMetres()[r] * value.applyAsDouble(r);
                area[place] += receptors.squareMetres()[r];
            }
        }
        for (int i = 0; i < places; i++) {
            sum[i] = area[i] > 0 ? sum[i] / area[i] : Double.NaN;
        }
        return sum;
    }

    /// People at places that are such buildings.
    double people(Set<String> buildings, double[] people) {
        double sum = 0;
        List<Receptors.Subject> subjects = model.receptors().subjects();
        for (int s = 0; s < placeOf.length; s++) {
            if (placeOf[s] >= 0 && buildings.contains(subjects.get(s).id())) {
                sum += people[placeOf[s]];
            }
        }
        return sum;
    }

    private double overOpenSpaces(SunResult sun) {
        double[] sums = openSpace(sun, -1);
        return sums[1] > 0 ? sums[0] / sums[1] : Double.NaN;
    }

    /// Hours times area, and area, of an open space on the first date.
    ///
    /// @param subject which one, all where it is below 0
    double[] openSpace(SunResult sun, int subject) {
        Receptors receptors = model.receptors();
        double sum = 0;
        double area = 0;
        for (int r = 0; r < receptors.size(); r++) {
            int of = receptors.subject()[r];
            if (receptors.subjects().get(of).sort() == Receptors.Sort.OPEN_SPACE && (subject < 0 || subject == of)) {
                sum += receptors.squareMetres()[r] * sun.dateHours(0, r);
                area += receptors.squareMetres()[r];
            }
        }
        return new double[] {sum, area};
    }

    /// Floor area of all buildings: footprints times storeys of the assumed height, square metres.
    static double floorArea(BuiltForm form) {
        double storey = form.assumptions().storeyMetres();
        double sum = 0;
        for (Building building : form.buildings()) {
            for (Solid solid : building.solids()) {
                double storeys = Math.max(1, Math.rint((solid.topMetres() - solid.baseMetres()) / storey));
                sum += area(solid) * storeys;
            }
        }
        return sum;
    }

    private static double area(Solid solid) {
        return Arrays.stream(solid.rings()).mapToDouble(SunPart::signed).sum();
    }

    /// Outer rings run counterclockwise, holes clockwise.
    private static double signed(double[] ring) {
        double twice = 0;
        for (int k = 0; k < ring.length; k += 2) {
            int next = (k + 2) % ring.length;
            twice += ring[k] * ring[next + 1] - ring[next] * ring[k + 1];
        }
        return twice / 2;
    }
}
