/// Where a service is short, and where to put the next one.
///
/// What goes in: demand per place, candidate sites, and travel between them as plain arrays, from the access model.
/// What is guaranteed to come out: sites together with a bound that no choice of as many sites can beat, so that it is
/// known how far from the best an answer may be ([Siting#gap]); the same sites for the same input.
/// Formulas, sources and limits: `docs/methods/location.md`.
package citiverse.models.location;
