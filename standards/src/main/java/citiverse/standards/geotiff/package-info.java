/// GeoTIFF 1.1 (OGC 19-008r4) on TIFF 6.0: grids such as terrain heights, in and out.
///
/// **Read** is the first image of a classic TIFF file, its first band: strips and tiles; raw, PackBits, LZW and
/// deflate; predictors 2 and 3; 8, 16 and 32-bit whole numbers, 32 and 64-bit floating point; either byte order. Its
/// place comes from ModelPixelScale with ModelTiepoint or from ModelTransformation, pixels being areas or points; its
/// system from GeographicType or ProjectedCSType by EPSG code; heights in feet become metres; GDAL's tag for no data
/// is heeded.
///
/// **Guaranteed**: one [citiverse.twin.Raster] in CRS84 with north up; no more than 64 million cells; `NaN` where there
/// is no value. A file in EPSG:4326 keeps its cells, another is sampled anew. What names no system, is turned, or is
/// stored in a way that is not listed above is refused with the GDAL command that mends it. Problems are
/// `CV-GEOTIFF-001` to `CV-GEOTIFF-005`.
///
/// **Deviations**: BigTIFF, JPEG, LERC and Zstandard are refused; overviews, masks and further bands are passed over;
/// systems that are described by parameters instead of a code are refused.
package citiverse.standards.geotiff;
