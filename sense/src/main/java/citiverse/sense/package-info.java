/// What comes in: files become features of a twin.
///
/// What goes in: a city file ([citiverse.sense.city.CityFile]) with the folder of its data, or loose files. What is
/// guaranteed to come out of [Importer]: each file is recognised by its content and imported whole or not at all,
/// with the digest of its bytes in the ledger; no file outside the data folder is read; a column that looks like
/// personal data reaches the twin only where it is declared public. Errors are [citiverse.twin.Problem]s
/// `CV-SENSE-…` and those of the readers, with file, place, reason and remedy.
package citiverse.sense;
