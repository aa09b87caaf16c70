package citiverse.standards.gtfs;

import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Layers;
import java.util.List;

/// What the layers look like that a feed fills.
final class GtfsLayers {
    private GtfsLayers() {}

    static List<LayerSchema> all() {
        return List.of(
                new LayerSchema(
                        Layers.TRANSIT_STOP,
                        "Stops",
                        "POINT",
                        List.of(
                                new Column("name", Kind.TEXT, "", "Name for riders"),
                                new Column("code", Kind.TEXT, "", "Short code for riders"),
                                new Column(
                                        "location_type",
                                        Kind.WHOLE,
                                        "1",
                                        "0 stop, 1 station, 2 entrance, 3 node, 4 area"),
                                new Column("parent", Kind.TEXT, "", "Id of its station"),
                                new Column(
                                        "wheelchair", Kind.WHOLE, "1", "0 unknown, 1 some vehicles, 2 not possible"))),
                new LayerSchema(
                        Layers.TRANSIT_ROUTE,
                        "Lines",
                        "NONE",
                        List.of(
                                new Column("short_name", Kind.TEXT, "", "Number or letter of the line"),
                                new Column("long_name", Kind.TEXT, "", "Name of the line"),
                                new Column(
                                        "mode", Kind.WHOLE, "1", "GTFS route_type: 0 tram, 1 metro, 2 rail, 3 bus, …"),
                                new Column("agency", Kind.TEXT, "", "Who runs it"),
                                new Column("zone", Kind.TEXT, "", "Time zone of its times"),
                                new Column("colour", Kind.TEXT, "", "Colour of the line, six hex digits"))),
                new LayerSchema(
                        Layers.TRANSIT_SERVICE,
                        "Days of operation",
                        "NONE",
                        List.of(new Column("dates", Kind.TEXT, "", "ISO dates, blank separated, ascending"))),
                new LayerSchema(
                        Layers.TRANSIT_PATTERN,
                        "Line patterns",
                        "LINESTRING",
                        List.of(
                                new Column("route", Kind.TEXT, "", "Id of its line"),
                                new Column("timetable", Kind.BYTES, "", "Stops and trips, packed"))),
                new LayerSchema(
                        Layers.TRANSIT_TRANSFER,
                        "Rules between stops",
                        "NONE",
                        List.of(
                                new Column("from_stop", Kind.TEXT, "", "Id of the stop alighted at"),
                                new Column("to_stop", Kind.TEXT, "", "Id of the stop boarded at"),
                                new Column(
                                        "transfer_type",
                                        Kind.WHOLE,
                                        "1",
                                        "GTFS: 0 recommended, 1 timed, 2 needs time, 3 no"),
                                new Column("min_seconds", Kind.WHOLE, "s", "Least time that the change takes"))));
    }
}
