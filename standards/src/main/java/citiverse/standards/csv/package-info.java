/// Tables of text (RFC 4180), in UTF-8.
///
/// What goes in: rows with a header, fields parted by comma, semicolon or tab, quoted or not, with or without a
/// byte order mark and a final newline. What is guaranteed to come out: [CsvRows] gives each row by column name
/// with its line; [PlacesReader] turns a table with a [CsvMapping] into features with a point each, in which an
/// empty field is a missing value and never zero. Deviations from RFC 4180: blanks around a field are dropped; a
/// quote that is never closed, a row with more fields than the header has columns, and text that is not UTF-8 are
/// refused with their place.
package citiverse.standards.csv;
