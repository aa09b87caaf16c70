package citiverse.models.sun;

import citiverse.models.built.Solid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/// A day as a row of pictures, for a slider over time.
public final class SunFrames {
    private SunFrames() {}

    /// One step of a day.
    ///
    /// @param start of the step, universal time
    /// @param seconds length of the step
    /// @param azimuth of the sun in its middle, degrees from north
    /// @param elevation of the sun in its middle, degrees
    /// @param lit receptors on which the sun falls in its middle
    public record Frame(Instant start, int seconds, double azimuth, double elevation, BitSet lit) {

        /// The shadows of solids on level ground, one area for each, on the plane of the built form.
        ///
        /// @param groundMetres height of the ground in the vertical reference of the city
        public List<Geometry> shadows(List<Solid> solids, double groundMetres) {
            return solids.stream()
                    .map(solid -> Shadows.of(solid, groundMetres, azimuth, elevation))
                    .toList();
        }
    }

    /// The steps of a day in which the sun is up, in order of time.
    public static List<Frame> of(SunResult result, LocalDate date, int stepMinutes) {
        SunPath path = result.model().path(date, stepMinutes);
        var frames = new ArrayList<Frame>(path.size());
        for (int step = 0; step < path.size(); step++) {
            if (path.up(step)) {
                frames.add(new Frame(
                        path.start(step),
                        path.seconds(step),
                        path.azimuth(step),
                        path.elevation(step),
                        result.lit(path, step)));
            }
        }
        return frames;
    }
}
