/// What would happen: every option under every future, with the same draws of what is uncertain.
///
/// What goes in: a snapshot and a question. What is guaranteed to come out: a [Comparison] whose canonical files
/// have the same bytes for the same inputs and seed, with one thread or many, computed incrementally or in full.
package citiverse.rehearse;
