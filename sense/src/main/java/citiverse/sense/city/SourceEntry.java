package citiverse.sense.city;

import citiverse.standards.ifc.IfcReader;
import citiverse.twin.LayerSchema;
import citiverse.twin.ReadAccess;
import citiverse.twin.Source;
import java.util.List;
import java.util.Set;

/// One source of a city file. A text is empty where it was not told.
///
/// @param id short name of the source, `[a-z0-9-]+`
/// @param file path within the data folder
/// @param title name for people
/// @param format declared format, empty where it is to be detected
/// @param licence licence or terms
/// @param attribution credit that the licence asks for
/// @param uri where it can be had
/// @param replace true where absence from a later import removes a feature
/// @param access who may read the layers that it fills
/// @param layer layer that its rows, features or cells become
/// @param table the one table of a GeoPackage that is read, empty for all
/// @param key column or property that names each row
/// @param x column of the longitude or easting
/// @param y column of the latitude or northing
/// @param crs CRS of x and y, or of a file that does not tell its own
/// @param unit UCUM unit of the cells of a grid
/// @param datum vertical datum of heights
/// @param georeference where the origin of a building model stands, [IfcReader.Place#NOT_TOLD] where the file tells
/// @param decimalComma true where numbers are written `12,5`
/// @param missing texts that stand for a missing value
/// @param columns the columns or properties that are read; empty for all
/// @param care who looks after it
/// @param place where the entry stands, such as `line 12`; empty for a loose file
public record SourceEntry(
        String id,
        String file,
        String title,
        String format,
        String licence,
        String attribution,
        String uri,
        boolean replace,
        ReadAccess access,
        String layer,
        String table,
        String key,
        String x,
        String y,
        String crs,
        String unit,
        String datum,
        IfcReader.Place georeference,
        boolean decimalComma,
        Set<String> missing,
        List<Column> columns,
        Source.Care care,
        String place) {

    public SourceEntry {
        missing = Set.copyOf(missing);
        columns = List.copyOf(columns);
    }

    /// A file of which nothing is told.
    public static SourceEntry loose(String id, String file) {
        return loose(id, file, "");
    }

    /// A file of which nothing is told but its reference system.
    public static SourceEntry loose(String id, String file, String crs) {
        return new SourceEntry(
                id,
                file,
                file,
                "",
                "",
                "",
                "",
                false,
                ReadAccess.PUBLIC,
                "",
                "",
                "",
                "",
                "",
                crs,
                "",
                "",
                IfcReader.Place.NOT_TOLD,
                false,
                Set.of(),
                List.of(),
                Source.Care.UNTOLD,
                "");
    }

    /// How one column or property is read.
    ///
    /// @param name its name in the source
    /// @param to the property that it becomes
    /// @param kind kind of its values, null where it is to be found from them
    /// @param unit UCUM unit, empty where not told
    /// @param description what it means, for people
    /// @param group `dimension/group` where it counts people of one group, else empty
    /// @param personal what was declared of a column that looks like personal data
    public record Column(
            String name,
            String to,
            LayerSchema.Kind kind,
            String unit,
            String description,
            String group,
            Personal personal) {}

    /// What a city declares of a column that looks like personal data.
    public enum Personal {
        /// Nothing: it is refused.
        NOT_TOLD,
        /// It is not read.
        DROP,
        /// The city vouches that it is public, such as the telephone of a school.
        PUBLIC
    }
}
