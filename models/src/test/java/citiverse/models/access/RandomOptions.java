package citiverse.models.access;

import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import citiverse.twin.Snapshot;
import citiverse.twin.Value;
import citiverse.twin.transit.Timetable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/// Draws options of every kind that a run computes from the city as it is.
final class RandomOptions {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final Snapshot city;
    private final LocalDate day;
    private final Random random;
    private final List<Feature> streets;
    private final List<Feature> stops;
    private final List<Feature> patterns;
    private int count;

    RandomOptions(Snapshot city, LocalDate day, long seed) {
        this.city = city;
        this.day = day;
        random = new Random(seed);
        streets = city.features(Layers.STREET);
        stops = city.features(Layers.TRANSIT_STOP);
        patterns = city.features(Layers.TRANSIT_PATTERN);
    }

    /// One option of one to three changes.
    List<Change> next() {
        var changes = new ArrayList<Change>();
        int parts = 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(7)) {
                case 0, 1 -> street(changes, "closed_to", Value.of("foot"));
                case 2 -> street(changes, "speed_factor", Value.of(0.25 + random.nextInt(3) / 4.0));
                case 3 -> street(changes, "speed_factor", Value.of(1.5));
                case 4 -> removeLine(changes);
                case 5 -> thinOut(changes);
                default -> addLine(changes);
            }
        }
        return changes;
    }

    void street(List<Change> changes, String property, Value value) {
        Feature street = streets.get(random.nextInt(streets.size()));
        if (changes.stream().noneMatch(change -> change.id().equals(street.id()))) {
            changes.add(new Change.Alter(street, street.with(street.properties().with(property, value))));
        }
    }

    private void removeLine(List<Change> changes) {
        if (patterns.isEmpty()) {
            return;
        }
        Feature pattern = patterns.get(random.nextInt(patterns.size()));
        if (changes.stream().noneMatch(change -> change.id().equals(pattern.id()))) {
            changes.add(new Change.Remove(pattern));
        }
    }

    private void thinOut(List<Change> changes) {
        if (patterns.isEmpty()) {
            return;
        }
        Feature pattern = patterns.get(random.nextInt(patterns.size()));
        if (changes.stream().anyMatch(change -> change.id().equals(pattern.id()))) {
            return;
        }
        Timetable timetable =
                Timetable.unpack(pattern.properties().bytes("timetable").orElseThrow());
        int keep = random.nextInt(3);
        var trips = new ArrayList<Timetable.Trip>();
        for (int t = 0; t < timetable.trips().size(); t++) {
            if (t % 3 != keep) {
                trips.add(timetable.trips().get(t));
            }
        }
        var thinner = new Timetable(
                timetable.stops(), timetable.pickup(), timetable.dropOff(), trips, timetable.frequencies());
        changes.add(new Change.Alter(
                pattern, pattern.with(pattern.properties().with("timetable", Value.of(thinner.pack())))));
    }

    /// A line over some stops of the city and some new ones, by trips or by headway.
    void addLine(List<Change> changes) {
        Feature model = stops.isEmpty() ? streets.get(0) : stops.get(0);
        String prefix = "urn:citiverse:" + city.city().id() + ":option:";
        String name = "x" + count++;
        var service = new Feature(
                prefix + "transit_service:" + name,
                Layers.TRANSIT_SERVICE,
                null,
                Properties.builder().put("dates", day.toString()).build(),
                model.provenance());
        changes.add(new Change.Add(service));
        var served = new ArrayList<String>();
        int calls = 3 + random.nextInt(6);
        for (int i = 0; i < calls; i++) {
            if (!stops.isEmpty() && random.nextInt(3) > 0) {
                served.add(stops.get(random.nextInt(stops.size())).id());
            } else {
                Coordinate corner =
                        streets.get(random.nextInt(streets.size())).shape().getCoordinate();
                Point at = SHAPES.createPoint(new Coordinate(
                        corner.x + random.nextGaussian() * 1e-3, corner.y + random.nextGaussian() * 1e-3));
                var stop = new Feature(
                        prefix + "transit_stop:" + name + "-" + i,
                        Layers.TRANSIT_STOP,
                        at,
                        Properties.empty(),
                        model.provenance());
                changes.add(new Change.Add(stop));
                served.add(stop.id());
            }
        }
        boolean[] everywhere = new boolean[calls];
        java.util.Arrays.fill(everywhere, true);
        int[] arrivals = new int[calls];
        int[] departures = new int[calls];
        for (int i = 1; i < calls; i++) {
            arrivals[i] = departures[i - 1] + 60 + random.nextInt(300);
            departures[i] = arrivals[i] + random.nextInt(2) * 20;
        }
        var trips = new ArrayList<Timetable.Trip>();
        var frequencies = new ArrayList<Timetable.Frequency>();
        if (random.nextBoolean()) {
            frequencies.add(new Timetable.Frequency(
                    "f", service.id(), 13 * 3600, 18 * 3600, 420, random.nextBoolean(), arrivals, departures));
        } else {
            for (int t = 0; t < 20; t++) {
                int leave = 13 * 3600 + t * 600 + random.nextInt(300);
                trips.add(new Timetable.Trip(
                        "t" + t, service.id(), shifted(arrivals, leave), shifted(departures, leave)));
            }
        }
        var timetable = new Timetable(served, everywhere, everywhere, trips, frequencies);
        changes.add(new Change.Add(new Feature(
                prefix + "transit_pattern:" + name,
                Layers.TRANSIT_PATTERN,
                null,
                Properties.builder()
                        .put("timetable", Value.of(timetable.pack()))
                        .build(),
                model.provenance())));
    }

    private static int[] shifted(int[] times, int by) {
        return java.util.Arrays.stream(times).map(time -> time + by).toArray();
    }
}
