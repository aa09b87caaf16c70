/// How hot it is for people, and how far a park cools.
///
/// What goes in: air and radiant temperature, humidity and wind; or outlines of parks and places in local
/// metres. What is guaranteed to come out: the Universal Thermal Climate Index by its published polynomial
/// within its published limits, and cooling by parks as an interval that is as wide as what is known. Both
/// exploratory. Formulas, sources and limits: `docs/methods/heat.md`.
package citiverse.models.heat;
