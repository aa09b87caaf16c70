/// Made cities in three dimensions, as real CityJSONSeq files.
///
/// What goes in: how many buildings, and a seed. What is guaranteed to come out: closed solids wound outwards, a block
/// of level 1.2 and, for most buildings, a house of level 2.2 under a gabled roof, with semantic surfaces; the same
/// bytes for the same seed on every machine; memory that does not grow with the city.
package citiverse.scene.solid;
