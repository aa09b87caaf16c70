package citiverse.scene;

import citiverse.twin.City;
import citiverse.twin.Snapshot;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import org.locationtech.jts.geom.Coordinate;

/// A small city, drawn in metres on a plane. See [Pen] for what can be drawn.
///
/// Not safe for more than one thread while it is drawn.
public final class Scene extends Pen {
    /// First and last day on which the lines of a scene run, where not told.
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1), LAST_DAY = LocalDate.of(2026, 12, 31);

    private static final int METRES_BEYOND = 200;

    private final Plane plane;
    private final List<Street> streets = new ArrayList<>();
    private final List<Street> tracks = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final List<Area> areas = new ArrayList<>();
    private final Map<String, Stop> stops = new LinkedHashMap<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, ServiceDays> services = new LinkedHashMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final Set<LocalDate> holidays = new TreeSet<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, Set<String>> groups = new LinkedHashMap<>();
    private final List<Place> places = new ArrayList<>();
    private DoubleBinaryOperator ground;
    private double groundStep = 25;
    private City city;

    /// A rule at a junction: from one street into another.
    ///
    /// @param from street from which
    /// @param via junction, metres
    /// @param to street into which
    /// @param kind OpenStreetMap `restriction`, such as `no_left_turn`
    record Turn(Street from, Coordinate via, Street to, String kind) {}

    /// A change between two stops.
    ///
    /// @param from id of the stop
    /// @param to id of the other stop
    /// @param seconds least time it takes
    record Transfer(String from, String to, int seconds) {}

    /// A rectangle on the plane, metres.
    record Bounds(double west, double south, double east, double north) {
        double width() {
            return east - west;
        }

        double height() {
            return north - south;
        }
    }

    private Scene(Plane plane) {
        this.plane = plane;
        int zone = (int) Math.floor((plane.originLongitude() + 180) / 6) + 1;
        int code = (plane.originLatitude() < 0 ? 32700 : 32600) + zone;
        city = new City("scene", "Scene", ZoneId.of("UTC"), "EPSG:" + code, "en");
    }

    /// An empty plane that touches the earth at a place, degrees CRS84.
    public static Scene at(double longitude, double latitude) {
        return new Scene(new Plane(longitude, latitude));
    }

    /// Short name (`[a-z0-9-]+`) and name for people.
    public Scene named(String id, String name) {
        city = new City(id, name, city.zone(), city.metricCrs(), city.language());
        return this;
    }

    /// Time zone of its timetables.
    public Scene zone(String zone) {
        city = new City(city.id(), city.name(), ZoneId.of(zone), city.metricCrs(), city.language());
        return this;
    }

    /// Side of the cells of the terrain's raster, metres.
    public Scene terrainStep(double metres) {
        groundStep = metres;
        return this;
    }

    /// A rule at a junction, such as `no_left_turn`; both streets must pass or end there.
    public Scene turn(Street from, double x, double y, Street to, String kind) {
        turns.add(new Turn(from, new Coordinate(Course.centimetre(x), Course.centimetre(y)), to, kind));
        return this;
    }

    /// Writes its files into a folder, which is made where it is missing. See [SceneFiles].
    public SceneFiles write(Path folder) {
        return SceneFiles.write(this, folder);
    }

    /// What production readers make of its files: the city as models see it.
    public Snapshot snapshot() {
        return SceneSnapshot.of(this);
    }

    /// Its picture as SVG.
    public String svg() {
        return SceneMap.svg(this);
    }

    @Override
    public Scene scene() {
        return this;
    }

    public Plane plane() {
        return plane;
    }

    public City city() {
        return city;
    }

    public List<Street> streets() {
        return Collections.unmodifiableList(streets);
    }

    List<Street> tracks() {
        return Collections.unmodifiableList(tracks);
    }

    List<Turn> turns() {
        return Collections.unmodifiableList(turns);
    }

    public List<Area> areas() {
        return Collections.unmodifiableList(areas);
    }

    public List<Stop> stops() {
        return List.copyOf(stops.values());
    }

    public List<Line> lines() {
        return List.copyOf(lines.values());
    }

    public List<Cell> cells() {
        return Collections.unmodifiableList(cells);
    }

    public List<Place> places() {
        return Collections.unmodifiableList(places);
    }

    List<Transfer> transfers() {
        return Collections.unmodifiableList(transfers);
    }

    /// Groups of people by dimension, in the order drawn.
    Map<String, Set<String>> groups() {
        return Collections.unmodifiableMap(groups);
    }

    /// Height of the ground, where it has been told.
    Optional<DoubleBinaryOperator> ground() {
        return Optional.ofNullable(ground);
    }

    double groundStep() {
        return groundStep;
    }

    /// Days of operation with holidays; all days of the year where none were told.
    List<ServiceDays> services() {
        List<ServiceDays> told = services.isEmpty()
                ? List.of(new ServiceDays(
                        "daily", EnumSet.allOf(DayOfWeek.class), FIRST_DAY, LAST_DAY, Set.of(), Set.of()))
                : List.copyOf(services.values());
        var result = new ArrayList<ServiceDays>();
        for (ServiceDays service : told) {
            ServiceDays changed = service;
            for (LocalDate holiday : holidays) {
                changed = changed.onHoliday(holiday);
            }
            result.add(changed);
        }
        return result;
    }

    /// The smallest rectangle around all that is drawn, and 200 m more on each side.
    Bounds bounds() {
        var points = new ArrayList<Coordinate>();
        streets.forEach(street -> points.addAll(street.course()));
        areas.forEach(area -> points.addAll(area.corners()));
        stops.values().forEach(stop -> points.add(new Coordinate(stop.x(), stop.y())));
        cells.forEach(cell -> points.add(new Coordinate(cell.x(), cell.y())));
        places.forEach(place -> points.add(new Coordinate(place.x(), place.y())));
        double west = points.stream().mapToDouble(point -> point.x).min().orElse(0);
        double south = points.stream().mapToDouble(point -> point.y).min().orElse(0);
        double east = points.stream().mapToDouble(point -> point.x).max().orElse(0);
        double north = points.stream().mapToDouble(point -> point.y).max().orElse(0);
        return new Bounds(west - METRES_BEYOND, south - METRES_BEYOND, east + METRES_BEYOND, north + METRES_BEYOND);
    }

    Coordinate stopPlace(String id) {
        Stop stop = stops.get(id);
        if (stop == null) {
            throw new IllegalStateException("no stop " + id + " has been drawn");
        }
        return new Coordinate(stop.x(), stop.y());
    }

    /// Takes streets away again.
    public Scene erase(Collection<Street> drawn) {
        Set<Street> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(drawn);
        streets.removeIf(gone::contains);
        return this;
    }

    Street add(Street street) {
        streets.add(street);
        return street;
    }

    Street addTrack(Street track) {
        tracks.add(track);
        return track;
    }

    Area add(Area area) {
        areas.add(area);
        return area;
    }

    Cell add(Cell cell) {
        cells.add(cell);
        return cell;
    }

    Place add(Place place) {
        places.add(place);
        return place;
    }

    Stop add(Stop stop) {
        if (stops.putIfAbsent(stop.id(), stop) != null) {
            throw new IllegalStateException("stop " + stop.id() + " has been drawn already");
        }
        return stop;
    }

    Line add(Line line) {
        if (lines.putIfAbsent(line.id(), line) != null) {
            throw new IllegalStateException("line " + line.id() + " has been drawn already");
        }
        return line;
    }

    Scene add(ServiceDays days) {
        services.put(days.id(), days);
        return this;
    }

    Scene change(String from, String to, Duration least) {
        transfers.add(new Transfer(from, to, Math.toIntExact(least.toSeconds())));
        return this;
    }

    Scene rest(LocalDate date) {
        holidays.add(date);
        return this;
    }

    Scene ground(DoubleBinaryOperator height) {
        ground = height;
        return this;
    }

    void group(String dimension, String group) {
        groups.computeIfAbsent(dimension, name -> new LinkedHashSet<>()).add(group);
    }
}
