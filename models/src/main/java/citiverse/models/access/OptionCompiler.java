package citiverse.models.access;

import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Point;

/// Tells what a list of changes means for travel.
///
/// Computed from the city as it is are: streets closed, opened, slowed down or sped up; patterns added, altered or
/// removed, with new stops and services for them. Where the map of streets itself changes, a stop moves, or a service
/// runs on other days, the changed city is compiled from the beginning. Everything else leaves travel alone.
final class OptionCompiler {
    /// With more draws of the phases the journeys of all of them are not kept, for want of memory (some 4 MB each for
    /// 4,000 stops), and options are computed on the changed city.
    private static final int MOST_PHASES = 16;

    private final NetworkRun run;
    private final AccessNetwork network;
    private final List<Change> changes;
    private final Map<String, Net> nets = new TreeMap<>();
    private final TreeSet<String> limits = new TreeSet<>();

    /// The change of a feature over the whole list; null where it does not exist.
    private record Net(Feature before, Feature after) {
        String type() {
            return after != null ? after.type() : before.type();
        }
    }

    OptionCompiler(NetworkRun run, List<Change> changes) {
        this.run = run;
        network = run.network;
        this.changes = List.copyOf(changes);
        for (Change change : changes) {
            Feature before =
                    switch (change) {
                        case Change.Add ignored -> null;
                        case Change.Alter alter -> alter.before();
                        case Change.Remove remove -> remove.before();
                    };
            Feature after =
                    switch (change) {
                        case Change.Add add -> add.after();
                        case Change.Alter alter -> alter.after();
                        case Change.Remove ignored -> null;
                    };
            Net known = nets.get(change.id());
            nets.put(change.id(), new Net(known == null ? before : known.before(), after));
        }
        nets.values().removeIf(net -> Objects.equals(net.before(), net.after()));
    }

    CompiledOption compile() {
        if (run.settings().phases() > MOST_PHASES && nets.values().stream().anyMatch(OptionCompiler::concernsTravel)) {
            return onChangedCity();
        }
        var lines = new Lines();
        var streets = new TreeMap<Integer, Feature>();
        for (Map.Entry<String, Net> entry : nets.entrySet()) {
            Net net = entry.getValue();
            boolean understood =
                    switch (net.type()) {
                        case Layers.STREET -> street(entry.getKey(), net, streets);
                        case Layers.TRANSIT_PATTERN -> lines.pattern(entry.getKey(), net);
                        case Layers.TRANSIT_STOP -> lines.stop(net);
                        case Layers.TRANSIT_SERVICE -> lines.service(net);
                        case Layers.TRANSIT_TRANSFER -> {
                            limits.add("walks between stops follow the streets; "
                                    + "transfer rules are not taken into account");
                            yield true;
                        }
                        default -> true;
                    };
            if (!understood) {
                return onChangedCity();
            }
        }
        if (!lines.removedStopsAreUnused()) {
            return onChangedCity();
        }
        return lines.compile(streetChange(streets));
    }

    private static boolean concernsTravel(Net net) {
        return switch (net.type()) {
            case Layers.STREET, Layers.TRANSIT_PATTERN, Layers.TRANSIT_STOP, Layers.TRANSIT_SERVICE -> true;
            default -> false;
        };
    }

    private CompiledOption onChangedCity() {
        AccessNetwork changed = AccessNetwork.compile(Branches.view(network.snapshot, changes));
        var changedRun = (NetworkRun) changed.run(run.origins(), run.destinations(), run.settings());
        return new CompiledOption(run, changedRun, List.copyOf(limits));
    }

    /// @return false where the map itself changes
    private boolean street(String id, Net net, Map<Integer, Feature> streets) {
        boolean walkedBefore =
                net.before() != null && WalkRules.walkable(net.before().properties());
        boolean walkedAfter =
                net.after() != null && WalkRules.walkable(net.after().properties());
        if (!walkedBefore && !walkedAfter) {
            return true;
        }
        if (!walkedBefore
                || !walkedAfter
                || WalkRules.linkable(net.before().properties())
                        != WalkRules.linkable(net.after().properties())
                || WalkRules.oneWay(net.before().properties())
                        != WalkRules.oneWay(net.after().properties())
                || !same(net, "from_node")
                || !same(net, "to_node")
                || !net.before().shape().equalsExact(net.after().shape())) {
            return false;
        }
        if (net.after().properties().value("closed_from").isPresent()
                || net.after().properties().value("closed_until").isPresent()) {
            limits.add("a closure is taken to hold during the whole departure window");
        }
        int segment = Arrays.binarySearch(network.graph.segmentId, id);
        if (segment >= 0) {
            streets.put(segment, net.after());
        }
        return true;
    }

    private static boolean same(Net net, String property) {
        return Objects.equals(
                net.before().properties().value(property),
                net.after().properties().value(property));
    }

    private StreetChange streetChange(Map<Integer, Feature> streets) {
        int[] segments = new int[streets.size()];
        int[] position = new int[2 * segments.length];
        int[] before = new int[position.length];
        int[] after = new int[position.length];
        int count = 0;
        int changed = 0;
        boolean onlySlower = true;
        boolean slopes = run.settings().slopes();
        for (Map.Entry<Integer, Feature> street : streets.entrySet()) {
            int first = count;
            var properties = street.getValue().properties();
            for (int direction = 0; direction < 2; direction++) {
                int arc = 2 * street.getKey() + direction;
                int oneWay = WalkRules.oneWay(properties);
                boolean barred = WalkRules.closed(properties) || oneWay == (direction == 0 ? -1 : 1);
                int level = network.levelMillimetres(
                        arc, slopes, barred, properties.number("speed_factor").orElse(1));
                int known = run.level[network.graph.position[arc]];
                if (level != known) {
                    position[count] = network.graph.position[arc];
                    before[count] = known;
                    after[count++] = level;
                    onlySlower &= level > known;
                }
            }
            if (count > first) {
                segments[changed++] = street.getKey();
            }
        }
        return new StreetChange(
                Arrays.copyOf(segments, changed),
                Arrays.copyOf(position, count),
                Arrays.copyOf(before, count),
                Arrays.copyOf(after, count),
                onlySlower);
    }

    /// Patterns, stops and services.
    private final class Lines {
        private final List<Feature> addedPatterns = new ArrayList<>();
        private final Map<String, Feature> addedStops = new TreeMap<>();
        private final List<Feature> addedServices = new ArrayList<>();
        private final List<String> removedStops = new ArrayList<>();
        private boolean[] removed;

        boolean pattern(String id, Net net) {
            if (net.before() != null
                    && net.after() != null
                    && Objects.equals(
                            net.before().properties().value("timetable"),
                            net.after().properties().value("timetable"))) {
                return true;
            }
            if (net.before() != null) {
                if (removed == null) {
                    removed = new boolean[network.patterns.size()];
                }
                for (int p = 0; p < removed.length; p++) {
                    removed[p] |= network.patterns.get(p).id().equals(id);
                }
            }
            if (net.after() != null) {
                addedPatterns.add(net.after());
            }
            return true;
        }

        /// @return false where a stop moves
        boolean stop(Net net) {
            if (net.before() == null) {
                addedStops.put(net.after().id(), net.after());
                return true;
            }
            if (net.after() == null) {
                removedStops.add(net.before().id());
                return true;
            }
            return net.before().shape() != null
                    && net.after().shape() != null
                    && net.before().shape().equalsExact(net.after().shape());
        }

        /// @return false where a service runs on other days
        boolean service(Net net) {
            if (net.before() == null) {
                addedServices.add(net.after());
                return true;
            }
            return net.after() != null
                    && Objects.equals(
                            net.before().properties().value("dates"),
                            net.after().properties().value("dates"));
        }

        boolean removedStopsAreUnused() {
            for (String id : removedStops) {
                Integer stop = network.stops.indexById().get(id);
                for (int p = 0; stop != null && p < network.patterns.size(); p++) {
                    boolean runs = removed == null || !removed[p];
                    if (runs && Arrays.stream(network.patterns.get(p).stops()).anyMatch(s -> s == stop)) {
                        return false;
                    }
                }
                if (stop != null && addedPatterns.stream().anyMatch(pattern -> serves(pattern, id))) {
                    return false;
                }
            }
            return true;
        }

        private boolean serves(Feature pattern, String stop) {
            return AccessNetwork.pattern(pattern, Map.of()).timetable().stops().contains(stop);
        }

        CompiledOption compile(StreetChange streets) {
            var index = new HashMap<>(network.stops.indexById());
            var placed = addedStops.values().stream()
                    .filter(stop -> stop.shape() instanceof Point point && !point.isEmpty())
                    .filter(stop -> addedPatterns.stream().anyMatch(pattern -> serves(pattern, stop.id())))
                    .toList();
            double[] longitude = new double[placed.size()];
            double[] latitude = new double[placed.size()];
            for (int i = 0; i < placed.size(); i++) {
                longitude[i] = ((Point) placed.get(i).shape()).getX();
                latitude[i] = ((Point) placed.get(i).shape()).getY();
                index.put(placed.get(i).id(), network.stopLinks.size() + i);
            }
            Links links = Links.of(network.index, longitude, latitude, AccessNetwork.STOP_LINK_METRES);
            List<LinePattern> patterns = addedPatterns.stream()
                    .map(pattern -> AccessNetwork.pattern(pattern, index))
                    .toList();
            return new CompiledOption(
                    run, streets, links, patterns, network.services.and(addedServices), removed, List.copyOf(limits));
        }
    }
}
