/// How far a model can be trusted, said in the same words for every model.
///
/// What goes in: what was measured and what was computed, pair by pair. What is guaranteed to come out: the
/// figures of Chang and Hanna (2004) with their textbook values ([PairedScores]), and a [Validation] that a
/// model carries with its results, so that a report can say what was tested, on what, with which figures, and
/// that the rest was not.
package citiverse.models.validation;
