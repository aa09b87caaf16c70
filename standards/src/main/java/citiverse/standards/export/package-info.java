/// Copies of a city's layers in the formats that other programs read: GeoJSON, CSV, GeoPackage.
///
/// **In**: a snapshot and the names of layers. **Out**: one file, complete or not there at all; the same snapshot gives
/// the same bytes (for GeoPackage under the same version of SQLite). What a format cannot hold is left out as each
/// format's own package says; nothing of the ledger, the history or the rasters goes out. An unknown format or layer is
/// refused with the nearest names (`CV-EXPORT-001` to `CV-EXPORT-004`).
package citiverse.standards.export;
