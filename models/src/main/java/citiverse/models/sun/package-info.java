/// Sunlight: where the sun stands, what hides it, and whose sun a new building takes.
///
/// What goes in: the built form of a city ([citiverse.models.built.BuiltForm]), receptors on ground, walls,
/// roofs and windows ([citiverse.models.sun.Receptors]), and settings. What is guaranteed to come out: hours
/// of direct sun by date and over the year, sky view factor, vertical sky component and probable sunlight
/// hours for each receptor; the same bytes with any number of threads; what changes with a building equal, to
/// the last bit, to computing all anew; and never more sun for a building more. Formulas, sources and limits:
/// `docs/methods/sun.md`.
package citiverse.models.sun;
