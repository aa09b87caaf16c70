/// GeoPackage 1.2 to 1.4 (OGC 12-128): other people's features in, plain layers out.
///
/// **Read** are the tables that `gpkg_contents` calls features (clause 2.1), all or those named, each into a layer of
/// its own: geometries of the seven basic types, 2D or with heights, measures being dropped; properties by what the
/// table declares them to be (clause 1.1.1.1.3). Coordinates are carried from the system that `gpkg_spatial_ref_sys`
/// names by its EPSG code to CRS84; a system without a code is refused.
///
/// **Guaranteed**: the file is opened unchangeable (no lock, no log, no write); views, virtual tables and extensions
/// are not run; memory is one row of at most 64 MiB a value; areas are valid; what was mended or left out is a
/// warning with table and row. Problems are `CV-GEOPACKAGE-001` to `CV-GEOPACKAGE-007`.
///
/// **Written** is a GeoPackage 1.4 without extensions, one table for each layer; layers without geometry are
/// `attributes` (clause 2.4).
///
/// **Deviations**: curves and other extended geometry types are left out with a warning; tiles, related tables and
/// metadata are passed over; spatial indexes are neither used nor written.
package citiverse.standards.geopackage;
