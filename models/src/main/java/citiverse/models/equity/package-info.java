/// How evenly something is shared among people, where the well and the badly served live, and who gains and loses.
///
/// What goes in: one value per place (say, jobs within 45 minutes) and the people who live there, as plain arrays in
/// the order of a place index. What is guaranteed to come out: figures in which every person counts once, places
/// without a value are left out and counted ([Sample#missingPlaces]), and the same bytes for the same arrays and seed.
/// Formulas, sources and limits: `docs/methods/equity.md`.
package citiverse.models.equity;
