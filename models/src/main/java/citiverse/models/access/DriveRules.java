package citiverse.models.access;

import citiverse.models.roads.CarRules;
import citiverse.models.roads.RoadClass;
import citiverse.models.roads.RoadClasses;
import citiverse.twin.Properties;
import java.util.Locale;
import java.util.Optional;

/// Which streets a car can use and how fast, as the model of traffic has it: [CarRules] and [RoadClasses].
final class DriveRules implements StreetRules {
    private final RoadClasses classes;

    DriveRules(RoadClasses classes) {
        this.classes = classes;
    }

    @Override
    public boolean usable(Properties street) {
        boolean[] open = CarRules.directions(street);
        return road(street).isPresent()
                && (open[0] || open[1])
                && street.value("construction").isEmpty()
                && street.value("proposed").isEmpty();
    }

    @Override
    public boolean linkable(Properties street) {
        return !tag(street, "tunnel").equals("yes")
                && !tag(street, "covered").equals("yes")
                && road(street).filter(RoadClass::joinable).isPresent();
    }

    @Override
    public int oneWay(Properties street) {
        boolean[] open = CarRules.directions(street);
        return open[0] == open[1] ? 0 : open[0] ? 1 : -1;
    }

    @Override
    public boolean closed(Properties street) {
        return CarRules.closed(street);
    }

    /// Metres a second on the empty street.
    double metresPerSecond(Properties street) {
        return CarRules.freeSpeed(street, road(street).orElseThrow(), classes.limitShare()) / 3.6;
    }

    private Optional<RoadClass> road(Properties street) {
        return classes.of(tag(street, "highway"));
    }

    private static String tag(Properties street, String key) {
        return street.text(key).orElse("").toLowerCase(Locale.ROOT).strip();
    }
}
