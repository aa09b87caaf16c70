/// How loud streets are where people live: emission after CNOSSOS-EU, propagation without reflections.
///
/// What goes in: flows and speeds of vehicles by day, evening and night, streets and places in local metres,
/// walls in between. What is guaranteed to come out: levels in decibels, A-weighted, per place, with the
/// directive's own figures for the emission; nothing is validated against measured levels, so everything is
/// exploratory ([NoiseModel#VALIDATION]). Formulas, sources and limits: `docs/methods/noise.md`.
package citiverse.models.noise;
