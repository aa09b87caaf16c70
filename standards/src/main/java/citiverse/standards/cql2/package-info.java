/// The Common Query Language, OGC CQL2 1.0 (21-065r2), in and out, and its evaluation on features of the twin.
///
/// **Read** are CQL2-Text (clause 8.2, annex B) and CQL2-JSON (clause 8.3, annex A) into one
/// [citiverse.standards.cql2.Expression]; both are written back so that reading them again gives the same expression.
/// [citiverse.standards.cql2.Filter] checks an expression against the queryables of a layer before anything is
/// evaluated, and evaluates it with the three values of clause 6.2: true, false, unknown.
///
/// **Evaluated**: Basic CQL2, advanced comparison operators (LIKE, BETWEEN, IN), case-insensitive and
/// accent-insensitive comparison, basic spatial functions, basic spatial functions with additional spatial literals,
/// spatial functions, temporal functions, property-property comparisons, arithmetic expressions.
///
/// **Deviations**: array and custom functions are read and written, but a layer has neither, so a filter refuses them.
/// Geometries are compared in the plane of longitude and latitude, without heights. A text property stands for a date
/// or timestamp where one is asked for; other texts are then unknown. A date counts as its first instant in comparison
/// operators, and as the whole day where a temporal function meets a timestamp. An end of an interval that is unknown
/// is open. Numbers are double precision; a division by zero is unknown. Quoted names may hold any character. A
/// text with a backslash before a quote or at its end has no form in CQL2-Text, since annex B reads `\'` as a quote.
///
/// **Bounds**: 64 KiB of text, 64 levels, 2,000 nodes, 10,000 positions, 1,000 characters of a pattern. Problems are
/// `CV-CQL2-001` (does not parse), `002` (too large), `003` (no such property), `004` (kinds do not fit), `005` (not
/// offered), `006` (a literal that cannot be).
package citiverse.standards.cql2;
