package citiverse.models.roads;

import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.List;

/// The facilities of a city, by kind, joined to its streets.
final class Facilities {
    /// Name of the nearest help of all kinds that respond.
    static final String HELP = "emergency";

    private final FacilitySettings settings;
    private final List<Joins> joins = new ArrayList<>();

    Facilities(Snapshot city, StreetNetwork network, Finder finder, FacilitySettings settings) {
        this.settings = settings;
        List<Feature> amenities = city.features(Layers.AMENITY).stream()
                .filter(amenity -> amenity.geometry().isPresent())
                .toList();
        for (FacilitySettings.Kind kind : settings.kinds()) {
            List<Feature> some = amenities.stream()
                    .filter(amenity ->
                            kind.of().contains(amenity.properties().text("kind").orElse("")))
                    .toList();
            double[] longitude = some.stream()
                    .mapToDouble(each -> each.shape().getInteriorPoint().getX())
                    .toArray();
            double[] latitude = some.stream()
                    .mapToDouble(each -> each.shape().getInteriorPoint().getY())
                    .toArray();
            joins.add(Joins.of(network, finder, longitude, latitude, settings.reachMetres()));
        }
    }

    private static int joined(Joins facilities) {
        int joined = 0;
        for (int street : facilities.street()) {
            joined += street >= 0 ? 1 : 0;
        }
        return joined;
    }

    /// Kinds of which the city has no facility that is joined to the network.
    List<String> without() {
        var without = new ArrayList<String>();
        for (int k = 0; k < joins.size(); k++) {
            if (joined(joins.get(k)) == 0) {
                without.add(settings.kinds().get(k).name());
            }
        }
        return without;
    }

    /// Access to each kind that the city has, and to the nearest help of all that respond.
    ///
    /// @param base access in the city as it is, empty while that is computed
    List<FacilityAccess> access(Reach reach, TripPlaces places, Joins joined, List<FacilityAccess> base) {
        var access = new ArrayList<FacilityAccess>();
        double[] help = null;
        int helpers = 0;
        for (int k = 0; k < joins.size(); k++) {
            FacilitySettings.Kind kind = settings.kinds().get(k);
            int count = joined(joins.get(k));
            if (count == 0) {
                continue;
            }
            double[] minutes = reach.seconds(joins.get(k), joined, kind.responds());
            for (int i = 0; i < minutes.length; i++) {
                minutes[i] = minutes[i] / 60 * (kind.responds() ? settings.emergencyFactor() : 1);
            }
            if (kind.responds()) {
                helpers += count;
                help = help == null ? minutes.clone() : least(help, minutes);
            }
            access.add(counted(kind.name(), count, minutes, places, base));
        }
        if (help != null) {
            access.add(counted(HELP, helpers, help, places, base));
        }
        return List.copyOf(access);
    }

    private static double[] least(double[] some, double[] others) {
        for (int i = 0; i < some.length; i++) {
            some[i] = Math.min(some[i], others[i]);
        }
        return some;
    }

    private FacilityAccess counted(
            String kind, int count, double[] minutes, TripPlaces places, List<FacilityAccess> base) {
        double[] before = base.stream()
                .filter(access -> access.kind().equals(kind))
                .map(FacilityAccess::minutes)
                .findFirst()
                .orElse(minutes);
        return FacilityAccess.of(kind, count, minutes, before, places, settings.minutes());
    }
}
