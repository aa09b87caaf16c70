/// What is asked: the question file and what it means.
///
/// What goes in: a YAML file. What is guaranteed to come out: a [Question] whose keys and kinds are all known, with
/// defaults filled in and a hash over its content, or a [citiverse.twin.Problem] that names the line and the nearest
/// names. Layers and columns are checked against a city later, when the options are made.
package citiverse.rehearse.question;
