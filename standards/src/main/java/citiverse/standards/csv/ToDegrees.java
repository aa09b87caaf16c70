package citiverse.standards.csv;

import citiverse.twin.Problem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/// Takes coordinates of a named CRS to longitude and latitude.
@FunctionalInterface
interface ToDegrees {
    /// Longitude and latitude, degrees; `NaN` where the CRS does not reach there.
    Coordinate apply(double x, double y);

    /// @throws Problem `CV-CSV-011` where the CRS is unknown
    static ToDegrees from(String crs, String file) {
        if (crs.equals(CsvMapping.DEGREES)) {
            return Coordinate::new;
        }
        try {
            var factory = new CRSFactory();
            var transform = new CoordinateTransformFactory()
                    .createTransform(factory.createFromName(crs), factory.createFromName(CsvMapping.DEGREES));
            return (x, y) -> {
                try {
                    ProjCoordinate to = transform.transform(new ProjCoordinate(x, y), new ProjCoordinate());
                    return new Coordinate(to.x, to.y);
                } catch (Proj4jException outside) {
                    return new Coordinate(Double.NaN, Double.NaN);
                }
            };
        } catch (Proj4jException | IllegalArgumentException unknown) {
            throw Problem.user("CV-CSV-011", "the CRS \"" + crs + "\" is unknown")
                    .in(file)
                    .remedy("Name it as EPSG:<code>, such as EPSG:31983")
                    .causedBy(unknown);
        }
    }
}
