package citiverse.twin;

/// Names of the layers and properties that the rooms agree on. What a source brings under other names keeps them.
public final class Layers {
    private Layers() {}

    /// A street segment: the part of an OSM way between two junctions (or ends). `LINESTRING`, in the direction of
    /// the way. Local id `<way>-<from node>-<to node>`, with `~2`, `~3`, … where a way joins the same nodes again.
    /// Properties: `way`, `from_node`, `to_node` (whole); tags of the way that matter for use, each as text under
    /// its OSM key: `highway name oneway access foot bicycle motor_vehicle maxspeed lanes surface bridge tunnel
    /// layer sidewalk service junction incline smoothness lit`; optionally set by options: `closed_to` (text, blank
    /// separated modes: `foot`, `car`), `closed_from`/`closed_until` (ISO date-times), `speed_factor` (real).
    public static final String STREET = "street";

    /// A turn restriction. `POINT` at the via node. Properties `from_way via_node to_way restriction`.
    public static final String TURN_RESTRICTION = "turn_restriction";

    /// Things people go to, from OSM `amenity`/`shop`/`healthcare`/`leisure`. Property `kind` is `key=value`.
    public static final String AMENITY = "amenity";

    /// Buildings: the footprint is the geometry. Properties, where known: `height_metres` (top above the ground),
    /// `ground_metres` (elevation of the base in `vertical_datum`), `levels`, `min_height_metres` (underside above
    /// the ground), `lods` (levels of detail, blank separated), `form` (bytes: [citiverse.twin.solid.Form]).
    public static final String BUILDING = "building";

    /// Parts of buildings, with the properties of buildings and `parent`, the id of the building. Where a building
    /// has parts, they stand for it.
    public static final String BUILDING_PART = "building_part";

    /// Parks and other green. Property `kind`.
    public static final String GREEN = "green";

    /// Rivers, lakes, sea. Property `kind`.
    public static final String WATER = "water";

    /// Land use areas. Property `kind`.
    public static final String LANDUSE = "landuse";

    /// A stop, `POINT`. Local id: GTFS stop_id. Properties `name`, `location_type` (whole), `parent` (id, if any),
    /// `wheelchair` (whole, if told).
    public static final String TRANSIT_STOP = "transit_stop";

    /// A line, `NONE`. Local id: GTFS route_id. Properties `short_name`, `long_name`, `mode` (whole: GTFS
    /// route_type), `agency`, `zone` (time zone of its times).
    public static final String TRANSIT_ROUTE = "transit_route";

    /// Trips of a line that serve the same stops in the same order, `LINESTRING` along their shape. Local id
    /// `<route>~<n>`. Properties `route` (id), `timetable` (bytes: [citiverse.twin.transit.Timetable]).
    public static final String TRANSIT_PATTERN = "transit_pattern";

    /// Days of operation, `NONE`. Local id: GTFS service_id. Property `dates`: ISO dates, blank separated, ascending.
    public static final String TRANSIT_SERVICE = "transit_service";

    /// A rule between two stops, `NONE`. Local id `<from>~<to>`. Properties `from_stop`, `to_stop` (ids),
    /// `transfer_type` (whole, GTFS), `min_seconds` (whole, if told).
    public static final String TRANSIT_TRANSFER = "transit_transfer";

    /// Name of the raster of terrain heights in metres.
    public static final String TERRAIN = "terrain";
}
