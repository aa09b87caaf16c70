/// A comparison as one page that a mayor can read, in the reader's language.
///
/// What goes in: a [citiverse.rehearse.Comparison] and the [citiverse.twin.Snapshot] that it was computed from, the
/// latter for the background of the maps and the names of streets. What is guaranteed to come out of
/// [citiverse.report.HtmlReport]: one self-contained file, well-formed as HTML and as XML, that loads nothing from
/// anywhere, whose every map and chart is also text and a table, and whose bytes depend on nothing but the input and
/// the language. Texts are message keys (`messages_<language>.properties`), complete in seven languages.
///
/// Tables for analysts are in [citiverse.report.table].
package citiverse.report;
