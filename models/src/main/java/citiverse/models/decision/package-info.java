/// Which option to choose when the future is open and criteria disagree, and what would change the choice.
///
/// What goes in: results as `[option][scenario]` or `[option][criterion]`, where a scenario is one future with one
/// draw, met by every option alike. What is guaranteed to come out: figures that treat options that cannot be told
/// apart as tied, depend on no order but that of the arrays, and keep the choice itself to people.
/// Formulas, sources and limits: `docs/methods/uncertainty-and-decisions.md`.
package citiverse.models.decision;
