/// From what a question lists or generates to branches.
///
/// What goes in: a question and a snapshot. What is guaranteed to come out: [Option]s in the order of the file, each
/// with an id of its own, the changes that make it, what it costs and where it lies; or a [citiverse.twin.Problem]
/// that names the line of the question and the nearest names. The snapshot stays as it is.
package citiverse.rehearse.options;
