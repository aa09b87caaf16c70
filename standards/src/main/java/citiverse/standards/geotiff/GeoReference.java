package citiverse.standards.geotiff;

import citiverse.standards.crs.Crs;
import java.util.HashMap;
import java.util.Map;

/// Where the cells of a GeoTIFF lie, north up.
///
/// @param crs system of the coordinates
/// @param west outer edge of the first column
/// @param north outer edge of the first row
/// @param cellWidth width of a cell in the unit of the system, positive
/// @param cellHeight height of a cell, positive
/// @param datum vertical datum, `EPSG:<code>` or the text that the file gives, empty where not told
/// @param metresPerUnit length of the unit of heights
record GeoReference(
        Crs crs, double west, double north, double cellWidth, double cellHeight, String datum, double metresPerUnit) {

    private static final int PIXEL_SCALE = 33_550;
    private static final int TIE_POINTS = 33_922;
    private static final int TRANSFORMATION = 34_264;
    private static final int KEY_DIRECTORY = 34_735;
    private static final int KEY_TEXTS = 34_737;

    private static final int KEY_MODEL_TYPE = 1024;
    private static final int KEY_RASTER_TYPE = 1025;
    private static final int KEY_GEOGRAPHIC = 2048;
    private static final int KEY_PROJECTED = 3072;
    private static final int KEY_VERTICAL = 4096;
    private static final int KEY_VERTICAL_CITATION = 4097;
    private static final int KEY_VERTICAL_UNIT = 4099;
    private static final int USER_DEFINED = 32_767;
    private static final int PIXEL_IS_POINT = 2;

    private static final int UNIT_FOOT = 9002;
    private static final int UNIT_US_FOOT = 9003;

    /// Reads the place of the image.
    ///
    /// @param declared code of a system that the caller declares for a file that names none, else empty
    static GeoReference of(TiffDirectory tags, String declared) {
        var keys = new HashMap<Integer, Integer>();
        String citation = readKeys(tags, keys);
        Crs crs = crs(tags, keys, declared);
        double[] affine = affine(tags);
        double west = affine[0];
        double north = affine[1];
        double cellWidth = affine[2];
        double cellHeight = affine[3];
        if (keys.getOrDefault(KEY_RASTER_TYPE, 1) == PIXEL_IS_POINT) {
            west -= cellWidth / 2;
            north += cellHeight / 2;
        }
        int vertical = keys.getOrDefault(KEY_VERTICAL, 0);
        String datum = vertical > 0 && vertical != USER_DEFINED ? "EPSG:" + vertical : citation;
        double metres =
                switch (keys.getOrDefault(KEY_VERTICAL_UNIT, 9001)) {
                    case UNIT_FOOT -> 0.3048;
                    case UNIT_US_FOOT -> 1200.0 / 3937.0;
                    default -> 1;
                };
        return new GeoReference(crs, west, north, cellWidth, cellHeight, datum, metres);
    }

    /// Reads the keys whose values are short numbers.
    ///
    /// @return the citation of the vertical system, empty where there is none
    private static String readKeys(TiffDirectory tags, Map<Integer, Integer> keys) {
        String citation = "";
        int entries = tags.count(KEY_DIRECTORY) / 4;
        for (int i = 1; i < entries; i++) {
            int key = (int) tags.whole(KEY_DIRECTORY, 4 * i).orElse(0);
            int location = (int) tags.whole(KEY_DIRECTORY, 4 * i + 1).orElse(0);
            int count = (int) tags.whole(KEY_DIRECTORY, 4 * i + 2).orElse(0);
            int value = (int) tags.whole(KEY_DIRECTORY, 4 * i + 3).orElse(0);
            if (location == 0) {
                keys.put(key, value);
            } else if (location == KEY_TEXTS && key == KEY_VERTICAL_CITATION) {
                String texts = tags.text(KEY_TEXTS);
                if (value + count <= texts.length()) {
                    citation = texts.substring(value, value + count)
                            .replace("|", "")
                            .strip();
                }
            }
        }
        return citation;
    }

    private static Crs crs(TiffDirectory tags, Map<Integer, Integer> keys, String declared) {
        if (!declared.isEmpty()) {
            return Crs.of(declared);
        }
        int model = keys.getOrDefault(KEY_MODEL_TYPE, 0);
        int code = model == 1 ? keys.getOrDefault(KEY_PROJECTED, 0) : keys.getOrDefault(KEY_GEOGRAPHIC, 0);
        if (model != 1 && model != 2 || code == 0 || code == USER_DEFINED) {
            throw tags.unsupported(
                    "it does not name its coordinate reference system by a code",
                    "Name it with the option crs, or write it: gdalwarp -t_srs EPSG:4326");
        }
        return Crs.epsg(code);
    }

    /// West, north, cell width, cell height.
    private static double[] affine(TiffDirectory tags) {
        double[] scale = tags.doubles(PIXEL_SCALE);
        double[] tie = tags.doubles(TIE_POINTS);
        double[] matrix = tags.doubles(TRANSFORMATION);
        double[] affine;
        if (matrix.length >= 16) {
            if (matrix[1] != 0 || matrix[4] != 0) {
                throw tags.unsupported("its rows are not level but turned", "Level it: gdalwarp -t_srs EPSG:4326");
            }
            affine = new double[] {matrix[3], matrix[7], matrix[0], -matrix[5]};
        } else if (scale.length >= 2 && tie.length >= 6) {
            affine = new double[] {tie[3] - tie[0] * scale[0], tie[4] + tie[1] * scale[1], scale[0], scale[1]};
        } else {
            throw tags.unsupported(
                    "it does not say where it lies (no ModelPixelScale with ModelTiepoint, no ModelTransformation)",
                    "Give a georeferenced file: gdal_translate -a_ullr WEST NORTH EAST SOUTH -a_srs EPSG:4326");
        }
        for (double value : affine) {
            if (!Double.isFinite(value)) {
                throw tags.damaged("the georeference", "it is not finite");
            }
        }
        if (affine[2] <= 0 || affine[3] <= 0) {
            throw tags.unsupported(
                    "its cells of " + affine[2] + " x " + affine[3] + " do not run east and south",
                    "Turn it: gdalwarp -t_srs EPSG:4326");
        }
        return affine;
    }

    /// Refuses an extent that is not on the earth.
    void check(TiffDirectory tags, int width, int height) {
        if (crs.isCrs84()) {
            double east = west + width * cellWidth;
            double south = north - height * cellHeight;
            if (west < -180.5 || east > 180.5 || north > 90.5 || south < -90.5) {
                throw tags.damaged(
                        "the georeference",
                        "it spans " + west + " to " + east + " east and " + south + " to " + north + " north");
            }
        }
    }
}
