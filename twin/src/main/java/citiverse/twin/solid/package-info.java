/// The three-dimensional form of things: boundaries with levels of detail and semantic surfaces, as CityGML has them.
///
/// A feature keeps its footprint as its geometry, so that every map goes on working, and its form, if it has one, as
/// the property `form`: packed bytes of a [citiverse.twin.solid.Form]. Coordinates stay those of the source, as whole
/// numbers with a scale, so that what is exported is what was read; a [citiverse.twin.solid.Frame] places them in
/// local metres, so that models need no map projection.
package citiverse.twin.solid;
