/// Coordinate reference systems: from any that the EPSG register names to CRS84 and back.
///
/// **In**: a code such as `EPSG:31982`, or a place for which the local zone of UTM is wanted. **Out**: longitude and
/// latitude in degrees CRS84 rounded to 1e-9 degree (0.1 mm), or easting and northing rounded to 1e-6 of the unit, so
/// that machines agree on the digits. x is always east or longitude, y always north or latitude, whatever order the
/// register gives the axes. A code that is not known, and a place where a system does not hold, is refused with
/// `CV-CRS-001` or `CV-CRS-002`; nothing is guessed.
///
/// **Deviations**: shifts between datums are those of seven or three parameters that the register's PROJ definitions
/// carry (a few metres at worst); grids of shifts are not applied. Heights pass unchanged.
package citiverse.standards.crs;
