/// From results to an answer: estimates, ranking, ties, regret, fronts, and what would change the first place.
///
/// What goes in: the results of all draws, in their order. What is guaranteed to come out: figures that depend on
/// nothing but these; options that cannot be told apart share a tie, and equal ones are ordered by id.
package citiverse.rehearse.analysis;
