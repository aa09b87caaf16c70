package citiverse.scene.sample;

import citiverse.scene.Scene;
import citiverse.scene.Street;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// A street before it is drawn.
///
/// @param name name for people, may be empty
/// @param kind value of the OpenStreetMap key `highway`
/// @param line its course, metres
/// @param bridge true where it leads over the river
/// @param oneway true where traffic goes only in its direction
record Road(String name, String kind, List<Coordinate> line, boolean bridge, boolean oneway) {

    static Road of(String name, String kind, List<Coordinate> line) {
        return new Road(name, kind, List.copyOf(line), false, false);
    }

    static Road bridge(String name, String kind, Coordinate from, Coordinate to) {
        return new Road(name, kind, List.of(from, to), true, false);
    }

    Road with(List<Coordinate> other) {
        return new Road(name, kind, List.copyOf(other), bridge, oneway);
    }

    Street draw(Scene scene) {
        Street street = scene.street(name).kind(kind).along(line);
        switch (kind) {
            case "primary" ->
                street.limit(50)
                        .lanes(4)
                        .tag("surface", "asphalt")
                        .tag("sidewalk", "both")
                        .tag("lit", "yes");
            case "secondary" ->
                street.limit(50)
                        .lanes(2)
                        .tag("surface", "asphalt")
                        .tag("sidewalk", "both")
                        .tag("lit", "yes");
            case "tertiary" ->
                street.limit(40)
                        .lanes(2)
                        .tag("surface", "asphalt")
                        .tag("sidewalk", "both")
                        .tag("lit", "yes");
            case "residential" -> street.limit(30).lanes(oneway ? 1 : 2).tag("surface", "asphalt");
            case "unclassified" -> street.limit(40).lanes(2).tag("surface", "concrete");
            case "service" -> street.limit(20).lanes(1).tag("surface", "unpaved");
            case "living_street" -> street.limit(10).lanes(1).tag("surface", "sett");
            case "pedestrian" ->
                street.tag("surface", "sett").tag("motor_vehicle", "no").tag("lit", "yes");
            case "steps" -> street.tag("surface", "concrete").tag("incline", "up");
            case "footway" -> street.tag("surface", "compacted");
            default -> street.tag("surface", "unpaved");
        }
        if (oneway) {
            street.oneway();
        }
        return bridge ? street.bridge() : street;
    }
}
