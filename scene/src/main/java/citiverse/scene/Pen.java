package citiverse.scene;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/// What one can draw next, at any point of a drawing: every stroke begins another, so that a whole city is one chain.
///
/// ```java
/// Scene city = Scene.at(12.0, 45.0)
///         .street("a").from(0, 0).to(500, 0)
///         .street("b").from(250, -200).to(250, 200).kind("residential")
///         .stop("west").at(0, 5).stop("east").at(500, 5)
///         .line("1").through("west", "east").every(min(10)).speed(20)
///         .cell("home").at(0, 0).people(100)
///         .scene();
/// ```
public abstract sealed class Pen permits Scene, Street, Stop, Line, Area, Cell, Place {

    /// The whole drawing.
    public abstract Scene scene();

    /// A street; where it touches or crosses another on the same level the two meet.
    public Street street(String name) {
        return scene().add(new Street(scene(), name, "residential"));
    }

    /// A way for people on foot only.
    public Street footpath(String name) {
        return scene().add(new Street(scene(), name, "footway"));
    }

    /// A track, which meets no street.
    ///
    /// @param kind value of the OpenStreetMap key `railway`, such as `subway`
    public Street rail(String name, String kind) {
        return scene().addTrack(new Street(scene(), name, "").tag("railway", kind));
    }

    /// A regular grid of streets with its lower left corner at a place: `columns` × `rows` blocks.
    ///
    /// @param spacing side of a block, metres
    public Scene grid(double x, double y, int columns, int rows, double spacing) {
        for (int column = 0; column <= columns; column++) {
            street("column " + column).from(x + column * spacing, y).to(x + column * spacing, y + rows * spacing);
        }
        for (int row = 0; row <= rows; row++) {
            street("row " + row).from(x, y + row * spacing).to(x + columns * spacing, y + row * spacing);
        }
        return scene();
    }

    /// A stop of public transport.
    public Stop stop(String id) {
        return scene().add(new Stop(scene(), id));
    }

    /// A line of public transport; a bus unless told otherwise.
    public Line line(String id) {
        return scene().add(new Line(scene(), id));
    }

    /// Days on which lines run.
    public Scene days(String id, Set<DayOfWeek> days, LocalDate from, LocalDate until) {
        return scene().add(new ServiceDays(id, days, from, until, Set.of(), Set.of()));
    }

    /// A public holiday: services that run on Sundays run, others rest.
    public Scene holiday(LocalDate date) {
        return scene().rest(date);
    }

    /// A change between two stops that takes at least so long.
    public Scene transfer(String fromStop, String toStop, Duration least) {
        return scene().change(fromStop, toStop, least);
    }

    /// A cell where people live or work.
    public Cell cell(String id) {
        return scene().add(new Cell(scene(), id));
    }

    /// A place of a layer that is written as a table (CSV), such as `candidate`.
    public Place place(String layer, String id) {
        return scene().add(new Place(scene(), layer, id, Place.Form.TABLE));
    }

    /// A place of a layer that is written as GeoJSON, such as `schools`, and marked in the OpenStreetMap file too
    /// where it has an `amenity`.
    public Place service(String layer, String id) {
        return scene().add(new Place(scene(), layer, id, Place.Form.GEOJSON));
    }

    /// A thing that people go to, in the OpenStreetMap file only; texts told of it are its tags.
    ///
    /// @param kind value of the key `amenity`, such as `cafe`
    public Place amenity(String kind) {
        return scene().add(new Place(scene(), "amenity", kind, Place.Form.MAP)).with("amenity", kind);
    }

    /// A shop, in the OpenStreetMap file only.
    ///
    /// @param kind value of the key `shop`, such as `bakery`
    public Place shop(String kind) {
        return scene().add(new Place(scene(), "shop", kind, Place.Form.MAP)).with("shop", kind);
    }

    /// A park or other green.
    public Area park(String name) {
        return scene().add(new Area(scene(), name).tag("leisure", "park"));
    }

    /// Still or running water, as an area.
    public Area water(String name) {
        return scene().add(new Area(scene(), name).tag("natural", "water"));
    }

    /// An area of a land use, such as `industrial`.
    public Area land(String use) {
        return scene().add(new Area(scene(), "").tag("landuse", use));
    }

    /// A building.
    ///
    /// @param kind value of the OpenStreetMap key `building`, such as `apartments`
    public Area building(String kind) {
        return scene().add(new Area(scene(), "").tag("building", kind));
    }

    /// An area of any other kind, to be told with [Area#tag].
    public Area area(String name) {
        return scene().add(new Area(scene(), name));
    }

    /// Height of the ground in metres at x, y. Without it the scene has no terrain.
    public Scene terrain(DoubleBinaryOperator height) {
        return scene().ground(height);
    }

    /// So many minutes.
    public static Duration min(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
