/// City objects in three dimensions, whatever file they came in.
///
/// What goes in: [citiverse.standards.solid.CityObject]s as CityJSON and CityGML have them, a root with all its parts
/// at a time. What is guaranteed to come out: features with a footprint in CRS84, ground and height in metres, the
/// packed [citiverse.twin.solid.Form] in the source's coordinates with a frame that places it on the earth, and a
/// warning, with object and place, for each surface that is wound the wrong way, bent, crossing itself or without a
/// neighbour. Nothing is mended but what has no extent: rings of fewer than three places are left out.
package citiverse.standards.solid;
