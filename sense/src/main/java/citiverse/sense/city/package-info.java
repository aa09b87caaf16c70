/// The city file: which city, and which files are its sources.
///
/// What goes in: YAML that meets `/citiverse/sense/city.schema.json`. What is guaranteed to come out: a [CityFile]
/// in which every key is known, ids are unique and well formed, and the place of each entry is kept for messages.
/// Errors are [citiverse.twin.Problem]s `CV-CITY-…` with the line and, for unknown keys, the nearest known ones.
package citiverse.sense.city;
