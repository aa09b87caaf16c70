/// The twin file: a GeoPackage 1.4 that holds a city, its history and its ledger.
///
/// What goes in: whole sources, branches, and entries of other rooms, one writer at a time. What is guaranteed to come
/// out: the city at any ledger position and instant; a layer table per feature type that any GeoPackage reader opens;
/// the file as it was before, whenever a write does not reach its end, be it by an error, by a kill or by a power cut;
/// and the first entry or row that was altered by anyone else, when the file is verified. Readers never wait for the
/// writer.
///
/// [citiverse.twin.store.TwinFile] is the way in. The schema and its reasons are in `docs/decisions/0001-twin-file.md`.
package citiverse.twin.store;
