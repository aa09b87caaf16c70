/// The city as data.
///
/// What goes in: features with a place, a type, properties and where each of them came from, a whole file at a
/// time or not at all. What is guaranteed to come out: a [Snapshot] that never changes, has a hash over its
/// content, and can be taken at any position of the [ledger][citiverse.twin.ledger]; a [Branch] that leaves its
/// base untouched; a file that any GeoPackage reader opens.
///
/// Geometry is in CRS84 (longitude, latitude in degrees, WGS 84) throughout; heights are metres. Nothing in this
/// module reads the wall clock: whoever writes brings a [java.time.Clock].
package citiverse.twin;
