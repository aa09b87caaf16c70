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
        String where = place + ", " + error.getMessage() + " near " + error.getCoordinate().x + ' '
                + error.getCoordinate().y;
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
