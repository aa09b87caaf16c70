/// GeoJSON as RFC 7946 has it, in and out.
///
/// **Read** are feature collections (section 3.3), single features (3.2) and bare geometries (3.1) in UTF-8, 16 or 32,
/// as a stream: of a file of any size one feature is held at a time, besides the ids. Positions have two or three
/// numbers, further ones are passed over (3.1.1). **Guaranteed**: coordinates are on the earth; rings are closed and
/// areas valid, what was mended or left out being a warning with the index of the feature; one column has one kind of
/// value. Objects and lists among the properties are kept as JSON text. Problems are `CV-GEOJSON-001` to
/// `CV-GEOJSON-008` and name the feature or the line.
///
/// **Written** is one feature collection with right-handed rings (3.1.6), 2D or 3D, the type of each feature in the
/// foreign member `featureType`.
///
/// **Deviations**: the member `crs` of the older GeoJSON is accepted where it names CRS84 or EPSG:4326, otherwise the
/// file is refused; `bbox` and foreign members are passed over; names given twice in one object are refused; text
/// sequences (RFC 8142) are not read.
package citiverse.standards.geojson;
