/// Indicators of the Sustainable Development Goals, and of the city of short ways, from what the twin knows.
///
/// What goes in: people per place, and what other models found (walking distances along the streets, concentrations,
/// areas), as plain arrays in the order of a place index; `NaN` where nothing is known, infinity where something
/// cannot be reached. What is guaranteed to come out: a [Share], that is numerator, denominator and how much of the
/// city it speaks of. What is missing is never counted as bad, nor as good.
/// Definitions, sources and limits: `docs/methods/sdg.md`.
package citiverse.models.sdg;
