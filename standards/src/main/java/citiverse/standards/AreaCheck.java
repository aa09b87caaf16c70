package citiverse.standards;

import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/// Sees to it that areas are areas: no ring crosses another or itself.
public final class AreaCheck {
    /// Most crossings that are mended: the work and the memory of mending grow with them, up to the square of the
    /// number of positions.
    static final int MAX_CROSSINGS = 10_000;

    private AreaCheck() {}

    /// The geometry as it is where it is valid or no area; mended where it can be; empty where it encloses nothing.
    /// What was mended or left out is noted with the place of the fault.
    ///
    /// @param place where in the file, such as `way 4711`
    public static Optional<Geometry> valid(Geometry geometry, String place, Findings findings) {
        if (!(geometry instanceof Polygonal) && !(geometry instanceof GeometryCollection)) {
            return Optional.of(geometry);
        }
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error == null) {
            return Optional.of(geometry);
        }
        String where =
                place + ", " + error.getMessage() + " near " + error.getCoordinate().x + ' ' + error.getCoordinate().y;
        if (!CrossingCount.isAtMost(MAX_CROSSINGS, geometry)) {
            findings.warn("area left out: its rings cross more than " + MAX_CROSSINGS + " times", where);
            return Optional.empty();
        }
        Geometry mended = GeometryFixer.fix(geometry);
        boolean area = !(geometry instanceof Polygonal) || mended instanceof Polygonal;
        if (area && !mended.isEmpty()) {
            findings.warn("area mended: its rings cross or touch", where);
            return Optional.of(mended);
        }
        findings.warn("area left out: it encloses nothing", where);
        return Optional.empty();
    }
}
