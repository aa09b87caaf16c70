package citiverse.standards.gtfs;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.linearref.LengthIndexedLine;

/// The way that the vehicles of a pattern take, as a line in CRS84.
final class PatternLine {
    private static final GeometryFactory GEOMETRY = new GeometryFactory(new PrecisionModel(), 4326);

    private PatternLine() {}

    /// The part of a shape from the first to the last stop; straight lines from stop to stop where there is no shape
    /// or where the shape does not lead from one to the other.
    static LineString of(Coordinate[] shape, int[] stops, Stops all) {
        LineString straight = straight(stops, all);
        if (shape.length < 2) {
            return straight;
        }
        LineString whole = GEOMETRY.createLineString(shape);
        var indexed = new LengthIndexedLine(whole);
        double from = indexed.indexOf(straight.getCoordinateN(0));
        double to = indexed.indexOfAfter(straight.getCoordinateN(straight.getNumPoints() - 1), from);
        // A loop ends where it begins, so its first stop may be found at its end: then the whole shape is meant.
        if (to - from < straight.getEnvelopeInternal().getDiameter() / 2) {
            return whole;
        }
        return indexed.extractLine(from, to) instanceof LineString slice && slice.getNumPoints() > 1 ? slice : whole;
    }

    private static LineString straight(int[] stops, Stops all) {
        var points = new Coordinate[stops.length];
        for (int i = 0; i < stops.length; i++) {
            Stops.Stop stop = all.stop(stops[i]);
            points[i] = new Coordinate(stop.longitude(), stop.latitude());
        }
        return GEOMETRY.createLineString(points);
    }
}
