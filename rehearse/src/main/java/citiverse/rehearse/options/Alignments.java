package citiverse.rehearse.options;

import citiverse.rehearse.question.OptionSpec.Alignment;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// Turns an alignment into stops: those that are there, and new ones where there is none.
final class Alignments {
    private final Ground ground;

    Alignments(Ground ground) {
        this.ground = ground;
    }

    /// @param ids whole ids of the stops, in order
    /// @param points where they are
    /// @param added changes that add the new ones
    record Stops(List<String> ids, List<Coordinate> points, List<Change> added) {}

    /// The stops of an alignment; two neighbours that are the same stop become one.
    Stops stops(Alignment alignment, String option) {
        var ids = new ArrayList<String>();
        var points = new ArrayList<Coordinate>();
        var added = new ArrayList<Change>();
        if (!alignment.stops().isEmpty()) {
            for (String id : alignment.stops()) {
                Feature stop = ground.feature(Layers.TRANSIT_STOP, id, alignment.where());
                put(ids, points, stop.id(), Ground.point(stop));
            }
        } else if (!alignment.places().isEmpty()) {
            for (String id : alignment.places()) {
                Feature place = ground.feature(alignment.placesLayer(), id, alignment.where());
                Feature stop = near(Ground.point(place), alignment.snapMetres());
                if (stop == null) {
                    throw alignment
                            .where()
                            .problem(
                                    "CV-QUESTION-015",
                                    "no stop lies within " + Ground.plain(alignment.snapMetres()) + " m of "
                                            + Ground.name(place))
                            .remedy("Give a greater snap_metres, or points instead of places");
                }
                put(ids, points, stop.id(), Ground.point(stop));
            }
        } else {
            for (double[] at : alignment.points()) {
                point(alignment, option, at, ids, points, added);
            }
        }
        if (ids.isEmpty()) {
            throw alignment
                    .where()
                    .problem("CV-QUESTION-015", "the alignment has no stops")
                    .remedy("Name at least one");
        }
        return new Stops(ids, points, added);
    }

    private void point(
            Alignment alignment,
            String option,
            double[] at,
            List<String> ids,
            List<Coordinate> points,
            List<Change> added) {
        var place = new Coordinate(at[0], at[1]);
        if (!(Math.abs(at[0]) <= 180) || !(Math.abs(at[1]) <= 90)) {
            throw alignment
                    .where()
                    .problem("CV-QUESTION-015", "no such place: " + at[0] + ", " + at[1])
                    .remedy("Write longitude, then latitude, in degrees");
        }
        Feature stop = near(place, alignment.snapMetres());
        if (stop != null) {
            put(ids, points, stop.id(), Ground.point(stop));
            return;
        }
        String id = ground.urn(Layers.TRANSIT_STOP, option + '~' + added.size());
        added.add(new Change.Add(new Feature(
                id,
                Layers.TRANSIT_STOP,
                Ground.GEOMETRY.createPoint(place),
                Properties.builder()
                        .put("name", alignment.label() + ' ' + (ids.size() + 1))
                        .put("location_type", 0L)
                        .build(),
                Ground.provenance(option))));
        put(ids, points, id, place);
    }

    private static void put(List<String> ids, List<Coordinate> points, String id, Coordinate point) {
        if (ids.isEmpty() || !ids.getLast().equals(id)) {
            ids.add(id);
            points.add(point);
        }
    }

    /// The nearest place where people board, within a distance, ties by id; null where there is none.
    private Feature near(Coordinate place, double metres) {
        Feature best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Feature stop : ground.snapshot().features(Layers.TRANSIT_STOP)) {
            if (stop.shape() == null || stop.properties().whole("location_type").orElse(0) != 0) {
                continue;
            }
            double distance = Nearest.metres(place, Ground.point(stop));
            if (distance <= metres && distance < least) {
                best = stop;
                least = distance;
            }
        }
        return best;
    }

    /// Seconds from stop to stop: the straight line times the detour over the speed, rounded up, plus nothing.
    static int seconds(Coordinate a, Coordinate b, double metresPerSecond, double detour) {
        return Math.max(1, (int) Math.ceil(Nearest.metres(a, b) * detour / metresPerSecond));
    }
}
