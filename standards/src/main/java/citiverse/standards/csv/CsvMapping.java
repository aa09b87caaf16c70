package citiverse.standards.csv;

import citiverse.twin.LayerSchema;
import java.util.List;
import java.util.Set;

/// How a table becomes features.
///
/// @param layer layer that its rows become, `[a-z0-9_]+`
/// @param title name of the layer for people
/// @param id column whose value names the row, unique
/// @param x column of the longitude in degrees, or of the easting in the unit of the CRS
/// @param y column of the latitude in degrees, or of the northing in the unit of the CRS
/// @param crs `EPSG:<code>` of the coordinates; `EPSG:4326` is read as longitude and latitude
/// @param decimalComma true where numbers are written `12,5`
/// @param missing texts that stand for a missing value, besides the empty one, such as `NA`
/// @param columns the columns that are read; others are left out and listed
public record CsvMapping(
        String layer,
        String title,
        String id,
        String x,
        String y,
        String crs,
        boolean decimalComma,
        Set<String> missing,
        List<Column> columns) {

    /// The CRS of coordinates in degrees.
    public static final String DEGREES = "EPSG:4326";

    public CsvMapping {
        missing = Set.copyOf(missing);
        columns = List.copyOf(columns);
    }

    /// One column that is read.
    ///
    /// @param name its name in the header
    /// @param to the property that it becomes, with kind, unit, description and group
    public record Column(String name, LayerSchema.Column to) {}

    /// The layer that comes of it.
    public LayerSchema schema() {
        return new LayerSchema(
                layer, title, "POINT", columns.stream().map(Column::to).toList());
    }
}
