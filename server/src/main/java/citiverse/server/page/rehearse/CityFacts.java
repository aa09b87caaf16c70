package citiverse.server.page.rehearse;

import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;

/// What a city has that a drawn question can ask of: where people live, what they go to, whether there are streets,
/// buildings and lines, and on which day they are usual.
///
/// @param people layer of places where people live, `building` where nobody counted them
/// @param population its column of people; empty where they are to be spread over buildings
/// @param groups groups of people that are counted, such as `income/low`
/// @param jobs column of the layer of people that counts jobs; empty where none
/// @param services what people go to, `layer` or `layer.column`
/// @param candidates layer of places for something new; empty where there is none
/// @param size column of the candidates by which the largest are chosen; empty where none
/// @param streets true where there are streets
/// @param lines true where there are timetables
/// @param help true where help is known to drive out from somewhere
/// @param parks true where there is green
/// @param day a usual working day
/// @param box west, south, east, north of the city
public record CityFacts(
        String people,
        String population,
        Set<String> groups,
        String jobs,
        List<String> services,
        String candidates,
        String size,
        boolean streets,
        boolean lines,
        boolean help,
        boolean parks,
        LocalDate day,
        double[] box) {
    private static final Set<String> OURS = Set.of(
            Layers.AMENITY,
            Layers.TRANSIT_STOP,
            Layers.TURN_RESTRICTION,
            Layers.LANDUSE,
            Layers.GREEN,
            Layers.WATER,
            "candidate",
            "candidates");
    private static final Set<String> HELP = Set.of("amenity=hospital", "amenity=fire_station");

    private static final Set<DayOfWeek> WORKING = Set.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);

    /// Reads a city through.
    ///
    /// @param visible the layers that may be asked of
    public static CityFacts of(Snapshot city, List<LayerSchema> visible) {
        Optional<LayerSchema> counted = visible.stream()
                .filter(layer -> layer.column("population").isPresent())
                .findFirst();
        var groups = new TreeSet<String>();
        var services = new ArrayList<String>();
        String jobs = "";
        for (Column column : counted.map(LayerSchema::columns).orElse(List.of())) {
            boolean number = column.kind() == Kind.WHOLE || column.kind() == Kind.REAL;
            if (!column.group().isEmpty()) {
                groups.add(column.group());
            } else if (number && column.name().equals("jobs")) {
                jobs = column.name();
                services.add(counted.get().type() + '.' + column.name());
            } else if (number
                    && Set.of("healthcare", "schools", "kindergartens").contains(column.name())) {
                services.add(counted.get().type() + '.' + column.name());
            }
        }
        for (LayerSchema layer : visible) {
            boolean points = layer.geometry().equals("POINT");
            if (points && !OURS.contains(layer.type()) && layer != counted.orElse(null)) {
                services.addFirst(layer.type());
            }
        }
        Optional<LayerSchema> candidates = visible.stream()
                .filter(layer ->
                        layer.type().equals("candidate") || layer.type().equals("candidates"))
                .findFirst()
                .or(() -> counted);
        return new CityFacts(
                counted.map(LayerSchema::type).orElse(Layers.BUILDING),
                counted.isPresent() ? "population" : "",
                groups,
                jobs,
                List.copyOf(services),
                candidates.map(LayerSchema::type).orElse(""),
                candidates.map(CityFacts::size).orElse(""),
                !city.features(Layers.STREET).isEmpty(),
                !city.features(Layers.TRANSIT_SERVICE).isEmpty(),
                helps(city),
                !city.features(Layers.GREEN).isEmpty(),
                day(city),
                box(city));
    }

    private static String size(LayerSchema layer) {
        return layer.columns().stream()
                .filter(column -> column.kind() == Kind.REAL || column.kind() == Kind.WHOLE)
                .map(Column::name)
                .filter(name -> name.contains("area") || name.equals("population"))
                .findFirst()
                .orElse("");
    }

    private static boolean helps(Snapshot city) {
        return city.features(Layers.AMENITY).stream()
                .anyMatch(place -> HELP.contains(place.properties().text("kind").orElse("")));
    }

    /// A day from Tuesday to Thursday with the services that most of these days have, in the middle of the timetable;
    /// the day of the city where there is no timetable.
    private static LocalDate day(Snapshot city) {
        var running = new TreeMap<LocalDate, TreeSet<String>>();
        for (Feature service : city.features(Layers.TRANSIT_SERVICE)) {
            for (String date : service.properties().text("dates").orElse("").split(" ")) {
                if (!date.isEmpty()) {
                    running.computeIfAbsent(LocalDate.parse(date), any -> new TreeSet<>())
                            .add(service.id());
                }
            }
        }
        var usual = new TreeMap<String, List<LocalDate>>();
        running.forEach((date, services) -> {
            if (WORKING.contains(date.getDayOfWeek())) {
                usual.computeIfAbsent(String.join(" ", services), any -> new ArrayList<>())
                        .add(date);
            }
        });
        return usual.values().stream()
                .max(Comparator.comparingInt(List::size))
                .map(dates -> dates.get(dates.size() / 2))
                .or(() -> running.keySet().stream().findFirst())
                .orElseGet(() -> LocalDate.ofInstant(city.asOf(), ZoneOffset.UTC));
    }

    /// Around streets, else around buildings, else around everything.
    private static double[] box(Snapshot city) {
        for (String layer : List.of(Layers.STREET, Layers.BUILDING, "")) {
            var box = new Envelope();
            var features = layer.isEmpty() ? city.features() : city.features(layer).stream();
            features.forEach(
                    feature -> feature.geometry().ifPresent(shape -> box.expandToInclude(shape.getEnvelopeInternal())));
            if (!box.isNull()) {
                return new double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()};
            }
        }
        return new double[] {-1, -1, 1, 1};
    }

    /// The kinds of questions that this city has the data for.
    public List<citiverse.server.page.rehearse.Kind> kinds() {
        var kinds = new ArrayList<citiverse.server.page.rehearse.Kind>();
        for (var kind : citiverse.server.page.rehearse.Kind.values()) {
            boolean possible =
                    switch (kind) {
                        case TOWER, PARK -> true;
                        case CLOSURE -> streets;
                        case LINE -> streets && lines && !services.isEmpty();
                        case SERVICE -> streets && !services.isEmpty() && !candidates.isEmpty();
                    };
            if (possible) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /// True where a place lies in the city or close to it.
    public boolean holds(double longitude, double latitude) {
        double margin = 0.02;
        return longitude >= box[0] - margin
                && longitude <= box[2] + margin
                && latitude >= box[1] - margin
                && latitude <= box[3] + margin;
    }

    /// Local id of the feature of a layer that is nearest to a place; empty where the layer has none.
    public static Optional<Feature> nearest(List<Feature> features, double longitude, double latitude) {
        double squeeze = StrictMath.cos(StrictMath.toRadians(latitude));
        Feature best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Feature feature : features) {
            if (feature.shape() != null && !feature.shape().isEmpty()) {
                Point point = feature.shape().getInteriorPoint();
                double distance = StrictMath.hypot((point.getX() - longitude) * squeeze, point.getY() - latitude);
                if (distance < least) {
                    best = feature;
                    least = distance;
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
