/// A comparison as tables for analysts.
///
/// What goes in: a [citiverse.rehearse.Comparison]. What is guaranteed to come out: CSV by RFC 4180 in UTF-8 with a
/// header whose names end in their units, numbers with a dot and the fewest digits that give the same number back,
/// missing values as empty fields, always the same bytes; and Parquet with the same rows and columns.
package citiverse.report.table;
